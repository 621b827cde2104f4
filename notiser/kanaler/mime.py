"""A letter as the exact bytes of RFC 5322: the same letter always gives the same bytes."""

import hashlib
import html
import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from notiser.forsandelse import Brev
from notiser.kanaler.epostadress import Epostadress, las_epostadress

DUBBLETTRAD = (
    "Det här meddelandet kan vara en dubblett: en tidigare sändning kan redan ha kommit fram."
)
DUBBLETTMARKE = "kan vara en dubblett"
SJUBITARS = SMTP.clone(cte_type="7bit")
BODYTAGG = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
RAD = "\r\n"
KALENDERFIL = {"method": "PUBLISH", "charset": "utf-8"}
"""What tells a mail program that a calendar file is to be saved, and asks for no answer."""


def bygg_brev(brev: Brev) -> bytes:
    """Build the whole message; an address that cannot be read raises Adressfel.

    The message's own headers are written here and not by `email.message`, which may fold
    a long Message-ID into an encoded word and lose spaces between encoded words.
    """
    huvud = RAD.join(f"{namn}: {varde}" for namn, varde in _huvuden(brev))
    return huvud.encode("ascii") + RAD.encode("ascii") + _innehall(brev).as_bytes()


def _huvuden(brev: Brev) -> list[tuple[str, str]]:
    """List the headers in their order."""
    huvuden = [
        ("Date", format_datetime(brev.datum)),
        ("From", _adress(las_epostadress(brev.fran))),
        ("To", _adress(las_epostadress(brev.till))),
        ("Subject", _fritext("Subject", brev.amne)),
        ("Message-ID", brev.message_id),
    ]
    if brev.svara_till:
        huvuden.append(("Reply-To", _adress(las_epostadress(brev.svara_till))))
    if brev.referenser:
        huvuden.append(("In-Reply-To", brev.referenser[-1]))
        huvuden.append(("References", f"{RAD} ".join(brev.referenser)))
    huvuden.append(("Auto-Submitted", "auto-generated"))
    huvuden.append(("X-Auto-Response-Suppress", "All"))
    if brev.omgang:
        huvuden.append(("X-Beslutsflode-Omgang", _fritext("X-Beslutsflode-Omgang", brev.omgang)))
    if brev.dubblettmarkning:
        huvuden.append(("X-Beslutsflode-Dubblett", DUBBLETTMARKE))
    return huvuden


def _fritext(namn: str, text: str) -> str:
    """Encode a header's free text by RFC 2047 where it is not plain ASCII."""
    ren = text.isascii() and "=?" not in text and text == " ".join(text.split())
    teckenkod = "us-ascii" if ren else "utf-8"
    return Header(text, teckenkod, header_name=namn).encode(linesep=RAD)


def _adress(adress: Epostadress) -> str:
    """Write an address with its name before it, on a line of its own."""
    if not adress.namn:
        return adress.adress
    return f"{Header(adress.namn, 'utf-8').encode(linesep=RAD)}{RAD} <{adress.adress}>"


def _innehall(brev: Brev) -> EmailMessage:
    """Build the parts: text, HTML beside it, and the files after them."""
    innehall = EmailMessage(policy=SJUBITARS)
    innehall.set_content(_text(brev), cte="quoted-printable")
    if brev.html is not None:
        innehall.add_alternative(_html(brev), subtype="html", cte="quoted-printable")
    for bilaga in brev.bilagor:
        huvudtyp, _, undertyp = bilaga.mediatyp.partition("/")
        innehall.add_attachment(
            bilaga.innehall,
            maintype=huvudtyp,
            subtype=undertyp,
            filename=bilaga.namn,
            params=KALENDERFIL if bilaga.mediatyp == "text/calendar" else None,
        )
    for nummer, del_ in enumerate(innehall.walk()):
        if del_.is_multipart():
            del_.set_boundary(_grans(brev.message_id, nummer))
    return innehall


def _grans(message_id: str, nummer: int) -> str:
    """Derive a boundary that no coded part can hold ("=_" is neither base64 nor QP)."""
    summa = hashlib.sha256(f"{nummer}:{message_id}".encode()).hexdigest()
    return f"=_{summa[:40]}"


def _enkla_rader(text: str) -> str:
    """Make every line end LF, as email.message wants it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(brev: Brev) -> str:
    """Give the text part, headed by the warning where the letter may be a second copy."""
    text = _enkla_rader(brev.text)
    return f"{DUBBLETTRAD}\n\n{text}" if brev.dubblettmarkning else text


def _html(brev: Brev) -> str:
    """Give the HTML part, with the warning first in its body."""
    sida = _enkla_rader(brev.html or "")
    if not brev.dubblettmarkning:
        return sida
    rad = f"<p><strong>{html.escape(DUBBLETTRAD)}</strong></p>"
    tagg = BODYTAGG.search(sida)
    plats = tagg.end() if tagg else 0
    return f"{sida[:plats]}{rad}{sida[plats:]}"

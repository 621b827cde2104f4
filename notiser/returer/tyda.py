"""The bytes of a mail become what it is: pure, and never an error."""

import re
from collections.abc import Iterator
from email.message import Message
from hashlib import sha256
from typing import Final

from notiser.returer.automatik import ar_automatiskt, liknar_retur
from notiser.returer.bekraftelse import Svarstext, avsandaradress, svarskod, svarstext
from notiser.returer.delar import (
    TRASIGT,
    GarInteAttLasa,
    aterlamnade_huvuden,
    egna_delar,
    huvud,
    las_brev,
    meddelandeid,
    text_i,
)
from notiser.returer.inkommet import Inkommet, Returslag
from notiser.returer.rapport import Rapport, las_rapport

_FLEST_ID: Final = 50
_VART_ID: Final = re.compile(r"(?<![0-9A-Za-z])([0-9a-f]{24}@[A-Za-z0-9.-]{1,250})")
"""The form of our own Message-IDs, in a text that returns a message as it was."""


def tyd(innehall: bytes) -> Inkommet:
    """Tell what a mail is and which message of ours it may be about.

    Anything can come in: what cannot be read is told as such, with the reason.
    """
    digest = sha256(innehall).hexdigest()
    try:
        brev = las_brev(innehall)
        return _tytt(brev, innehall, digest)
    except GarInteAttLasa as fel:
        motivering = str(fel)
    except TRASIGT as fel:
        motivering = f"brevet är inte skrivet som ett brev ska vara ({type(fel).__name__})"
    return Inkommet(
        slag=Returslag.OLASLIGT,
        nyckel=sha256(innehall.replace(b"\r\n", b"\n")).hexdigest(),
        digest=digest,
        motivering=motivering,
    )


def _tytt(brev: Message, innehall: bytes, digest: str) -> Inkommet:
    rapport = las_rapport(brev)
    if rapport is None:
        slag = _slag_utan_rapport(brev)
        if slag is Returslag.BREV and (kod := svarskod(brev)) is not None:
            text = svarstext(brev)
            if text is not Svarstext.ANNAT:
                sager_mer = text is Svarstext.SVARET_OCH_MER
                return _bekraftelse(brev, innehall, digest, kod, sager_mer=sager_mer)
        rapport = Rapport(slag, None, None, ())
    om = tuple(dict.fromkeys(_om(brev, rapport.slag)))[:_FLEST_ID]
    return Inkommet(
        slag=rapport.slag,
        nyckel=_nyckel(brev, innehall, om),
        digest=digest,
        om=om,
        statuskod=rapport.statuskod,
        diagnos=rapport.diagnos,
        mottagare=rapport.mottagare,
    )


def _bekraftelse(
    brev: Message, innehall: bytes, digest: str, kod: str, *, sager_mer: bool
) -> Inkommet:
    return Inkommet(
        slag=Returslag.BEKRAFTELSE,
        nyckel=_nyckel(brev, innehall, (kod,)),
        digest=digest,
        om=(kod,),
        fran=avsandaradress(brev),
        sager_mer=sager_mer,
    )


def _slag_utan_rapport(brev: Message) -> Returslag:
    if liknar_retur(brev):
        return Returslag.OKAND
    return Returslag.AUTOSVAR if ar_automatiskt(brev) else Returslag.BREV


def _om(brev: Message, slag: Returslag) -> Iterator[str]:
    """Yield the Message-IDs that a mail points at: what it returns, else what it answers, its text.

    What comes back may be an answer to a letter of ours, which then stands in its thread: that
    one has arrived.
    """
    delar = list(egna_delar(brev))
    aterlamnade = [ett for del_ in delar if (ett := aterlamnade_huvuden(del_)) is not None]
    ider = [om for ett in aterlamnade for om in meddelandeid(huvud(ett, "Message-ID"))]
    if ider:
        yield from ider
        return
    yield from meddelandeid(huvud(brev, "In-Reply-To"))
    yield from reversed(meddelandeid(huvud(brev, "References")))
    if slag is Returslag.OKAND:
        for del_ in delar:
            if del_.get_content_maintype() == "text":
                yield from _VART_ID.findall(text_i(del_))


def _nyckel(brev: Message, innehall: bytes, om: tuple[str, ...]) -> str:
    """Give what tells the mail from others: its own Message-ID with what it is about, or all."""
    eget = meddelandeid(huvud(brev, "Message-ID"))
    if not eget:
        return sha256(innehall.replace(b"\r\n", b"\n")).hexdigest()
    return sha256("\n".join((eget[0], *om[:1])).encode("utf-8", "replace")).hexdigest()

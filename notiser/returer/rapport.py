"""A delivery report by RFC 3464: what became of a message, by a mail server's own word."""

import re
from collections.abc import Sequence
from email.message import Message
from typing import Final, NamedTuple

from notiser.returer.delar import egna_delar, huvud, underdelar
from notiser.returer.inkommet import Returslag

_RAPPORT: Final = frozenset({"message/delivery-status", "message/global-delivery-status"})
_STATUS: Final = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_ADRESS: Final = re.compile(r"[^\s<>@,;:]{1,200}@[^\s<>@,;]{1,250}")
_LANK: Final = re.compile(r"\b(?:https?://|www\.)\S*", re.IGNORECASE)
_OSKRIVBART: Final = re.compile(r"[^\w .,:;()/%+=§'–-]+")
LANGST_DIAGNOS: Final = 160
_HANDELSER: Final = {
    "failed": Returslag.BESTAENDE,
    "delayed": Returslag.TILLFALLIG,
    "delivered": Returslag.LEVERERAD,
    "relayed": Returslag.LEVERERAD,
    "expanded": Returslag.LEVERERAD,
}
"""The actions of RFC 3464 § 2.3.3. A failed one is given up, whatever its status says."""
_PA_STATUS: Final = {
    "5": Returslag.BESTAENDE,
    "4": Returslag.TILLFALLIG,
    "2": Returslag.LEVERERAD,
}
_TYNGST_FORST: Final = (Returslag.BESTAENDE, Returslag.TILLFALLIG, Returslag.LEVERERAD)


class Rapport(NamedTuple):
    """What a report says of the message."""

    slag: Returslag
    statuskod: str | None
    diagnos: str | None
    mottagare: tuple[str, ...]


def las_rapport(brev: Message) -> Rapport | None:
    """Give what a report says, the gravest first; null when the mail is no report."""
    delar = [del_ for del_ in egna_delar(brev) if del_.get_content_type() in _RAPPORT]
    if not delar:
        return None
    block = (ett for del_ in delar for ett in underdelar(del_))
    besked = [ett for grupp in block if (ett := _besked(grupp))]
    for slag in _TYNGST_FORST:
        lika = [ett for ett in besked if ett.slag is slag]
        if lika:
            mottagare = dict.fromkeys(vem for ett in lika for vem in ett.mottagare)
            return lika[0]._replace(mottagare=tuple(mottagare))
    return Rapport(Returslag.OKAND, None, "rapporten säger inte vad som hände", ())


def _besked(block: Message) -> Rapport | None:
    """Read a group of fields about one recipient; null for those about the message as a whole."""
    status = _STATUS.search(huvud(block, "Status")[:100])
    kod = status[1] if status else None
    handelse = huvud(block, "Action").partition(" ")[0].casefold()
    slag = _HANDELSER.get(handelse) or (_PA_STATUS[kod[0]] if kod else None)
    if slag is None:
        return None
    mottagare = _adresser(block, ("Original-Recipient", "Final-Recipient"))
    return Rapport(slag, kod, kort_diagnos(huvud(block, "Diagnostic-Code")), mottagare)


def _adresser(block: Message, falt: Sequence[str]) -> tuple[str, ...]:
    """Give the addresses of "rfc822; name@example.org", in small letters."""
    texter = (huvud(block, namn)[:1000] for namn in falt)
    return tuple(dict.fromkeys(vem.casefold() for text in texter for vem in _ADRESS.findall(text)))


def kort_diagnos(text: str) -> str | None:
    """Shorten what a mail server said to one line without addresses, links and markup."""
    _, skilje, resten = text[:2000].partition(";")
    utan = _LANK.sub("", _ADRESS.sub("(adress)", resten if skilje else text[:2000]))
    rent = " ".join(_OSKRIVBART.sub(" ", utan).split())
    if len(rent) > LANGST_DIAGNOS:
        rent = f"{rent[:LANGST_DIAGNOS].rstrip()}…"
    return rent or None

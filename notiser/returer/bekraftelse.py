"""The answer that was written beforehand: a contact says that it is the right one."""

import re
from email.message import Message
from email.utils import parseaddr
from enum import Enum
from typing import Final

from notiser.fel import Adressfel
from notiser.kanaler.epostadress import las_epostadress
from notiser.returer.automatik import LANGST_AMNE, amne
from notiser.returer.delar import egna_delar, huvud, text_i
from notiser.texter.kontaktsvar import JA
from notiser.underlag import STAMMER

_AMNE: Final = re.compile(rf"\s*{STAMMER}\W+([0-9a-f]{{24}})\W*", re.IGNORECASE)
"""The subject alone, as it was written: an answer to the letter itself is read by a human."""


class Svarstext(Enum):
    """What the text of an answer is."""

    SVARET = "svaret"
    """As it was written beforehand, or nothing."""
    SVARET_OCH_MER = "svaret och mer"
    """Something stands under it: a signature, or what a human should know."""
    ANNAT = "annat"
    """Words of somebody's own: they may say the opposite."""


def svarskod(brev: Message) -> str | None:
    """Give which message of ours a mail says yes to, by its subject; null when it does not."""
    traff = _AMNE.fullmatch(amne(brev))
    return traff and traff.group(1).lower()


def svarstext(brev: Message) -> Svarstext:
    """Tell what a mail says beside its subject: nothing, the text that was written, or more."""
    delar = [ett for ett in egna_delar(brev) if ett.get_content_maintype() == "text"]
    rena = [text_i(ett) for ett in delar if ett.get_content_subtype() == "plain"]
    rader = [rad.strip() for text in rena for rad in text.splitlines() if rad.strip()]
    if not rader:
        return Svarstext.ANNAT if delar and not rena else Svarstext.SVARET
    if rader[0] != JA:
        return Svarstext.ANNAT
    return Svarstext.SVARET if len(rader) == 1 else Svarstext.SVARET_OCH_MER


def avsandaradress(brev: Message) -> str | None:
    """Give the address that a mail says that it is from; null when it is none."""
    try:
        return las_epostadress(parseaddr(huvud(brev, "From")[:LANGST_AMNE])[1]).adress
    except Adressfel:
        return None

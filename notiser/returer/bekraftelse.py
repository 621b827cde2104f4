"""The answer that was written beforehand: a contact says that it is the right one."""

import re
from email.message import Message
from email.utils import parseaddr
from typing import Final

from notiser.fel import Adressfel
from notiser.kanaler.epostadress import las_epostadress
from notiser.returer.automatik import LANGST_AMNE, amne
from notiser.returer.delar import huvud
from notiser.underlag import STAMMER

_AMNE: Final = re.compile(rf"\s*{STAMMER}\W+([0-9a-f]{{24}})\W*", re.IGNORECASE)
"""The subject alone, as it was written: an answer to the letter itself is read by a human."""


def svarskod(brev: Message) -> str | None:
    """Give which message of ours a mail says yes to, by its subject; null when it does not."""
    traff = _AMNE.fullmatch(amne(brev))
    return traff and traff.group(1)


def avsandaradress(brev: Message) -> str | None:
    """Give the address that a mail says that it is from; null when it is none."""
    try:
        return las_epostadress(parseaddr(huvud(brev, "From")[:LANGST_AMNE])[1]).adress
    except Adressfel:
        return None

"""What a mail server's reply means for the message."""

import re
from typing import Final

from notiser.svar import BestaendeFel, TillfalligtFel

UTOKAD_KOD = re.compile(rb"^([245]\.\d{1,3}\.\d{1,3})\b")
BESTAENDE = 500
MOTTAGAREN: Final = "mottagaren"
"""The step at which a recipient is refused, in its definite form."""
_INGEN_SADAN: Final = re.compile(r"5\.1\.\d+|5\.2\.1")
"""Bad address, or a mailbox that is closed (RFC 3463)."""
_UTAN_UTOKAD: Final = frozenset({550, 551, 553})
"""Refusals of a recipient that say no more (RFC 5321)."""
KRAVER_INLOGGNING = frozenset({530, 534, 538})
"""Login or encryption is demanded (RFC 4954): the setting's fault, so the letter is not lost."""


class Avvisat(Exception):
    """The server refused a command of the conversation by a code."""

    def __init__(self, steg: str, kod: int, svar: bytes) -> None:
        """Keep the step, the code and the enhanced code; the text may quote addresses."""
        self.steg = steg
        self.kod = kod
        traff = UTOKAD_KOD.match(svar)
        self.utokad = f" {traff[1].decode('ascii')}" if traff else ""
        super().__init__(f"{steg}: {kod}{self.utokad}")


def klassa(avvisat: Avvisat) -> TillfalligtFel | BestaendeFel:
    """Class a refusal of this message: 5xx is for good, anything else may pass later.

    A demand for login or encryption is for now: the letter goes when the setting is mended.
    """
    kod = f"{avvisat.kod}{avvisat.utokad}"
    if avvisat.kod in KRAVER_INLOGGNING:
        return TillfalligtFel(orsak=f"E-postservern kräver inloggning eller kryptering ({kod}).")
    if avvisat.kod >= BESTAENDE:
        return BestaendeFel(
            orsak=f"E-postservern avvisade {avvisat.steg} för gott ({kod}).",
            okand_mottagare=_okand_mottagare(avvisat),
        )
    return TillfalligtFel(orsak=f"E-postservern avvisade {avvisat.steg} tills vidare ({kod}).")


def _okand_mottagare(avvisat: Avvisat) -> str | None:
    """Give the code when it says of the recipient that there is none, and not what may be sent."""
    if avvisat.steg != MOTTAGAREN:
        return None
    utokad = avvisat.utokad.strip()
    ingen_sadan = _INGEN_SADAN.fullmatch(utokad) if utokad else avvisat.kod in _UTAN_UTOKAD
    return (utokad or str(avvisat.kod)) if ingen_sadan else None

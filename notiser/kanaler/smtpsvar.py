"""What a mail server's reply means for the message."""

import re

from notiser.svar import BestaendeFel, TillfalligtFel

UTOKAD_KOD = re.compile(rb"^([245]\.\d{1,3}\.\d{1,3})\b")
BESTAENDE = 500
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
        return BestaendeFel(orsak=f"E-postservern avvisade {avvisat.steg} för gott ({kod}).")
    return TillfalligtFel(orsak=f"E-postservern avvisade {avvisat.steg} tills vidare ({kod}).")

"""The states of an outgoing message."""

from typing import Final

from beslutsmodell.utfall import Etikett


class Tillstand(Etikett):
    """How far one message has come."""

    PLANERAD = "planerad", "planerad"
    """Waits for its time."""
    TAGEN = "tagen", "tagen för sändning"
    """A sender holds it, until its lease runs out."""
    SKICKAD = "skickad", "skickad"
    """The next hop has taken it."""
    TILLFALLIGT_FEL = "tillfalligt_fel", "tillfälligt fel"
    """Will be tried again."""
    BESTAENDE_FEL = "bestaende_fel", "bestående fel"
    """Refused for good: the address or the message is wrong."""
    OKANT = "okant", "okänt"
    """It may have been sent: the answer was lost."""
    ATERHALLEN = "aterhallen", "återhållen"
    """Not sent, with a reason: the question was answered first."""
    DOD = "dod", "gav upp"
    """Every attempt failed: an alarm."""


LEVANDE: Final = (Tillstand.PLANERAD, Tillstand.TAGEN, Tillstand.TILLFALLIGT_FEL)
"""States from which a message may still be sent."""


KRAVER_MANNISKA: Final = ("kvittering",)
"""Kinds of message that are never resent by themselves: a receipt asks a human."""

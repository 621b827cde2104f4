"""What a rule answers: fulfilled, or a lack with its reason and source."""

from beslutsmodell.varde import Varde


class Brist(Varde):
    """Something that is missing, why it matters, and what to ask for."""

    motivering: str
    """Swedish: what was wrong and where."""
    atgard: str
    """Swedish: what to do or ask for."""
    kalla: str
    """The source of the rule: a paragraph, or the round's own terms."""

    def __str__(self) -> str:
        """Give the reason, the remedy and the source on one line."""
        return f"{self.motivering} {self.atgard} ({self.kalla})"

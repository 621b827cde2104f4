"""What a verification found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fynd:
    """Something that does not agree, and where."""

    omgang: str
    plats: str
    """The row: an event, a case, a file."""
    text: str
    """Swedish: what is wrong."""

    def __str__(self) -> str:
        """Give place and fault on one line."""
        return f"{self.omgang}, {self.plats}: {self.text}"

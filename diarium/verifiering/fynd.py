"""What a verification found."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final

FILEN: Final = "databasfilen"
"""Stands for the round where the file itself is damaged."""
DATABASEN: Final = "databasen"
"""Stands for the round where something belongs to no round."""
_LANGT: Final = 60


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


def i_ord(varde: object) -> str:
    """Write a stored value in plain words."""
    if varde is None or varde == "":
        return "tomt"
    if isinstance(varde, bool):
        return "ja" if varde else "nej"
    if isinstance(varde, datetime):
        return f"{varde:%Y-%m-%d %H:%M:%S} UTC"
    if isinstance(varde, date):
        return varde.isoformat()
    text = str(varde.value if isinstance(varde, Enum) else varde)
    return f"”{text[:_LANGT]}…”" if len(text) > _LANGT else f"”{text}”"

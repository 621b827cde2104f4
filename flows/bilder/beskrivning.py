"""What stands beside a picture, for those who do not see it and those who want the numbers."""

from datetime import date
from typing import Final, NamedTuple

from beslutsmodell.datum import MANADER
from beslutsmodell.omgang import Beslutsomgang

INGET: Final = "–"
"""What an empty cell says."""


class Beskrivning(NamedTuple):
    """A picture in words, in Swedish."""

    titel: str
    mening: str
    """What the picture shows, in numbers."""
    fiktivt: tuple[str, ...]
    """What in it is made up; empty = nothing."""
    rubriker: tuple[str, ...]
    rader: tuple[tuple[str, ...], ...]
    """The same as in the picture, a cell per heading; the first cell names the row."""


def dag_och_manad(dag: date) -> str:
    """Write a day as short as it goes: "26 nov"."""
    return f"{dag.day} {MANADER[dag.month - 1][:3]}"


def organnamn(omgang: Beslutsomgang, kod: str) -> str:
    """Give the name of a body without that of its principal: "Kommunfullmäktige"."""
    return omgang.finn_organ(kod).namn.partition(" i ")[0]

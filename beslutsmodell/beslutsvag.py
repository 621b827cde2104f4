"""Which body handles which points at which step."""

from datetime import date

from pydantic import Field

from beslutsmodell.varde import Varde


class Beslutsvag(Varde):
    """One case to come: a step of one principal in one body, with its points."""

    huvudman: str
    steg: str
    organ: str
    punkter: tuple[str, ...] = Field(min_length=1)
    egen_frist: date | None = None
    """The body's own last day, when it is another than the step's."""


class Fullmakt(Varde):
    """The points that a principal has given power of attorney for."""

    huvudman: str
    punkter: tuple[str, ...]

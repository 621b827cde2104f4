"""Which body handles which points at which step."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from beslutsmodell.varde import Varde, ar_ur_diariet


def _en_gang(punkter: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    """Refuse a list that names a point twice: the other was meant to be another point."""
    if ar_ur_diariet(info):
        return punkter
    for plats, kod in enumerate(punkter):
        if kod in punkter[:plats]:
            raise ValueError(f"punkt {kod} står två gånger: ta bort den ena, eller rätta den")
    return punkter


_Punktlista = Annotated[tuple[str, ...], AfterValidator(_en_gang)]
"""Codes of points, each once."""


class Beslutsvag(Varde):
    """One case to come: a step of one principal in one body, with its points."""

    huvudman: str
    steg: str
    organ: str
    punkter: _Punktlista = Field(min_length=1)
    egen_frist: date | None = None
    """The body's own last day, when it is another than the step's."""


class Fullmakt(Varde):
    """The points that a principal has given power of attorney for."""

    huvudman: str
    punkter: _Punktlista

"""Rows of a CSV file as models of the core: columns are field names, lists are blank-separated."""

from typing import TypeVar

from pydantic import BaseModel

from diarium.inlasning.nycklar import ar_lista
from diarium.inlasning.tabell import Kolumner, Rad
from diarium.inlasning.validering import las_modell

Modell = TypeVar("Modell", bound=BaseModel)


def kolumner_for(modell: type[BaseModel]) -> Kolumner:
    """Give the columns of a model: all its fields, of which some must be there."""
    falt = modell.model_fields
    return Kolumner(
        tillatna=tuple(falt),
        kravda=tuple(namn for namn, ett in falt.items() if ett.is_required()),
    )


def modell_ur(modell: type[Modell], rad: Rad) -> Modell:
    """Make a model of a row; an empty cell is left out, or is an empty list."""
    data: dict[str, str | list[str]] = {}
    for namn, cell in rad.celler.items():
        if ar_lista(modell.model_fields[namn].annotation):
            data[namn] = cell.split()
        elif cell:
            data[namn] = cell
    return las_modell(modell, data, kalla=rad)

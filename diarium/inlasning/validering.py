"""From a raw tree or row to a model; the first fault is placed at its line and field."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.nycklar import tillatna_nycklar
from diarium.inlasning.svenska import i_klartext, skrivsatt
from diarium.inlasning.yamltrad import skriv_vag

Modell = TypeVar("Modell", bound=BaseModel)
Loc = tuple[str | int, ...]


class Kalla(Protocol):
    """A file, or a row of it, that can tell on which line a place stands."""

    @property
    def fil(self) -> str:
        """Give the file's name."""

    def rad(self, loc: Loc, /) -> int:
        """Give the line of the place."""


def las_modell(modell: type[Modell], data: object, *, kalla: Kalla) -> Modell:
    """Validate the data as the model, or raise its first fault as Inlasningsfel."""
    try:
        varde = modell.model_validate(data)
    except ValidationError as fel:
        raise placerat(fel, modell, kalla=kalla) from None
    for loc, ratt, skrivet in _omtolkade(varde, data, ()):
        orsak, atgard = skrivsatt(skrivet, ratt)
        raise Inlasningsfel(kalla.fil, kalla.rad(loc), skriv_vag(loc), orsak, atgard=atgard)
    return varde


def placerat(fel: ValidationError, modell: type[BaseModel], *, kalla: Kalla) -> Inlasningsfel:
    """Turn the first fault into an error with its place.

    An unknown key goes first: a misspelt key is the cause of the missing one.
    """
    forsta = min(fel.errors(), key=lambda ett: ett["type"] != "extra_forbidden")
    loc = forsta["loc"]
    orsak, atgard = i_klartext(forsta, tillatna=tillatna_nycklar(modell, loc[:-1]))
    falt = skriv_vag(_utan_taggar(loc))
    return Inlasningsfel(kalla.fil, kalla.rad(loc), falt, orsak, atgard=atgard)


def _utan_taggar(loc: Loc) -> Loc:
    """Leave out the tag that pydantic puts after the place of a post in a list."""
    return tuple(
        del_
        for nummer, del_ in enumerate(loc)
        if not (nummer and isinstance(del_, str) and loc[:nummer][-2:-1] == ("poster",))
    )


def _omtolkade(varde: object, data: object, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    """Yield days and times that were read from another form, such as a count of seconds."""
    if isinstance(data, str):
        if ratt := _enda_form(varde, data):
            yield loc, ratt, data
    elif isinstance(data, Mapping) and isinstance(varde, BaseModel):
        for nyckel, inre in data.items():
            yield from _omtolkade(getattr(varde, nyckel, None), inre, (*loc, nyckel))
    elif isinstance(data, Sequence) and isinstance(varde, tuple):
        for nummer, (ett, inre) in enumerate(zip(varde, data, strict=False)):
            yield from _omtolkade(ett, inre, (*loc, nummer))


def _enda_form(varde: Any, data: str) -> str | None:  # noqa: ANN401 - any value of a model
    """Give the form that should have been used, or null when it was."""
    if isinstance(varde, datetime):
        return None
    if isinstance(varde, time):
        former = (varde.isoformat("minutes"), varde.isoformat())
        return None if data in former else former[0]
    if isinstance(varde, date):
        return None if data == varde.isoformat() else varde.isoformat()
    return None

"""What tells one claim from another, for statements that change some of them."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import and_, bindparam

from diarium.drivsats import Rad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad

_ANSPRAK = tabell(Anspraksrad)
NYCKEL: Final = ("arende_id", "fristversion", "trappsteg", "dag", "kontakt_id")
_BUNDNA: Final = tuple(f"b_{namn}" for namn in NYCKEL)
_NYCKELN: Final = attrgetter(*NYCKEL)
DETTA: Final = and_(
    *(_ANSPRAK.c[namn] == bindparam(f"b_{namn}", type_=_ANSPRAK.c[namn].type) for namn in NYCKEL)
)
"""The claim whose key is given as in `nyckelvarden`."""


def nyckelkolumner(ansprak: Sequence[Rad]) -> dict[str, Sequence[Any]]:
    """Give the values that `DETTA` asks for, of many claims, by column."""
    return dict(zip(_BUNDNA, zip(*map(_NYCKELN, ansprak), strict=True), strict=True))


def nyckelvarden(ansprak: Rad) -> dict[str, Any]:
    """Give the values that `DETTA` asks for."""
    return dict(zip(_BUNDNA, _NYCKELN(ansprak), strict=True))

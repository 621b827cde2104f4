"""What tells one claim from another, for statements that change some of them."""

from typing import Any, Final

from sqlalchemy import and_, bindparam

from diarium.drivsats import Rad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad

_ANSPRAK = tabell(Anspraksrad)
NYCKEL: Final = ("arende_id", "fristversion", "trappsteg", "dag", "kontakt_id")
DETTA: Final = and_(
    *(_ANSPRAK.c[namn] == bindparam(f"b_{namn}", type_=_ANSPRAK.c[namn].type) for namn in NYCKEL)
)
"""The claim whose key is given as in `nyckelvarden`."""


def nyckelvarden(ansprak: Rad) -> dict[str, Any]:
    """Give the values that `DETTA` asks for."""
    return {f"b_{namn}": getattr(ansprak, namn) for namn in NYCKEL}

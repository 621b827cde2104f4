"""Which messages wait or are under way: the conditions that statements about them share.

Their states are written out and not bound: only so does a database use the indexes that hold these
messages alone.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, func, literal_column, select

from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.tillstand import Tillstand

_UTSKICK = tabell(Utskicksrad)


def _utskrivet(tillstand: Tillstand) -> ColumnElement[Any]:
    return literal_column(f"'{tillstand.value}'")


VANTAR: Final = _UTSKICK.c.tillstand.in_(
    [_utskrivet(Tillstand.PLANERAD), _utskrivet(Tillstand.TILLFALLIGT_FEL)]
)
"""Planned, or to be tried again; the time of it may not have come."""
TAGEN: Final = _UTSKICK.c.tillstand == _utskrivet(Tillstand.TAGEN)
"""Held by a sender."""
_LAS_VANTANDE: Final = Drivsats(
    select(func.count().label("antal"), func.min(_UTSKICK.c.tidigast).label("tidigast")).where(
        VANTAR
    )
)


def las_vantande(session: Session) -> tuple[int, datetime | None]:
    """Give how many messages wait in all rounds, and the earliest time of any of them."""
    (rad,) = _LAS_VANTANDE.rader(session)
    return rad.antal, rad.tidigast

"""Which messages wait to be sent: the condition that every statement about them shares."""

from typing import Final

from sqlalchemy import or_

from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.tillstand import Tillstand

_UTSKICK = tabell(Utskicksrad)
VANTAR: Final = or_(
    _UTSKICK.c.tillstand == Tillstand.PLANERAD.value,
    _UTSKICK.c.tillstand == Tillstand.TILLFALLIGT_FEL.value,
)
"""Planned, or to be tried again; the time of it may not have come."""

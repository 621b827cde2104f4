"""The burst guard: a sweep that would send very many new messages stops and asks a human."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from sqlalchemy import ColumnElement, Integer, bindparam, func, select

from beslutsmodell.datum import tid_i_text
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import anstandig_tid
from diarium.drivsats import Drivsats
from diarium.inlasning.svenska import upprakning
from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.sortord import antal_i_ord
from diarium.utkorg.vantande import VANTAR

_UTSKICK, _OMGANG = tabell(Utskicksrad), tabell(Omgangsrad)
_NYA: Final[tuple[ColumnElement[bool], ...]] = (
    VANTAR,
    _UTSKICK.c.tidigast <= bindparam("nu", type_=Utctid),
    _UTSKICK.c.forsok == 0,
    _UTSKICK.c.motivering.is_(None),
)
"""Messages whose time has come and that no sweep has taken up: neither tried nor put off."""
_FLER_AN: Final = Drivsats(
    select(_UTSKICK.c.id).where(*_NYA).limit(1).offset(bindparam("grans", type_=Integer))
)
_VILKA: Final = Drivsats(
    select(
        _OMGANG.c.kod,
        _UTSKICK.c.sort,
        func.count().label("antal"),
        func.min(_UTSKICK.c.skapad, type_=Utctid).label("aldst"),
    )
    .join(_OMGANG, _OMGANG.c.id == _UTSKICK.c.omgang_id)
    .where(*_NYA)
    .group_by(_OMGANG.c.kod, _UTSKICK.c.sort)
)


@dataclass(frozen=True, slots=True)
class Hop:
    """New messages of one kind in one round."""

    omgang: str
    sort: str
    antal: int
    aldst: datetime
    """When the first of them was planned."""


@dataclass(frozen=True, slots=True)
class Sparr:
    """What a sweep wanted to send when the guard stopped it."""

    grans: int
    hopar: tuple[Hop, ...]

    @property
    def antal(self) -> int:
        """Give how many messages it was in all."""
        return sum(ett.antal for ett in self.hopar)

    @property
    def aldst(self) -> datetime:
        """Give when the first of them was planned."""
        return min(ett.aldst for ett in self.hopar)

    def rader(self) -> Iterator[str]:
        """Yield, a sentence a line, what it wanted to send and what to answer."""
        yield (
            f"Spärren: {self.antal} nya meddelanden har nått sin tid, fler än {self.grans} "
            "(BESLUT_SPARR). Ingenting är skickat, allt ligger kvar i utkorgen."
        )
        for omgang, hopar in groupby(self.hopar, key=lambda ett: ett.omgang):
            yield f"{omgang}: {upprakning(antal_i_ord(ett.sort, ett.antal) for ett in hopar)}."
        yield (
            f"Det äldsta planerades {tid_i_text(self.aldst.astimezone(STOCKHOLM))}. Besvarade är "
            "medräknade: de sållas bort först när de skickas."
        )
        yield (
            "Är det rätt: `beslut svep --slapp` skickar dem nu. Annars: se `beslut utskick lista`. "
            "Svepen frågar igen tills någon svarar. Är så många vanligt, höj BESLUT_SPARR."
        )


def las_sparr(session: Session, grans: int | None, *, nu: datetime) -> Sparr | None:
    """Give what stops a sweep; null when no more than `grans` new messages would be taken up.

    What is counted is what is ripe: whether a message is still needed is known when it is claimed.
    """
    if grans is None or anstandig_tid(nu) > nu or not _FLER_AN.rader(session, nu=nu, grans=grans):
        return None
    return Sparr(grans, tuple(Hop(*rad) for rad in sorted(_VILKA.rader(session, nu=nu))))

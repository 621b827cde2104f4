"""What a database is: real or simulated, and how far its reminders have come."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import bindparam, insert, select, update

from diarium.databas import Databas, stall_i_ko
from diarium.drivsats import Drivsats, Rad
from diarium.fel import OgiltigDatabas, SkarpDatabas
from diarium.klocka import Klocka, Stegklocka, Systemklocka
from diarium.radsumma import radsumma
from diarium.session import Session
from diarium.tabeller.omgang import Databasrad
from diarium.tabeller.typer import tabell

_DATABAS = tabell(Databasrad)
_RAD = 1
_LAS_TICK = select(_DATABAS.c.senaste_tick).where(_DATABAS.c.id == _RAD).with_for_update()
_FALT: Final = ("simulerad", "klocka", "senaste_tick", "senaste_svep")
_LAS = Drivsats(
    select(*(_DATABAS.c[namn] for namn in _FALT)).where(_DATABAS.c.id == _RAD).with_for_update(),
)
_SKRIV = Drivsats(
    update(_DATABAS)
    .where(_DATABAS.c.id == _RAD)
    .values({namn: bindparam(f"b_{namn}") for namn in (*_FALT, "summa")}),
)

_SVEPT = Drivsats(
    select(_DATABAS.c.senaste_tick, _DATABAS.c.senaste_svep).where(_DATABAS.c.id == _RAD)
)
TICKEN: Final = select(_DATABAS.c.senaste_tick).where(_DATABAS.c.id == _RAD).scalar_subquery()
"""The instant up to which rungs have been claimed, to be read beside something else."""


class Svept(NamedTuple):
    """How far sweeps have come; null before the first."""

    tick: datetime | None
    """Up to when rungs have been claimed."""
    svep: datetime | None
    """The last sweep."""

    def gick_fore(self, nu: datetime) -> bool:
        """Tell whether a sweep has run by a clock that was ahead of `nu`.

        What is recorded after it holds the tick, but not the heartbeat.
        """
        return any(tid is not None and tid > nu for tid in self)


def stall_in(databas: Databas, *, simulerad: bool, nu: datetime) -> None:
    """Say once what the database is; SkarpDatabas when it is something else already."""
    with databas.skriv() as session:
        avgor(session, simulerad=simulerad, nu=nu)


def avgor(session: Session, *, simulerad: bool, nu: datetime) -> None:
    """Say in the caller's transaction what the database is; SkarpDatabas when it is another."""
    stall_i_ko(session)
    finns = session.execute(
        select(_DATABAS.c.simulerad).where(_DATABAS.c.id == _RAD),
    ).scalar_one_or_none()
    if finns is None:
        session.execute(
            insert(_DATABAS),
            _summerad(simulerad=simulerad, klocka=nu if simulerad else None, senaste_tick=nu),
        )
    elif finns != simulerad:
        raise SkarpDatabas(
            "Databasen innehåller riktiga omgångar och kan inte användas för simulering. "
            "Ange en annan databas med BESLUT_DATABAS."
            if simulerad
            else "Databasen hör till en simulering. Ange en annan med BESLUT_DATABAS.",
        )


def klocka_for(databas: Databas) -> Klocka:
    """Give the clock that the database follows."""
    with databas.las() as session:
        rad = session.execute(
            select(_DATABAS.c.simulerad, _DATABAS.c.klocka).where(_DATABAS.c.id == _RAD),
        ).one_or_none()
    if rad is None:
        return Systemklocka()
    if rad.simulerad != (rad.klocka is not None):
        raise OgiltigDatabas(
            "Diariet säger både att det är en simulering och att det inte är det: någon har ändrat "
            "i tabellen databas. Kontrollera med `beslut verifiera` och återställ en "
            "säkerhetskopia.",
        )
    return Stegklocka(rad.klocka) if rad.simulerad else Systemklocka()


def stega_klocka(databas: Databas, nu: datetime) -> None:
    """Move the stepped clock; SkarpDatabas in a production database."""
    with databas.skriv() as session:
        rad = _las(session)
        if rad is None or not rad.simulerad:
            raise SkarpDatabas("Bara en simulerad databas har en klocka som går att flytta.")
        _skriv(session, rad, klocka=nu)


def las_tick(session: Session, *, nu: datetime) -> datetime:
    """Give the instant up to which rungs have been claimed; `nu` when none have."""
    rad = session.execute(_LAS_TICK).one_or_none()
    if rad is None:
        session.execute(insert(_DATABAS), _summerad(simulerad=False, senaste_tick=nu))
        return nu
    return rad.senaste_tick or nu


def hall_tick(session: Session, *, nu: datetime) -> None:
    """Let rungs after `nu` be looked for: something is recorded then, that may bring some.

    The tick is later only when a clock has been ahead, and has passed over what it did not know.
    It is locked after the round here, and before it by a sweep that sets right what such a clock
    has done: should the two meet, PostgreSQL refuses one of them, and the user is told to try anew.
    """
    rad = _las(session)
    if rad is not None and rad.senaste_tick is not None and rad.senaste_tick > nu:
        _skriv(session, rad, senaste_tick=nu)


def las_ticken(session: Session) -> None:
    """Let sweeps queue: only one at a time plans reminders."""
    session.execute(_LAS_TICK)


def skriv_tick(session: Session, *, nu: datetime) -> None:
    """Note that rungs are claimed up to `nu`."""
    if (rad := _las(session)) is not None:
        _skriv(session, rad, senaste_tick=nu)


def skriv_svep(session: Session, *, nu: datetime) -> None:
    """Note that a sweep has claimed all up to `nu`, whether or not anything was due.

    Earlier than what was noted before when the clock had gone ahead and is right again: what falls
    due in between is looked for once more, and what has been claimed is not claimed twice.
    """
    if (rad := _las(session)) is not None:
        tick = nu if rad.senaste_tick else None
        _skriv(session, rad, senaste_svep=nu, senaste_tick=tick)


def databassumma(varden: Mapping[str, object]) -> str:
    """Give the checksum over the row."""
    return radsumma(_RAD, *(varden.get(namn) for namn in _FALT))


def _summerad(**varden: object) -> dict[str, object]:
    return {"id": _RAD, **varden, "summa": databassumma(varden)}


def _las(session: Session) -> Rad | None:
    rader = _LAS.rader(session)
    return rader[0] if rader else None


def _skriv(session: Session, rad: Rad, **nytt: object) -> None:
    varden = {**{namn: getattr(rad, namn) for namn in _FALT}, **nytt}
    allt = {**varden, "summa": databassumma(varden)}
    _SKRIV.kor(session, {f"b_{namn}": varde for namn, varde in allt.items()})


def svept_hittills(session: Session) -> Svept:
    """Give how far sweeps have come, without taking any lock."""
    rader = _SVEPT.rader(session)
    return Svept(*rader[0]) if rader else Svept(None, None)


def tick_hittills(session: Session) -> datetime | None:
    """Give the instant up to which rungs have been claimed, without taking any lock."""
    return svept_hittills(session).tick


def senaste_svep(session: Session) -> datetime | None:
    """Give the instant of the last sweep: the heartbeat."""
    return session.execute(
        select(_DATABAS.c.senaste_svep).where(_DATABAS.c.id == _RAD),
    ).scalar_one_or_none()

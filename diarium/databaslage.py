"""What a database is: real or simulated, and how far its reminders have come."""

from datetime import datetime

from sqlalchemy import bindparam, case, insert, select, update

from diarium.databas import Databas, stall_i_ko
from diarium.drivsats import Drivsats
from diarium.fel import SkarpDatabas
from diarium.klocka import Klocka, Stegklocka, Systemklocka
from diarium.session import Session
from diarium.tabeller.omgang import Databasrad
from diarium.tabeller.typer import Utctid, tabell

_DATABAS = tabell(Databasrad)
_RAD = 1
_LAS_TICK = select(_DATABAS.c.senaste_tick).where(_DATABAS.c.id == _RAD).with_for_update()
_SKRIV_TICK = Drivsats(
    update(_DATABAS).where(_DATABAS.c.id == _RAD).values(senaste_tick=bindparam("nu")),
)
_NU = bindparam("nu", type_=Utctid)
_SKRIV_SVEP = Drivsats(
    update(_DATABAS)
    .where(_DATABAS.c.id == _RAD)
    .values(
        senaste_svep=_NU,
        senaste_tick=case(
            (_DATABAS.c.senaste_tick < _NU, _NU),
            else_=_DATABAS.c.senaste_tick,
        ),
    ),
)


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
            insert(_DATABAS).values(
                id=_RAD,
                simulerad=simulerad,
                klocka=nu if simulerad else None,
                senaste_tick=nu,
            ),
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
    if rad is not None and rad.simulerad:
        return Stegklocka(rad.klocka)
    return Systemklocka()


def stega_klocka(databas: Databas, nu: datetime) -> None:
    """Move the stepped clock; SkarpDatabas in a production database."""
    with databas.skriv() as session:
        andrade = session.execute(
            update(_DATABAS).where(_DATABAS.c.id == _RAD, _DATABAS.c.simulerad).values(klocka=nu),
        )
        if andrade.rowcount != 1:
            raise SkarpDatabas("Bara en simulerad databas har en klocka som går att flytta.")


def las_tick(session: Session, *, nu: datetime) -> datetime:
    """Give the instant up to which rungs have been claimed; `nu` when none have."""
    rad = session.execute(_LAS_TICK).one_or_none()
    if rad is None:
        session.execute(
            insert(_DATABAS).values(id=_RAD, simulerad=False, senaste_tick=nu),
        )
        return nu
    return rad.senaste_tick or nu


def skriv_tick(session: Session, *, nu: datetime) -> None:
    """Note that rungs are claimed up to `nu`."""
    _SKRIV_TICK.kor(session, {"nu": nu})


def skriv_svep(session: Session, *, nu: datetime) -> None:
    """Note that a sweep has claimed all up to `nu`, whether or not anything was due."""
    _SKRIV_SVEP.kor(session, {"nu": nu})


def tick_hittills(session: Session) -> datetime | None:
    """Give the instant up to which rungs have been claimed, without taking any lock."""
    return session.execute(
        select(_DATABAS.c.senaste_tick).where(_DATABAS.c.id == _RAD),
    ).scalar_one_or_none()


def senaste_svep(session: Session) -> datetime | None:
    """Give the instant of the last sweep: the heartbeat."""
    return session.execute(
        select(_DATABAS.c.senaste_svep).where(_DATABAS.c.id == _RAD),
    ).scalar_one_or_none()

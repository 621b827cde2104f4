"""Due rungs are computed, not stored: one range scan per rung, and a claim for each hit."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, literal, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.trappa import Ankarintervall, Trappa, Trappsteg, ankarintervall
from diarium.databaslage import las_tick, skriv_svep, skriv_tick
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.omgang import Trapprad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Anspraksrad, Kontaktrad
from diarium.utkorg.planera import galler_dagen

_ARENDE, _KONTAKT, _ANSPRAK = tabell(Arenderad), tabell(Kontaktrad), tabell(Anspraksrad)
_TRAPPA = tabell(Trapprad)
_KOLUMNER = ["arende_id", "fristversion", "dagar", "kontakt_id", "tid"]


def gor_ansprak(session: Session, *, nu: datetime) -> int:
    """Claim every rung that has fallen due since the last tick; give how many were new.

    Exact for any length of (last tick, now]: after a week of downtime each rung of the week is
    claimed, once per case, contact and deadline version.
    """
    senast = las_tick(session, nu=nu)
    skriv_svep(session, nu=nu)
    if nu <= senast:
        return 0
    nya = 0
    for trappa_id, kropp in session.execute(select(_TRAPPA.c.id, _TRAPPA.c.kropp)).all():
        trappa = Trappa.model_validate_json(kropp)
        for intervall in ankarintervall(trappa, senast=senast, nu=nu):
            for frist in _dagar(intervall):
                nya += _gor(session, trappa_id, intervall.trappsteg, frist, nu=nu)
    skriv_tick(session, nu=nu)
    return nya


def _dagar(intervall: Ankarintervall) -> Iterator[date]:
    """Yield the own last days in the range: one, unless sweeps have been down."""
    dag = intervall.efter
    while dag < intervall.till:
        dag += timedelta(days=1)
        yield dag


def _gor(
    session: Session,
    trappa_id: int,
    steg: Trappsteg,
    frist: date,
    *,
    nu: datetime,
) -> int:
    """Claim one rung for every open case with that own last day.

    A case that opened after the rung's day is passed over: the notice that it is open covers it.
    One that answered before its turn and was taken up again never opened: every rung counts.
    """
    dag = frist - timedelta(days=steg.dagar)
    traffar = (
        select(
            _ARENDE.c.id,
            _ARENDE.c.fristversion,
            literal(steg.dagar),
            _KONTAKT.c.id,
            literal(nu, Utctid),
        )
        .join(
            _KONTAKT,
            (_KONTAKT.c.omgang_id == _ARENDE.c.omgang_id) & (_KONTAKT.c.organ == _ARENDE.c.organ),
        )
        .where(
            _ARENDE.c.paminns,
            _ARENDE.c.trappa_id == trappa_id,
            _ARENDE.c.frist == frist,
            or_(_ARENDE.c.paminns_fran.is_(None), _ARENDE.c.paminns_fran <= dag),
            _KONTAKT.c.roll.in_([roll.value for roll in steg.roller]),
            galler_dagen(nu.astimezone(STOCKHOLM).date()),
        )
    )
    svar = session.connection().execute(
        _insert(session)(_ANSPRAK).from_select(_KOLUMNER, traffar).on_conflict_do_nothing(),
        execution_options={"preserve_rowcount": True},  # else PostgreSQL answers -1
    )
    return max(svar.rowcount, 0)


def _insert(session: Session) -> Callable[[Table], Any]:
    """Give the insert that knows ON CONFLICT: each database has its own."""
    sqlite_ = session.get_bind().dialect.name == "sqlite"
    return sqlite.insert if sqlite_ else postgresql.insert

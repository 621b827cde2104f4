"""Due rungs are computed, not stored: one range scan per rung, and a claim for each hit."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from sqlalchemy import Date, Integer, bindparam, exists, insert, select, true

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.trappa import Ankarintervall, Trappa, ankarintervall
from diarium.databaslage import skriv_tick
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.omgang import Databasrad, Trapprad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Anspraksrad, Kontaktrad
from diarium.utkorg.planera import galler_dagen

_ARENDE, _KONTAKT, _ANSPRAK = tabell(Arenderad), tabell(Kontaktrad), tabell(Anspraksrad)
_TRAPPA, _DATABAS = tabell(Trapprad), tabell(Databasrad)
_KOLUMNER = ["arende_id", "fristversion", "dagar", "kontakt_id", "tid"]
_LAS_TRAPPOR = Drivsats(
    select(_DATABAS.c.senaste_tick, _TRAPPA.c.id, _TRAPPA.c.kropp)
    .join_from(_DATABAS, _TRAPPA, true())
    .where(_DATABAS.c.senaste_tick.is_not(None))
    .with_for_update(of=_DATABAS),
)
"""Every ladder beside the tick: sweeps queue there."""
_TRAFFAR = (
    select(
        _ARENDE.c.id,
        _ARENDE.c.fristversion,
        bindparam("dagar", type_=Integer),
        _KONTAKT.c.id,
        bindparam("nu", type_=Utctid),
    )
    .join(
        _KONTAKT,
        (_KONTAKT.c.omgang_id == _ARENDE.c.omgang_id) & (_KONTAKT.c.organ == _ARENDE.c.organ),
    )
    .where(
        _ARENDE.c.paminns,
        _ARENDE.c.trappa_id == bindparam("trappa_id"),
        _ARENDE.c.frist == bindparam("frist"),
        _ARENDE.c.paminns_fran <= bindparam("dag"),
        _KONTAKT.c.roll == bindparam("roll"),
        galler_dagen(bindparam("idag", type_=Date)),
        ~exists().where(
            _ANSPRAK.c.arende_id == _ARENDE.c.id,
            _ANSPRAK.c.fristversion == _ARENDE.c.fristversion,
            _ANSPRAK.c.dagar == bindparam("dagar", type_=Integer),
            _ANSPRAK.c.kontakt_id == _KONTAKT.c.id,
        ),
    )
)
# Sweeps queue at the tick, so NOT EXISTS holds.
_GOR_ANSPRAK = Drivsats(insert(_ANSPRAK).from_select(_KOLUMNER, _TRAFFAR))


def gor_ansprak(session: Session, *, nu: datetime) -> int:
    """Claim every rung that has fallen due since the last tick; give how many were new.

    Exact for any length of (last tick, now]: after a week of downtime each rung of the week is
    claimed, once per case, contact and deadline version. A sweep that claims nothing writes
    nothing; its caller notes how far it came (`skriv_svep`).
    """
    forfallna = [
        varden
        for senast, trappa_id, kropp in _LAS_TRAPPOR.rader(session)
        if nu > senast
        for intervall in ankarintervall(tolka_trappa(kropp), senast=senast, nu=nu)
        for varden in _forfallna(trappa_id, intervall, nu=nu)
    ]
    antal = _GOR_ANSPRAK.kor(session, *forfallna) if forfallna else 0
    if antal:
        skriv_tick(session, nu=nu)
    return antal


def _forfallna(
    trappa_id: int,
    intervall: Ankarintervall,
    *,
    nu: datetime,
) -> Iterator[dict[str, object]]:
    """Yield what to look for: one rung, one role, one own last day.

    A case that opened after the rung's day is passed over: the notice that it is open covers it.
    """
    steg, idag = intervall.trappsteg, nu.astimezone(STOCKHOLM).date()
    for frist in _dagar(intervall):
        for roll in steg.roller:
            yield {
                "trappa_id": trappa_id,
                "dagar": steg.dagar,
                "roll": roll.value,
                "frist": frist,
                "dag": frist - timedelta(days=steg.dagar),
                "idag": idag,
                "nu": nu,
            }


def _dagar(intervall: Ankarintervall) -> Iterator[date]:
    """Yield the own last days in the range: one, unless sweeps have been down."""
    dag = intervall.efter
    while dag < intervall.till:
        dag += timedelta(days=1)
        yield dag


@lru_cache(maxsize=64)
def tolka_trappa(kropp: str) -> Trappa:
    """Parse a ladder once per process: its text never changes."""
    return Trappa.model_validate_json(kropp)

"""Due rungs are computed, not stored: one range scan per rung, and a claim for each hit."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import product

from sqlalchemy import Date, Integer, bindparam, exists, insert, select, true

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.trappa import Ankarintervall, ankarintervall
from beslutsmodell.trappsteg import Ankare
from diarium.databaslage import skriv_tick
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.omgang import Databasrad, Trapprad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Anspraksrad, Kontaktrad
from diarium.trapplasning import tolka_trappa
from diarium.utkorg.planera import galler_dagen

_ARENDE, _KONTAKT, _ANSPRAK = tabell(Arenderad), tabell(Kontaktrad), tabell(Anspraksrad)
_TRAPPA, _DATABAS = tabell(Trapprad), tabell(Databasrad)
_KOLUMNER = ["arende_id", "fristversion", "trappsteg", "dag", "kontakt_id", "tid"]
_LAS_TRAPPOR = Drivsats(
    select(_DATABAS.c.senaste_tick, _TRAPPA.c.id, _TRAPPA.c.kropp)
    .join_from(_DATABAS, _TRAPPA, true())
    .where(_DATABAS.c.senaste_tick.is_not(None))
    .with_for_update(of=_DATABAS),
)
"""Every ladder beside the tick: sweeps queue there."""
_Varden = dict[str, object]


@cache
def _gor_ansprak(ankare: Ankare, *, valda_steg: bool, valda_kanaler: bool) -> Drivsats:
    """Give the statement that claims a rung for the cases with one anchor.

    Sweeps queue at the tick, so NOT EXISTS holds.
    """
    traffar = (
        select(
            _ARENDE.c.id,
            _ARENDE.c.fristversion,
            bindparam("trappsteg", type_=Integer),
            bindparam("dag", type_=Date),
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
            _ARENDE.c[ankare.value] == bindparam("ankardag", type_=Date),
            _ARENDE.c.paminns_fran <= bindparam("dag", type_=Date),
            _KONTAKT.c.roll == bindparam("roll"),
            galler_dagen(bindparam("idag", type_=Date)),
            ~exists().where(
                _ANSPRAK.c.arende_id == _ARENDE.c.id,
                _ANSPRAK.c.fristversion == _ARENDE.c.fristversion,
                _ANSPRAK.c.trappsteg == bindparam("trappsteg", type_=Integer),
                _ANSPRAK.c.dag == bindparam("dag", type_=Date),
                _ANSPRAK.c.kontakt_id == _KONTAKT.c.id,
            ),
        )
    )
    if valda_steg:
        traffar = traffar.where(_ARENDE.c.steg == bindparam("steg"))
    if valda_kanaler:
        traffar = traffar.where(_KONTAKT.c.kanal == bindparam("kanal"))
    return Drivsats(insert(_ANSPRAK).from_select(_KOLUMNER, traffar))


def gor_ansprak(session: Session, *, nu: datetime) -> int:
    """Claim every rung that has fallen due since the last tick; give how many were new.

    Exact for any length of (last tick, now]: after a week of downtime each rung of the week is
    claimed, once per case, contact and deadline version. A sweep that claims nothing writes
    nothing; its caller notes how far it came (`skriv_svep`).
    """
    antal = sum(
        sats.kor(session, *varden)
        for senast, trappa_id, kropp in _LAS_TRAPPOR.rader(session)
        if nu > senast
        for intervall in ankarintervall(tolka_trappa(kropp), senast=senast, nu=nu)
        for sats, varden in [_for_steget(trappa_id, intervall, nu=nu)]
    )
    if antal:
        skriv_tick(session, nu=nu)
    return antal


def _for_steget(
    trappa_id: int, intervall: Ankarintervall, *, nu: datetime
) -> tuple[Drivsats, list[_Varden]]:
    """Give what claims a rung, and its values: one set for each anchor, role and choice.

    A case that opened after the rung's day is passed over: the notice that it is open covers it.
    """
    steg, idag = intervall.trappsteg, nu.astimezone(STOCKHOLM).date()
    sats = _gor_ansprak(steg.fore, valda_steg=bool(steg.steg), valda_kanaler=bool(steg.kanaler))
    urval: Iterator[tuple[date, Kontaktroll, str | None, Kanal | None]] = product(
        _dagar(intervall), steg.roller, steg.steg or (None,), steg.kanaler or (None,)
    )
    return sats, [
        {
            "trappa_id": trappa_id,
            "trappsteg": intervall.nummer,
            "ankardag": ankardag,
            "dag": steg.dag(ankardag),
            "roll": roll.value,
            "idag": idag,
            "nu": nu,
            **({"steg": kod} if kod else {}),
            **({"kanal": kanal.value} if kanal else {}),
        }
        for ankardag, roll, kod, kanal in urval
    ]


def _dagar(intervall: Ankarintervall) -> Iterator[date]:
    """Yield the anchors in the range: one, unless sweeps have been down."""
    dag = intervall.efter
    while dag < intervall.till:
        dag += timedelta(days=1)
        yield dag

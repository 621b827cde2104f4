"""A clock that has been ahead: what was claimed and planned by it is taken back."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, bindparam, delete, select, text, tuple_, update

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import nasta_sandtid
from diarium.databaslage import skriv_tick, svept_hittills
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.svep.anspraksarv import FORE_BYTET
from diarium.svep.bunta import ERSATT
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Anspraksrad, Utskicksrad
from diarium.utkorg.forsegling import andra_utskick
from diarium.utkorg.planera import tidigast_for
from diarium.utkorg.tillstand import Tillstand

_ANSPRAK, _UTSKICK = tabell(Anspraksrad), tabell(Utskicksrad)
_OMGANG = tabell(Omgangsrad)
_VANTAR: Final = text("tillstand IN ('planerad', 'tillfalligt_fel')")
"""As the index of those that wait is written: nothing else is looked through."""
_FRAMTIDA: Final = Drivsats(
    select(_UTSKICK.c.id)
    .where(_VANTAR, _UTSKICK.c.skapad > bindparam("nu", type_=Utctid))
    .limit(1),
)
_PLANERADE: Final = Drivsats(
    select(_UTSKICK.c.id, _UTSKICK.c.data, _UTSKICK.c.tidigast).where(
        _VANTAR, _UTSKICK.c.tidigast > bindparam("efter", type_=Utctid)
    )
)
"""All that may wait for a time that the wrong clock has set: what it planned, too."""
_LAS_OMGANGARNA: Final = Drivsats(
    select(_OMGANG.c.id).order_by(_OMGANG.c.id).with_for_update(key_share=True)
)
KLOCKAN: Final = "datorns klocka hade gått före: påminnelsen räknas på nytt"
_LANGST: Final = timedelta(days=1)
"""How long after the next send time a message may wait: for its retry, six hours and a fifth."""
_ETT_OGONBLICK: Final = timedelta(microseconds=1)
_SENARE: Final = _ANSPRAK.alias()
_FINNS_SENARE: Final = (
    select(_SENARE.c.trappsteg)
    .where(
        _SENARE.c.arende_id == _ANSPRAK.c.arende_id,
        _SENARE.c.kontakt_id == _ANSPRAK.c.kontakt_id,
        _SENARE.c.utskick_id.is_not(None) | (_SENARE.c.overhoppat != ERSATT),
        tuple_(_SENARE.c.fristversion, _SENARE.c.dag, _SENARE.c.trappsteg)
        > tuple_(_ANSPRAK.c.fristversion, _ANSPRAK.c.dag, _ANSPRAK.c.trappsteg),
    )
    .exists()
)
"""A later rung to the same contact has gone or goes, or has a reason of its own not to."""


def ratta_efter_klockan(session: Session, *, nu: datetime) -> None:
    """Take back what a clock that was ahead has claimed and planned, when it is right again.

    Reminders that have not gone are withdrawn, and the rungs that it claimed are claimed anew when
    they fall due: the tick goes back to the first of them. It never goes on: after a stop there are
    rungs behind it. Rungs that were claimed before it, and that it merged into a later one, are
    free again. Other messages go as soon as they may, or on the day that they were planned for.
    What has been sent has been sent.
    """
    svept = svept_hittills(session)
    if not svept.gick_fore(nu) and not _FRAMTIDA.rader(session, nu=nu):
        if _ny_dag(svept.tick, nu):  # a sender alone may have had the wrong clock
            _ratta_tiderna(session, efter=nasta_sandtid(nu + _LANGST) + _LANGST, nu=nu)
        return
    _LAS_OMGANGARNA.rader(session)
    tagna_tillbaka = andra_utskick(
        session,
        update(_UTSKICK)
        .where(
            _VANTAR,
            _UTSKICK.c.skapad > nu,
            _UTSKICK.c.orsak.startswith("paminnelse/"),
            ~_UTSKICK.c.dubblett,  # what may have gone goes once more as it is, and says so
        )
        .values(tillstand=Tillstand.ATERHALLEN.value, motivering=KLOCKAN),
    )
    dagar = _ta_tillbaka_ansprak(session, tagna_tillbaka, nu=nu)
    _ratta_tiderna(session, efter=nu, nu=nu)
    if svept.tick is not None:
        skriv_tick(session, nu=min(svept.tick, nu, *map(_fore_dagen, dagar)))


def _ta_tillbaka_ansprak(
    session: Session, tagna_tillbaka: Sequence[int], *, nu: datetime
) -> Sequence[date]:
    """Delete the claims that the wrong clock made, and give their days; free the older ones.

    Of the older ones those are freed that stood in what was withdrawn. A rung that has come, and
    that a later one took the place of, stays so when that one stands.
    """
    ett_eget = _ANSPRAK.c.overhoppat.is_distinct_from(ERSATT)
    kommer = _ANSPRAK.c.dag >= nu.astimezone(STOCKHOLM).date()
    utan_brev = _ANSPRAK.c.utskick_id.is_(None) & (ett_eget | kommer)
    egna = (
        _ANSPRAK.c.utskick_id.in_(tagna_tillbaka) | utan_brev,
        _ANSPRAK.c.overhoppat.is_distinct_from(FORE_BYTET),  # another contact has had it
    )
    ersatta = (_ANSPRAK.c.overhoppat == ERSATT, ~_FINNS_SENARE)
    av_den = _ANSPRAK.c.tid > nu
    dagar = _ta_bort(session, av_den, *egna)
    _slapp(session, _ANSPRAK.c.utskick_id.in_(tagna_tillbaka))
    dagar += _ta_bort(session, av_den, *ersatta)
    _slapp(session, *ersatta)
    return dagar


def _ta_bort(session: Session, *vilka: ColumnElement[bool]) -> list[date]:
    """Delete claims; give their days."""
    return [*session.execute(delete(_ANSPRAK).where(*vilka).returning(_ANSPRAK.c.dag)).scalars()]


def _slapp(session: Session, *vilka: ColumnElement[bool]) -> None:
    """Leave claims free for `bunta`."""
    fritt = {"utskick_id": None, "overhoppat": None, "summa": None}
    session.execute(update(_ANSPRAK).where(*vilka).values(fritt))


def _fore_dagen(dag: date) -> datetime:
    """Give the last instant before a day in Stockholm."""
    return datetime.combine(dag, time.min, tzinfo=STOCKHOLM) - _ETT_OGONBLICK


def _ny_dag(senast: datetime | None, nu: datetime) -> bool:
    """Tell whether this is the first sweep of a day."""
    return senast is None or senast.astimezone(STOCKHOLM).date() < nu.astimezone(STOCKHOLM).date()


def _ratta_tiderna(session: Session, *, efter: datetime, nu: datetime) -> None:
    """Let what waits for a time after `efter`, though it need not, be looked at now.

    Whether it goes then or waits for the send window is decided at the claim.
    """
    tider: dict[datetime, list[int]] = defaultdict(list)
    for rad in _PLANERADE.rader(session, efter=efter):
        tidigast = tidigast_for(json.loads(rad.data), nu=nu)
        if tidigast < rad.tidigast:
            tider[tidigast].append(rad.id)
    for tidigast, ider in tider.items():
        andra_utskick(
            session, update(_UTSKICK).where(_UTSKICK.c.id.in_(ider)).values(tidigast=tidigast)
        )

"""Whether a sweep would find anything to do, without doing it."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, or_, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import anstandig_tid
from beslutsmodell.trappa import ankarintervall
from beslutsmodell.trappsteg import Ankare
from diarium.databaslage import svept_hittills
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.svep.paus import har_pauser_slutat
from diarium.svep.ta import LEASE
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.omgang import Trapprad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.trapplasning import tolka_trappa
from diarium.utkorg.vantande import TAGEN, VANTAR

_ARENDE, _TRAPPA, _UTSKICK = tabell(Arenderad), tabell(Trapprad), tabell(Utskicksrad)
_MOGET: Final = Drivsats(
    select(_UTSKICK.c.id)
    .where(
        VANTAR,
        _UTSKICK.c.tidigast <= bindparam("nu", type_=Utctid),
    )
    .limit(1),
)
_SKILLNAD: Final = timedelta(hours=1)
"""How much the clocks of two senders may differ."""


def avbruten(nu: Any, *, langst: Any) -> ColumnElement[bool]:  # noqa: ANN401 - instants, or to bind
    """Choose what a dead sender holds: its lease has run out, or is longer than any there is."""
    return and_(TAGEN, or_(_UTSKICK.c.lease_till < nu, _UTSKICK.c.lease_till > langst))


def langsta_lease(nu: datetime) -> datetime:
    """Give when the leases that are given now have ended: a later one is of a wrong clock."""
    return nu + LEASE + _SKILLNAD


_AVBRUTET: Final = Drivsats(
    select(_UTSKICK.c.id)
    .where(
        avbruten(bindparam("nu", type_=Utctid), langst=bindparam("langst", type_=Utctid)),
    )
    .limit(1),
)
_TRAPPORNA: Final = Drivsats(select(_TRAPPA.c.id, _TRAPPA.c.kropp))
_FORFALLET: Final = {
    ankare: Drivsats(
        select(_ARENDE.c.id)
        .where(
            _ARENDE.c.paminns,
            _ARENDE.c.trappa_id == bindparam("trappa_id"),
            _ARENDE.c[ankare.value] > bindparam("efter"),
            _ARENDE.c[ankare.value] <= bindparam("till"),
            _ARENDE.c.paminns_fran <= bindparam("senast"),
        )
        .limit(1),
    )
    for ankare in Ankare
}


def finns_att_svepa(session: Session, *, nu: datetime) -> bool:
    """Tell whether a rung has fallen due or a message's time has come; reads only."""
    idag = nu.astimezone(STOCKHOLM).date()
    return (
        _mogna_utskick(session, nu=nu)
        or _forfallna_steg(session, nu=nu)
        or har_pauser_slutat(session, idag=idag)
    )


def har_avbrutits(session: Session, *, nu: datetime) -> bool:
    """Tell whether a sender has died: its messages are to become okänt."""
    return bool(_AVBRUTET.rader(session, nu=nu, langst=langsta_lease(nu)))


def _mogna_utskick(session: Session, *, nu: datetime) -> bool:
    if har_avbrutits(session, nu=nu):
        return True
    return anstandig_tid(nu) <= nu and bool(_MOGET.rader(session, nu=nu))


def _forfallna_steg(session: Session, *, nu: datetime) -> bool:
    svept = svept_hittills(session)
    if svept.tick is None:
        return False
    if svept.gick_fore(nu):  # a sweep notes that the clock is right again
        return True
    return any(
        _FORFALLET[intervall.trappsteg.fore].rader(
            session,
            trappa_id=trappa_id,
            efter=intervall.efter,
            till=intervall.till,
            senast=intervall.trappsteg.dag(intervall.till),
        )
        for trappa_id, kropp in _TRAPPORNA.rader(session)
        for intervall in ankarintervall(tolka_trappa(kropp), senast=svept.tick, nu=nu)
    )

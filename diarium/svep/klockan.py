"""A clock that has been ahead: what was claimed and planned by it is taken back."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, select, text, update

from beslutsmodell.kalender import nasta_sandtid
from diarium.databaslage import skriv_tick, tick_hittills
from diarium.drivsats import Drivsats
from diarium.protokollnotiser import SORT as PROTOKOLL
from diarium.session import Session
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Anspraksrad, Utskicksrad
from diarium.utkorg.forsegling import andra_utskick
from diarium.utkorg.tillstand import Tillstand

_ANSPRAK, _UTSKICK = tabell(Anspraksrad), tabell(Utskicksrad)
_VANTAR: Final = text("tillstand IN ('planerad', 'tillfalligt_fel')")
"""As the index of those that wait is written: nothing else is looked through."""
_FRAMTIDA: Final = Drivsats(
    select(_UTSKICK.c.id)
    .where(_VANTAR, _UTSKICK.c.skapad > bindparam("nu", type_=Utctid))
    .limit(1),
)
_ORSAK: Final = "datorns klocka hade gått före: påminnelsen räknas på nytt"
_DYGN: Final = timedelta(days=1)


def ratta_efter_klockan(session: Session, *, nu: datetime) -> None:
    """Take back what a clock that was ahead has claimed and planned, when it is right again.

    Reminders that have not gone are withdrawn, and their rungs claimed anew when they fall due;
    the tick goes back by as much as the clock was ahead, and two days, for what has begun to be
    owed since. Other messages go as soon as they may; a question about minutes has a day of its
    own, which no clock has set. What has been sent has been sent.
    """
    senast = tick_hittills(session)
    fore = senast is not None and senast > nu
    if not fore and not _FRAMTIDA.rader(session, nu=nu):
        return
    tagna_tillbaka = andra_utskick(
        session,
        update(_UTSKICK)
        .where(_VANTAR, _UTSKICK.c.skapad > nu, _UTSKICK.c.sort == "paminnelse")
        .values(tillstand=Tillstand.ATERHALLEN.value, motivering=_ORSAK),
    )
    session.execute(
        delete(_ANSPRAK).where(
            _ANSPRAK.c.tid > nu,
            _ANSPRAK.c.utskick_id.is_(None) | _ANSPRAK.c.utskick_id.in_(tagna_tillbaka),
        )
    )
    vantar = select(_UTSKICK.c.id).where(
        _VANTAR, _UTSKICK.c.skapad > nu, _UTSKICK.c.sort != PROTOKOLL
    )
    andra_utskick(
        session,
        update(_UTSKICK).where(_UTSKICK.c.id.in_(vantar)).values(tidigast=nasta_sandtid(nu)),
    )
    if senast is not None:
        skriv_tick(session, nu=nu - max(senast - nu, timedelta(0)) - 2 * _DYGN)

"""A clock that has been ahead: what was claimed and planned by it is taken back."""

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update

from beslutsmodell.kalender import nasta_sandtid
from diarium.databaslage import tick_hittills
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Utskicksrad
from diarium.utkorg.forsegling import andra_utskick
from diarium.utkorg.tillstand import Tillstand

_ANSPRAK, _UTSKICK = tabell(Anspraksrad), tabell(Utskicksrad)
_ORSAK: Final = "datorns klocka hade gått före: påminnelsen räknas på nytt"


def ratta_efter_klockan(session: Session, *, nu: datetime) -> None:
    """Take back what a clock that was ahead has claimed, when it is right again.

    Reminders that have not gone are withdrawn, and their rungs claimed anew when they fall due.
    Other messages that were planned in the future go as soon as they may. What has been sent has
    been sent.
    """
    senast = tick_hittills(session)
    if senast is None or senast <= nu:
        return
    framtida = (
        _UTSKICK.c.skapad > nu,
        _UTSKICK.c.tillstand.in_([Tillstand.PLANERAD, Tillstand.TILLFALLIGT_FEL]),
    )
    tagna_tillbaka = andra_utskick(
        session,
        update(_UTSKICK)
        .where(*framtida, _UTSKICK.c.sort == "paminnelse")
        .values(tillstand=Tillstand.ATERHALLEN.value, motivering=_ORSAK),
    )
    session.execute(
        delete(_ANSPRAK).where(
            _ANSPRAK.c.tid > nu,
            _ANSPRAK.c.utskick_id.is_(None) | _ANSPRAK.c.utskick_id.in_(tagna_tillbaka),
        )
    )
    vantar = select(_UTSKICK.c.id).where(*framtida, _UTSKICK.c.tidigast > nu)
    andra_utskick(
        session,
        update(_UTSKICK).where(_UTSKICK.c.id.in_(vantar)).values(tidigast=nasta_sandtid(nu)),
    )

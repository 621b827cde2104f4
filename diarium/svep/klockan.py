"""A clock that has been ahead: what was claimed and planned by it is taken back."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, select, text, update

from diarium.databaslage import skriv_tick, tick_hittills
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.svep.anspraksarv import FORE_BYTET
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
    select(_UTSKICK.c.id, _UTSKICK.c.data).where(
        _VANTAR,
        (_UTSKICK.c.skapad > bindparam("nu", type_=Utctid))
        | (_UTSKICK.c.tidigast > bindparam("nu", type_=Utctid)),
    )
)
"""What the wrong clock planned, and all that may wait for a time that it has set."""
_LAS_OMGANGARNA: Final = Drivsats(
    select(_OMGANG.c.id).order_by(_OMGANG.c.id).with_for_update(key_share=True)
)
_ORSAK: Final = "datorns klocka hade gått före: påminnelsen räknas på nytt"
_DYGN: Final = timedelta(days=1)


def ratta_efter_klockan(session: Session, *, nu: datetime) -> None:
    """Take back what a clock that was ahead has claimed and planned, when it is right again.

    Reminders that have not gone are withdrawn, and their rungs claimed anew when they fall due;
    the tick goes back by as much as the clock was ahead, and two days, for what has begun to be
    owed since. It never goes on: after a stop there are rungs behind it. Other messages go as
    soon as they may, or on the day that they were planned for. What has been sent has been sent.
    """
    senast = tick_hittills(session)
    fore = senast is not None and senast > nu
    if not fore and not _FRAMTIDA.rader(session, nu=nu):
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
        .values(tillstand=Tillstand.ATERHALLEN.value, motivering=_ORSAK),
    )
    session.execute(
        delete(_ANSPRAK).where(
            _ANSPRAK.c.tid > nu,
            _ANSPRAK.c.utskick_id.is_(None) | _ANSPRAK.c.utskick_id.in_(tagna_tillbaka),
            _ANSPRAK.c.overhoppat.is_distinct_from(FORE_BYTET),  # another contact has had it
        )
    )
    for tidigast, ider in _nya_tider(session, nu=nu).items():
        andra_utskick(
            session, update(_UTSKICK).where(_UTSKICK.c.id.in_(ider)).values(tidigast=tidigast)
        )
    if senast is not None:
        skriv_tick(session, nu=min(senast, nu - max(senast - nu, timedelta(0)) - 2 * _DYGN))


def _nya_tider(session: Session, *, nu: datetime) -> Mapping[datetime, list[int]]:
    """Give from when what was planned or put off by the wrong clock is looked at, by the right one.

    Whether it goes then or waits for the send window is decided at the claim.
    """
    tider: dict[datetime, list[int]] = defaultdict(list)
    for rad in _PLANERADE.rader(session, nu=nu):
        tider[tidigast_for(json.loads(rad.data), nu=nu)].append(rad.id)
    return tider

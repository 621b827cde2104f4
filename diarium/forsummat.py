"""What has not been done in time: messages that wait past their hour, and rungs passed over."""

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import func, select

from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Utskicksrad
from diarium.utkorg.vantande import VANTAR

_UTSKICK, _ANSPRAK = tabell(Utskicksrad), tabell(Anspraksrad)
TALAMOD: Final = timedelta(hours=1)
"""How long a message may wait after its time, and the sweeps be silent, before it is told."""
_NYSS: Final = timedelta(days=1)
"""How far back rungs that were passed over are told."""


class Forsummat(NamedTuple):
    """How much was missed."""

    vantar: int
    """Messages whose time came more than an hour ago and that nobody has sent."""
    overhoppade: int
    """Rungs of the last day in whose place a later one went, or whose message was merged."""


def las_forsummat(session: Session, *, nu: datetime) -> Forsummat:
    """Count what was missed at the aware instant `nu`."""
    vantar = select(func.count()).where(
        VANTAR,
        _UTSKICK.c.tidigast < nu - TALAMOD,
    )
    overhoppade = select(func.count()).where(
        _ANSPRAK.c.overhoppat.is_not(None), _ANSPRAK.c.tid > nu - _NYSS
    )
    return Forsummat(
        session.execute(vantar).scalar_one(), session.execute(overhoppade).scalar_one()
    )

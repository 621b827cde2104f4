"""A human clears the mark of an address, or says that an unclear return is a bounce."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, select

from diarium.databas import stall_i_ko
from diarium.fel import OkandRetur
from diarium.returer.forsegling import andra_retur
from diarium.returer.omledning import led_om_returer
from diarium.session import Session
from diarium.tabeller.retur import Returrad
from diarium.tabeller.typer import tabell
from notiser.returer.inkommet import Returslag

_RETUR = tabell(Returrad)
_HAVS = (Returslag.BESTAENDE, Returslag.OKAND)
"""What marks an address, or asks a human whether it does."""

_STORST: Final = 2**63 - 1


def hav(session: Session, nummer: int, *, av: str, nu: datetime) -> int:
    """Clear a return, with every other of the same kind about the address; give how many.

    None when it is cleared already, or marks nothing.
    Mail goes to the address again from now on. What has been passed on stays with whom it went to;
    what nobody could be found for goes to the address anew. OkandRetur for an unknown number.
    """
    stall_i_ko(session)
    rad = _las(session, nummer)
    if rad.slag not in _HAVS:
        return 0
    oppna = select(_RETUR.c.id).where(
        _RETUR.c.adress == rad.adress, _RETUR.c.slag == rad.slag, _RETUR.c.havd.is_(None)
    )
    ider: Sequence[int] = session.execute(oppna.order_by(_RETUR.c.id)).scalars().all()
    for ett in ider:
        andra_retur(session, ett, havd=nu, havd_av=av)
    led_om_returer(session, nu=nu)
    return len(ider)


def bekrafta(session: Session, nummer: int, *, av: str, nu: datetime) -> bool:
    """Let an unclear return count as a bounce; False when it is none that waits for that.

    The address is marked, and the message goes to the next in the chain. OkandRetur as above.
    """
    stall_i_ko(session)
    rad = _las(session, nummer)
    if rad.slag != Returslag.OKAND:
        return False
    diagnos = f"bedömd som retur av {av}"
    andra_retur(
        session, nummer, slag=Returslag.BESTAENDE.value, diagnos=diagnos, havd=None, havd_av=None
    )
    led_om_returer(session, nu=nu)
    return True


def _las(session: Session, nummer: int) -> Row[Any]:
    kan_finnas = nummer <= _STORST  # no database can be asked for more
    fraga = select(_RETUR).where(_RETUR.c.id == nummer)
    rad = session.execute(fraga).one_or_none() if kan_finnas else None
    if rad is None:
        raise OkandRetur(nummer=nummer)
    return rad

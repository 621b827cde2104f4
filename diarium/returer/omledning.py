"""Messages that came back go to the next in the chain: with the reading, and with every sweep."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, literal_column, select

from beslutsmodell.omgang import Skarpa
from diarium.databas import stall_i_ko
from diarium.drivsats import Drivsats
from diarium.returer.forsegling import andra_retur
from diarium.returer.kedjan import planera_omledning
from diarium.returer.markta import BESTAENDE
from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.retur import Returrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.kontaktfraga import SORT as KONTAKTFRAGA

_OMGANG, _RETUR, _UTSKICK = tabell(Omgangsrad), tabell(Returrad), tabell(Utskicksrad)
_SKARP: Final[ColumnElement[Any]] = literal_column(f"'{Skarpa.SKARP.value}'")
_KONTAKTFRAGA: Final[ColumnElement[Any]] = literal_column(f"'{KONTAKTFRAGA}'")
_KVAR: Final = Drivsats(
    select(_RETUR.c.id.label("retur_id"), _UTSKICK)
    .join(_UTSKICK, _UTSKICK.c.id == _RETUR.c.utskick_id)
    .join(_OMGANG, _OMGANG.c.id == _RETUR.c.omgang_id)
    .where(
        BESTAENDE,
        _RETUR.c.omledd_id.is_(None),
        _OMGANG.c.skarpa == _SKARP,
        _UTSKICK.c.sort != _KONTAKTFRAGA,
    )
    .order_by(_RETUR.c.id)
)
"""What came back and has not been passed on; a sandbox has one address alone.

Whether a contact is right is asked of nobody else.
"""


def koa_for_returer(session: Session) -> bool:
    """Queue with those who read what comes back, where some waits for the next; tell whether."""
    if not _KVAR.rader(session):
        return False
    stall_i_ko(session)
    return True


def led_om_returer(session: Session, *, nu: datetime) -> int:
    """Plan what came back for the next in its chain; give how many messages were passed on.

    A message is passed on once, whatever number of reports there are about it. Where nobody is
    left it is tried again with every sweep: it goes when somebody is put in, or is cleared. The
    caller has queued: two at once would plan the same.
    """
    antal = 0
    for rad in _KVAR.rader(session):
        ny = planera_omledning(session, rad, nu=nu)
        if ny is not None:
            andra_retur(session, rad.retur_id, omledd_id=ny)
            antal += 1
    return antal

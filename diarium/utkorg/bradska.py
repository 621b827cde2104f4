"""Until when a message is of use: one that the send window would make too late goes at once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Date, bindparam, case, select

from beslutsmodell.frist import STOCKHOLM, Tidpunkt
from beslutsmodell.kalender import anstandig_tid, nasta_sandtid
from diarium.drivsats import Drivsats
from diarium.omgangslasning import las_omgangen
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import Utctid, tabell
from notiser.underlag import Fristandring, Kvittering, Oppning, Paminnelse, Underlag

_ARENDE, _OMGANG = tabell(Arenderad), tabell(Omgangsrad)
_KOD: Final = Drivsats(select(_OMGANG.c.kod).where(_OMGANG.c.id == bindparam("id")))
_EGEN_DAG: Final = frozenset({"paminnelse", "oppning", "fristandring"})
"""Kinds that tell a body of its own last day."""
_UTAN_DAG: Final = "kvittering"
"""A receipt asks for nothing, and is as good after any day."""
_DYGN: Final = timedelta(days=1)


def dagens_slut(dag: date) -> datetime:
    """Give the last instant of an own last day."""
    return Tidpunkt(datum=dag).instant


def stunder(underlag: Underlag) -> Iterator[datetime]:
    """Yield the instants after which a message has come too late, by the days that it tells."""
    if isinstance(underlag, Kvittering):
        return
    yield underlag.omgang.motpartens_frist.instant
    if isinstance(underlag, Fristandring):
        yield underlag.ny.instant
    if isinstance(underlag, Paminnelse | Oppning | Fristandring):
        for ett in underlag.uppgifter:
            yield dagens_slut(ett.egen_frist)


def omgangens_stunder(
    session: Session, omgang_id: int, sort: str, *, nu: datetime
) -> tuple[datetime, ...]:
    """Give the counterparty's deadline, read only when the window is closed."""
    if sort == _UTAN_DAG or nasta_sandtid(nu) <= nu:
        return ()
    ((kod,),) = _KOD.rader(session, id=omgang_id)
    return (las_omgangen(session, kod).motpartens_frist.tidpunkt.instant,)


TIDIGAST: Final[ColumnElement[datetime]] = case(
    (
        _ARENDE.c.frist.between(
            bindparam("b_fran_dag", type_=Date), bindparam("b_till_dag", type_=Date)
        ),
        bindparam("b_genast", type_=Utctid),
    ),
    else_=bindparam("b_tidigast", type_=Utctid),
)
"""When a message about a case may go: `sandtid` of its own last day, for any number of cases."""


def tidigast_varden(sort: str, tidigast: datetime, *, fran: datetime) -> dict[str, object]:
    """Give the values of `TIDIGAST`; `tidigast` is when a message may go whose case has time.

    `fran` is the first instant at which any of them may go.
    """
    genast = anstandig_tid(fran) if sort in _EGEN_DAG else tidigast
    return {
        "b_tidigast": tidigast,
        "b_genast": genast,
        "b_fran_dag": genast.astimezone(STOCKHOLM).date(),
        "b_till_dag": nasta_sandtid(fran).date() - _DYGN,
    }

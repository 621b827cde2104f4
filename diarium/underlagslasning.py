"""Every version of the documents that the decisions of a round rest on."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.omgangshandelser import UnderlagAndrat
from beslutsmodell.underlagsbyte import forsta_underlagen
from beslutsmodell.underlagsversion import Underlagen, Underlagsversion
from diarium.drivsats import Drivsats
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad, Underlagsrad
from diarium.tabeller.typer import tabell

_UNDERLAG, _OMGANG = tabell(Underlagsrad), tabell(Omgangsrad)
_NYA: Final = Drivsats(
    select(_UNDERLAG)
    .join(_OMGANG, _OMGANG.c.id == _UNDERLAG.c.omgang_id)
    .where(_OMGANG.c.kod == bindparam("kod"))
    .order_by(_UNDERLAG.c.nummer),
)


def las_underlagsversioner(session: Session, lasning: Omgangslasning) -> Underlagen:
    """Give every version of every document of a round, the oldest of each first."""
    nya = _NYA.rader(session, kod=lasning.omgang.kod)
    return (*forsta_underlagen(lasning.omgang), *map(_versionen, nya))


def las_underlaget(session: Session, kod: str) -> Underlagen:
    """Give the versions that a command on a case of the round is judged by."""
    return las_underlagsversioner(session, las_omgangen(session, kod))


def underlagsrad(handelse: UnderlagAndrat, *, tid: datetime) -> dict[str, Any]:
    """Give the columns of the version that an event tells of."""
    return {
        "namn": handelse.namn,
        "nummer": handelse.nummer,
        "version": handelse.version,
        "sha256": handelse.fil,
        "punkter": " ".join(handelse.punkter),
        "motivering": handelse.motivering,
        "fran": _dagen(tid),
    }


def versionen_av(handelse: UnderlagAndrat, *, tid: datetime) -> Underlagsversion:
    """Give the version that an event tells of."""
    return Underlagsversion(
        namn=handelse.namn,
        nummer=handelse.nummer,
        version=handelse.version,
        sha256=handelse.fil,
        punkter=handelse.punkter,
        motivering=handelse.motivering,
        fran=_dagen(tid),
    )


def _versionen(rad: Any) -> Underlagsversion:  # noqa: ANN401 - a row of the table
    return Underlagsversion(
        namn=rad.namn,
        nummer=rad.nummer,
        version=rad.version,
        sha256=rad.sha256,
        punkter=tuple(rad.punkter.split()),
        motivering=rad.motivering,
        fran=rad.fran,
    )


def _dagen(tid: datetime) -> date:
    return tid.astimezone(STOCKHOLM).date()

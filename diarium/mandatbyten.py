"""Bodies that began a new term while a round is open, and are to be gone through."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import bindparam, or_, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.mandatbyte import Mandatbyte, mandatbyten
from beslutsmodell.omgangshandelser import KalenderAndrad, KalenderBehallen
from diarium.drivsats import Drivsats
from diarium.omgangslasning import Omgangslasning, starttext
from diarium.session import Session
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_HANDELSE = tabell(Handelserad)
_GENOMGANGET: TypeAdapter[KalenderAndrad | KalenderBehallen] = TypeAdapter(
    KalenderAndrad | KalenderBehallen
)
_GENOMGANGNA: Final = Drivsats(
    select(_HANDELSE.c.tid, _HANDELSE.c.kropp)
    .where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        or_(_HANDELSE.c.typ == "kalender_andrad", _HANDELSE.c.typ == "kalender_behallen"),
    )
    .order_by(_HANDELSE.c.lopnr),
)


def las_mandatbyten(
    session: Session, lasning: Omgangslasning, organ: Iterable[str], *, nu: datetime
) -> tuple[Mandatbyte, ...]:
    """Give those of the bodies that are to be gone through; the events are read only if any is."""
    if not (byten := skiften_sedan_starten(lasning, organ, nu=nu)):
        return ()
    kvar = [kod for byte in byten for kod in byte.organ]
    genomgangna = _las_genomgangna(session, lasning.id)
    return _byten(lasning, kvar, genomgangna, nu=nu)


def skiften_sedan_starten(
    lasning: Omgangslasning, organ: Iterable[str], *, nu: datetime
) -> tuple[Mandatbyte, ...]:
    """Give those of the bodies that began a new term since the round started."""
    return _byten(lasning, organ, {}, nu=nu)


def _byten(
    lasning: Omgangslasning,
    organ: Iterable[str],
    genomgangna: Mapping[str, date],
    *,
    nu: datetime,
) -> tuple[Mandatbyte, ...]:
    slag = {ett.kod: ett.slag for ett in lasning.omgang.organ}
    return mandatbyten(
        {kod: slag[kod] for kod in organ},
        startad=lasning.startad.astimezone(STOCKHOLM).date(),
        idag=nu.astimezone(STOCKHOLM).date(),
        genomgangna=genomgangna,
    )


def _las_genomgangna(session: Session, omgang_id: int) -> dict[str, date]:
    """Give the last day on which the calendar of each body was replaced or kept."""
    return {
        _GENOMGANGET.validate_json(starttext(kropp)).organ: tid.astimezone(STOCKHOLM).date()
        for tid, kropp in _GENOMGANGNA.rader(session, omgang_id=omgang_id)
    }

"""The calendars of a round's bodies: as they were stated, and every version since."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.omgangshandelser import KalenderAndrad
from beslutsmodell.sammantrade import Sammantrade
from diarium.drivsats import Drivsats
from diarium.omgangslasning import Omgangslasning, starttext
from diarium.samma import Samma
from diarium.session import Session
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_HANDELSE = tabell(Handelserad)
_BYTEN: Final = Drivsats(
    select(_HANDELSE.c.tid, _HANDELSE.c.kropp)
    .where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        _HANDELSE.c.typ == "kalender_andrad",
    )
    .order_by(_HANDELSE.c.lopnr),
)


class Kalenderversion(NamedTuple):
    """One version of a body's calendar."""

    organ: str
    version: int
    sammantraden: tuple[Sammantrade, ...]
    kalla: str | None = None
    """The file that it was read from; null = stated at the start."""
    tid: datetime | None = None
    """When it was recorded; null = at the start."""


def las_kalenderversioner(
    session: Session, lasning: Omgangslasning
) -> Mapping[str, tuple[Kalenderversion, ...]]:
    """Give every version of every body's calendar, oldest first, by the code of the body."""
    versioner: dict[str, tuple[Kalenderversion, ...]] = {
        organ: (Kalenderversion(organ, 1, moten),)
        for organ, moten in _fran_start(lasning.omgang).items()
    }
    for tid, kropp in _BYTEN.rader(session, omgang_id=lasning.id):
        byte = _tolka_byte(kropp)
        ny = Kalenderversion(byte.organ, byte.version, byte.sammantraden, byte.kalla, tid)
        versioner[byte.organ] = (*versioner[byte.organ], ny)
    return versioner


def _fran_start(omgang: Beslutsomgang) -> Mapping[str, tuple[Sammantrade, ...]]:
    """Give the meetings that a round was stated with, by body, in order of day."""
    egna: dict[str, list[Sammantrade]] = defaultdict(list)
    for mote in sorted(omgang.kalender, key=lambda mote: mote.datum):
        egna[mote.organ].append(mote)
    return {organ.kod: tuple(egna[organ.kod]) for organ in omgang.organ}


@lru_cache(maxsize=512)
def _tolka_byte(kropp: str) -> KalenderAndrad:
    """Read a new calendar; every message of a round asks for them all."""
    return KalenderAndrad.model_validate_json(starttext(kropp))


def las_kalender(session: Session, lasning: Omgangslasning) -> tuple[Sammantrade, ...]:
    """Give the meetings that hold now, body by body."""
    byten = _BYTEN.rader(session, omgang_id=lasning.id)
    return _galler_nu(Samma(lasning.omgang), tuple(byte.kropp for byte in byten))


@lru_cache(maxsize=16)
def _galler_nu(omgang: Samma[Beslutsomgang], byten: tuple[str, ...]) -> tuple[Sammantrade, ...]:
    """Give the meetings of the last calendar of every body; every message asks for them."""
    moten: dict[str, Sequence[Sammantrade]] = dict(_fran_start(omgang.ett))
    for byte in map(_tolka_byte, byten):
        moten[byte.organ] = byte.sammantraden
    return tuple(mote for egna in moten.values() for mote in egna)

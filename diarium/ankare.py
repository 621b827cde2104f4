"""The days that rungs count back from: kept with each case, and reckoned anew when they move."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import bindparam, select, update

from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.trappsteg import Ankardagar
from diarium.kalenderlasning import las_kalender
from diarium.omgangslasning import Omgangslasning
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell

_ARENDE = tabell(Arenderad)
_ANKARE: Final = ("stoppdag", "sammantrade", "motpart")


def ankarvarden(ankardagar: Ankardagar) -> dict[str, date | None]:
    """Give the columns of a case."""
    return {namn: getattr(ankardagar, namn) for namn in _ANKARE}


def moten_per_organ(kalender: Iterable[Sammantrade]) -> Mapping[str, Sequence[Sammantrade]]:
    """Give the meetings of each body."""
    moten: dict[str, list[Sammantrade]] = defaultdict(list)
    for mote in kalender:
        moten[mote.organ].append(mote)
    return moten


def flytta_ankare(session: Session, lasning: Omgangslasning) -> None:
    """Write the days of every case that a new calendar or deadline has moved.

    `lasning` must have been read after the change. A ladder that counts from the own last day
    alone asks for none.
    """
    trappa = lasning.omgang.trappa
    if not (trappa.foljer_moten or trappa.foljer_motparten):
        return
    moten = moten_per_organ(las_kalender(session, lasning))
    motpart = lasning.motpartens_frist.tidpunkt.datum
    rader = session.execute(
        select(_ARENDE.c.id, _ARENDE.c.organ, _ARENDE.c.frist, *(_ARENDE.c[k] for k in _ANKARE))
        .where(_ARENDE.c.omgang_id == lasning.id)
        .order_by(_ARENDE.c.id),
    )
    andrade = []
    for rad in rader:
        ratt = ankarvarden(
            trappa.ankardagar(frist=rad.frist, moten=moten.get(rad.organ, ()), motpart=motpart)
        )
        if ratt != {namn: getattr(rad, namn) for namn in _ANKARE}:
            andrade.append({"b_id": rad.id, **{f"b_{namn}": dag for namn, dag in ratt.items()}})
    if andrade:
        session.execute(
            update(_ARENDE)
            .where(_ARENDE.c.id == bindparam("b_id"))
            .values({namn: bindparam(f"b_{namn}") for namn in _ANKARE}),
            andrade,
        )

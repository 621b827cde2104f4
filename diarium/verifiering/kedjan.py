"""The chain of events is walked, and the first broken row is named."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Row, select

from diarium.handelsekedja import FORSTA_HASH, kedjehash
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell
from diarium.verifiering.fynd import Fynd, i_ord

_ARENDE, _HANDELSE = tabell(Arenderad), tabell(Handelserad)


class Kedjeplats(NamedTuple):
    """An event of a chain, and its hash."""

    lopnr: int
    hash: str


KEDJANS_BORJAN: Final = Kedjeplats(0, FORSTA_HASH)


def granska_kedjan(
    session: Session,
    omgang: Row[Any],
    *,
    fran: Kedjeplats = KEDJANS_BORJAN,
) -> Iterator[Fynd]:
    """Yield what is wrong with the chain of one round, in order; nothing = it holds.

    After a row whose hash does not hold nothing more can be said of those that follow. Who walked
    a part of it before goes on `fran` there.
    """
    nycklar = dict(
        session.execute(
            select(_ARENDE.c.id, _ARENDE.c.nyckel).where(_ARENDE.c.omgang_id == omgang.id),
        )
        .tuples()
        .all(),
    )
    fore, vantat = fran.hash, fran.lopnr + 1
    for rad in las_rader(session, omgang.id, efter=fran.lopnr):
        plats = f"händelse {rad.lopnr}"
        if rad.lopnr != vantat:
            yield Fynd(omgang.kod, plats, f"händelse {vantat} saknas i kedjan")
            return
        if kedjehash(fore, rad.kropp) != rad.hash:
            yield Fynd(omgang.kod, plats, "innehållet eller hashen är ändrad i efterhand")
            return
        yield from _kolumner(omgang.kod, rad, nycklar)
        fore, vantat = rad.hash, vantat + 1
    if (omgang.lopnr, omgang.huvudhash) != (vantat - 1, fore):
        yield Fynd(
            omgang.kod,
            "kedjans slut",
            f"omgången säger {omgang.lopnr} händelser, kedjan slutar vid {vantat - 1} "
            f"({fore[:12]}): händelser är borttagna, eller omgångens huvud är ändrat",
        )


def las_rader(session: Session, omgang_id: int, *, efter: int = 0) -> Iterator[Row[Any]]:
    """Yield the events of a round in order, from the one after number `efter`."""
    fraga = (
        select(_HANDELSE)
        .where(_HANDELSE.c.omgang_id == omgang_id, _HANDELSE.c.lopnr > efter)
        .order_by(_HANDELSE.c.lopnr)
        .execution_options(yield_per=500)
    )
    with session.execute(fraga) as rader:
        yield from rader


@lru_cache(maxsize=1024)
def _sagt(kropp: str) -> Mapping[str, Any]:
    """Read what a text says of its columns; who verifies every week reads each text once."""
    last = json.loads(kropp)
    return {**last, "typ": last["handelse"]["typ"], "handelse": None}


def _kolumner(kod: str, rad: Row[Any], nycklar: Mapping[int, str]) -> Iterator[Fynd]:
    """Compare the columns that are searched by with the text that is hashed."""
    sagt = _sagt(rad.kropp)
    i_kolumnerna = {
        "omgang": kod,
        "lopnr": rad.lopnr,
        "arende": None if rad.arende_id is None else nycklar.get(rad.arende_id, "?"),
        "nummer": rad.nummer,
        "huvudman": rad.huvudman,
        "tid": rad.tid.astimezone(UTC).isoformat(),
        "nyckel": rad.nyckel,
        "typ": rad.typ,
    }
    for namn, varde in i_kolumnerna.items():
        skrivet = sagt[namn]
        if skrivet != varde:
            yield Fynd(
                kod,
                f"händelse {rad.lopnr}",
                f"kolumnen {namn} säger {i_ord(varde)}, händelsen säger {i_ord(skrivet)}",
            )

"""Many cases of a round are read at once, in a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Select, select

from beslutsmodell.arende import Arende
from beslutsmodell.efter import spela_upp
from diarium.arendelasning import arende_fran_rad, tolka_handelse
from diarium.drivsats import Rad
from diarium.session import Session
from diarium.tabeller.arende import Arenderad, Punktrad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_ARENDE, _PUNKT, _HANDELSE = tabell(Arenderad), tabell(Punktrad), tabell(Handelserad)


def las_arenden(
    session: Session, omgang_id: int, valda: Select[tuple[int]]
) -> Iterator[tuple[Rad, Arende]]:
    """Yield the row and the folded state of each case that a statement chooses, in their order."""
    rader = session.execute(
        select(_ARENDE)
        .where(_ARENDE.c.omgang_id == omgang_id, _ARENDE.c.id.in_(valda))
        .order_by(_ARENDE.c.id),
    ).all()
    punkter: dict[int, list[str]] = defaultdict(list)
    for arende_id, punkt in session.execute(
        select(_PUNKT.c.arende_id, _PUNKT.c.punkt)
        .where(_PUNKT.c.arende_id.in_(valda))
        .order_by(_PUNKT.c.arende_id, _PUNKT.c.plats),
    ):
        punkter[arende_id].append(punkt)
    kroppar: dict[int, list[str]] = defaultdict(list)
    for arende_id, kropp in session.execute(
        select(_HANDELSE.c.arende_id, _HANDELSE.c.kropp)
        .where(_HANDELSE.c.arende_id.in_(valda))
        .order_by(_HANDELSE.c.arende_id, _HANDELSE.c.nummer),
    ):
        kroppar[arende_id].append(kropp)
    for rad in rader:
        borjan = arende_fran_rad(rad, punkter[rad.id])
        yield rad, spela_upp(borjan, map(tolka_handelse, kroppar[rad.id]))

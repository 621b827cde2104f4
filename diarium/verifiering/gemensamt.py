"""What all rounds share: the row that says what the database is, and the ladders."""

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import select

from diarium.databaslage import databassumma
from diarium.session import Session
from diarium.tabeller.omgang import Databasrad, Trapprad
from diarium.tabeller.typer import tabell
from diarium.verifiering.fynd import DATABASEN, Fynd, i_ord

_DATABAS, _TRAPPA = tabell(Databasrad), tabell(Trapprad)


def granska_databasraden(session: Session) -> Iterator[Fynd]:
    """Yield what does not agree in the row that tells a simulation from the real thing."""
    plats = "tabellen databas"
    rader = session.execute(select(_DATABAS)).mappings().all()
    if [rad["id"] for rad in rader] not in ([], [1]):
        yield Fynd(DATABASEN, plats, "ska ha en enda rad, med numret 1")
        return
    for rad in rader:
        if rad["simulerad"] != (rad["klocka"] is not None):
            yield Fynd(
                DATABASEN,
                plats,
                f"simulerad är {i_ord(rad['simulerad'])} men klockan är {i_ord(rad['klocka'])}: "
                "bara en simulering har en egen klocka",
            )
        if rad["summa"] != databassumma({**rad}):
            yield Fynd(DATABASEN, plats, "raden stämmer inte med sin kontrollsumma")


def granska_trapporna(session: Session) -> Iterator[Fynd]:
    """Yield ladders that are not what they are called by."""
    for rad in session.execute(select(_TRAPPA)):
        if sha256(rad.kropp.encode()).hexdigest() != rad.sha256:
            yield Fynd(
                DATABASEN,
                f"tabellen trappa, rad {rad.id}",
                "stegen stämmer inte med sin kontrollsumma",
            )

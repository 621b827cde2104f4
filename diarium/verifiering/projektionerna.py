"""The stored projections are compared with those that the events give."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from sqlalchemy import Row, select

from diarium.session import Session
from diarium.tabeller.arende import Arenderad, Avtalsrad, Punktrad
from diarium.tabeller.omgang import Fristrad, Underlagsrad
from diarium.tabeller.typer import tabell
from diarium.verifiering.aterskapa import Projektion, Vikning
from diarium.verifiering.fynd import Fynd, i_ord
from diarium.verifiering.kedjan import las_rader

_ARENDE, _PUNKT, _AVTAL = tabell(Arenderad), tabell(Punktrad), tabell(Avtalsrad)
_FRIST, _UNDERLAG = tabell(Fristrad), tabell(Underlagsrad)


def granska_projektionerna(session: Session, omgang: Row[Any]) -> Iterator[Fynd]:
    """Yield every row of a round that its events do not give."""
    vikning = Vikning(omgang.id, omgang.trappa_id)
    vikning.vik(las_rader(session, omgang.id))
    yield from jamfor_projektionerna(session, omgang, vikning.projektion())


def jamfor_projektionerna(session: Session, omgang: Row[Any], ratt: Projektion) -> Iterator[Fynd]:
    """Yield every row of a round that is another than in `ratt`."""
    arenden = session.execute(select(_ARENDE).where(_ARENDE.c.omgang_id == omgang.id)).all()
    nycklar = {rad.id: rad.nyckel for rad in arenden}
    punkter = session.execute(
        select(_PUNKT)
        .join(_ARENDE, _ARENDE.c.id == _PUNKT.c.arende_id)
        .where(_ARENDE.c.omgang_id == omgang.id),
    )
    avtal = session.execute(select(_AVTAL).where(_AVTAL.c.omgang_id == omgang.id))
    frister = session.execute(select(_FRIST).where(_FRIST.c.omgang_id == omgang.id))
    underlag = session.execute(select(_UNDERLAG).where(_UNDERLAG.c.omgang_id == omgang.id))
    yield from _jamfor(omgang.kod, "ärende", ratt.arenden, {r.nyckel: r for r in arenden})
    yield from _jamfor(
        omgang.kod,
        "punkt",
        ratt.punkter,
        {(nycklar[r.arende_id], r.punkt): r for r in punkter},
    )
    yield from _jamfor(omgang.kod, "avtal", ratt.avtal, {r.huvudman: r for r in avtal})
    yield from _jamfor(
        omgang.kod,
        "frist",
        ratt.frister,
        {(r.milstolpe, r.version): r for r in frister},
    )
    yield from _jamfor(
        omgang.kod,
        "underlag",
        ratt.underlag,
        {(r.namn, r.nummer): r for r in underlag},
    )


def _jamfor(
    omgang: str,
    vad: str,
    ratt: Mapping[Any, Mapping[str, Any]],
    finns: Mapping[Any, Row[Any]],
) -> Iterator[Fynd]:
    for nyckel in sorted({*ratt, *finns}, key=str):
        plats = f"{vad} {_namn(nyckel)}"
        if nyckel not in finns:
            yield Fynd(omgang, plats, "raden saknas men följer av händelserna")
        elif nyckel not in ratt:
            yield Fynd(omgang, plats, "raden finns men följer inte av händelserna")
        else:
            for kolumn, varde in ratt[nyckel].items():
                lagrat = getattr(finns[nyckel], kolumn)
                if lagrat != varde:
                    yield Fynd(
                        omgang,
                        plats,
                        f"{kolumn} är {i_ord(lagrat)} men händelserna ger {i_ord(varde)}",
                    )


def _namn(nyckel: Hashable) -> str:
    return " ".join(map(str, nyckel)) if isinstance(nyckel, tuple) else str(nyckel)

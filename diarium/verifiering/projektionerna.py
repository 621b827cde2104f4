"""The stored projections are compared with those that the events give."""

from collections.abc import Hashable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import Row, Table, bindparam, select

from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.tabeller.arende import Arenderad, Avtalsrad, Punktrad
from diarium.tabeller.omgang import Fristrad, Underlagsrad
from diarium.tabeller.typer import tabell
from diarium.verifiering.aterskapa import Projektion, Vikning
from diarium.verifiering.fynd import Fynd, i_ord
from diarium.verifiering.kedjan import las_rader

_ARENDE, _PUNKT, _AVTAL = tabell(Arenderad), tabell(Punktrad), tabell(Avtalsrad)
_FRIST, _UNDERLAG = tabell(Fristrad), tabell(Underlagsrad)


def _av_omgangen(tabell: Table) -> Drivsats:
    """Give the statement that reads a table's rows of a round."""
    return Drivsats(select(tabell).where(tabell.c.omgang_id == bindparam("omgang_id")))


_ARENDENA, _AVTALEN = _av_omgangen(_ARENDE), _av_omgangen(_AVTAL)
_FRISTERNA, _UNDERLAGEN = _av_omgangen(_FRIST), _av_omgangen(_UNDERLAG)
_PUNKTERNA: Final = Drivsats(
    select(_PUNKT)
    .join(_ARENDE, _ARENDE.c.id == _PUNKT.c.arende_id)
    .where(_ARENDE.c.omgang_id == bindparam("omgang_id")),
)


def granska_projektionerna(session: Session, omgang: Row[Any]) -> Iterator[Fynd]:
    """Yield every row of a round that its events do not give."""
    vikning = Vikning(omgang.id, omgang.trappa_id)
    vikning.vik(las_rader(session, omgang.id))
    yield from jamfor_projektionerna(session, omgang, vikning.projektion())


def jamfor_projektionerna(session: Session, omgang: Row[Any], ratt: Projektion) -> Iterator[Fynd]:
    """Yield every row of a round that is another than in `ratt`."""
    arenden = _ARENDENA.rader(session, omgang_id=omgang.id)
    nycklar = {rad.id: rad.nyckel for rad in arenden}
    punkter = _PUNKTERNA.rader(session, omgang_id=omgang.id)
    avtal = _AVTALEN.rader(session, omgang_id=omgang.id)
    frister = _FRISTERNA.rader(session, omgang_id=omgang.id)
    underlag = _UNDERLAGEN.rader(session, omgang_id=omgang.id)
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
    finns: Mapping[Any, Rad],
) -> Iterator[Fynd]:
    if _ar_lika(ratt, finns):
        return
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


def _ar_lika(ratt: Mapping[Any, Mapping[str, Any]], finns: Mapping[Any, Rad]) -> bool:
    """Tell at once whether all agrees, as nearly always."""
    if ratt.keys() != finns.keys():
        return False
    hamta = {
        kolumner: attrgetter(*kolumner) for kolumner in {tuple(varden) for varden in ratt.values()}
    }
    return all(
        hamta[tuple(varden)](finns[nyckel]) == tuple(varden.values())
        for nyckel, varden in ratt.items()
    )


def _namn(nyckel: Hashable) -> str:
    return " ".join(map(str, nyckel)) if isinstance(nyckel, tuple) else str(nyckel)

"""Claims are compared with their seals, and with the cases, contacts and rungs that they name."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, select

from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Utskicksrad
from diarium.utkorg.forsegling import anspraksforsegling
from diarium.verifiering.fynd import DATABASEN, Fynd
from diarium.verifiering.omgangsfakta import Omgangsfakta

_ANSPRAK, _ARENDE, _UTSKICK = tabell(Anspraksrad), tabell(Arenderad), tabell(Utskicksrad)


def granska_anspraken(session: Session, omgang_id: int, fakta: Omgangsfakta) -> Iterator[Fynd]:
    """Yield every claim of a round that is not as it was written, or that cannot be."""
    fraga = (
        select(_ANSPRAK, _UTSKICK.c.orsak, _UTSKICK.c.sort, _UTSKICK.c.omgang_id)
        .join(_ARENDE, _ARENDE.c.id == _ANSPRAK.c.arende_id)
        .join(_UTSKICK, _UTSKICK.c.id == _ANSPRAK.c.utskick_id, isouter=True)
        .where(_ARENDE.c.omgang_id == omgang_id)
        .order_by(*_ANSPRAK.primary_key)
        .execution_options(yield_per=500)
    )
    for rad in session.execute(fraga):
        for text in _orimligt(rad, omgang_id, fakta):
            yield Fynd(fakta.kod, _plats(rad, fakta), text)


def granska_omgangslosa(session: Session) -> Iterator[Fynd]:
    """Yield claims on cases that no round has."""
    fraga = (
        select(_ANSPRAK.c.arende_id)
        .distinct()
        .where(_ANSPRAK.c.arende_id.not_in(select(_ARENDE.c.id)))
    )
    for arende_id in session.execute(fraga).scalars():
        yield Fynd(DATABASEN, "tabellen ansprak", f"ärendet {arende_id} finns inte")


def _plats(rad: Row[Any], fakta: Omgangsfakta) -> str:
    arende = fakta.arenden.get(rad.arende_id)
    namn = arende.nyckel if arende else rad.arende_id
    return f"anspråk på {namn}, steg {rad.trappsteg} {rad.dag}, kontakt {rad.kontakt_id}"


def _orimligt(rad: Row[Any], omgang_id: int, fakta: Omgangsfakta) -> Iterator[str]:
    if rad.utskick_id is None and rad.overhoppat is None:
        yield "har varken ett utskick eller ett skäl till att inget gjordes"
    elif rad.utskick_id is not None and rad.orsak is None:
        yield f"utskicket {rad.utskick_id} finns inte"
    elif rad.summa != anspraksforsegling(rad, orsak=rad.orsak, overhoppat=rad.overhoppat):
        yield "raden är ändrad efter att den skrevs: den stämmer inte med sin kontrollsumma"
    if rad.orsak is not None and (rad.sort, rad.omgang_id) != ("paminnelse", omgang_id):
        yield f"utskicket {rad.utskick_id} är ingen påminnelse i omgången"
    kontakt, arende = fakta.kontakter.get(rad.kontakt_id), fakta.arenden[rad.arende_id]
    if kontakt is None or kontakt.organ != arende.organ:
        yield f"kontakten {rad.kontakt_id} hör inte till ärendets organ"
    if not 1 <= rad.trappsteg <= len(fakta.trappa.steg):
        yield f"trappan har inget steg {rad.trappsteg}"
    else:
        steg = fakta.trappa.finn(rad.trappsteg)
        if kontakt is not None and kontakt.roll not in steg.roller:
            yield "steget i trappan går inte till kontaktens roll"
        if not steg.galler_steget(arende.nyckel.partition("/")[0]):
            yield "steget i trappan gäller inte ärendets steg"
    if not 1 <= rad.fristversion <= arende.fristversion:
        yield f"fristversionen {rad.fristversion} finns inte"

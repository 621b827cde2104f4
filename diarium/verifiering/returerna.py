"""What came back is compared with its seals, and with the messages that it is about."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Row, select

from diarium.returer.forsegling import FORSEGLAS, returforsegling
from diarium.session import Session
from diarium.tabeller.retur import Returrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.omledd import ar_omledd, omledningsorsak, ursprung
from diarium.verifiering.fynd import Fynd
from diarium.verifiering.omgangsfakta import Omgangsfakta
from notiser.returer.inkommet import Returslag

_RETUR, _UTSKICK = tabell(Returrad), tabell(Utskicksrad)
_SLAG: Final = {ett.value for ett in Returslag if ett not in {Returslag.BREV, Returslag.OLASLIGT}}
"""What is recorded: letters are not."""


def granska_returerna(session: Session, omgang_id: int, fakta: Omgangsfakta) -> Iterator[Fynd]:
    """Yield every row that is not as it was written, and what was passed on for no reason."""
    utskick = {
        rad.id: rad
        for rad in session.execute(
            select(
                *(_UTSKICK.c[namn] for namn in ("id", "orsak", "data", "kontakt_id", "skickad"))
            ).where(_UTSKICK.c.omgang_id == omgang_id)
        )
    }
    fraga = select(_RETUR).where(_RETUR.c.omgang_id == omgang_id).order_by(_RETUR.c.id)
    for rad in session.execute(fraga):
        for text in _orimligt(rad, utskick):
            yield Fynd(fakta.kod, f"retur {rad.id} om utskick {rad.utskick_id}", text)
    for rad in utskick.values():
        if _rot(rad) not in utskick:
            text = "står i stället för ett utskick som inte finns"
            yield Fynd(fakta.kod, f"utskick {rad.id}", text)


def _rot(rad: Row[Any]) -> int:
    """Give the message that one stands for; itself when its data, which is told, is damaged."""
    try:
        return ursprung(rad).utskick_id if ar_omledd(rad) else int(rad.id)
    except (ValueError, LookupError, TypeError, AttributeError):
        return int(rad.id)


def _orimligt(rad: Row[Any], utskick: dict[int, Row[Any]]) -> Iterator[str]:
    if rad.summa != returforsegling({namn: getattr(rad, namn) for namn in FORSEGLAS}):
        yield "raden är ändrad efter att den skrevs: den stämmer inte med sin kontrollsumma"
    if rad.slag not in _SLAG:
        yield f"slaget ”{rad.slag}” finns inte"
    om = utskick.get(rad.utskick_id)
    if om is None:
        yield f"utskicket {rad.utskick_id} finns inte i omgången"
    elif om.kontakt_id != rad.kontakt_id:
        yield f"utskicket {rad.utskick_id} går inte till kontakten {rad.kontakt_id}"
    if rad.omledd_id is not None:
        i_stallet = utskick.get(rad.omledd_id)
        if i_stallet is None or i_stallet.orsak != omledningsorsak(rad.utskick_id):
            yield f"utskicket {rad.omledd_id} går inte i stället för {rad.utskick_id}"

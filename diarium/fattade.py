"""The decisions that hold, as the plan needs them: the day, and how far the minutes are."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import bindparam, or_, select

from beslutsmodell.beslut import Beslut
from beslutsmodell.efter import med_protokoll
from beslutsmodell.handelser import (
    Anslaget,
    BeslutRegistrerat,
    Domstolshandelse,
    Handelse,
    Inhiberat,
    InhibitionHavd,
    Justerat,
    OverklagandeAvslaget,
    Overklagat,
    Upphavt,
)
from beslutsmodell.plan.nulage import Protokollslage, protokollslage
from diarium.arendelasning import tolka_handelse
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_ARENDE, _HANDELSE = tabell(Arenderad), tabell(Handelserad)
_TYPERNA: Final = (
    *("beslut_registrerat", "justerat", "anslaget", "overklagat", "inhiberat", "inhibition_havd"),
    *("overklagande_avslaget", "upphavt"),
)
_HANDELSERNA: Final = Drivsats(
    select(_ARENDE.c.nyckel, _HANDELSE.c.nummer, _HANDELSE.c.kropp)
    .join(_ARENDE, _ARENDE.c.id == _HANDELSE.c.arende_id)
    .where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        or_(*(_HANDELSE.c.typ == typ for typ in _TYPERNA)),
    )
    .order_by(_HANDELSE.c.lopnr),
)


class Fattatbeslut(NamedTuple):
    """The last decision of a case."""

    datum: date
    protokoll: Protokollslage


def las_besluten(session: Session, omgang_id: int) -> Mapping[str, Mapping[int, Beslut]]:
    """Give the decisions of every case that are neither superseded nor annulled, by number."""
    return {nyckel: ett.besluten for nyckel, ett in _las(session, omgang_id).items()}


def las_fattade(session: Session, omgang_id: int) -> Mapping[str, Fattatbeslut]:
    """Give the last decision of each case that has one that holds."""
    arenden = _las(session, omgang_id)
    return {nyckel: ett.sista for nyckel, ett in arenden.items() if ett.besluten}


class _Arendet:
    """What the events of one case come to."""

    def __init__(self) -> None:
        self.besluten: dict[int, Beslut] = {}
        self._i_domstol: dict[int, Domstolshandelse] = {}
        """The last that has happened in court, by the number of the decision."""

    @property
    def sista(self) -> Fattatbeslut:
        nummer, beslut = max(self.besluten.items(), key=lambda par: (par[1].datum, par[0]))
        domstol = self._i_domstol.get(nummer)
        return Fattatbeslut(beslut.datum, protokollslage(beslut, (domstol,) if domstol else ()))

    def hande(self, nummer: int, handelse: Handelse) -> None:
        match handelse:
            case BeslutRegistrerat():
                self._registrera(nummer, handelse)
            case Justerat() | Anslaget() if handelse.nummer in self.besluten:
                fore = self.besluten[handelse.nummer]
                self.besluten[handelse.nummer] = med_protokoll(fore, handelse)
            case Overklagat() | Inhiberat() | InhibitionHavd() | OverklagandeAvslaget():
                self._i_domstol[handelse.nummer] = handelse
            case Upphavt():
                borta = {foljd.punkt for foljd in handelse.foljder}
                for utan in [nr for nr, ett in self.besluten.items() if _punkter(ett) <= borta]:
                    del self.besluten[utan]
            case _:
                pass

    def _registrera(self, nummer: int, handelse: BeslutRegistrerat) -> None:
        """Take a decision; a correction takes over what has happened in court."""
        if handelse.ersatter is not None:
            self.besluten.pop(handelse.ersatter, None)
            if (domstol := self._i_domstol.pop(handelse.ersatter, None)) is not None:
                self._i_domstol[nummer] = domstol
        self.besluten[nummer] = handelse.beslut


def _las(session: Session, omgang_id: int) -> Mapping[str, _Arendet]:
    arenden: dict[str, _Arendet] = defaultdict(_Arendet)
    for nyckel, nummer, kropp in _HANDELSERNA.rader(session, omgang_id=omgang_id):
        arenden[nyckel].hande(nummer, tolka_handelse(kropp))
    return arenden


def _punkter(beslut: Beslut) -> set[str]:
    return {rad.punkt for rad in beslut.punkter}

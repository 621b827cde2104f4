"""The decisions that hold, as the plan needs them: the day, and how far the minutes are."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import bindparam, or_, select

from beslutsmodell.beslut import Beslut
from beslutsmodell.efter import med_protokoll
from beslutsmodell.handelser import Anslaget, BeslutRegistrerat, Justerat, Upphavt
from beslutsmodell.plan.nulage import Protokollslage, protokollslage
from diarium.arendelasning import tolka_handelse
from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_ARENDE, _HANDELSE = tabell(Arenderad), tabell(Handelserad)
_HANDELSERNA: Final = Drivsats(
    select(_ARENDE.c.nyckel, _HANDELSE.c.nummer, _HANDELSE.c.kropp)
    .join(_ARENDE, _ARENDE.c.id == _HANDELSE.c.arende_id)
    .where(
        _HANDELSE.c.omgang_id == bindparam("omgang_id"),
        or_(
            _HANDELSE.c.typ == "beslut_registrerat",
            _HANDELSE.c.typ == "justerat",
            _HANDELSE.c.typ == "anslaget",
            _HANDELSE.c.typ == "upphavt",
        ),
    )
    .order_by(_HANDELSE.c.lopnr),
)


class Fattatbeslut(NamedTuple):
    """The last decision of a case."""

    datum: date
    protokoll: Protokollslage


def las_besluten(session: Session, omgang_id: int) -> Mapping[str, Mapping[int, Beslut]]:
    """Give the decisions of every case that are neither superseded nor annulled, by number."""
    besluten: dict[str, dict[int, Beslut]] = defaultdict(dict)
    for nyckel, nummer, kropp in _HANDELSERNA.rader(session, omgang_id=omgang_id):
        _hande(besluten[nyckel], nummer, tolka_handelse(kropp))
    return besluten


def las_fattade(session: Session, omgang_id: int) -> Mapping[str, Fattatbeslut]:
    """Give the last decision of each case that has one that holds."""
    besluten = las_besluten(session, omgang_id)
    return {nyckel: _sista(alla) for nyckel, alla in besluten.items() if alla}


def _hande(besluten: dict[int, Beslut], nummer: int, handelse: object) -> None:
    match handelse:
        case BeslutRegistrerat():
            if handelse.ersatter is not None:
                besluten.pop(handelse.ersatter, None)
            besluten[nummer] = handelse.beslut
        case Justerat() | Anslaget() if handelse.nummer in besluten:
            besluten[handelse.nummer] = med_protokoll(besluten[handelse.nummer], handelse)
        case Upphavt():
            borta = {foljd.punkt for foljd in handelse.foljder}
            for utan in [nr for nr, ett in besluten.items() if _punkter(ett) <= borta]:
                del besluten[utan]
        case _:
            pass


def _punkter(beslut: Beslut) -> set[str]:
    return {rad.punkt for rad in beslut.punkter}


def _sista(besluten: Mapping[int, Beslut]) -> Fattatbeslut:
    _, beslut = max(besluten.items(), key=lambda par: (par[1].datum, par[0]))
    return Fattatbeslut(beslut.datum, protokollslage(beslut))

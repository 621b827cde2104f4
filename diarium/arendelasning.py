"""A case is read by folding its events over how it began."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import bindparam, exists, select

from beslutsmodell.arende import Arende, Punkt
from beslutsmodell.efter import spela_upp
from beslutsmodell.handelser import Handelse
from beslutsmodell.huvudman import Organslag
from beslutsmodell.kedja import Planarende
from beslutsmodell.process import Protokollsregler, Stegsort
from beslutsmodell.punktlage import Oppen, Punktlage, Vilande
from diarium.drivsats import Drivsats, Rad
from diarium.fel import OkantArende
from diarium.session import Session
from diarium.tabeller.arende import Arenderad, Punktrad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.omgang import Underlagsrad
from diarium.tabeller.typer import tabell

_ARENDE, _PUNKT = tabell(Arenderad), tabell(Punktrad)
_HANDELSE, _UNDERLAG = tabell(Handelserad), tabell(Underlagsrad)
_HANDELSER: TypeAdapter[Handelse] = TypeAdapter(Handelse)
_MINNS: Final = 2048
"""How many cases a process keeps folded."""
_RADER = (
    select(
        _ARENDE,
        _PUNKT.c.punkt,
        exists().where(_UNDERLAG.c.omgang_id == _ARENDE.c.omgang_id).label("underlag_har_andrats"),
    )
    .join(_PUNKT, _PUNKT.c.arende_id == _ARENDE.c.id)
    .where(_ARENDE.c.omgang_id == bindparam("omgang_id"))
    .order_by(_PUNKT.c.plats)
)
_LAS_RADER = Drivsats(_RADER.where(_ARENDE.c.nyckel == bindparam("nyckel")))
_LAS_HANDELSER = Drivsats(
    select(_HANDELSE.c.kropp)
    .where(_HANDELSE.c.arende_id == bindparam("arende_id"))
    .order_by(_HANDELSE.c.nummer),
)


def tolka_handelse(kropp: str) -> Handelse:
    """Give the event of a case that a canonical text holds."""
    return _HANDELSER.validate_json(kropp[kropp.index('"handelse":') + 11 : -1])


def las_arende(
    session: Session,
    omgang_id: int,
    nyckel: str,
    *,
    omgang: str,
) -> tuple[Rad, Arende]:
    """Give the row and the folded state of a case; OkantArende when there is none."""
    rader = _LAS_RADER.rader(session, omgang_id=omgang_id, nyckel=nyckel)
    if not rader:
        raise OkantArende(omgang=omgang, arende=nyckel)
    rad = rader[0]
    kroppar = (ett.kropp for ett in _LAS_HANDELSER.rader(session, arende_id=rad.id))
    return rad, _vikt(_borjan(rad), tuple(ett.punkt for ett in rader), tuple(kroppar))


def las_arendena(
    session: Session, omgang_id: int, nycklar: Sequence[str], *, omgang: str
) -> tuple[Arende, ...]:
    """Give the folded state of some cases, in two statements; OkantArende when one is missing."""
    varden = {f"nyckel{plats}": nyckel for plats, nyckel in enumerate(nycklar)}
    las_rader, las_handelser = _satser_for(len(nycklar))
    rader: dict[str, list[Rad]] = {nyckel: [] for nyckel in nycklar}
    for rad in las_rader.rader(session, omgang_id=omgang_id, **varden):
        rader[rad.nyckel].append(rad)
    kroppar: dict[str, list[str]] = {nyckel: [] for nyckel in nycklar}
    for ett in las_handelser.rader(session, omgang_id=omgang_id, **varden):
        kroppar[ett.nyckel].append(ett.kropp)
    saknas = [nyckel for nyckel, egna in rader.items() if not egna]
    if saknas:
        raise OkantArende(omgang=omgang, arende=saknas[0])
    return tuple(
        _vikt(_borjan(egna[0]), tuple(ett.punkt for ett in egna), tuple(kroppar[nyckel]))
        for nyckel, egna in rader.items()
    )


@cache
def _satser_for(antal: int) -> tuple[Drivsats, Drivsats]:
    """Give the statements that read so many cases, and their events."""
    valda = _ARENDE.c.nyckel.in_([bindparam(f"nyckel{plats}") for plats in range(antal)])
    handelser = (
        select(_ARENDE.c.nyckel, _HANDELSE.c.kropp)
        .join(_HANDELSE, _HANDELSE.c.arende_id == _ARENDE.c.id)
        .where(_ARENDE.c.omgang_id == bindparam("omgang_id"), valda)
        .order_by(_HANDELSE.c.nummer)
    )
    return Drivsats(_RADER.where(valda)), Drivsats(handelser)


def arende_fran_rad(rad: Rad, punkter: Iterable[str]) -> Arende:
    """Give a case as its row says that it began, before any event of its own."""
    return _fran_borjan(_borjan(rad), punkter)


class _Borjan(NamedTuple):
    """What of its row a case begins as: none of it changes."""

    nyckel: str
    sort: str
    huvudman: str
    organ: str
    organslag: str
    justering_dagar: int | None
    anslag_dagar: int | None
    fullmakt: str | None
    vantade: int


def _borjan(rad: Rad) -> _Borjan:
    return _Borjan(*(getattr(rad, namn) for namn in _Borjan._fields))


def _fran_borjan(borjan: _Borjan, punkter: Iterable[str]) -> Arende:
    return Arende(
        nyckel=borjan.nyckel,
        sort=Stegsort(borjan.sort),
        huvudman=borjan.huvudman,
        organ=borjan.organ,
        organslag=Organslag(borjan.organslag),
        protokoll=Protokollsregler(
            justering_dagar=borjan.justering_dagar,
            anslag_dagar=borjan.anslag_dagar,
        ),
        fullmakt=None if borjan.fullmakt is None else tuple(borjan.fullmakt.split()),
        punkter=punkter_fran_start(punkter, oppet=not borjan.vantade),
    )


@lru_cache(maxsize=_MINNS)
def _vikt(borjan: _Borjan, punkter: tuple[str, ...], kroppar: tuple[str, ...]) -> Arende:
    """Fold the events of a case over how it began; the same events are folded once."""
    return spela_upp(_fran_borjan(borjan, punkter), map(tolka_handelse, kroppar))


def arende_fran_plan(plan: Planarende, protokoll: Protokollsregler) -> Arende:
    """Give a case as its round laid it out, before any event of its own."""
    return Arende(
        nyckel=plan.nyckel,
        sort=plan.sort,
        huvudman=plan.huvudman,
        organ=plan.organ,
        organslag=plan.organslag,
        protokoll=protokoll,
        fullmakt=plan.fullmakt,
        punkter=punkter_fran_start(plan.punkter, oppet=not plan.vantar_pa),
    )


def punkter_fran_start(punkter: Iterable[str], *, oppet: bool) -> Mapping[str, Punkt]:
    """Give the points of a case as they stand when its round begins."""
    lage: Punktlage = Oppen() if oppet else Vilande()
    return {kod: Punkt(lage=lage) for kod in punkter}

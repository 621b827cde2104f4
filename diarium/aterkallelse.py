"""Points are taken back in every case of a round that has not decided them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, and_, false, or_, select, true

from beslutsmodell.aterkallelse import aterkalla_punkter
from beslutsmodell.kommandon import Avbryt
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.lage import punkt_i_ord
from beslutsmodell.punktlage import BESLUTADE, UTESTAENDE, Lagekod
from beslutsmodell.utfall import Utfall
from diarium.aterkallelselasning import las_aterkallade
from diarium.drivsats import Rad
from diarium.handelsekedja import Huvud, Post, lagg_till, lasa_huvud
from diarium.kvitto import Kvitto
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.registrera import registrera
from diarium.session import Session
from diarium.sidouppgifter import byt_ut_texter, spara_texter
from diarium.tabeller.arende import Arenderad, Punktrad
from diarium.tabeller.typer import tabell
from diarium.utkorg.planera import planera_for_arenden

_ARENDE, _PUNKT = tabell(Arenderad), tabell(Punktrad)
_KVAR = frozenset({Lagekod.VILANDE, *UTESTAENDE})
"""States of a point that is not decided, so that it can be taken back."""


class Berortarende(NamedTuple):
    """A case that a withdrawal concerns."""

    arende: str
    organ: str
    """What the body is called."""
    punkter: tuple[str, ...]
    lage: str
    """How the points stood, in Swedish."""


class Aterkallat(NamedTuple):
    """What was recorded, and what it means to whom."""

    kvitto: Kvitto
    punkter: tuple[str, ...]
    aterkallade: tuple[Berortarende, ...]
    """Where points were taken back."""
    beslutade: tuple[Berortarende, ...]
    """Where they were decided already, and stay so."""
    oppnade: tuple[str, ...]


def aterkalla(
    session: Session,
    omgang: str,
    punkter: Sequence[str],
    *,
    motivering: str,
    nu: datetime,
    av: str | None = None,
) -> Aterkallat:
    """Take points back for the whole round, in the caller's transaction: all or nothing.

    From the end of the chain, so that no case opens for a point that is about to go.
    OgiltigAterkallelse when there is nothing to take back.
    """
    huvud = lasa_huvud(session, omgang, nu=nu)
    lasning = las_omgangen(session, omgang)
    rader = _punkterna(session, lasning.id, punkter)
    tidigare = las_aterkallade(session, lasning.id)
    handelse = aterkalla_punkter(
        punkter,
        koder=[punkt.kod for punkt in lasning.omgang.punkter],
        aterkallade=tidigare,
        motivering=motivering,
        av=av,
    )
    utan_text, texter = byt_ut_texter(handelse)
    spara_texter(session, texter)
    efter = lagg_till(session, huvud, [Post(utan_text)], nu=nu)
    aterkallade = _per_arende(lasning, [rad for rad in rader if rad.lage in _KVAR])
    oppnade: list[str] = []
    for ett in reversed(aterkallade):
        kommando = Avbryt(punkter=ett.punkter, motivering=motivering, av=av)
        oppnade += registrera(session, omgang, ett.arende, kommando, nu=nu).oppnade
    nya = [kod for kod in handelse.punkter if kod not in tidigare]
    oppen = lasning.omgang.trappa.oppningsdag(nu) is None
    berorda = _berorda(huvud.omgang_id, nya, oppen=oppen)
    _planera(session, efter, berorda, nu=nu)
    return Aterkallat(
        Kvitto(omgang=omgang, lopnr=efter.lopnr, nytt=True),
        handelse.punkter,
        aterkallade,
        _per_arende(lasning, [rad for rad in rader if rad.lage in BESLUTADE]),
        tuple(oppnade),
    )


def _punkterna(session: Session, omgang_id: int, punkter: Sequence[str]) -> Sequence[Rad]:
    return session.execute(
        select(_ARENDE.c.nyckel, _ARENDE.c.organ, _PUNKT.c.punkt, _PUNKT.c.lage, _PUNKT.c.utfall)
        .join(_PUNKT, _PUNKT.c.arende_id == _ARENDE.c.id)
        .where(_ARENDE.c.omgang_id == omgang_id, _PUNKT.c.punkt.in_(list(punkter)))
        .order_by(_ARENDE.c.id, _PUNKT.c.plats),
    ).all()


def _per_arende(lasning: Omgangslasning, rader: Sequence[Rad]) -> tuple[Berortarende, ...]:
    organ = {ett.kod: ett.namn for ett in lasning.omgang.organ}
    grupper: dict[tuple[str, str], list[Rad]] = defaultdict(list)
    for rad in rader:
        grupper[rad.nyckel, rad.organ].append(rad)
    return tuple(
        Berortarende(
            nyckel,
            organ[kod],
            tuple(rad.punkt for rad in egna),
            ", ".join(f"{rad.punkt} {_i_ord(rad)}" for rad in egna),
        )
        for (nyckel, kod), egna in grupper.items()
    )


def _i_ord(rad: Rad) -> str:
    return punkt_i_ord(Lagekod(rad.lage), Utfall(rad.utfall) if rad.utfall else None)


def _planera(session: Session, huvud: Huvud, berorda: Select[tuple[int]], *, nu: datetime) -> None:
    planera_for_arenden(
        session,
        huvud.omgang_id,
        "aterkallelse",
        f"aterkallelse/{huvud.omgang_id}/{huvud.lopnr}",
        {"lopnr": huvud.lopnr},
        berorda,
        nu=nu,
        roller=(Kontaktroll.REGISTRATOR, Kontaktroll.SAMORDNARE),
        per_brevlada=True,
    )


def _berorda(omgang_id: int, nya: Sequence[str], *, oppen: bool) -> Select[tuple[int]]:
    """Choose every case that had been asked, or had decided before it was.

    Before the round opens none has been asked. Who was told when a point was taken back before
    (it is not among `nya`) is not told again.
    """
    return (
        select(_PUNKT.c.arende_id)
        .join(_ARENDE, _ARENDE.c.id == _PUNKT.c.arende_id)
        .where(
            _ARENDE.c.omgang_id == omgang_id,
            _PUNKT.c.punkt.in_(list(nya)),
            or_(
                _PUNKT.c.lage.in_([lage.value for lage in BESLUTADE]),
                and_(
                    true() if oppen else false(),
                    _PUNKT.c.lage == Lagekod.AVBRUTEN.value,
                    _ARENDE.c.paminns_fran.is_not(None),
                ),
            ),
        )
    )

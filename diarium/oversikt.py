"""The light matrix of a round: how every kommun and point stands, by one indexed statement."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import bindparam, func, select

from beslutsmodell.frist import DYGNETS_SLUT, STOCKHOLM
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import UTESTAENDE, Lagekod
from beslutsmodell.utfall import Utfall
from diarium.drivsats import Drivsats
from diarium.fel import OkandOmgang
from diarium.omgangslasning import omgangskoder
from diarium.session import Session
from diarium.tabeller.arende import ARENDEN_PER_OMGANG, Arenderad, Punktrad
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell

_ARENDE, _PUNKT, _OMGANG = tabell(Arenderad), tabell(Punktrad), tabell(Omgangsrad)
_KVAR: Final = UTESTAENDE | {Lagekod.VILANDE}
_PUNKT_SLUT: Final = "\n"
_FALT_SLUT: Final = "\t"

_PUNKTTEXT: Final = (
    _PUNKT.c.punkt + _FALT_SLUT + _PUNKT.c.lage + _FALT_SLUT + func.coalesce(_PUNKT.c.utfall, "")
)

_MATRIS: Final = Drivsats(
    select(
        _ARENDE.c.huvudman,
        (_ARENDE.c.frist <= bindparam("passerad")).label("ar_passerad"),
        func.aggregate_strings(_PUNKTTEXT, _PUNKT_SLUT).label("punkter"),
    )
    .join(_PUNKT, _PUNKT.c.arende_id == _ARENDE.c.id)
    .join(
        _OMGANG,
        (_ARENDE.c.id > _OMGANG.c.id * ARENDEN_PER_OMGANG)
        & (_ARENDE.c.id <= (_OMGANG.c.id + 1) * ARENDEN_PER_OMGANG),
    )
    .where(_OMGANG.c.kod == bindparam("kod"), _ARENDE.c.sort == Stegsort.BESLUTAR.value)
    .group_by(_ARENDE.c.id)
    .order_by(_ARENDE.c.id),
)
"""One row per case: the points of a case are one text, since a row costs more than a letter."""


class Punktoversikt(NamedTuple):
    """How one point stands."""

    punkt: str
    lage: Lagekod
    utfall: Utfall | None
    forsenad: bool
    """Something is owed and the deciding body's own last day has passed."""


class Kommunoversikt(NamedTuple):
    """The points that one body of a kommun decides; a kommun may have several bodies."""

    huvudman: str
    punkter: tuple[Punktoversikt, ...]
    """In order of code."""


def las_oversikt(session: Session, kod: str, *, nu: datetime) -> Sequence[Kommunoversikt]:
    """Read every kommun and point at the aware instant `nu`, in the order of the chain.

    OkandOmgang when there is no such round. The answer is that of `las_lage`, without the steps
    before the kommuner, the agreements and the text of the states.
    """
    rader = _MATRIS.rader(session, kod=kod, passerad=_passerad(nu))
    if not rader and kod not in (koder := omgangskoder(session)):
        raise OkandOmgang(kod=kod, finns=koder)
    return [Kommunoversikt(man, _tolka(text, bool(sen))) for man, sen, text in rader]


class Svarsrakning(NamedTuple):
    """How many participants a round has, and how many of them have decided or are late."""

    deltagare: int
    klara: int
    """Every point of every body of theirs has an outcome, or is closed."""
    forsenade: int


def rakna_svar(session: Session, kod: str, *, nu: datetime) -> Svarsrakning:
    """Count the participants of a round at the aware instant `nu`; OkandOmgang if none such."""
    punkter: dict[str, list[Punktoversikt]] = {}
    for rad in las_oversikt(session, kod, nu=nu):
        punkter.setdefault(rad.huvudman, []).extend(rad.punkter)
    kvar = [man for man, egna in punkter.items() if any(ett.lage in _KVAR for ett in egna)]
    sena = [man for man, egna in punkter.items() if any(ett.forsenad for ett in egna)]
    return Svarsrakning(len(punkter), len(punkter) - len(kvar), len(sena))


@lru_cache(maxsize=4096)
def _tolka(text: str, passerad: bool) -> tuple[Punktoversikt, ...]:  # noqa: FBT001 - a cache key
    """Give the points of a case; most cases of a round read the same, and are read once."""
    rader = (rad.split(_FALT_SLUT) for rad in sorted(text.split(_PUNKT_SLUT)))
    return tuple(
        Punktoversikt(
            punkt,
            Lagekod(lage),
            Utfall(utfall) if utfall else None,
            passerad and Lagekod(lage) in _KVAR,
        )
        for punkt, lage, utfall in rader
    )


def _passerad(nu: datetime) -> date:
    """Give the latest day whose end has passed in Stockholm."""
    lokal = nu.astimezone(STOCKHOLM)
    slut = datetime.combine(lokal.date(), DYGNETS_SLUT, tzinfo=STOCKHOLM)
    return lokal.date() if nu > slut else lokal.date() - timedelta(days=1)

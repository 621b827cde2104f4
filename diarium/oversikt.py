"""The light matrix of a round: one row per kommun and point, read by one indexed statement."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select
from sqlmodel import Session

from beslutsmodell.frist import DYGNETS_SLUT, STOCKHOLM
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import UTESTAENDE, Lagekod
from beslutsmodell.utfall import Utfall
from diarium.fel import OkandOmgang
from diarium.omgangslasning import omgangskoder
from diarium.tabeller.arende import ARENDEN_PER_OMGANG, Arenderad, Punktrad
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.typer import tabell

_ARENDE, _PUNKT, _OMGANG = tabell(Arenderad), tabell(Punktrad), tabell(Omgangsrad)
_LAGE: Final = {kod.value: kod for kod in Lagekod}
_UTFALL: Final[dict[str | None, Utfall | None]] = {
    None: None,
    **{utfall.value: utfall for utfall in Utfall},
}
_KVAR: Final = [kod.value for kod in (*UTESTAENDE, Lagekod.VILANDE)]

_MATRIS: Final = (
    select(
        _ARENDE.c.huvudman,
        _PUNKT.c.punkt,
        _PUNKT.c.lage,
        _PUNKT.c.utfall,
        (_ARENDE.c.frist <= bindparam("passerad")) & _PUNKT.c.lage.in_(_KVAR),
    )
    .join(_PUNKT, _PUNKT.c.arende_id == _ARENDE.c.id)
    .where(
        _ARENDE.c.id > bindparam("efter"),
        _ARENDE.c.id <= bindparam("till"),
        _ARENDE.c.sort == Stegsort.BESLUTAR.value,
    )
    .order_by(_ARENDE.c.id)
)


class Punktoversikt(NamedTuple):
    """How one point of one kommun stands."""

    huvudman: str
    punkt: str
    lage: Lagekod
    utfall: Utfall | None
    forsenad: bool
    """Something is owed and the deciding body's own last day has passed."""


def las_oversikt(session: Session, kod: str, *, nu: datetime) -> Sequence[Punktoversikt]:
    """Read every kommun and point at the aware instant `nu`, in the order of the chain.

    OkandOmgang when there is no such round. The answer is that of `las_lage`, without the cases,
    the agreements and the text of the states.
    """
    omgang_id = session.execute(
        select(_OMGANG.c.id).where(_OMGANG.c.kod == kod),
    ).scalar_one_or_none()
    if omgang_id is None:
        raise OkandOmgang(kod=kod, finns=omgangskoder(session))
    forst = omgang_id * ARENDEN_PER_OMGANG
    rader = session.execute(
        _MATRIS,
        {"efter": forst, "till": forst + ARENDEN_PER_OMGANG, "passerad": _passerad(nu)},
    ).all()
    return [
        Punktoversikt(huvudman, punkt, _LAGE[lage], _UTFALL[utfall], bool(sen))
        for huvudman, punkt, lage, utfall, sen in rader
    ]


def _passerad(nu: datetime) -> date:
    """Give the latest day whose end has passed in Stockholm."""
    lokal = nu.astimezone(STOCKHOLM)
    slut = datetime.combine(lokal.date(), DYGNETS_SLUT, tzinfo=STOCKHOLM)
    return lokal.date() if nu > slut else lokal.date() - timedelta(days=1)

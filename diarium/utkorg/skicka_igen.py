"""What reached nobody is sent once more, when a human says so."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, exists, func, select, update

from diarium.databaslage import las_ticken
from diarium.fel import IngenBadOmDet, KanInteSkickasIgen
from diarium.handelsekedja import lasa_huvud
from diarium.session import Session
from diarium.tabeller.omgang import Omgangsrad
from diarium.tabeller.retur import Returrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.utkorg.forsegling import andra_utskick
from diarium.utkorg.omsandningar import anteckna_omsandning
from diarium.utkorg.tillstand import KRAVER_MANNISKA, Tillstand

_UTSKICK, _OMGANG, _RETUR = tabell(Utskicksrad), tabell(Omgangsrad), tabell(Returrad)
MISSLYCKADE: Final = (Tillstand.BESTAENDE_FEL, Tillstand.DOD)
"""States of a message that nobody has got, and that no sweep tries."""
_MISSLYCKADE_KODER: Final = [ett.value for ett in MISSLYCKADE]


def skicka_igen(
    session: Session, omgang: str, ider: Collection[int] = (), *, nu: datetime, av: str
) -> tuple[int, ...]:
    """Plan messages of a round anew, and record who said so, in the caller's transaction.

    Gives their ids.

    Without `ider` all that were refused for good or given up. One of which nobody knows whether
    it came must be named, and goes marked as a possible copy. What each is about is looked at
    when it goes: what has been answered meanwhile is held back. IngenBadOmDet, or
    KanInteSkickasIgen when one that is named is not the round's, or not in such a state; nothing
    is changed then.
    """
    if not (vem := av.strip()):
        raise IngenBadOmDet
    las_ticken(session)  # before the round, as a sweep takes them: else each waits for the other
    huvud = lasa_huvud(session, omgang, nu=nu)
    valda = set(ider) or _misslyckade(session, huvud.omgang_id)
    tillatna = (*MISSLYCKADE, Tillstand.OKANT) if ider else MISSLYCKADE
    planerade: dict[int, Tillstand] = {}
    for tillstand in tillatna:
        varden = {"tillstand": Tillstand.PLANERAD.value, "forsok": 0, "tidigast": nu}
        if tillstand is Tillstand.OKANT:
            varden["dubblett"] = True
        andrade = andra_utskick(
            session,
            update(_UTSKICK)
            .where(
                _UTSKICK.c.omgang_id == huvud.omgang_id,
                _UTSKICK.c.id.in_(sorted(valda)),
                _UTSKICK.c.tillstand == tillstand.value,
            )
            .values(**varden),
        )
        planerade |= dict.fromkeys(andrade, tillstand)
    if resten := valda - planerade.keys():
        raise KanInteSkickasIgen(omgang=omgang, ider=sorted(resten))
    if planerade:
        okanda = [nummer for nummer, fore in planerade.items() if fore is Tillstand.OKANT]
        anteckna_omsandning(session, huvud, planerade, okanda, nu=nu, av=vem)
    return tuple(sorted(planerade))


def _ej_omlett() -> ColumnElement[bool]:
    """Tell whether a message has not been passed on to the next in its chain."""
    return ~exists().where(_RETUR.c.utskick_id == _UTSKICK.c.id, _RETUR.c.omledd_id.is_not(None))


def rakna_ej_framme(session: Session, omgang: str) -> int:
    """Count the messages of a round that may have reached nobody, and that wait for a human."""
    okanda = (_UTSKICK.c.tillstand == Tillstand.OKANT.value) & (
        _UTSKICK.c.dubblett | _UTSKICK.c.sort.in_(KRAVER_MANNISKA)
    )
    fraga = (
        select(func.count())
        .select_from(_UTSKICK)
        .join(_OMGANG, _OMGANG.c.id == _UTSKICK.c.omgang_id)
        .where(
            _OMGANG.c.kod == omgang,
            _UTSKICK.c.tillstand.in_(_MISSLYCKADE_KODER) | okanda,
            _ej_omlett(),
        )
    )
    return int(session.execute(fraga).scalar_one())


def _misslyckade(session: Session, omgang_id: int) -> set[int]:
    fraga = select(_UTSKICK.c.id).where(
        _UTSKICK.c.omgang_id == omgang_id,
        _UTSKICK.c.tillstand.in_(_MISSLYCKADE_KODER),
        _ej_omlett(),
    )
    return set(session.execute(fraga).scalars())

"""Rungs that fall due while a body's reminders are suspended wait; the last of them goes after.

Each is noted as passed over with the reason, so that none is lost and none comes in a burst. A
pause ends on its day, on the body's own last day if that comes first, or when somebody ends it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from sqlalchemy import Date, Text, bindparam, exists, literal_column, null, select, true, update

from beslutsmodell.frist import STOCKHOLM
from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import PAUSAT, Anspraksrad, Kontaktrad, Utskicksrad
from diarium.utkorg.anspraksnyckel import DETTA, nyckelvarden
from diarium.utkorg.forsegling import andra_utskick, anspraksforsegling
from diarium.utkorg.planera import galler_dagen
from diarium.utkorg.skyldigheter import PAUSAD
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.vantande import VANTAR

_ARENDE, _KONTAKT = tabell(Arenderad), tabell(Kontaktrad)
_ANSPRAK, _UTSKICK = tabell(Anspraksrad), tabell(Utskicksrad)
_FORBI: Final = f"{PAUSAT}, och steget behövdes inte sedan"
_IDAG: Final = bindparam("idag", type_=Date)
_AR_PAUSAT: Final = _ANSPRAK.c.overhoppat == literal_column(f"'{PAUSAT}'", Text)
"""As the index of those that wait for the end of a pause is written."""
_NU_PAUSADE: Final = Drivsats(select(_ARENDE.c.id).where(PAUSAD).limit(1))
_ATT_PAUSA: Final = Drivsats(
    select(_ANSPRAK, _UTSKICK.c.id.label("vantar_i"))
    .join_from(_ARENDE, _ANSPRAK, _ANSPRAK.c.arende_id == _ARENDE.c.id)
    .join(
        _UTSKICK,
        (_UTSKICK.c.id == _ANSPRAK.c.utskick_id) & VANTAR & ~_UTSKICK.c.dubblett,
        isouter=True,
    )
    .where(
        PAUSAD,
        _ANSPRAK.c.overhoppat.is_(None),
        _ANSPRAK.c.utskick_id.is_(None) | _UTSKICK.c.id.is_not(None),
    ),
)
"""Claims of suspended bodies that no message has carried off, nor may have."""
_SLUT: Final = Drivsats(
    select(
        _ANSPRAK,
        (_ARENDE.c.paminns & (_ARENDE.c.fristversion == _ANSPRAK.c.fristversion)).label("skyldigt"),
        select(true())
        .where(_KONTAKT.c.id == _ANSPRAK.c.kontakt_id, galler_dagen(_IDAG))
        .exists()
        .label("kontakten_galler"),
    )
    .join(_ARENDE, _ARENDE.c.id == _ANSPRAK.c.arende_id)
    .where(_AR_PAUSAT, ~PAUSAD)
    .order_by(_ANSPRAK.c.arende_id, _ANSPRAK.c.kontakt_id),
)
"""Claims whose pause is over."""
_SENARE: Final = _ANSPRAK.alias()
_FINNS_SLUT: Final = Drivsats(
    select(_ANSPRAK.c.arende_id)
    .join(_ARENDE, _ARENDE.c.id == _ANSPRAK.c.arende_id)
    .where(_AR_PAUSAT, ~PAUSAD)
    .limit(1),
)
_HAR_SENARE: Final = Drivsats(
    select(_SENARE.c.trappsteg)
    .where(
        _SENARE.c.arende_id == bindparam("arende_id"),
        _SENARE.c.kontakt_id == bindparam("kontakt_id"),
        _SENARE.c.utskick_id.is_not(None),
        _SENARE.c.dag >= bindparam("dag", type_=Date),
    )
    .limit(1),
)
_SATT: Final = Drivsats(
    update(_ANSPRAK)
    .where(DETTA)
    .values(utskick_id=null(), overhoppat=bindparam("b_overhoppat"), summa=bindparam("b_summa")),
)


def folj_pauser(session: Session, *, nu: datetime) -> None:
    """Put claims of suspended bodies aside, and let the last of each go whose pause is over.

    What is let go is left free for `bunta`.
    """
    idag = nu.astimezone(STOCKHOLM).date()
    lagg_undan(session, nu=nu)
    for rader in _per_mottagare(_SLUT.rader(session, idag=idag)).values():
        *tidigare, sist = sorted(rader, key=_ordning)
        for rad in tidigare:
            _satt(session, rad, _FORBI)
        _satt(session, sist, None if _behovs(session, sist) else _FORBI)


def lagg_undan(session: Session, *, nu: datetime) -> None:
    """Put claims of suspended bodies aside; a message that nothing is left of is held back."""
    idag = nu.astimezone(STOCKHOLM).date()
    if not _NU_PAUSADE.rader(session, idag=idag):
        return
    rader = _ATT_PAUSA.rader(session, idag=idag)
    for rad in rader:
        _satt(session, rad, PAUSAT)
    _hall_tomma(session, {rad.vantar_i for rad in rader if rad.vantar_i is not None})


def har_pauser_slutat(session: Session, *, idag: date) -> bool:
    """Tell whether a pause is over that rungs have waited for."""
    return bool(_FINNS_SLUT.rader(session, idag=idag))


def _per_mottagare(rader: Iterable[Rad]) -> Mapping[tuple[int, int], list[Rad]]:
    per: dict[tuple[int, int], list[Rad]] = defaultdict(list)
    for rad in rader:
        per[rad.arende_id, rad.kontakt_id].append(rad)
    return per


def _ordning(rad: Rad) -> tuple[int, date, int]:
    return rad.fristversion, rad.dag, rad.trappsteg


def _behovs(session: Session, rad: Rad) -> bool:
    """Tell whether a rung is still of use: something is owed, and nothing later has gone."""
    if not rad.skyldigt or not rad.kontakten_galler:
        return False
    return not _HAR_SENARE.rader(
        session, arende_id=rad.arende_id, kontakt_id=rad.kontakt_id, dag=rad.dag
    )


def _satt(session: Session, rad: Rad, overhoppat: str | None) -> None:
    summa = overhoppat and anspraksforsegling(rad, orsak=None, overhoppat=overhoppat)
    _SATT.kor(session, {**nyckelvarden(rad), "b_overhoppat": overhoppat, "b_summa": summa})


def _hall_tomma(session: Session, utskick: Iterable[int]) -> None:
    """Hold back reminders that no claim is left of."""
    for utskick_id in sorted(utskick):
        kvar = exists().where(_ANSPRAK.c.utskick_id == utskick_id)
        andra_utskick(
            session,
            update(_UTSKICK)
            .where(_UTSKICK.c.id == utskick_id, VANTAR, ~kvar)
            .values(tillstand=Tillstand.ATERHALLEN.value, motivering=PAUSAT),
        )

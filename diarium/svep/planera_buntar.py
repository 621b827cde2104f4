"""A bundle of claims for one mailbox becomes a reminder that carries them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import IntegrityError

from beslutsmodell.kalender import sandtid
from diarium.drivsats import Drivsats, Rad
from diarium.massinsattning import satt_in_kolumner
from diarium.radsumma import radsummor
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Anspraksrad, Utskicksrad
from diarium.utkorg.anspraksnyckel import DETTA, nyckelkolumner
from diarium.utkorg.bradska import dagens_slut, omgangens_stunder
from diarium.utkorg.forsegling import FORSEGLAS, anspraksforseglingar
from diarium.utkorg.tillstand import Tillstand

_ANSPRAK, _UTSKICK = tabell(Anspraksrad), tabell(Utskicksrad)
PAMINNELSE: Final = "paminnelse"
EGEN: Final = f"{PAMINNELSE}/"
"""What the cause of a reminder begins with that carries claims, and was not passed on."""
_TRAPPLATS, _FRISTVERSION = attrgetter("dag", "trappsteg"), attrgetter("fristversion")
_FRIST: Final = attrgetter("frist")
_GE_UTSKICK: Final = Drivsats(
    update(_ANSPRAK)
    .where(DETTA)
    .values(
        utskick_id=select(_UTSKICK.c.id)
        .where(_UTSKICK.c.orsak == bindparam("b_orsak"))
        .scalar_subquery(),
        summa=bindparam("b_summa"),
    ),
)


def planera_buntar(
    session: Session, omgang_id: int, buntar: Sequence[Sequence[Rad]], *, nu: datetime
) -> None:
    """Plan a reminder for each bundle of claims in one round, and note it at the claims.

    Rows are made by column: a burst has tens of thousands.
    """
    if not buntar:
        return
    orsaker = _planera(session, omgang_id, buntar, nu=nu)
    ansprak = [ett for bunt in buntar for ett in bunt]
    deras = [orsak for orsak, bunt in zip(orsaker, buntar, strict=True) for _ in bunt]
    _GE_UTSKICK.kor_kolumner(
        session,
        {
            **nyckelkolumner(ansprak),
            "b_orsak": deras,
            "b_summa": anspraksforseglingar(ansprak, deras),
        },
    )


def _planera(
    session: Session, omgang_id: int, buntar: Sequence[Sequence[Rad]], *, nu: datetime
) -> Sequence[str]:
    """Plan the reminders; give their causes."""
    antal, stund, skapad = len(buntar), nu.isoformat(), nu.astimezone(UTC)
    orsaker = [f"{EGEN}{bunt[0].kontakt_id}/{stund}" for bunt in buntar]
    kolumner: dict[str, Sequence[Any]] = {
        "omgang_id": [omgang_id] * antal,
        "orsak": orsaker,
        "sort": [PAMINNELSE] * antal,
        "kontakt_id": [bunt[0].kontakt_id for bunt in buntar],
        "arende_id": [bunt[0].arende_id for bunt in buntar],
        "data": [f'{{"trappsteg": {max(bunt, key=_TRAPPLATS).trappsteg}}}' for bunt in buntar],
        "fristversion": [max(map(_FRISTVERSION, bunt)) for bunt in buntar],
        "tillstand": [Tillstand.PLANERAD.value] * antal,
        "tidigast": _tider(session, omgang_id, buntar, nu=nu),
        "skapad": [skapad] * antal,
        "forsok": [0] * antal,
        "dubblett": [False] * antal,
    }
    try:
        with session.begin_nested():
            _satt_in(session, kolumner)
    except IntegrityError:
        orsaker = _numrerade(session, omgang_id, orsaker, skapad=skapad)
        _satt_in(session, {**kolumner, "orsak": orsaker})
    return orsaker


def _satt_in(session: Session, kolumner: Mapping[str, Sequence[Any]]) -> None:
    satt_in_kolumner(session, _UTSKICK, {**kolumner, "summa": radsummor(FORSEGLAS, kolumner)})


def _numrerade(
    session: Session, omgang_id: int, orsaker: Iterable[str], *, skapad: datetime
) -> list[str]:
    """Number the causes that are taken: by what has been planned, and taken back, this instant.

    So it is when a clock that was ahead has been set right, and comes to where it had been.
    """
    planerade = session.scalars(
        select(_UTSKICK.c.orsak).where(
            _UTSKICK.c.omgang_id == omgang_id, _UTSKICK.c.skapad == skapad
        )
    )
    # "paminnelse/KONTAKT/INSTANT", and "/2" after it for the second, and so on.
    ganger = Counter("/".join(orsak.split("/")[:3]) for orsak in planerade)
    return [f"{orsak}/{ganger[orsak] + 1}" if ganger[orsak] else orsak for orsak in orsaker]


def _tider(
    session: Session, omgang_id: int, buntar: Sequence[Sequence[Rad]], *, nu: datetime
) -> list[datetime]:
    """Give when each reminder may go: in the send window, or at once when that is too late."""
    motparten = omgangens_stunder(session, omgang_id, PAMINNELSE, nu=nu)

    @cache
    def tid(dagar: frozenset[date]) -> datetime:  # a round has few last days
        return sandtid(nu, *motparten, *map(dagens_slut, dagar)).astimezone(UTC)

    return [tid(frozenset(map(_FRIST, bunt))) for bunt in buntar]

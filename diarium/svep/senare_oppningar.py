"""The notice that it is a body's turn is planned for contacts that came after it had opened."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    exists,
    insert,
    literal_column,
    or_,
    select,
)

from beslutsmodell.frist import STOCKHOLM
from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.svep.omadressering import GAR_INTE, VANTANDE, ny_rad
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.trapplasning import las_omgangens_trappa
from diarium.utkorg.planera import ARENDEN, FRAN, OPPNING
from diarium.utkorg.samlad_oppning import gallande_delar, oppningens_delar

_ARENDE, _KONTAKT, _UTSKICK = tabell(Arenderad), tabell(Kontaktrad), tabell(Utskicksrad)
_VID: Final = _KONTAKT.alias()
_GAR_INTE: Final[list[ColumnElement[str]]] = [
    literal_column(f"'{ett}'") for ett in sorted(GAR_INTE)
]
_OPPNA: Final = (
    select(_ARENDE.c.id, _ARENDE.c.fristversion)
    .where(
        _ARENDE.c.omgang_id == bindparam("omgang_id"),
        _ARENDE.c.organ == bindparam("organ"),
        _ARENDE.c.paminns,
    )
    .order_by(_ARENDE.c.id)
)
_UTAN_EGEN: Final = Drivsats(
    _OPPNA.where(
        ~exists().where(
            _UTSKICK.c.arende_id == _ARENDE.c.id,
            _UTSKICK.c.sort == OPPNING,
            _UTSKICK.c.kontakt_id == bindparam("kontakt_id"),
        )
    )
)
"""Cases of a body that owes an act and that a contact has no notice of."""
_OOPPNADE: Final = Drivsats(
    _OPPNA.where(
        ~exists().where(
            _UTSKICK.c.arende_id == _ARENDE.c.id,
            _UTSKICK.c.sort == OPPNING,
            ~_UTSKICK.c.data.contains(f'"{ARENDEN}"'),
            or_(
                and_(*(_UTSKICK.c.tillstand != ett for ett in sorted(GAR_INTE))),
                _UTSKICK.c.kontakt_id == bindparam("kontakt_id"),
            ),
        ),
    )
)
"""Cases of a body that owes an act and that nobody has been told of, nor a contact planned for.

What an opening of several tells of is another question (`_samlat`).
"""
_SAMLADE: Final = Drivsats(
    select(
        *(_UTSKICK.c.tillstand, _UTSKICK.c.dubblett, _UTSKICK.c.data),
        *(_UTSKICK.c.arende_id, _UTSKICK.c.kontakt_id),
    ).where(
        _UTSKICK.c.omgang_id == bindparam("omgang_id"),
        _UTSKICK.c.sort == OPPNING,
        _UTSKICK.c.data.contains(f'"{ARENDEN}"'),
        _UTSKICK.c.tillstand.not_in(_GAR_INTE),
    )
)
"""Openings of several that have gone, or are to go."""


def oppna_for_forsta(
    session: Session, omgang_id: int, forsta: Mapping[str, Sequence[Rad]], *, nu: datetime
) -> None:
    """Plan the notice that it is its turn for a body that had nobody to write to until now."""
    samlat = _samlat(session, omgang_id, idag=nu.astimezone(STOCKHOLM).date())
    _oppna(session, omgang_id, forsta, _OOPPNADE, utom=samlat, nu=nu)


def oppna_ocksa_for(
    session: Session, omgang_id: int, nya: Mapping[str, Sequence[Rad]], *, nu: datetime
) -> None:
    """Plan it for those who come beside others, before the round opens and it has gone to these."""
    _oppna(session, omgang_id, nya, _UTAN_EGEN, utom=frozenset(), nu=nu)


def _oppna(
    session: Session,
    omgang_id: int,
    per_organ: Mapping[str, Sequence[Rad]],
    valda: Drivsats,
    *,
    utom: Collection[int],
    nu: datetime,
) -> None:
    oppnar = las_omgangens_trappa(session, omgang_id).oppnar
    data = "{}" if oppnar is None else json.dumps({FRAN: oppnar.isoformat()})
    nya = [
        ny_rad(
            omgang_id,
            f"{OPPNING}/{arende.id}/{kontakt.id}",
            _Oppning(OPPNING, data, arende.fristversion),
            arende.id,
            kontakt,
            nu=nu,
        )
        for organ, kontakter in per_organ.items()
        for kontakt in kontakter
        for arende in valda.rader(session, omgang_id=omgang_id, organ=organ, kontakt_id=kontakt.id)
        if arende.id not in utom
    ]
    if nya:
        session.execute(insert(_UTSKICK), nya)


def _samlat(session: Session, omgang_id: int, *, idag: date) -> set[int]:
    """Give the cases that an opening of several has told of, or tells the contact of today."""
    sagda: set[int] = set()
    for rad in _SAMLADE.rader(session, omgang_id=omgang_id):
        vantar = rad.tillstand in VANTANDE and not rad.dubblett
        delar = gallande_delar(session, rad, idag=idag) if vantar else oppningens_delar(rad)
        sagda |= delar.keys()
    return sagda


class _Oppning(NamedTuple):
    """What an opening is made of."""

    sort: str
    data: str
    fristversion: int

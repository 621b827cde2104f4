"""The notice that it is a body's turn is planned for contacts that came after it had opened."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
)

from beslutsmodell.frist import STOCKHOLM
from diarium.drivsats import Drivsats, Rad
from diarium.kontaktlasning import galler
from diarium.session import Session
from diarium.svep.omadressering import GAR_INTE, VANTANDE, ny_rad
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.trapplasning import las_omgangens_trappa
from diarium.utkorg.brevladan import oppningens_arenden
from diarium.utkorg.planera import ARENDEN, FRAN, OPPNING

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

What a mailbox of several bodies was told counts apart: the body may have left it by then.
"""
_SAMLADE: Final = Drivsats(
    select(
        *(_UTSKICK.c.tillstand, _UTSKICK.c.dubblett, _UTSKICK.c.arende_id, _UTSKICK.c.data),
        _KONTAKT.c.organ,
        *(_KONTAKT.c.kanal, _KONTAKT.c.adress, _KONTAKT.c.galler_fran, _KONTAKT.c.galler_till),
        func.coalesce(_UTSKICK.c.skickad, _UTSKICK.c.tidigast, type_=Utctid).label("gick"),
    )
    .join_from(_UTSKICK, _VID, _VID.c.id == _UTSKICK.c.kontakt_id)
    .join(
        _KONTAKT,
        (_KONTAKT.c.omgang_id == _VID.c.omgang_id)
        & (_KONTAKT.c.kanal == _VID.c.kanal)
        & (_KONTAKT.c.adress == _VID.c.adress),
    )
    .where(
        _UTSKICK.c.omgang_id == bindparam("omgang_id"),
        _UTSKICK.c.sort == OPPNING,
        _UTSKICK.c.data.contains(f'"{ARENDEN}"'),
        _UTSKICK.c.tillstand.not_in(_GAR_INTE),
    )
)
"""Openings of several, with each contact at their mailbox."""


def oppna_for_forsta(
    session: Session, omgang_id: int, forsta: Mapping[str, Sequence[Rad]], *, nu: datetime
) -> None:
    """Plan the notice that it is its turn for a body that had nobody to write to until now."""
    _oppna(session, omgang_id, forsta, _OOPPNADE, nu=nu)


def oppna_ocksa_for(
    session: Session, omgang_id: int, nya: Mapping[str, Sequence[Rad]], *, nu: datetime
) -> None:
    """Plan it for those who come beside others, before the round opens and it has gone to these."""
    _oppna(session, omgang_id, nya, _UTAN_EGEN, nu=nu)


def _oppna(
    session: Session,
    omgang_id: int,
    per_organ: Mapping[str, Sequence[Rad]],
    valda: Drivsats,
    *,
    nu: datetime,
) -> None:
    oppnar = las_omgangens_trappa(session, omgang_id).oppnar
    data = "{}" if oppnar is None else json.dumps({FRAN: oppnar.isoformat()})
    samlade: dict[str, list[Rad]] = defaultdict(list)
    for rad in _SAMLADE.rader(session, omgang_id=omgang_id):
        samlade[rad.organ].append(rad)
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
        if not _far_i_en_samlad(samlade[organ], arende.id, kontakt)
    ]
    if nya:
        session.execute(insert(_UTSKICK), nya)


def _far_i_en_samlad(samlade: Sequence[Rad], arende_id: int, kontakt: Rad) -> bool:
    """Tell whether an opening of several tells of a case: where the contact is, or has been told.

    It has when it went to a mailbox where somebody stood for the body that day.
    """
    for rad in samlade:
        if arende_id not in oppningens_arenden(rad):
            continue
        if rad.tillstand in VANTANDE and not rad.dubblett:
            if (rad.kanal, rad.adress) == (kontakt.kanal, kontakt.adress):
                return True
        elif galler(rad, rad.gick.astimezone(STOCKHOLM).date()):
            return True
    return False


class _Oppning(NamedTuple):
    """What an opening is made of."""

    sort: str
    data: str
    fristversion: int

"""The cases of all bodies that share a mailbox."""

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Date,
    FromClause,
    and_,
    exists,
    literal,
    or_,
    select,
)

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kanal
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.omledd import ORSAK, Ursprung, ursprung
from diarium.utkorg.planera import ARENDEN, OPPNING, galler_dagen
from diarium.utkorg.tillstand import Tillstand

PER_BREVLADA: Final = frozenset({"fristandring", "underlagsandring", "aterkallelse"})
"""Kinds of which an address gets one for all bodies that it stands for."""
_ARENDE, _KONTAKT, _UTSKICK = tabell(Arenderad), tabell(Kontaktrad), tabell(Utskicksrad)
_DENNA, _ANDRA = _KONTAKT.alias(), _KONTAKT.alias()
_NADDE_INGEN: Final = [
    ett.value for ett in (Tillstand.BESTAENDE_FEL, Tillstand.DOD, Tillstand.ATERHALLEN)
]
_DYGN: Final = timedelta(days=1)


def oppningens_arenden(utskick: Any) -> tuple[int, ...]:  # noqa: ANN401 - a row
    """Give the cases that an opening was planned for: one, or all that opened at once."""
    samlade = json.loads(utskick.data).get(ARENDEN)
    return tuple(sorted(set(samlade))) if samlade else (utskick.arende_id,)


def ar_samlad(utskick: Any) -> bool:  # noqa: ANN401 - a row
    """Tell whether a message is an opening of several cases."""
    return utskick.sort == OPPNING and ARENDEN in json.loads(utskick.data)


def lada(kontakt: Any) -> tuple[str, str]:  # noqa: ANN401 - a row
    """Give what tells a mailbox from others: capitals do not, in what was recorded with them."""
    adress = kontakt.adress
    return kontakt.kanal, adress.lower() if kontakt.kanal == Kanal.EPOST.value else adress


def brevladans_arenden(
    session: Session,
    rot: Ursprung,
    villkor: ColumnElement[Any],
    *,
    idag: date,
    alltid_egen: bool = True,
) -> Sequence[int]:
    """Give the cases that fulfil a condition, of all bodies that have the contact's address today.

    Its own body is one of them, whatever its days, unless `alltid_egen` is false: the message is
    for it. One that was passed on is about the bodies that it stands for.
    """
    denna, andra = _DENNA, _ANDRA
    valda = galler_dagen(idag, andra)
    if alltid_egen:
        valda = or_(andra.c.id == rot.kontakt_id, valda)
    if rot.kontakter:
        valda = andra.c.id.in_(rot.kontakter)
    return (
        session.execute(
            select(_ARENDE.c.id)
            .distinct()
            .join(
                andra,
                (andra.c.omgang_id == _ARENDE.c.omgang_id) & (andra.c.organ == _ARENDE.c.organ),
            )
            .join(denna, _vid_samma(denna, andra))
            .where(
                denna.c.id == rot.kontakt_id,
                valda,
                villkor,
            )
            .order_by(_ARENDE.c.id),
        )
        .scalars()
        .all()
    )


def utan_egen_oppning(session: Session, utskick: Any, arenden: Sequence[int]) -> Sequence[int]:  # noqa: ANN401 - a row
    """Give the cases of an opening of several that its mailbox gets no opening of their own of."""
    fraga = (
        select(_UTSKICK.c.arende_id)
        .join(_ANDRA, _ANDRA.c.id == _UTSKICK.c.kontakt_id)
        .join(_DENNA, _vid_samma(_DENNA, _ANDRA))
        .where(
            _DENNA.c.id == utskick.kontakt_id,
            _UTSKICK.c.sort == OPPNING,
            _UTSKICK.c.arende_id.in_(arenden),
            _UTSKICK.c.tillstand.not_in(_NADDE_INGEN),
            ~_UTSKICK.c.data.contains(f'"{ARENDEN}"'),
            ~_UTSKICK.c.orsak.startswith(f"{ORSAK}/"),
        )
    )
    egna = set(session.execute(fraga).scalars())
    return [ett for ett in arenden if ett not in egna]


def brevladans_kontakter(session: Session, kontakt_id: int, *, idag: date) -> Sequence[int]:
    """Give the contacts of a round that have a contact's address today."""
    return _vid_adressen(session, kontakt_id, galler_dagen(idag, _ANDRA))


def foretradda_kontakter(session: Session, utskick: Any, *, idag: date) -> Sequence[int]:  # noqa: ANN401 - a row
    """Give the contacts that a message to their mailbox stands for today; its own apart, if none.

    A kind that a mailbox gets one of is for all of them, an opening for those of its cases. One
    that has gone, or was refused, stands for those who held then.
    """
    rot = ursprung(utskick)
    if utskick.sort in PER_BREVLADA:
        return brevladans_kontakter(session, rot.kontakt_id, idag=idag)
    if ar_samlad(utskick):
        organen = select(_ARENDE.c.organ).where(_ARENDE.c.id.in_(oppningens_arenden(utskick)))
        villkor = _ANDRA.c.organ.in_(organen)
        if utskick.skickad is not None:
            gick = utskick.skickad.astimezone(STOCKHOLM).date()
            gallde = or_(galler_dagen(gick, _ANDRA), _slutade(utskick, gick, fore=utskick.skickad))
        elif utskick.tillstand == Tillstand.BESTAENDE_FEL:
            gick = utskick.tidigast.astimezone(STOCKHOLM).date()
            gallde = or_(galler_dagen(idag, _ANDRA), _slutade(utskick, gick))
        else:
            gallde = galler_dagen(idag, _ANDRA)
        return _vid_adressen(session, rot.kontakt_id, and_(villkor, gallde))
    return ()


def _slutade(utskick: Any, gick: date, *, fore: datetime | None = None) -> ColumnElement[bool]:  # noqa: ANN401 - a row
    """Choose who ended on the day before an opening went, as one does who is replaced on that day.

    Later than that too, where no instant is given that others must have been told `fore`. Those
    whose bodies have been told elsewhere are left out.
    """
    annars = exists().where(
        _UTSKICK.c.sort == OPPNING,
        _UTSKICK.c.arende_id == _ARENDE.c.id,
        _ARENDE.c.omgang_id == _ANDRA.c.omgang_id,
        _ARENDE.c.organ == _ANDRA.c.organ,
        _UTSKICK.c.skapad > utskick.skapad,
        *(() if fore is None else (_UTSKICK.c.skapad <= fore,)),
    )
    igar = literal(gick - _DYGN, Date)
    slut = _ANDRA.c.galler_till
    return ((slut >= igar) if fore is None else (slut == igar)) & ~annars


def _vid_adressen(session: Session, kontakt_id: int, villkor: ColumnElement[bool]) -> Sequence[int]:
    fraga = select(_ANDRA.c.id).join(_DENNA, _vid_samma(_DENNA, _ANDRA))
    valda = fraga.where(_DENNA.c.id == kontakt_id, villkor)
    return session.execute(valda.order_by(_ANDRA.c.id)).scalars().all()


def _vid_samma(denna: FromClause, andra: FromClause) -> ColumnElement[bool]:
    """Join the contacts of a round that share a mailbox."""
    return and_(*(denna.c[ett] == andra.c[ett] for ett in ("omgang_id", "kanal", "adress")))

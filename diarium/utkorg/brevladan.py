"""The cases of all bodies that share a mailbox."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, literal, or_, select

from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.utkorg.omledd import Ursprung, ursprung
from diarium.utkorg.planera import ARENDEN, OPPNING, galler_dagen

PER_BREVLADA: Final = frozenset({"fristandring", "underlagsandring", "aterkallelse"})
"""Kinds of which an address gets one for all bodies that it stands for."""
_ARENDE, _KONTAKT = tabell(Arenderad), tabell(Kontaktrad)
_DENNA, _ANDRA = _KONTAKT.alias(), _KONTAKT.alias()


def oppningens_arenden(utskick: Any) -> tuple[int, ...]:  # noqa: ANN401 - a row
    """Give the cases that an opening was planned for: one, or all that opened at once."""
    samlade = json.loads(utskick.data).get(ARENDEN)
    return tuple(sorted(set(samlade))) if samlade else (utskick.arende_id,)


def ar_samlad(utskick: Any) -> bool:  # noqa: ANN401 - a row
    """Tell whether a message is an opening of several cases."""
    return utskick.sort == OPPNING and ARENDEN in json.loads(utskick.data)


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
            .join(
                denna,
                (denna.c.omgang_id == andra.c.omgang_id)
                & (denna.c.kanal == andra.c.kanal)
                & (denna.c.adress == andra.c.adress),
            )
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


def brevladans_kontakter(session: Session, kontakt_id: int, *, idag: date) -> Sequence[int]:
    """Give the contacts of a round that have a contact's address today."""
    return _vid_adressen(session, kontakt_id, literal(value=True), idag=idag)


def foretradda_kontakter(session: Session, utskick: Any, *, idag: date) -> Sequence[int]:  # noqa: ANN401 - a row
    """Give the contacts that a message to their mailbox stands for today; its own apart, if none.

    A kind that a mailbox gets one of is for all of them, an opening for those of its cases.
    """
    rot = ursprung(utskick)
    if utskick.sort in PER_BREVLADA:
        return brevladans_kontakter(session, rot.kontakt_id, idag=idag)
    if ar_samlad(utskick):
        organen = select(_ARENDE.c.organ).where(_ARENDE.c.id.in_(oppningens_arenden(utskick)))
        return _vid_adressen(session, rot.kontakt_id, _ANDRA.c.organ.in_(organen), idag=idag)
    return ()


def _vid_adressen(
    session: Session, kontakt_id: int, villkor: ColumnElement[bool], *, idag: date
) -> Sequence[int]:
    fraga = select(_ANDRA.c.id).join(
        _DENNA,
        (_DENNA.c.omgang_id == _ANDRA.c.omgang_id)
        & (_DENNA.c.kanal == _ANDRA.c.kanal)
        & (_DENNA.c.adress == _ANDRA.c.adress),
    )
    valda = fraga.where(_DENNA.c.id == kontakt_id, galler_dagen(idag, _ANDRA), villkor)
    return session.execute(valda.order_by(_ANDRA.c.id)).scalars().all()

"""The cases of all bodies that share a mailbox."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, or_, select

from beslutsmodell.kontakt import Kanal
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.utkorg.omledd import Ursprung
from diarium.utkorg.planera import galler_dagen

PER_BREVLADA: Final = frozenset({"fristandring", "underlagsandring", "aterkallelse"})
"""Kinds of which an address gets one for all bodies that it stands for."""
_ARENDE, _KONTAKT = tabell(Arenderad), tabell(Kontaktrad)


def lada(kontakt: Any) -> tuple[str, str]:  # noqa: ANN401 - a row
    """Give what tells a mailbox from others: capitals do not, in what was recorded with them."""
    adress = kontakt.adress
    return kontakt.kanal, adress.lower() if kontakt.kanal == Kanal.EPOST.value else adress


def brevladans_arenden(
    session: Session, rot: Ursprung, villkor: ColumnElement[Any], *, idag: date
) -> Sequence[int]:
    """Give the cases that fulfil a condition, of all bodies that have the contact's address today.

    Its own body is one of them, whatever its days: the message is for it. One that was passed on
    is about the bodies that it stands for.
    """
    denna, andra = _KONTAKT.alias(), _KONTAKT.alias()
    valda = or_(andra.c.id == rot.kontakt_id, galler_dagen(idag, andra))
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
    denna, andra = _KONTAKT.alias(), _KONTAKT.alias()
    fraga = select(andra.c.id).join(
        denna,
        (denna.c.omgang_id == andra.c.omgang_id)
        & (denna.c.kanal == andra.c.kanal)
        & (denna.c.adress == andra.c.adress),
    )
    valda = fraga.where(denna.c.id == kontakt_id, galler_dagen(idag, andra))
    return session.execute(valda.order_by(andra.c.id)).scalars().all()

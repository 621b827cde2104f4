"""The cases of all bodies that share a mailbox."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, or_, select

from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.utkorg.planera import galler_dagen

PER_BREVLADA: Final = frozenset({"fristandring", "underlagsandring", "aterkallelse"})
"""Kinds of which an address gets one for all bodies that it stands for."""
_ARENDE, _KONTAKT = tabell(Arenderad), tabell(Kontaktrad)


def brevladans_arenden(
    session: Session, kontakt_id: int, villkor: ColumnElement[Any], *, idag: date
) -> Sequence[int]:
    """Give the cases that fulfil a condition, of all bodies that have the contact's address today.

    Its own body is one of them, whatever its days: the message is for it.
    """
    denna, andra = _KONTAKT.alias(), _KONTAKT.alias()
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
                denna.c.id == kontakt_id,
                or_(andra.c.id == kontakt_id, galler_dagen(idag, andra)),
                villkor,
            )
            .order_by(_ARENDE.c.id),
        )
        .scalars()
        .all()
    )

"""The cases of all bodies that share a mailbox."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad

_ARENDE, _KONTAKT = tabell(Arenderad), tabell(Kontaktrad)


def brevladans_arenden(
    session: Session, kontakt_id: int, villkor: ColumnElement[Any]
) -> Sequence[int]:
    """Give the cases that fulfil a condition, of all bodies that share the contact's address."""
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
            .where(denna.c.id == kontakt_id, villkor)
            .order_by(_ARENDE.c.id),
        )
        .scalars()
        .all()
    )

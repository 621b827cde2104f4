"""What a mailbox owes beside what a message is about."""

from collections.abc import Collection
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, Date, bindparam, literal_column, select

from beslutsmodell.kontakt import Kontaktroll
from diarium.drivsats import Drivsats
from diarium.omgangslasning import Omgangslasning
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.utkorg.planera import galler_dagen

_ARENDE, _KONTAKT = tabell(Arenderad), tabell(Kontaktrad)
_IDAG: Final = bindparam("idag", type_=Date)
PAUSAD: Final = (
    _ARENDE.c.pausad_till.is_not(None) & (_ARENDE.c.pausad_till > _IDAG) & (_ARENDE.c.frist > _IDAG)
)
"""Chooses the cases whose reminders are suspended on the day `idag`."""
_SVARANDE: Final[list[ColumnElement[str]]] = [
    literal_column(f"'{roll.value}'") for roll in (Kontaktroll.REGISTRATOR, Kontaktroll.HANDLAGGARE)
]
"""Roles that answer for their body: a coordinator and an owner owe nothing."""
_DENNA, _ANDRA = _KONTAKT.alias(), _KONTAKT.alias()
_BREVLADANS_ORGAN: Final = Drivsats(
    select(_ANDRA.c.organ)
    .distinct()
    .join_from(
        _DENNA,
        _ANDRA,
        (_ANDRA.c.omgang_id == _DENNA.c.omgang_id)
        & (_ANDRA.c.adress == _DENNA.c.adress)
        & (_ANDRA.c.kanal == _DENNA.c.kanal),
    )
    .where(
        _DENNA.c.id == bindparam("kontakt_id"),
        _ANDRA.c.roll.in_(_SVARANDE),
        galler_dagen(_IDAG, _ANDRA),
    ),
)
_SKYLDIGT: Final = Drivsats(
    select(_ARENDE.c.id).where(
        _ARENDE.c.omgang_id == bindparam("omgang_id"),
        _ARENDE.c.nyckel == bindparam("nyckel"),
        _ARENDE.c.paminns,
        _ARENDE.c.paminns_fran <= _IDAG,
        ~PAUSAD,
    ),
)


def ovriga_arenden(
    session: Session,
    lasning: Omgangslasning,
    kontakt_id: int,
    *,
    utom: Collection[int],
    idag: date,
) -> tuple[int, ...]:
    """Give the cases that the bodies of a contact's mailbox owe, but for those of a message.

    A case that has opened today has a notice of its own, and one whose reminders are suspended
    is left in peace.
    """
    organen = {
        rad.organ for rad in _BREVLADANS_ORGAN.rader(session, kontakt_id=kontakt_id, idag=idag)
    }
    nycklar = (plan.nyckel for organ in organen for plan in lasning.per_organ.get(organ, ()))
    skyldiga = (
        rad.id
        for nyckel in nycklar
        for rad in _SKYLDIGT.rader(session, omgang_id=lasning.id, nyckel=nyckel, idag=idag)
    )
    return tuple(sorted(set(skyldiga).difference(utom)))

"""What a mailbox owes beside what a message is about."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, Date, bindparam, literal_column, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import nasta_sandtid
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.trappa import Trappa
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
    literal_column(f"'{roll.value}'") for roll in Kontaktroll if roll.svarar
]
_DENNA, _ANDRA = _KONTAKT.alias(), _KONTAKT.alias()
_BREVLADANS_ORGAN: Final = Drivsats(
    select(_ANDRA.c.organ)
    .join_from(
        _DENNA,
        _ANDRA,
        # "+ 0", or SQLite goes through all contacts of the round, by another index.
        (_ANDRA.c.adress == _DENNA.c.adress)
        & (_ANDRA.c.kanal == _DENNA.c.kanal)
        & (_ANDRA.c.omgang_id + 0 == _DENNA.c.omgang_id),
    )
    .where(
        _DENNA.c.id == bindparam("kontakt_id"),
        _DENNA.c.roll.in_(_SVARANDE),
        _ANDRA.c.roll.in_(_SVARANDE),
        galler_dagen(_IDAG, _ANDRA),
    ),
)
_SKYLDIGA: Final = (
    select(_ARENDE.c.id, _ARENDE.c.steg, _ARENDE.c.paminns_fran)
    .where(
        _ARENDE.c.omgang_id == bindparam("omgang_id"),
        _ARENDE.c.nyckel.in_(bindparam("nycklar", expanding=True)),
        _ARENDE.c.paminns,
        _ARENDE.c.paminns_fran <= _IDAG,
        ~PAUSAD,
    )
    .order_by(_ARENDE.c.frist, _ARENDE.c.id)
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

    The first last day comes first. A case whose own notice goes today, or has just gone, is not
    told, and one whose reminders are suspended is left in peace. Where every turn is tried at
    once, only cases of the same step stand beside each other.
    """
    organen = {
        rad.organ for rad in _BREVLADANS_ORGAN.rader(session, kontakt_id=kontakt_id, idag=idag)
    }
    nycklar = [plan.nyckel for organ in organen for plan in lasning.per_organ.get(organ, ())]
    if len(nycklar) <= 1:
        return ()
    omgang, stegen = lasning.omgang, {lasning.arende(ett).steg for ett in utom}
    return tuple(
        rad.id
        for rad in session.execute(
            _SKYLDIGA, {"omgang_id": lasning.id, "nycklar": nycklar, "idag": idag}
        )
        if rad.id not in utom
        and idag > _aviserad_senast(rad.paminns_fran, omgang.trappa)
        and (rad.steg in stegen or not omgang.process.ar_oordnad)
    )


def _aviserad_senast(fran: date, trappa: Trappa) -> date:
    """Give the last day on which the notice goes that a case is open, by its first day of rungs."""
    return nasta_sandtid(datetime.combine(fran, trappa.klockslag, tzinfo=STOCKHOLM)).date()

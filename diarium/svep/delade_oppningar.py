"""An opening of several cases is parted by contact: these may be replaced one by one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, Date, bindparam, literal_column, or_, select

from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.planera import ARENDEN, OPPNING
from diarium.utkorg.samlad_oppning import ar_samlad, oppningens_delar
from diarium.utkorg.tillstand import Tillstand
from diarium.utkorg.vantande import VANTAR

_KONTAKT, _UTSKICK = tabell(Kontaktrad), tabell(Utskicksrad)
_OKANT: Final[ColumnElement[str]] = literal_column(f"'{Tillstand.OKANT.value}'")
_PA_VAG: Final = Drivsats(
    select(_UTSKICK.c.data, _UTSKICK.c.arende_id, _UTSKICK.c.kontakt_id).where(
        or_(
            VANTAR & (_UTSKICK.c.tidigast <= bindparam("till", type_=Utctid)),
            (_UTSKICK.c.tillstand == _OKANT) & ~_UTSKICK.c.dubblett,
        ),
        _UTSKICK.c.sort == literal_column(f"'{OPPNING}'"),
        _UTSKICK.c.data.contains(f'"{ARENDEN}"'),
    )
)
"""Openings of several that are about to go, or to go once more."""
_SLUTAD: Final = Drivsats(
    select(_KONTAKT.c.id, _KONTAKT.c.omgang_id, _KONTAKT.c.organ).where(
        _KONTAKT.c.id == bindparam("id"), _KONTAKT.c.galler_till < bindparam("idag", type_=Date)
    )
)


def dela(rader: Iterable[Rad], kontakter: Iterable[Rad]) -> Sequence[Rad]:
    """Give the messages of a round, with one row per case for an opening of several.

    Each is as if it had been planned for its own contact; its id and its cause are those of the
    message that there is.
    """
    per_id = {ett.id: ett for ett in kontakter}
    return [del_ for rad in rader for del_ in _delarna(rad, per_id)]


def _delarna(rad: Rad, kontakter: Mapping[int, Rad]) -> Iterator[Rad]:
    if not ar_samlad(rad):
        yield rad
        return
    data = {namn: varde for namn, varde in json.loads(rad.data).items() if namn != ARENDEN}
    for arende, kontakt in oppningens_delar(rad).items():
        yield rad._replace(
            arende_id=arende,
            kontakt_id=kontakt,
            organ=kontakter[kontakt].organ,
            data=json.dumps(data),
        )


def ar_annans(rad: Rad) -> bool:
    """Tell whether a row is a part of an opening that is planned for another's contact."""
    return rad.sort == OPPNING and not rad.orsak.endswith(f"/{rad.kontakt_id}")


def som_har_lamnat(session: Session, *, till: datetime, idag: date) -> list[Rad]:
    """Give the contacts that have ended while a sender had an opening of several for them."""
    pa_vag = _PA_VAG.rader(session, till=till)
    kontakter = {kontakt for rad in pa_vag for kontakt in oppningens_delar(rad).values()}
    return [rad for ett in sorted(kontakter) for rad in _SLUTAD.rader(session, id=ett, idag=idag)]

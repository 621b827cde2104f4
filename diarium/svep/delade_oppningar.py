"""An opening of several cases is parted by contact: these may be replaced one by one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import Date, bindparam, literal_column, select

from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Kontaktrad, Utskicksrad
from diarium.utkorg.omledd import ORSAK as OMLEDD_ORSAK
from diarium.utkorg.planera import ARENDEN, OPPNING
from diarium.utkorg.samlad_oppning import ar_samlad, oppningens_delar
from diarium.utkorg.vantande import VANTAR

_KONTAKT, _UTSKICK = tabell(Kontaktrad), tabell(Utskicksrad)
_PA_VAG: Final = Drivsats(
    select(_UTSKICK.c.data, _UTSKICK.c.arende_id, _UTSKICK.c.kontakt_id).where(
        VANTAR,
        _UTSKICK.c.tidigast <= bindparam("till", type_=Utctid),
        _UTSKICK.c.sort == literal_column(f"'{OPPNING}'"),
        _UTSKICK.c.data.contains(f'"{ARENDEN}"'),
        ~_UTSKICK.c.orsak.startswith(f"{OMLEDD_ORSAK}/"),
    )
)
"""Openings of several that are about to go, to those that they were planned for."""
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


def som_har_lamnat(session: Session, *, till: datetime, idag: date) -> list[Rad]:
    """Give the contacts that have ended while a sender had an opening of several for them."""
    pa_vag = _PA_VAG.rader(session, till=till)
    kontakter = {kontakt for rad in pa_vag for kontakt in oppningens_delar(rad).values()}
    return [rad for ett in sorted(kontakter) for rad in _SLUTAD.rader(session, id=ett, idag=idag)]

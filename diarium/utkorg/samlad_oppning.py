"""One opening may tell a mailbox of several cases: which they are, and the contact of each."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import Date, bindparam, select

from diarium.drivsats import Drivsats
from diarium.session import Session
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.utkorg.omledd import ursprung
from diarium.utkorg.planera import ARENDEN, OPPNING, galler_dagen

_KONTAKT: Final = tabell(Kontaktrad)
_GALLER: Final = Drivsats(
    select(_KONTAKT.c.id).where(
        _KONTAKT.c.id == bindparam("id"), galler_dagen(bindparam("idag", type_=Date))
    )
)


def ar_samlad(utskick: Any) -> bool:  # noqa: ANN401 - a row
    """Tell whether a message is an opening of several cases."""
    return utskick.sort == OPPNING and ARENDEN in json.loads(utskick.data)


def oppningens_delar(utskick: Any) -> Mapping[int, int]:  # noqa: ANN401 - a row
    """Give the cases of an opening, each with the contact that it is told for."""
    samlade = json.loads(utskick.data).get(ARENDEN)
    return {utskick.arende_id: utskick.kontakt_id} if samlade is None else dict(sorted(samlade))


def gallande_delar(session: Session, utskick: Any, *, idag: date) -> Mapping[int, int]:  # noqa: ANN401 - a row
    """Give those of an opening's cases whose contact is in force; the others are told elsewhere.

    One that was passed on is about those of the contacts that it stands for.
    """
    kontakter = ursprung(utskick).kontakter
    return {
        arende: kontakt
        for arende, kontakt in oppningens_delar(utskick).items()
        if (kontakt in kontakter if kontakter else _GALLER.rader(session, id=kontakt, idag=idag))
    }


def data_med(utskick: Any, delar: Mapping[int, int]) -> str:  # noqa: ANN401 - a row
    """Give the data of an opening of several with other parts."""
    data = json.loads(utskick.data)
    return json.dumps({**data, ARENDEN: sorted(map(list, delar.items()))}, ensure_ascii=False)

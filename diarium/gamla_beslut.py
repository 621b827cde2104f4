"""Which decisions rest on a document that has got a new version, and when they were taken."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from beslutsmodell.flagga import Flagga
from diarium.drivsats import Drivsats
from diarium.omgangslasning import starttext
from diarium.session import Session
from diarium.tabeller.arende import ARENDEN_PER_OMGANG, Arenderad, Punktrad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell

_ARENDE, _PUNKT, _HANDELSE = tabell(Arenderad), tabell(Punktrad), tabell(Handelserad)
_MARKTA: Final = Drivsats(
    select(_ARENDE.c.nyckel, _PUNKT.c.punkt, _PUNKT.c.detalj, _HANDELSE.c.nummer, _HANDELSE.c.kropp)
    .join(_ARENDE, _ARENDE.c.id == _PUNKT.c.arende_id)
    .join(_HANDELSE, _HANDELSE.c.arende_id == _PUNKT.c.arende_id)
    .where(
        _PUNKT.c.arende_id > bindparam("efter"),
        _PUNKT.c.arende_id <= bindparam("till"),
        _PUNKT.c.flaggor.contains(Flagga.GAMMALT_UNDERLAG.value),
        _HANDELSE.c.typ == "beslut_registrerat",
    )
    .order_by(_PUNKT.c.arende_id, _PUNKT.c.plats),
)


class Gammalt(NamedTuple):
    """A decision on an older version of a document."""

    nummer: int
    datum: date
    underlag: str | None
    """What it states that it rests on; null = nothing."""


def las_gamla_beslut(session: Session, omgang_id: int) -> Mapping[tuple[str, str], Gammalt]:
    """Give the decision behind each marked point, by case and point; one statement."""
    forst = omgang_id * ARENDEN_PER_OMGANG
    gamla: dict[tuple[str, str], Gammalt] = {}
    rader = _MARKTA.rader(session, efter=forst, till=forst + ARENDEN_PER_OMGANG)
    for nyckel, punkt, detalj, nummer, kropp in rader:
        if json.loads(detalj).get("beslut") == nummer:
            beslut = json.loads(starttext(kropp))["beslut"]
            dag = date.fromisoformat(beslut["datum"])
            gamla[nyckel, punkt] = Gammalt(nummer, dag, beslut.get("underlagsversion"))
    return gamla

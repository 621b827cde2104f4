"""What the messages and claims of a round may refer to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from beslutsmodell.trappa import Trappa
from diarium.omgangslasning import Omgangslasning, las_omgangen
from diarium.session import Session
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.omgang import Trapprad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.underlagslasning import las_underlagsversioner

_ARENDE, _KONTAKT = tabell(Arenderad), tabell(Kontaktrad)
_HANDELSE, _TRAPPA = tabell(Handelserad), tabell(Trapprad)


@dataclass(frozen=True, slots=True)
class Omgangsfakta:
    """What exists in one round, by id."""

    kod: str
    lasning: Omgangslasning
    arenden: Mapping[int, Row[Any]]
    """Key, body and deadline version of every case."""
    kontakter: Mapping[int, Row[Any]]
    """Body and role of every contact."""
    trappa: Trappa
    tider: frozenset[datetime]
    """When something happened."""
    underlag: frozenset[tuple[str, int]]
    """Every version of every document."""
    aterkallelser: frozenset[int]
    """The numbers of the events by which points were taken back."""
    fristversioner: int
    """The highest version that any deadline can have."""


def las_omgangsfakta(session: Session, omgang: Row[Any]) -> Omgangsfakta:
    """Read what exists in a round whose chain holds."""
    arenden = session.execute(
        select(_ARENDE.c.id, _ARENDE.c.nyckel, _ARENDE.c.organ, _ARENDE.c.fristversion).where(
            _ARENDE.c.omgang_id == omgang.id,
        ),
    )
    kontakter = session.execute(
        select(_KONTAKT.c.id, _KONTAKT.c.organ, _KONTAKT.c.roll).where(
            _KONTAKT.c.omgang_id == omgang.id,
        ),
    )
    trappa = session.execute(select(_TRAPPA.c.kropp).where(_TRAPPA.c.id == omgang.trappa_id))
    handelser = session.execute(
        select(_HANDELSE.c.lopnr, _HANDELSE.c.tid, _HANDELSE.c.typ).where(
            _HANDELSE.c.omgang_id == omgang.id
        ),
    ).all()
    lasning = las_omgangen(session, omgang.kod)
    versioner = las_underlagsversioner(session, lasning)
    return Omgangsfakta(
        kod=omgang.kod,
        lasning=lasning,
        arenden={rad.id: rad for rad in arenden},
        kontakter={rad.id: rad for rad in kontakter},
        trappa=Trappa.model_validate_json(trappa.scalar_one()),
        tider=frozenset(rad.tid for rad in handelser),
        underlag=frozenset((ett.namn, ett.nummer) for ett in versioner),
        aterkallelser=frozenset(rad.lopnr for rad in handelser if rad.typ == "punkter_aterkallade"),
        fristversioner=1 + sum(rad.typ == "frist_andrad" for rad in handelser),
    )

"""What is stored beside the first event of a round is compared with it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import Session

from beslutsmodell.kontakt import Kontakt
from diarium.omgangslasning import tolka_start
from diarium.startrader import kontaktsumma
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Kontaktrad
from diarium.verifiering.fynd import Fynd

_HANDELSE, _KONTAKT = tabell(Handelserad), tabell(Kontaktrad)


def granska_omgangsraden(session: Session, omgang: Row[Any]) -> Iterator[Fynd]:
    """Yield what the round's own row or its contacts say otherwise than its first event."""
    startad = tolka_start(
        session.execute(
            select(_HANDELSE.c.kropp).where(
                _HANDELSE.c.omgang_id == omgang.id,
                _HANDELSE.c.lopnr == 1,
            ),
        ).scalar_one(),
    )
    for namn in ("kod", "titel", "agare", "dnr", "skarpa"):
        lagrat, sagt = getattr(omgang, namn), getattr(startad.omgang, namn)
        if lagrat != sagt:
            yield Fynd(omgang.kod, "omgången", f"{namn} är {lagrat!r} men startades som {sagt!r}")
    kontakter = session.execute(
        select(_KONTAKT).where(_KONTAKT.c.omgang_id == omgang.id).order_by(_KONTAKT.c.id),
    ).mappings()
    falt = Kontakt.model_fields
    lasta = [Kontakt.model_validate({namn: rad[namn] for namn in falt}) for rad in kontakter]
    if kontaktsumma(lasta) != startad.kontakter:
        yield Fynd(omgang.kod, "kontakterna", "någon kontakt är ändrad vid sidan av programmet")

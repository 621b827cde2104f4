"""What is stored beside the first event of a round is compared with it, or with what came after."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, select

from beslutsmodell.omgangshandelser import KontakterAndrade, OmgangStartad
from diarium.kontaktlasning import las_kontakter
from diarium.omgangslasning import starttext, tolka_start
from diarium.radsumma import radsumma
from diarium.session import Session
from diarium.startrader import kontaktsumma
from diarium.tabeller.arende import Arenderad, Vantanrad
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.omgang import Trapprad
from diarium.tabeller.typer import tabell
from diarium.verifiering.fynd import Fynd, i_ord

_HANDELSE = tabell(Handelserad)
_TRAPPA, _VANTAN, _ARENDE = tabell(Trapprad), tabell(Vantanrad), tabell(Arenderad)


def granska_omgangsraden(session: Session, omgang: Row[Any]) -> Iterator[Fynd]:
    """Yield what the round's own row or its contacts say otherwise than its first event."""
    forsta = session.execute(
        select(_HANDELSE.c.kropp, _HANDELSE.c.tid, _HANDELSE.c.nyckel).where(
            _HANDELSE.c.omgang_id == omgang.id,
            _HANDELSE.c.lopnr == 1,
        ),
    ).one()
    startad = tolka_start(forsta.kropp)
    for namn, sagt in _sagt(forsta, startad).items():
        lagrat = getattr(omgang, namn)
        if lagrat != sagt:
            text = f"{namn} är {i_ord(lagrat)} men startades som {i_ord(sagt)}"
            yield Fynd(omgang.kod, "omgången", text)
    if omgang.summa != radsumma(omgang.kod, omgang.salt):
        yield Fynd(omgang.kod, "omgången", "salt stämmer inte med sin kontrollsumma")
    yield from _trappa(session, omgang, startad)
    yield from _vantan(session, omgang, startad)
    yield from _kontakterna(session, omgang, startad)


def _sagt(forsta: Row[Any], startad: OmgangStartad) -> dict[str, object]:
    """Give the columns of the round as its first event tells them."""
    return {
        **{namn: getattr(startad.omgang, namn) for namn in ("kod", "titel", "agare", "dnr")},
        "skarpa": startad.omgang.skarpa.value,
        "startad": forsta.tid,
        "nyckel": forsta.nyckel,
        "innehall": sha256(_det_som_startades(forsta, startad).encode()).hexdigest(),
    }


def _det_som_startades(forsta: Row[Any], startad: OmgangStartad) -> str:
    """Give the round as it was stated, whoever started it."""
    if startad.av is None:
        return starttext(forsta.kropp)
    return startad.model_dump_json(exclude={"av"})


def _kontakterna(session: Session, omgang: Row[Any], startad: OmgangStartad) -> Iterator[Fynd]:
    """Compare the contacts with the newest event that states them."""
    rader = las_kontakter(session, omgang.id)
    byten = [
        KontakterAndrade.model_validate_json(starttext(kropp))
        for kropp in session.execute(
            select(_HANDELSE.c.kropp)
            .where(_HANDELSE.c.omgang_id == omgang.id, _HANDELSE.c.typ == "kontakter_andrade")
            .order_by(_HANDELSE.c.lopnr),
        ).scalars()
    ]
    kontakter = [ett.kontakt for ett in rader]
    if byten:
        ratt = kontaktsumma(kontakter, salt=omgang.salt) == byten[-1].kontakter
    else:
        ratt = kontaktsumma(kontakter) == startad.kontakter
    if not ratt:
        yield Fynd(omgang.kod, "kontakterna", "någon kontakt är ändrad vid sidan av programmet")
    finns = {ett.nummer for ett in rader}
    for nummer in sorted({nr for ett in byten for nr in (*ett.nya, *ett.slutar)} - finns):
        yield Fynd(
            omgang.kod, "kontakterna", f"kontakten {nummer} saknas men följer av händelserna"
        )


def _trappa(session: Session, omgang: Row[Any], startad: OmgangStartad) -> Iterator[Fynd]:
    kropp = session.execute(
        select(_TRAPPA.c.kropp).where(_TRAPPA.c.id == omgang.trappa_id),
    ).scalar_one_or_none()
    if kropp != startad.omgang.trappa.model_dump_json():
        yield Fynd(omgang.kod, "trappan", "stegen är andra än de som omgången startades med")


def _vantan(session: Session, omgang: Row[Any], startad: OmgangStartad) -> Iterator[Fynd]:
    """Compare who waits for whom with the plan."""
    fore, efter = _ARENDE.alias(), _ARENDE.alias()
    lagrat = session.execute(
        select(efter.c.nyckel, fore.c.nyckel)
        .select_from(_VANTAN)
        .join(efter, efter.c.id == _VANTAN.c.arende_id)
        .join(fore, fore.c.id == _VANTAN.c.foregar_id)
        .where(efter.c.omgang_id == omgang.id),
    ).tuples()
    sagt = {(plan.nyckel, nyckel) for plan in startad.arenden for nyckel in plan.vantar_pa}
    for nyckel, foregar in sorted(sagt.symmetric_difference(lagrat)):
        yield Fynd(omgang.kod, f"ärende {nyckel}", f"väntan på {foregar} är ändrad")

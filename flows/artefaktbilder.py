"""Drawn pictures in Prefect: drawn only when what they show has changed, and the page holds them.

A page is markdown with the picture in it, as a data address: nothing is fetched from anywhere, and
a screen reader gets the same sentence as the picture has, and a table or the page that holds it.
They take longer to draw than all else of a round, so the chain never waits for them.
"""

import asyncio
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from prefect import get_run_logger
from prefect.artifacts import Artifact, acreate_markdown_artifact

from diarium.lagerapport import Omgangslage
from flows.adresser import till_artefakt
from flows.artefakttext import huvud, tabell
from flows.bilder.matrisbild import Matris, matrisbild
from flows.bilder.omgangsplan import omgangsplan
from flows.bilder.rita import Bild, rita_svg
from flows.bilder.tidslinje import Tidslinje
from flows.bilder.uppslutningsbild import Kurvbild, uppslutningsbild
from flows.diariet import las_planen, las_uppslutningen

_STORST: Final = 100_000
"""Letters that a picture may cost in Prefect's database; 49 kommuner need 90 000 at most."""


async def publicera_ritade(lage: Omgangslage) -> list[str]:
    """Publish the drawn pictures of a round; give the keys of those that were new."""
    kod, titel = lage.omgang.kod, lage.omgang.titel
    plan = await asyncio.to_thread(las_planen, kod)
    uppslutning, kurva = await asyncio.to_thread(las_uppslutningen, kod, plan)
    besluten = uppslutningsbild(lage.omgang, uppslutning, kurva)
    bilder: tuple[tuple[str, Bild, str], ...] = (
        (f"bild-plan-{kod}", omgangsplan(lage.omgang, plan), f"Planen för {titel} som bild"),
        (f"bild-beslut-{kod}", besluten, f"Besluten i {titel}"),
        (f"bild-matris-{kod}", matrisbild(lage), f"Kommun för kommun i {titel} som bild"),
    )
    return [nyckel for nyckel, bild, om in bilder if await _publicera(nyckel, lage, bild, om)]


async def _publicera(nyckel: str, lage: Omgangslage, bild: Bild, om: str) -> bool:
    """Draw and publish a picture, unless the latest one was drawn from the same."""
    marke = _marke(lage, bild)
    senaste = await Artifact.aget(nyckel)
    if senaste is not None and marke in str(senaste.data):
        return False
    try:
        svg = await asyncio.to_thread(rita_svg, bild)
    except Exception:  # noqa: BLE001 - no duty: the words and the table stand without it
        get_run_logger().exception("%s", nyckel)
        svg = b""
    text = "\n".join(_sidan(lage, bild, svg, marke))
    await acreate_markdown_artifact(markdown=text, key=nyckel, description=om)
    return True


def _marke(lage: Omgangslage, bild: Bild) -> str:
    """Give a comment, which no page shows, that tells what a picture was drawn from.

    A plan and a matrix say the day of it, but are not drawn anew for that alone.
    """
    match bild:
        case Tidslinje():
            underlag: object = (bild.frist, bild.grupper, bild.forklaring)
        case Matris():
            underlag = (bild.punkter, bild.grupper)
        case Kurvbild():
            underlag = bild
    summa = sha256(repr((*huvud(lage), underlag)).encode()).hexdigest()
    return f"<!-- underlag {summa} -->"


def _sidan(lage: Omgangslage, bild: Bild, svg: bytes, marke: str) -> Iterator[str]:
    """Yield the lines of a page: the sentence, the picture, and the table or where it is."""
    ord_ = bild.beskrivning
    adress = f"data:image/svg+xml;base64,{b64encode(svg).decode()}"
    yield from huvud(lage)
    yield marke
    yield ""
    yield ord_.mening
    yield ""
    if not svg:
        yield "Bilden gick inte att rita: orsaken står i körningens logg."
    elif len(adress) > _STORST:
        yield "Bilden är för stor för den här sidan. `beslut bild` skriver den som fil."
    else:
        yield f"![{ord_.titel}. {ord_.mening}]({adress})"
    yield ""
    yield from _tabellen(lage, bild)


def _tabellen(lage: Omgangslage, bild: Bild) -> Iterator[str]:
    """Yield the table beside the curve; the others have pages of their own."""
    match bild:
        case Kurvbild():
            yield from tabell(bild.beskrivning.rubriker, bild.beskrivning.rader)
        case Tidslinje():
            yield f"Samma uppgifter i ord: [Planen]({till_artefakt(f'plan-{lage.omgang.kod}')})."
        case Matris():
            sida = till_artefakt(f"matris-{lage.omgang.kod}")
            yield f"Samma uppgifter som tabell: [Kommun för kommun]({sida})."

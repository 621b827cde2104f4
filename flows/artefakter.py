"""Pages in Prefect, written only when they have changed: each costs room in its database."""

import asyncio

from prefect.artifacts import Artifact, acreate_markdown_artifact, acreate_progress_artifact

from diarium.lagerapport import Omgangslage
from flows.artefakttext import att_gora_text, lagesbild, matris, planen
from flows.blanketterna import las_blanketter
from flows.diariet import las_bevakningen, las_larm, las_planen, las_returlarmen
from flows.kedja.att_gora import att_gora
from flows.kedja.bild import Kedjebild


async def publicera_sidorna(lage: Omgangslage, bild: Kedjebild) -> tuple[str, ...]:
    """Publish the pages of a round; give the keys of those that were new."""
    kod, titel = lage.omgang.kod, lage.omgang.titel
    larm = await asyncio.to_thread(las_larm, kod)
    plan = await asyncio.to_thread(las_planen, kod)
    bevakning = await asyncio.to_thread(las_bevakningen, kod)
    returer = await asyncio.to_thread(las_returlarmen, kod)
    att = att_gora(lage, larm, bevakning, returer)
    uppgifter = att_gora_text(lage, att, await las_blanketter())
    sidor = (
        (f"lage-{kod}", lagesbild(lage, bild), f"Läget i {titel}"),
        (f"matris-{kod}", matris(lage), f"Kommun för kommun i {titel}"),
        (f"att-gora-{kod}", uppgifter, f"Att göra i {titel}"),
        (f"plan-{kod}", planen(lage, plan), f"Planen för {titel}"),
    )
    nya = [nyckel for nyckel, text, om in sidor if await _publicera(nyckel, text, om)]
    nya += [f"framsteg-{kod}"] if await _publicera_framsteg(f"framsteg-{kod}", bild) else []
    return tuple(nya)


async def _publicera(nyckel: str, text: str, om: str) -> bool:
    """Write the page unless the latest one says the same."""
    senaste = await Artifact.aget(nyckel)
    if senaste is not None and senaste.data == text:
        return False
    await acreate_markdown_artifact(markdown=text, key=nyckel, description=om)
    return True


async def _publicera_framsteg(nyckel: str, bild: Kedjebild) -> bool:
    """Write how many in a hundred have decided, unless the latest one says the same."""
    andel = round(100 * bild.beslut.gjort / max(bild.beslut.antal, 1), 1)
    senaste = await Artifact.aget(nyckel)
    if senaste is not None and senaste.data == andel:
        return False
    om = f"{bild.beslut.gjort} av {bild.beslut.antal} {bild.beslut.verb} i {bild.titel}"
    await acreate_progress_artifact(progress=andel, key=nyckel, description=om)
    return True

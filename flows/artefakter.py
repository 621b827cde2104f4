"""Pictures in Prefect, written only when they have changed: each costs room in its database."""

from prefect.artifacts import Artifact, acreate_markdown_artifact

from diarium.lagerapport import Omgangslage
from flows.artefakttext import lagesbild, matris
from flows.kedja.bild import Kedjebild


async def publicera_bilderna(lage: Omgangslage, bild: Kedjebild) -> tuple[str, ...]:
    """Publish the matrix and the state of a round; give the keys of those that were new."""
    kod, titel = lage.omgang.kod, lage.omgang.titel
    bilder = (
        (f"lage-{kod}", lagesbild(lage, bild), f"Läget i {titel}"),
        (f"matris-{kod}", matris(lage), f"Kommun för kommun i {titel}"),
    )
    return tuple([nyckel for nyckel, text, om in bilder if await _publicera(nyckel, text, om)])


async def _publicera(nyckel: str, text: str, om: str) -> bool:
    """Write the picture unless the latest one says the same."""
    senaste = await Artifact.aget(nyckel)
    if senaste is not None and senaste.data == text:
        return False
    await acreate_markdown_artifact(markdown=text, key=nyckel, description=om)
    return True

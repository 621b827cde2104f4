"""`beslutskedja`: the run graph is the picture of a round, from recommendation to receiver."""

import asyncio
from collections.abc import Awaitable
from typing import cast

from prefect import allow_failure, flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE

from flows.artefaktbilder import publicera_ritade
from flows.artefakter import publicera_sidorna
from flows.diariet import las_koder, las_laget
from flows.kedja.bild import Kedjebild, rita
from flows.kedja.kedjelage import Kedjelage
from flows.korningsnamn import efter_klockan
from flows.markning import grafnamn, mark_korningen
from flows.svar import Svar, atgard_kravs, gjort, kedjans_lage, stegets_lage, svara
from flows.visad import ar_visad


@flow(
    name="beslutskedja",
    flow_run_name="Beslutskedja {omgang}",
    validate_parameters=False,
    retries=0,
)
async def beslutskedja(omgang: str = "") -> Svar:
    """Visa hur en omgång står, steg för steg: rekommendation, beslut, avtal och inlämning.

    Varje ruta är ett steg, per förbund där det finns flera. Körningen misslyckas bara när någon
    behöver göra något.
    """
    return await svara(_kedjan(omgang))


@flow(name="beslutskedjor", flow_run_name=efter_klockan("Alla omgångar"), retries=0)
async def beslutskedjor() -> Svar:
    """Visa de omgångar vars bild har ändrats, en körning för varje."""
    return await svara(_kedjorna())


async def _kedjan(omgang: str) -> Svar:
    await mark_korningen(omgang)
    lage = await asyncio.to_thread(las_laget, omgang)
    bild = rita(lage)
    await visa_kedjan(bild)
    await publicera_sidorna(lage, bild)
    return kedjans_lage(bild.lage, bild.mening)


async def _kedjorna() -> Svar:
    nya, trasiga = [], []
    for kod in await asyncio.to_thread(las_koder):
        try:
            nya += [kod] if await _fornya(kod) else []
        except Exception as fel:  # noqa: BLE001 - one round holds no other back
            get_run_logger().exception("%s", kod)
            trasiga.append(f"{kod} ({type(fel).__name__})")
    mening = f"Nya bilder: {', '.join(nya) or 'inga, ingenting har ändrats'}."
    if trasiga:
        return atgard_kravs(f"{mening} Gick inte att rita: {', '.join(trasiga)}. Se loggen.")
    return gjort("Klart", mening)


async def _fornya(omgang: str) -> bool:
    """Draw a round whose chain has changed, or publish what else has; tell whether any had."""
    lage = await asyncio.to_thread(las_laget, omgang)
    bild = rita(lage)
    visad = await ar_visad(bild)
    if visad:
        nya = bool(await publicera_sidorna(lage, bild))
    else:
        await beslutskedja(omgang, return_state=True)
        nya = True
    return bool(await publicera_ritade(lage)) or nya


async def visa_kedjan(bild: Kedjebild) -> None:
    """Run one task per stage; a stage that is red holds nobody back from being shown."""
    visade: dict[str, Svar] = {}
    for steg in bild.steg:
        fore = [allow_failure(visade[nyckel]) for nyckel in steg.fore]
        visa = visa_steg.with_options(task_run_name=grafnamn(steg.rubrik))
        korning = visa(steg.lage, steg.mening, wait_for=fore, return_state=True)
        visade[steg.nyckel] = await cast("Awaitable[Svar]", korning)


@task(name="steg", retries=0, cache_policy=NO_CACHE, persist_result=False)
async def visa_steg(lage: Kedjelage, mening: str) -> Svar:
    """Say how a stage stands."""
    return stegets_lage(lage, mening)

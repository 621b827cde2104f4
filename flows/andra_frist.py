"""`andra-frist`: a deadline is moved, by a new version."""

import asyncio
from typing import Final

from prefect import flow

from flows.atgarder import flytta_fristen
from flows.formular.frist import Fristblankett, las_fristflytten
from flows.korningsnamn import efter_blanketten
from flows.registrering import registrerat
from flows.svar import Svar, svara

_TOM: Final = Fristblankett()


@flow(
    name="andra-frist",
    flow_run_name=efter_blanketten("Frist", "omgang", "ny_frist"),
    validate_parameters=False,
    retries=0,
)
async def andra_frist(blankett: Fristblankett = _TOM) -> Svar:
    """Flytta en frist.

    Alla berörda får besked, en gång var.

    Går uppgifterna inte att använda står felet på svenska i körningens läge, och inget har
    ändrats.
    """
    return await svara(_andra_frist(blankett))


async def _andra_frist(blankett: Fristblankett) -> Svar:
    flytt = las_fristflytten(blankett)
    gjordes = await asyncio.to_thread(flytta_fristen, flytt)
    return await registrerat(gjordes, flytt.omgang, vad="Frist", namn="Ändrad")

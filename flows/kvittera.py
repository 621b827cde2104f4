"""`kvittera`: the receiver's acknowledgement is recorded."""

import asyncio
from typing import Final

from prefect import flow

from flows.atgarder import kvittera_avtalen
from flows.formular.kvittens import Kvittensblankett, las_kvittensen
from flows.korningsnamn import efter_blanketten
from flows.registrering import registrerat
from flows.svar import Svar, svara

_TOM: Final = Kvittensblankett()


@flow(
    name="kvittera",
    flow_run_name=efter_blanketten("Kvittens", "omgang", "huvudman"),
    validate_parameters=False,
    retries=0,
)
async def kvittera(blankett: Kvittensblankett = _TOM) -> Svar:
    """Registrera mottagarens kvittens på en huvudmans avtal.

    Går uppgifterna inte att använda står felet på svenska i körningens läge, och inget har
    ändrats.
    """
    return await svara(_kvittera(blankett))


async def _kvittera(blankett: Kvittensblankett) -> Svar:
    anmalan = las_kvittensen(blankett)
    gjordes = await asyncio.to_thread(kvittera_avtalen, anmalan)
    return await registrerat(gjordes, anmalan.omgang, vad="Kvittens", namn="Kvitterat")

"""`registrera-avtal`: an agreement that has come is registered, whatever it says."""

import asyncio
from typing import Final

from prefect import flow

from flows.atgarder import registrera_avtalet
from flows.formular.avtal import Avtalsblankett, las_avtalet
from flows.korningsnamn import efter_blanketten
from flows.registrering import registrerat
from flows.svar import Svar, svara

_TOM: Final = Avtalsblankett()


@flow(
    name="registrera-avtal",
    flow_run_name=efter_blanketten("Avtal", "omgang", "huvudman"),
    validate_parameters=False,
    retries=0,
)
async def registrera_avtal(blankett: Avtalsblankett = _TOM) -> Svar:
    """Registrera ett undertecknat avtal som har kommit in.

    Det som saknas för att avtalen ska kunna lämnas in står i svaret.

    Går uppgifterna inte att använda står felet på svenska i körningens läge, och inget har
    ändrats.
    """
    return await svara(_registrera_avtal(blankett))


async def _registrera_avtal(blankett: Avtalsblankett) -> Svar:
    anmalan = las_avtalet(blankett)
    gjordes = await asyncio.to_thread(registrera_avtalet, anmalan)
    return await registrerat(gjordes, anmalan.omgang, vad="Avtal", namn="Registrerat")

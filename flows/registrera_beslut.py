"""`registrera-beslut`: an administrator's form for what a body has decided."""

import asyncio
from typing import Final

from prefect import flow

from flows.atgarder import registrera_beslutet
from flows.formular.beslut import Beslutsblankett, las_beslut
from flows.korningsnamn import efter_blanketten
from flows.registrering import registrerat
from flows.svar import Svar, svara

_TOM: Final = Beslutsblankett()


@flow(
    name="registrera-beslut",
    flow_run_name=efter_blanketten("Beslut", "omgang", "arende"),
    validate_parameters=False,
    retries=0,
)
async def registrera_beslut(blankett: Beslutsblankett = _TOM) -> Svar:
    """Registrera ett organs beslut.

    Samma beslut en gång till registreras inte igen.

    Går uppgifterna inte att använda står felet på svenska i körningens läge, och inget har
    ändrats.
    """
    return await svara(_registrera_beslut(blankett))


async def _registrera_beslut(blankett: Beslutsblankett) -> Svar:
    anmalan = las_beslut(blankett)
    gjordes = await asyncio.to_thread(registrera_beslutet, anmalan)
    return await registrerat(gjordes, anmalan.omgang, vad="Beslut", namn="Registrerat")

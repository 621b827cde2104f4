"""`registrera-beslut`: an administrator's form for what a body has decided."""

import asyncio
from typing import Final

from prefect import flow

from flows.diariet import registrera_beslutet
from flows.formular.beslut import Beslutsblankett, las_beslut
from flows.markning import mark_korningen
from flows.svar import Svar, gjort, svara

_TOM: Final = Beslutsblankett()


@flow(name="registrera-beslut", validate_parameters=False, retries=0)
async def registrera_beslut(blankett: Beslutsblankett = _TOM) -> Svar:
    """Registrera ett organs beslut.

    Samma beslut en gång till registreras inte igen. Går uppgifterna inte att använda står felet
    på svenska i körningens läge, och inget har ändrats.
    """
    return await svara(_registrera(blankett))


async def _registrera(blankett: Beslutsblankett) -> Svar:
    anmalan = las_beslut(blankett)
    kvitto = await asyncio.to_thread(registrera_beslutet, anmalan)
    await mark_korningen(anmalan.omgang)
    if not kvitto.nytt:
        return gjort("Redan registrerat", f"{anmalan.arende}: samma beslut fanns redan.")
    oppnade = f" Öppnar {len(kvitto.oppnade)} ärenden." if kvitto.oppnade else ""
    return gjort("Registrerat", f"{anmalan.arende}: händelse {kvitto.lopnr} i diariet.{oppnade}")

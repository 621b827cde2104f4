"""`registrera-beslut`: an administrator's form for what a body has decided."""

import asyncio
from typing import Final

from prefect import flow

from flows.diariet import registrera_beslutet
from flows.formular.beslut import Beslutsblankett, las_beslut
from flows.korningsnamn import efter_blanketten
from flows.markning import mark_korningen
from flows.nybild import begar_ny_bild
from flows.svar import Svar, gjort, svara

_TOM: Final = Beslutsblankett()


@flow(
    name="registrera-beslut",
    flow_run_name=efter_blanketten("Beslut", "omgang", "arende"),
    validate_parameters=False,
    retries=0,
)
async def registrera_beslut(blankett: Beslutsblankett = _TOM) -> Svar:
    """Registrera ett organs beslut.

    Samma beslut en gång till registreras inte igen. Går uppgifterna inte att använda står felet
    på svenska i körningens läge, och inget har ändrats.
    """
    return await svara(_registrera(blankett))


async def _registrera(blankett: Beslutsblankett) -> Svar:
    anmalan = las_beslut(blankett)
    gjordes = await asyncio.to_thread(registrera_beslutet, anmalan)
    await mark_korningen(anmalan.omgang, f"Beslut · {anmalan.omgang} · {gjordes.organ}")
    vad, kvitto = f"{gjordes.organ} ({gjordes.arende})", gjordes.kvitto
    if not kvitto.nytt:
        return gjort("Redan registrerat", f"{vad}: samma beslut fanns redan.")
    await begar_ny_bild(anmalan.omgang)
    antal = len(kvitto.oppnade)
    oppnade = f" Öppnar {antal} {'ärende' if antal == 1 else 'ärenden'}." if antal else ""
    return gjort("Registrerat", f"{vad}: händelse {kvitto.lopnr} i diariet.{oppnade}")

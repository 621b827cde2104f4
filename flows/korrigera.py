"""`korrigera`: a recorded decision is replaced by the right one."""

import asyncio
from typing import Final

from prefect import flow

from flows.atgarder import korrigera_beslutet
from flows.formular.korrigering import Korrigeringsblankett, las_korrigeringen
from flows.korningsnamn import efter_blanketten
from flows.registrering import registrerat
from flows.svar import Svar, svara

_TOM: Final = Korrigeringsblankett()


@flow(
    name="korrigera",
    flow_run_name=efter_blanketten("Rättelse", "omgang", "arende"),
    validate_parameters=False,
    retries=0,
)
async def korrigera(blankett: Korrigeringsblankett = _TOM) -> Svar:
    """Ersätt ett registrerat beslut med det rätta.

    Det gamla ligger kvar som ersatt.

    Går uppgifterna inte att använda står felet på svenska i körningens läge, och inget har
    ändrats.
    """
    return await svara(_korrigera(blankett))


async def _korrigera(blankett: Korrigeringsblankett) -> Svar:
    korrigering = las_korrigeringen(blankett)
    gjordes = await asyncio.to_thread(korrigera_beslutet, korrigering)
    return await registrerat(gjordes, korrigering.omgang, vad="Rättelse", namn="Rättat")

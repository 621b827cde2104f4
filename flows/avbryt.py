"""`avbryt`: points are withdrawn before they are decided."""

import asyncio
from typing import Final

from prefect import flow

from flows.atgarder import avbryt_punkterna
from flows.formular.avbrott import Avbrottsblankett, las_avbrottet
from flows.korningsnamn import efter_blanketten
from flows.registrering import registrerat
from flows.svar import Svar, svara

_TOM: Final = Avbrottsblankett()


@flow(
    name="avbryt",
    flow_run_name=efter_blanketten("Avbrott", "omgang", "arende"),
    validate_parameters=False,
    retries=0,
)
async def avbryt(blankett: Avbrottsblankett = _TOM) -> Svar:
    """Ta tillbaka punkter som ett organ inte längre ska besluta om.

    Påminnelserna om dem slutar.

    Går uppgifterna inte att använda står felet på svenska i körningens läge, och inget har
    ändrats.
    """
    return await svara(_avbryt(blankett))


async def _avbryt(blankett: Avbrottsblankett) -> Svar:
    avbrott = las_avbrottet(blankett)
    gjordes = await asyncio.to_thread(avbryt_punkterna, avbrott)
    return await registrerat(gjordes, avbrott.omgang, vad="Avbrott", namn="Avbrutet")

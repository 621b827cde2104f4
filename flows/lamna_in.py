"""`lamna-in`: one principal's agreements go to the receiver, or the reason why not is told."""

import asyncio
from typing import Final

from prefect import flow

from flows.atgarder import lamna_in_avtalen
from flows.formular.inlamning import Inlamningsblankett, las_inlamning
from flows.korningsnamn import efter_blanketten
from flows.markning import mark_korningen
from flows.svar import Svar, gjort, svara

_TOM: Final = Inlamningsblankett()


@flow(
    name="lamna-in",
    flow_run_name=efter_blanketten("Inlämning", "omgang", "huvudman"),
    validate_parameters=False,
    retries=0,
)
async def lamna_in(blankett: Inlamningsblankett = _TOM) -> Svar:
    """Lämna in en huvudmans undertecknade avtal till mottagaren.

    Fattas något lämnas inget in: allt som behöver rättas står i körningens läge.
    """
    return await svara(_lamna_in(blankett))


async def _lamna_in(blankett: Inlamningsblankett) -> Svar:
    val = las_inlamning(blankett)
    await mark_korningen(val.omgang)
    namn, inlamnat = await asyncio.to_thread(lamna_in_avtalen, val)
    if not inlamnat.nytt:
        return gjort("Redan inlämnat", f"{namn}: {inlamnat.filnamn} fanns redan.")
    return gjort(
        "Inlämnat",
        f"{namn}: {inlamnat.filnamn} ligger hos {inlamnat.plats}. "
        "Inlämnat är inte kvitterat: vänta på mottagarens kvittens.",
    )

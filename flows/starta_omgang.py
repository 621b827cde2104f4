"""`starta-omgang`: a coordinator's form; the round starts once, whole or not at all."""

import asyncio
from typing import Final

from prefect import flow, get_run_logger

from diarium.lagerapport import Omgangslage
from flows.artefaktbilder import publicera_ritade
from flows.atgarder import starta_omgangen
from flows.beslutskedja import beslutskedja
from flows.diariet import las_laget
from flows.formular.start import Startblankett, las_start
from flows.kedja.bild import rita
from flows.korningsnamn import efter_blanketten
from flows.markning import mark_korningen
from flows.startbesked import startbesked
from flows.svar import Svar, gjort, svara

_TOM: Final = Startblankett()


@flow(
    name="starta-omgang",
    flow_run_name=efter_blanketten("Start", "kalla", "mapp"),
    validate_parameters=False,
    retries=0,
)
async def starta_omgang(blankett: Startblankett = _TOM) -> Svar:
    """Starta en beslutsomgång från ett exempel eller en egen mapp.

    Samma omgång en gång till startar ingenting nytt. Går uppgifterna inte att använda står
    felet på svenska i körningens läge, och inget har ändrats.
    """
    return await svara(_starta(blankett))


async def _starta(blankett: Startblankett) -> Svar:
    val = las_start(blankett)
    startad = await asyncio.to_thread(starta_omgangen, val)
    await mark_korningen(startad.kod, f"Start · {startad.kod}")
    lage = await asyncio.to_thread(las_laget, startad.kod)
    await beslutskedja(startad.kod, return_state=True)
    await _rita(lage)
    return gjort(*startbesked(startad, lage.frist, rita(lage), av=val.startad_av))


async def _rita(lage: Omgangslage) -> None:
    """Draw the pictures; what cannot be drawn now, `beslutskedjor` draws within five minutes."""
    try:
        await publicera_ritade(lage)
    except Exception:  # noqa: BLE001 - the round has started, whatever becomes of its pictures
        get_run_logger().exception("%s", lage.omgang.kod)

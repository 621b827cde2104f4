"""`avstamning`: hourly, the record is verified, the pictures renewed, and the heartbeat told."""

import asyncio

from prefect import flow

from beslutsmodell.datum import tid_i_text
from diarium.forsummat import TALAMOD
from flows.artefaktbilder import publicera_ritade
from flows.artefakter import publicera_sidorna
from flows.diariet import Avstamning, las_koder, las_laget, stam_av
from flows.kedja.bild import rita
from flows.korningsnamn import efter_klockan
from flows.svar import Svar, atgard_kravs, gjort, svara


@flow(name="avstamning", flow_run_name=efter_klockan("Avstämning"), retries=0)
async def avstamning() -> Svar:
    """Verifiera diariet, förnya bilderna och tala om när senaste svepet var."""
    return await svara(_stam_av())


async def _stam_av() -> Svar:
    fann = await asyncio.to_thread(stam_av)
    nya = await _fornya_bilderna()
    bilder = "bild är förnyad" if nya == 1 else "bilder är förnyade"
    mening = f"{_fynden(fann)} {_svepet(fann)}{_forsummat(fann)} {nya} {bilder}."
    illa = fann.fynd or tyst(fann) or fann.forsummat.vantar
    return atgard_kravs(mening) if illa else gjort("Klart", mening)


async def _fornya_bilderna() -> int:
    nya = 0
    for kod in await asyncio.to_thread(las_koder):
        lage = await asyncio.to_thread(las_laget, kod)
        nya += len(await publicera_sidorna(lage, rita(lage)))
        nya += len(await publicera_ritade(lage))
    return nya


def tyst(fann: Avstamning) -> bool:
    """Tell whether the sweeps have been silent too long; a record that never swept is new."""
    return fann.senaste_svep is not None and fann.nu - fann.senaste_svep > TALAMOD


def _fynden(fann: Avstamning) -> str:
    if not fann.fynd:
        return "Diariet stämmer."
    return "Diariet stämmer inte:\n" + "\n".join(f"– {ett}" for ett in fann.fynd) + "\n"


def _svepet(fann: Avstamning) -> str:
    if fann.senaste_svep is None:
        return "Inget svep har gått än."
    sedan = (
        " Svepen har stått stilla sedan dess: starta tjänsten igen, eller kör `beslut svep`."
        if tyst(fann)
        else ""
    )
    return f"Senaste svepet gick {tid_i_text(fann.senaste_svep)}.{sedan}"


def _forsummat(fann: Avstamning) -> str:
    """Say what was missed; nothing when nothing was."""
    vantar, overhoppade = fann.forsummat
    ett = f" Meddelanden som skulle ha gått för mer än en timme sedan: {vantar}." if vantar else ""
    annat = (
        f" Påminnelser som hoppades över det senaste dygnet, för att en senare gick: {overhoppade}."
        if overhoppade
        else ""
    )
    return ett + annat

"""`skicka-utskick`: every fifth minute, the outbox is sent."""

import asyncio
from collections.abc import Mapping
from threading import Event
from typing import Final

from prefect import flow

from diarium.utkorg.tillstand import Tillstand
from flows.diariet import skicka_alla
from flows.korningsnamn import efter_klockan
from flows.svar import Svar, atgard_kravs, gjort, svara

_LARM: Final = (Tillstand.BESTAENDE_FEL, Tillstand.DOD)
"""States in which nobody will be reached unless a human does something."""


@flow(name="skicka-utskick", flow_run_name=efter_klockan("Utskick"), retries=0)
async def skicka_utskick() -> Svar:
    """Skicka de utskick vars tid har kommit, i alla omgångar."""
    return await svara(_skicka())


async def _skicka() -> Svar:
    stopp = Event()
    try:
        resultat = await asyncio.to_thread(skicka_alla, lambda: not stopp.is_set())
    finally:  # a run that is cancelled finishes the message at hand, and gives the rest back
        stopp.set()
    if resultat.sparr is not None:
        return atgard_kravs("\n".join(resultat.sparr.rader()))
    mening = utfall_i_ord(resultat.utfall)
    larm = resultat.okanda_for_gott or any(resultat.utfall[ett.value] for ett in _LARM)
    return atgard_kravs(mening) if larm else gjort("Klart", mening)


def utfall_i_ord(utfall: Mapping[str, int]) -> str:
    """Say how many messages ended how: "1 skickat, 2 återhållna"."""
    delar = [_antal(Tillstand(kod), antal) for kod, antal in utfall.items() if antal]
    return ", ".join(delar) or "Inget att skicka."


_ETT_OCH_FLERA: Final = {
    Tillstand.PLANERAD: ("planerat", "planerade"),
    Tillstand.TAGEN: ("taget för sändning", "tagna för sändning"),
    Tillstand.SKICKAD: ("skickat", "skickade"),
    Tillstand.TILLFALLIGT_FEL: ("tillfälligt fel", "tillfälliga fel"),
    Tillstand.BESTAENDE_FEL: ("bestående fel", "bestående fel"),
    Tillstand.OKANT: ("okänt", "okända"),
    Tillstand.ATERHALLEN: ("återhållet", "återhållna"),
    Tillstand.DOD: ("uppgivet", "uppgivna"),
}
"""A state as one message has it, and as several have it: "1 skickat, 2 återhållna"."""


def _antal(tillstand: Tillstand, antal: int) -> str:
    ett, flera = _ETT_OCH_FLERA[tillstand]
    return f"{antal} {ett if antal == 1 else flera}"

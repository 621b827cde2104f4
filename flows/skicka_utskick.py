"""`skicka-utskick`: every fifth minute, the outbox is sent."""

import asyncio
from typing import Final

from prefect import flow

from diarium.svep.svepa import Svepresultat
from diarium.utkorg.tillstand import Tillstand
from flows.diariet import skicka_alla
from flows.svar import Svar, atgard_kravs, gjort, svara

_LARM: Final = (Tillstand.BESTAENDE_FEL, Tillstand.DOD)
"""States in which nobody will be reached unless a human does something."""


@flow(name="skicka-utskick", retries=0)
async def skicka_utskick() -> Svar:
    """Skicka de utskick vars tid har kommit, i alla omgångar."""
    return await svara(_skicka())


async def _skicka() -> Svar:
    resultat = await asyncio.to_thread(skicka_alla)
    mening = _mening(resultat)
    larm = any(resultat.utfall[ett.value] for ett in _LARM)
    return atgard_kravs(mening) if larm else gjort("Klart", mening)


def _mening(resultat: Svepresultat) -> str:
    delar = [f"{antal} {Tillstand(kod).etikett}" for kod, antal in resultat.utfall.items() if antal]
    return ", ".join(delar) or "Inget att skicka."

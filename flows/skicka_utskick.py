"""`skicka-utskick`: every fifth minute, the outbox is sent."""

import asyncio

from prefect import flow

from diarium.svep.svepa import Svepresultat
from diarium.utkorg.tillstand import Tillstand
from flows.diariet import skicka_alla
from flows.svar import Svar, gjort, svara


@flow(name="skicka-utskick", retries=0)
async def skicka_utskick() -> Svar:
    """Skicka de utskick vars tid har kommit, i alla omgångar."""
    return await svara(_skicka())


async def _skicka() -> Svar:
    resultat = await asyncio.to_thread(skicka_alla)
    return gjort("Klart", _mening(resultat))


def _mening(resultat: Svepresultat) -> str:
    delar = [f"{antal} {Tillstand(kod).etikett}" for kod, antal in resultat.utfall.items() if antal]
    return ", ".join(delar) or "Inget att skicka."

"""`paminn`: every fifth minute, the reminders that are due become messages in the outbox."""

import asyncio

from prefect import flow

from flows.diariet import paminn_alla
from flows.korningsnamn import efter_klockan
from flows.svar import Svar, gjort, svara


@flow(name="paminn", flow_run_name=efter_klockan("Påminnelser"), retries=0)
async def paminn() -> Svar:
    """Räkna fram de påminnelser som ska gå nu, i alla omgångar."""
    return await svara(_paminn())


async def _paminn() -> Svar:
    resultat = await asyncio.to_thread(paminn_alla)
    paminnelser = "påminnelse" if resultat.ansprak == 1 else "påminnelser"
    utskick = "utskick planerat" if resultat.planerade == 1 else "utskick planerade"
    return gjort(
        "Klart",
        f"{resultat.ansprak} {paminnelser} har nått sin dag, {resultat.planerade} {utskick}.",
    )

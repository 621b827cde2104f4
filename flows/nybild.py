"""After a change a new picture is asked for: one for all that change within the same minute."""

from contextlib import suppress
from datetime import timedelta
from typing import Final

from prefect.client.orchestration import get_client
from prefect.states import Scheduled

from flows.markning import korningen

_KEDJAN: Final = "beslutskedja/beslutskedja"


async def begar_ny_bild(omgang: str) -> None:
    """Ask for a `beslutskedja` at the next whole minute, best effort.

    Asked for again in the same minute it is the same run. A run without a deployment has no
    runner that would take it.
    """
    korning = korningen()
    if korning is None or korning.deployment_id is None or korning.start_time is None:
        return
    nasta = korning.start_time.replace(second=0, microsecond=0) + timedelta(minutes=1)
    with suppress(Exception):  # no picture is worth a decision; the next sweep draws it
        async with get_client() as klient:
            kedjan = await klient.read_deployment_by_name(_KEDJAN)
            await klient.create_flow_run_from_deployment(
                kedjan.id,
                name=f"Beslutskedja {omgang}",
                parameters={"omgang": omgang},
                state=Scheduled(scheduled_time=nasta),
                idempotency_key=f"{omgang} {nasta.isoformat()}",
            )

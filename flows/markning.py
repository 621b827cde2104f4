"""A run is tagged by its round, so that the UI can show one round at a time."""

from prefect.client.orchestration import get_client
from prefect.context import FlowRunContext


async def mark_korningen(omgang: str) -> None:
    """Tag the run at hand; only a hint, so nothing depends on it."""
    sammanhang = FlowRunContext.get()
    if sammanhang is None or sammanhang.flow_run is None:
        return
    korning = sammanhang.flow_run
    marken = {*korning.tags, f"omgang:{omgang}"}
    async with get_client() as klient:
        await klient.update_flow_run(korning.id, tags=sorted(marken))

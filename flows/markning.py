"""A run is tagged by its round and named by what it did, so that the UI can be searched."""

from typing import TYPE_CHECKING
from unicodedata import normalize

from prefect.client.orchestration import get_client
from prefect.context import FlowRunContext

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun


async def mark_korningen(omgang: str, namn: str | None = None) -> None:
    """Tag the run at hand, and give it a better name; only a hint, so nothing depends on it."""
    if (korning := korningen()) is None:
        return
    marken = sorted({*korning.tags, omgangens_marke(omgang)})
    async with get_client() as klient:
        await klient.update_flow_run(korning.id, tags=marken, name=namn)


def omgangens_marke(omgang: str) -> str:
    """Give the tag of a round."""
    return f"omgang:{omgang}"


def grafnamn(namn: str) -> str:
    """Give a name that the run graph can write: its font has a, o and u but no å, ä or ö.

    Taken apart into letter and ring or dots, the graph drops only the dots ("Forbundets"), and
    every other page shows the name as it should be.
    """
    return normalize("NFD", namn)


def korningen() -> "FlowRun | None":
    """Give the run at hand, when there is one."""
    sammanhang = FlowRunContext.get()
    return sammanhang.flow_run if sammanhang else None

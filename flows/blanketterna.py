"""Which forms are deployed: the pictures link to them."""

from collections.abc import Mapping
from typing import Final

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterTags

_BLANKETT: Final = "blankett"
"""The tag of every deployment that is a form."""


async def las_blanketter() -> Mapping[str, str]:
    """Give the id of every form by its name; empty where nothing is deployed."""
    filter_ = DeploymentFilter(tags=DeploymentFilterTags(all_=[_BLANKETT]))
    async with get_client() as klient:
        blanketter = await klient.read_deployments(deployment_filter=filter_)
    return {en.name: str(en.id) for en in blanketter}

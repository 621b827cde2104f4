"""The deployments of prefect.yaml, read strictly: the same file serves `prefect deploy`."""

import importlib
from pathlib import Path
from typing import Any, Final

from prefect import Flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType
from pydantic import Field

from beslutsmodell.varde import Varde
from diarium.inlasning.filer import Mapp
from diarium.inlasning.validering import las_modell
from diarium.inlasning.yamltrad import Trad
from flows.fel import OgiltigDriftfil

DRIFTFIL: Final = "prefect.yaml"
_HAR: Final = Path(__file__).parent
ROT: Final = _HAR.parent if (_HAR.parent / DRIFTFIL).exists() else _HAR
"""Where the file lies: beside the packages in a checkout, within this one in a wheel."""


class Tidtabell(Varde):
    """When a deployment runs by itself; a time zone is always named."""

    slug: str
    cron: str
    timezone: str


class Samtidighet(Varde):
    """How many runs at once, and what happens to one too many."""

    limit: int
    collision_strategy: ConcurrencyLimitStrategy


class Pool(Varde):
    """Where workers find the runs."""

    name: str


class Driftsattning(Varde):
    """One deployment."""

    name: str
    description: str
    entrypoint: str = Field(pattern=r"^flows\.\w+\.\w+$")
    tags: tuple[str, ...] = ()
    enforce_parameter_schema: bool = True
    work_pool: Pool
    concurrency_limit: Samtidighet | None = None
    schedules: tuple[Tidtabell, ...] = ()

    def flode(self) -> Flow[Any, Any]:
        """Import the flow that the entrypoint names."""
        modul, _, namn = self.entrypoint.rpartition(".")
        flode = getattr(importlib.import_module(modul), namn, None)
        if not isinstance(flode, Flow):
            raise OgiltigDriftfil(f"{DRIFTFIL}: {self.entrypoint} pekar inte på ett flöde.")
        return flode

    def tidtabeller(self) -> list[Schedule]:
        """Give the schedules as Prefect has them."""
        return [Cron(ett.cron, timezone=ett.timezone, slug=ett.slug) for ett in self.schedules]


class _Driftfil(Varde):
    """The whole file, as far as it is ours to read."""

    name: str
    prefect_version: str = Field(alias="prefect-version")
    pull: tuple[()]
    """Nothing is fetched before a run: a worker runs what is installed beside it."""
    deployments: tuple[Driftsattning, ...]


def las_driftfil(mapp: Path = ROT) -> tuple[Driftsattning, ...]:
    """Read every deployment; OgiltigDriftfil names the file or the line that does not do."""
    if not (mapp / DRIFTFIL).is_file():
        raise OgiltigDriftfil(
            f"{DRIFTFIL} saknas i {mapp}. Installera om beslutsflode, eller hämta filen ur samma "
            "version av källkoden.",
        )
    trad: Trad = Mapp(vag=mapp).yaml(DRIFTFIL)
    return las_modell(_Driftfil, trad.varde, kalla=trad).deployments


async def for_korare(en: Driftsattning) -> RunnerDeployment:
    """Make the deployment that a runner on this machine serves.

    The work pool is taken away, also from one that `prefect deploy` has made on the same server.
    """
    grans = en.concurrency_limit
    driftsattning = await en.flode().ato_deployment(
        name=en.name,
        description=en.description,
        tags=list(en.tags),
        schedules=en.tidtabeller() or None,
        concurrency_limit=ConcurrencyLimitConfig(
            limit=grans.limit,
            collision_strategy=grans.collision_strategy,
        )
        if grans
        else None,
        enforce_parameter_schema=en.enforce_parameter_schema,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    driftsattning.work_pool_name = None
    driftsattning.work_queue_name = None
    return driftsattning

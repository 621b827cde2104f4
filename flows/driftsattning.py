"""`beslut driftsatt`: the deployments of prefect.yaml on a server of one's own, for workers."""

import asyncio
import subprocess
import sys
from dataclasses import dataclass
from http import HTTPStatus

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolUpdate
from prefect.exceptions import ObjectNotFound, PrefectHTTPStatusError
from prefect.settings import PREFECT_API_URL

from flows.driftfil import DRIFTFIL, ROT, las_driftfil
from flows.fel import (
    DriftsattningNekad,
    IngenServer,
    NekadAvServern,
    OfullstandigPython,
    PoolSaknas,
    ServernSvararInte,
)


@dataclass(frozen=True, slots=True)
class Driftsatt:
    """What is in place now."""

    namn: tuple[str, ...]
    pool: str
    api: str
    """Where the server is asked."""


def satt_i_drift(python: str | None = None) -> Driftsatt:
    """Put every deployment on the server of PREFECT_API_URL; Tjanstefel when it cannot be done.

    Prefect's own command does it. It says of a missing work pool only that it is missing: here
    the command that makes the pool is told, before anything is changed. With the workers' Python
    named, their runs start by it at once (see `valj_python`).
    """
    driftsattningar = las_driftfil()
    (pool,) = {en.work_pool.name for en in driftsattningar}
    api = PREFECT_API_URL.value()
    if not api:
        raise IngenServer
    if python is not None and not python.startswith("/"):
        raise OfullstandigPython(python)
    asyncio.run(krav_pool(pool, api))
    _kor_prefects_kommando()
    if python is not None:
        asyncio.run(valj_python(pool, python))
    return Driftsatt(tuple(en.name for en in driftsattningar), pool, api)


async def krav_pool(pool: str, api: str) -> None:
    """See that the server answers, lets us in and has the work pool; Tjanstefel when not."""
    async with get_client() as klient:
        if await klient.api_healthcheck() is not None:
            raise ServernSvararInte(api)
        try:
            await klient.read_work_pool(pool)
        except ObjectNotFound:
            raise PoolSaknas(pool, api) from None
        except PrefectHTTPStatusError as fel:
            if fel.response.status_code == HTTPStatus.UNAUTHORIZED:
                raise NekadAvServern(api) from None
            raise


async def valj_python(pool: str, python: str) -> None:
    """Set the command that the pool's workers start a run with.

    Without it a worker first starts a process that looks for code to fetch, and there is none:
    that is half of what a run costs. The path must be the same on every machine with a worker.
    """
    async with get_client() as klient:
        mall = (await klient.read_work_pool(pool)).base_job_template
        mall["variables"]["properties"]["command"]["default"] = f"{python} -m prefect.engine"
        await klient.update_work_pool(pool, WorkPoolUpdate(base_job_template=mall))


def _kor_prefects_kommando() -> None:
    """Let Prefect read the file itself; its words are shown only when it refuses."""
    korning = subprocess.run(  # noqa: S603 - our own interpreter and fixed words
        [
            *(sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all"),
            *("--prefect-file", str(ROT / DRIFTFIL)),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if korning.returncode:
        raise DriftsattningNekad(korning.stdout)

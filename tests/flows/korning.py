"""Runs of flows, and what Prefect's server remembers of them."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from unicodedata import normalize

from beslutsmodell.frist import STOCKHOLM

if TYPE_CHECKING:
    from uuid import UUID

    from prefect.client.schemas.objects import Artifact, FlowRun, State, TaskRun

NU = datetime(2019, 6, 12, 12, tzinfo=STOCKHOLM)
OMGANG = "fvm-avrop-2019"
START = {"kalla": OMGANG, "startad_av": "Samordnare, VästKom (fiktiv)"}
REKOMMENDATION = {
    "omgang": OMGANG,
    "arende": "vastkom/vastkom-styrelse",
    "datum": "2019-06-11",
    "paragraf": "§ 28",
    "utfall": "1=bifall: bor, 2=bifall: rekommenderas, 3=bifall: rekommenderas",
    "registrerat_av": "Registrator, VästKom (fiktiv)",
}


def kor(flode: Callable[..., Any], *argument: object) -> "State[Any]":
    """Runs a flow to its end against the server, and gives its state."""

    async def _kor() -> "State[Any]":
        return await cast("Awaitable[State[Any]]", flode(*argument, return_state=True))

    return asyncio.run(_kor())


def korningen(lage: "State[Any]") -> "FlowRun":
    """Reads a run back from the API."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as klient:
        assert lage.state_details.flow_run_id
        return klient.read_flow_run(lage.state_details.flow_run_id)


def stegen(lage: "State[Any]", antal: int) -> "dict[str, TaskRun]":
    """Reads the tasks of a run back by stage, when all have come: they travel as events."""
    assert lage.state_details.flow_run_id
    return korningens_steg(lage.state_details.flow_run_id, antal)


def korningens_steg(flow_run_id: "UUID", antal: int) -> "dict[str, TaskRun]":
    """Reads the tasks of a run back by the run's number."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    filter_ = FlowRunFilter(id=FlowRunFilterId(any_=[flow_run_id]))
    with get_client(sync_client=True) as klient:
        for _ in range(100):
            rader = klient.read_task_runs(flow_run_filter=filter_)
            if len(rader) == antal and all(rad.state and rad.state.is_final() for rad in rader):
                return {re.sub(r" \d+/\d+$", "", normalize("NFC", rad.name)): rad for rad in rader}
            time.sleep(0.1)
    raise AssertionError(f"{len(rader)} av {antal} steg syns")


def artefakterna(nyckel: str) -> "list[Artifact]":
    """Reads every version of an artifact back, newest first."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
    from prefect.client.schemas.sorting import ArtifactSort

    filter_ = ArtifactFilter(key=ArtifactFilterKey(any_=[nyckel]))
    with get_client(sync_client=True) as klient:
        return klient.read_artifacts(artifact_filter=filter_, sort=ArtifactSort.CREATED_DESC)

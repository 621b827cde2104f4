"""Runs of deployments, asked for as the pages do, and waited for."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun


def vanta(pa: Callable[[], object], sekunder: float = 90) -> None:
    """Waits until something holds; a server that does not answer yet is no answer."""
    slut = time.monotonic() + sekunder
    while time.monotonic() < slut:
        try:
            if pa():
                return
        except Exception:  # noqa: BLE001, S110 - the server is on its way up
            pass
        time.sleep(0.2)
    raise AssertionError("det hände aldrig")


def begar(klient: "SyncPrefectClient", namn: str, **parametrar: object) -> "UUID":
    """Asks for a run of a deployment as the pages do."""
    drift = klient.read_deployment_by_name(f"{namn}/{namn}")
    return klient.create_flow_run_from_deployment(drift.id, parameters=parametrar).id


def vanta_ut(klient: "SyncPrefectClient", korning: "UUID") -> "FlowRun":
    """Gives a run when it has ended."""

    def slut() -> bool:
        lage = klient.read_flow_run(korning).state
        return lage is not None and lage.is_final()

    vanta(slut)
    return klient.read_flow_run(korning)


def kor(klient: "SyncPrefectClient", namn: str, **parametrar: object) -> "FlowRun":
    """Runs a deployment as the pages do, and gives the run when it has ended."""
    return vanta_ut(klient, begar(klient, namn, **parametrar))

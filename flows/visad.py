"""Whether the latest run of a chain shows it as it is: what has not changed is not drawn again."""

from typing import Final

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import FlowRun, State
from prefect.client.schemas.sorting import FlowRunSort

from flows.kedja.bild import Kedjebild
from flows.markning import grafnamn, omgangens_marke

_KEDJAN: Final = FlowFilter(name=FlowFilterName(any_=["beslutskedja"]))


async def ar_visad(bild: Kedjebild) -> bool:
    """Tell whether the latest run of the round's chain shows this very picture.

    Asked of the run and its stages, so a run that was killed, cancelled or deleted shows nothing.
    """
    async with get_client() as klient:
        korning = await _senaste(klient, bild.omgang)
        if korning is None or _visar(korning.state) != (bild.lage.etikett, bild.mening):
            return False
        stegen = await klient.read_task_runs(
            flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[korning.id]))
        )
    visade = {(steg.name, *_visar(steg.state)) for steg in stegen}
    return visade == {(grafnamn(ett.rubrik), ett.lage.etikett, ett.mening) for ett in bild.steg}


async def _senaste(klient: PrefectClient, omgang: str) -> FlowRun | None:
    korningar = await klient.read_flow_runs(
        flow_filter=_KEDJAN,
        flow_run_filter=FlowRunFilter(tags=FlowRunFilterTags(all_=[omgangens_marke(omgang)])),
        sort=FlowRunSort.START_TIME_DESC,
        limit=1,
    )
    return korningar[0] if korningar else None


def _visar(lage: State | None) -> tuple[str | None, str | None]:
    return (lage.name, lage.message) if lage else (None, None)

"""A worker whose home would vanish with the run is told, before anything is recorded."""

from pathlib import Path
from uuid import UUID

import pytest

pytestmark = pytest.mark.prefect


@pytest.mark.parametrize(
    ("pool", "hem", "nekas"),
    [
        ("beslut", ".beslut", True),
        ("beslut", "/srv/beslut", False),
        (None, ".beslut", False),
    ],
)
def test_a_home_without_a_whole_path_is_refused(pool: str | None, hem: str, *, nekas: bool) -> None:
    from prefect.client.schemas.objects import FlowRun

    from flows.arbetare import hemlos

    svar = hemlos(FlowRun(flow_id=UUID(int=1), work_pool_name=pool), Path(hem))
    assert bool(svar) is nekas
    assert svar is None or "Sätt BESLUT_HEM till en hel sökväg" in svar
    assert hemlos(None, Path(hem)) is None

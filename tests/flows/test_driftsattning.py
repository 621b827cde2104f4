"""`beslut driftsatt` against a real server: without the pool it names the command that makes it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from flows.driftfil import las_driftfil
from flows.server import starta_server
from tests.flows.test_tjanst import ledig_port

pytestmark = pytest.mark.prefect
ROT = Path(__file__).parents[2]
SKAPA = "prefect work-pool create beslut --type process"


@pytest.fixture(scope="module")
def miljo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of an administrator whose server has no work pool."""
    hem = tmp_path_factory.mktemp("driftsatt")
    server = starta_server(hem, ledig_port())
    ovrigt = {namn: varde for namn, varde in os.environ.items() if not namn.startswith("PREFECT_")}
    try:
        yield ovrigt | {"PREFECT_API_URL": server.api, "PREFECT_HOME": str(hem / "klient")}
    finally:
        server.stop()


def kor(miljo: dict[str, str], *ord_: str) -> "subprocess.CompletedProcess[str]":
    """Runs one of the installed programs in the checkout."""
    return subprocess.run(
        [str(Path(sys.executable).with_name(ord_[0])), *ord_[1:]],
        env=miljo,
        cwd=ROT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_missing_pool_is_an_error_that_names_the_command(miljo: dict[str, str]) -> None:
    svar = kor(miljo, "beslut", "driftsatt")
    assert svar.returncode == 1
    assert svar.stderr.startswith("Fel: Arbetspoolen beslut finns inte på http://127.0.0.1:")
    assert f"`{SKAPA}`" in svar.stderr
    assert "Traceback" not in svar.stdout + svar.stderr


def test_prefects_own_command_fails_without_the_pool(miljo: dict[str, str]) -> None:
    svar = kor(miljo, "prefect", "--no-prompt", "deploy", "--all")
    assert svar.returncode == 1
    assert "work pool 'beslut' which does not" in svar.stdout + svar.stderr


def test_with_the_pool_all_flows_and_schedules_are_there(miljo: dict[str, str]) -> None:
    import prefect.settings as s
    from prefect.client.orchestration import get_client

    assert kor(miljo, *SKAPA.split()).returncode == 0
    svar = kor(miljo, "beslut", "driftsatt")
    assert svar.returncode == 0, svar.stderr
    assert svar.stdout.startswith(f"{len(las_driftfil())} flöden är på plats i arbetspoolen beslut")
    api = miljo["PREFECT_API_URL"]
    with s.temporary_settings({s.PREFECT_API_URL: api}), get_client(sync_client=True) as klient:
        finns = {en.name: en for en in klient.read_deployments()}
    assert finns.keys() == {en.name for en in las_driftfil()}
    for en in las_driftfil():
        dar = finns[en.name]
        assert (dar.entrypoint, dar.work_pool_name) == (en.entrypoint, "beslut")
        assert not dar.pull_steps
        assert [
            (getattr(tid.schedule, "cron", None), getattr(tid.schedule, "timezone", None))
            for tid in dar.schedules
        ] == [(tid.cron, "Europe/Stockholm") for tid in en.schedules]


def test_the_workers_python_is_the_pools_command(miljo: dict[str, str]) -> None:
    import prefect.settings as s
    from prefect.client.orchestration import get_client

    svar = kor(miljo, "beslut", "driftsatt", "--python", "python3")
    assert svar.returncode == 1
    assert svar.stderr.startswith("Fel: 'python3' är ingen hel sökväg.")
    svar = kor(miljo, "beslut", "driftsatt", "--python", "/srv/beslut/bin/python")
    assert svar.returncode == 0, svar.stderr
    api = miljo["PREFECT_API_URL"]
    with s.temporary_settings({s.PREFECT_API_URL: api}), get_client(sync_client=True) as klient:
        (pool,) = klient.read_work_pools()
    kommando = pool.base_job_template["variables"]["properties"]["command"]
    assert kommando["default"] == "/srv/beslut/bin/python -m prefect.engine"


def test_the_server_forgets_old_runs(miljo: dict[str, str]) -> None:
    with urlopen(f"{miljo['PREFECT_API_URL']}/admin/settings", timeout=30) as svar:  # noqa: S310
        stadning = json.load(svar)["server"]["services"]["db_vacuum"]
    assert set(stadning["enabled"]) == {"events", "flow_runs"}
    assert stadning["retention_period"] == "P30D"


def test_a_server_that_is_not_there_is_told(miljo: dict[str, str]) -> None:
    borta = f"http://127.0.0.1:{ledig_port()}/api"
    svar = kor(miljo | {"PREFECT_API_URL": borta}, "beslut", "driftsatt")
    assert svar.returncode == 1
    assert svar.stderr.startswith(f"Fel: Prefects server svarar inte på {borta}.")
    utan = {namn: varde for namn, varde in miljo.items() if namn != "PREFECT_API_URL"}
    svar = kor(utan, "beslut", "driftsatt")
    assert svar.stderr.startswith("Fel: PREFECT_API_URL är inte satt.")

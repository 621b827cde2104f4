"""Prefect's own test server, once for all of these tests, and a real record in a file."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from diarium.databas import Databas
from diarium.databaslage import stall_in
from diarium.installningar import Installningar
from diarium.schema import hoj_schema
from tests.flows.korning import NU


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[str]:
    """Prefect's test server; gives the address of its API."""
    import prefect.settings as s
    from prefect.testing.utilities import prefect_test_harness

    with (
        prefect_test_harness(server_startup_timeout=120),
        s.temporary_settings({s.PREFECT_LOGGING_LEVEL: "ERROR"}),
    ):
        yield str(s.PREFECT_API_URL.value())


@pytest.fixture(scope="session")
def tom_prefect(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of Prefect's: a first start would make one, in ten seconds."""
    hem = tmp_path_factory.mktemp("prefect")
    ord_ = ("server", "database", "upgrade", "--yes")
    miljo = {namn: varde for namn, varde in os.environ.items() if not namn.startswith("PREFECT_")}
    subprocess.run(
        [str(Path(sys.executable).with_name("prefect")), *ord_],
        env=miljo | {"PREFECT_HOME": str(hem)},
        check=True,
        capture_output=True,
        timeout=300,
    )
    return hem / "prefect.db"


@pytest.fixture
def hem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's own folder, named in the environment as a user would."""
    monkeypatch.setenv("BESLUT_HEM", str(tmp_path))
    monkeypatch.delenv("BESLUT_DATABAS", raising=False)
    return tmp_path


@pytest.fixture
def diariet(hem: Path) -> Iterator[Databas]:
    """The record that the flows open by themselves, with a clock that stands in June 2019."""
    databas = Databas(Installningar(hem=hem).databas_url)
    hoj_schema(databas)
    stall_in(databas, simulerad=True, nu=NU)
    yield databas
    databas.stang()

"""`beslut serve` for real: a server of its own, runs in processes of their own, a quick end."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from diarium.databas import Databas
from flows.fel import UpptagenPort
from flows.server import Serverhandtag, starta_server
from tests.flows.korning import OMGANG, START

pytestmark = pytest.mark.prefect
I_TID = START | {"frist": "2039-11-26 antaget"}
"""The record follows the clock of the machine, and the round of 2019 has passed its deadline."""
TJANST = """
import sys
from pathlib import Path
from diarium.installningar import Installningar
from flows.tjanst import kor_tjanst
kor_tjanst(Installningar(hem=Path(sys.argv[1])), port=int(sys.argv[2]),
           meddela=lambda rad: print(rad, flush=True))
"""


def ledig_port() -> int:
    """Gives a port that nobody listens on."""
    with socket.socket() as uttag:
        uttag.bind(("127.0.0.1", 0))
        return int(uttag.getsockname()[1])


@pytest.fixture
def tjanst(tmp_path: Path, diariet: Databas) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The service as a process, and the address of its API, when it says that it is ready.

    Its record stands in June 2019, before the deadline of the round that is started.
    """
    diariet.stang()
    port = ledig_port()
    with tjanst_igang(tmp_path, port) as process:
        yield process, f"http://127.0.0.1:{port}/api"


@contextmanager
def tjanst_igang(
    hem: Path, port: int, *, loggniva: str = "ERROR"
) -> Iterator["subprocess.Popen[str]"]:
    """Runs the service; what it leaves is killed."""
    miljo = {namn: varde for namn, varde in os.environ.items() if not namn.startswith("PREFECT_")}
    with subprocess.Popen(
        [sys.executable, "-c", TJANST, str(hem), str(port)],
        stdout=subprocess.PIPE,
        text=True,
        env=miljo | {"PREFECT_LOGGING_LEVEL": loggniva},
    ) as process:
        assert process.stdout is not None
        try:
            while not (rad := process.stdout.readline()).startswith("Klart"):
                assert rad, "tjänsten avslutade sig själv"
            yield process
        finally:
            process.terminate()  # takes its server with it, unless the test has killed it
            try:
                process.wait(15)
            finally:
                process.kill()


def test_a_run_started_from_the_pages_is_done_and_the_end_is_quick(
    tjanst: tuple["subprocess.Popen[str]", str],
    tmp_path: Path,
) -> None:
    import prefect.settings as s
    from prefect.client.orchestration import get_client

    process, api = tjanst
    with s.temporary_settings({s.PREFECT_API_URL: api}), get_client(sync_client=True) as klient:
        drift = klient.read_deployment_by_name("starta-omgang/starta-omgang")
        korning = klient.create_flow_run_from_deployment(drift.id, parameters={"blankett": I_TID})
        for _ in range(300):
            korning = klient.read_flow_run(korning.id)
            if korning.state and korning.state.is_final():
                break
            time.sleep(0.1)
        svep = klient.read_deployment_by_name("paminn/paminn")
    assert korning.state_name == "Startad"
    assert f"omgang:{OMGANG}" in korning.tags
    assert (tmp_path / "diarium.sqlite").exists()
    assert [getattr(tid.schedule, "timezone", None) for tid in svep.schedules] == [
        "Europe/Stockholm"
    ]
    assert svep.global_concurrency_limit is not None
    assert svep.global_concurrency_limit.limit == 1
    forst = time.monotonic()
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    assert time.monotonic() - forst < 10


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="läser /proc")
def test_a_killed_service_is_followed_by_a_new_one(tmp_path: Path) -> None:
    port = ledig_port()
    with tjanst_igang(tmp_path, port) as process:
        process.kill()
    lapp = tmp_path / "prefect" / "server.pid"
    gammal = json.loads(lapp.read_text())["pid"]
    with tjanst_igang(tmp_path, port) as process:
        assert json.loads(lapp.read_text())["pid"] != gammal
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    assert not lapp.exists()


def test_a_taken_port_is_told_in_swedish(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as uttag:
        port = uttag.getsockname()[1]
        with pytest.raises(UpptagenPort, match=f"Port {port} på 127.0.0.1 är upptagen"):
            starta_server(tmp_path, port)
    assert not (tmp_path / "prefect").exists()


def test_stopping_twice_does_nothing_more(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""], start_new_session=True) as process:
        handtag = Serverhandtag("http://127.0.0.1:1", "http://127.0.0.1:1/api", process, tmp_path)
        process.wait(10)
        handtag.stop()
        handtag.stop()

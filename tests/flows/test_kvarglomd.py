"""A server left behind is known by its note, and nobody else's process is touched."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.kvarglomd import Serverlapp, riv_lapp, skriv_lapp, stoppa_kvarglomd

SOVARE = ["-c", "import time; time.sleep(60)", "prefect", "server", "--port=4200"]


def _vanta_pa_orden(pid: int) -> None:
    """Waits until the system tells by what words a process was started: not at once."""
    orden = Path(f"/proc/{pid}/cmdline")
    slut = time.monotonic() + 10
    while orden.exists() and SOVARE[-1].encode() not in orden.read_bytes():
        assert time.monotonic() < slut
        time.sleep(0.01)


@pytest.fixture
def server(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that looks like our server from the outside."""
    with subprocess.Popen(
        [sys.executable, *SOVARE],
        cwd=tmp_path,
        start_new_session=True,
    ) as process:
        _vanta_pa_orden(process.pid)
        yield process
        process.kill()


def skriv(hem: Path, lapp: Serverlapp) -> None:
    """Writes a note as another process would."""
    (hem / "server.pid").write_text(lapp.model_dump_json())


def test_without_a_note_nothing_is_stopped(tmp_path: Path) -> None:
    assert not stoppa_kvarglomd(tmp_path / "prefect")
    (tmp_path / "server.pid").write_text("skräp")
    assert not stoppa_kvarglomd(tmp_path)
    riv_lapp(tmp_path)
    riv_lapp(tmp_path)


def test_a_server_whose_service_runs_is_left_alone(
    server: "subprocess.Popen[bytes]",
    tmp_path: Path,
) -> None:
    skriv_lapp(tmp_path, server.pid, 4200)
    assert not stoppa_kvarglomd(tmp_path)
    assert server.poll() is None


@pytest.mark.parametrize("port", [4201, 42])
def test_a_process_that_took_the_number_is_left_alone(
    server: "subprocess.Popen[bytes]",
    tmp_path: Path,
    port: int,
) -> None:
    skriv(tmp_path, Serverlapp(pid=server.pid, port=port, agare=0))
    assert not stoppa_kvarglomd(tmp_path)
    assert server.poll() is None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="läser /proc")
def test_a_server_without_its_service_is_stopped(
    server: "subprocess.Popen[bytes]",
    tmp_path: Path,
) -> None:
    skriv(tmp_path, Serverlapp(pid=server.pid, port=4200, agare=os.getppid()))
    assert stoppa_kvarglomd(tmp_path)
    assert server.wait(10) < 0
    assert not (tmp_path / "server.pid").exists()

"""A simulation on several processes that is stopped: quietly, and with nobody left behind."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.cli.servern import vanta_tills
from tests.flera.kluster import BIN, TALAMOD

Korning = subprocess.Popen[str]


def _barn(kor: Korning) -> list[int]:
    barnen = Path(f"/proc/{kor.pid}/task/{kor.pid}/children")
    return [int(pid) for pid in barnen.read_text(encoding="utf-8").split()]


def _lever(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False


def _avbryt(kor: Korning) -> None:
    os.killpg(kor.pid, signal.SIGINT)


def _doda_ett_barn(kor: Korning) -> None:
    os.kill(_barn(kor)[0], signal.SIGKILL)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="läser /proc")
@pytest.mark.parametrize(
    ("hur", "kod", "svar"),
    [
        (_avbryt, 130, ""),
        (_doda_ett_barn, 1, "Fel: En process som spelade dog, kanske för att minnet tog slut."),
        (subprocess.Popen.kill, -signal.SIGKILL, ""),
    ],
    ids=["Ctrl-C", "en process", "alla"],
)
def test_a_stop_is_quiet_and_leaves_nobody_behind(
    tmp_path: Path, hur: Callable[[Korning], None], kod: int, svar: str
) -> None:
    fil = tmp_path / "rundor.jsonl"
    argument = ("fullmakt-2016", "--antal", "200", "--processer", "2", "--fil", str(fil))
    with subprocess.Popen(
        # A suite that runs in the background may have been told to ignore Ctrl-C.
        ["env", "--default-signal=INT", str(BIN / "beslut"), "simulera", *argument],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as kor:
        vanta_tills(lambda: fil.exists() and len(fil.read_bytes().splitlines()) > 2)
        barnen = _barn(kor)
        assert len(barnen) == 2
        hur(kor)
        _, fel = kor.communicate(timeout=TALAMOD)
    assert kor.returncode == kod
    assert fel.startswith(svar)
    assert len(fel.splitlines()) <= 2
    assert "Traceback" not in fel
    vanta_tills(lambda: not any(map(_lever, barnen)))

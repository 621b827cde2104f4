"""The demo stays up until somebody asks it to end, and then ends, however often it is asked."""

import signal
import subprocess
import sys
import time

import pytest

from tests.flera.kluster import TALAMOD

VANTAR = """
from app.demo.spela import vanta_pa_avbrott
print("redo", flush=True)
vanta_pa_avbrott()
print("slut")
"""
OTALIG = 200


@pytest.mark.parametrize("hur", [signal.SIGINT, signal.SIGTERM])
def test_a_hasty_user_does_not_make_it_hang(hur: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", VANTAR], stdout=subprocess.PIPE, text=True) as kor:
        assert kor.stdout is not None
        assert kor.stdout.readline() == "redo\n"
        time.sleep(0.5)  # it has begun to wait
        for _ in range(OTALIG):
            kor.send_signal(hur)
        ut, _ = kor.communicate(timeout=TALAMOD)
    assert (kor.returncode, ut) == (0, "slut\n")

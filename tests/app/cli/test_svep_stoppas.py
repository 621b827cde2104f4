"""A sweep that is asked to end finishes the message at hand, and gives the others back."""

import os
import signal
import subprocess
import time

import pytest

from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import Klient, rekommendera
from tests.flera.kluster import BIN
from tests.mottagare.trasig_smtp import TrasigSmtp

TALAMOD = 60


@pytest.mark.parametrize("hur", [signal.SIGTERM, signal.SIGINT])
def test_nothing_is_left_half_sent(
    runda: Klient, postlada: Smtpmottagare, hur: signal.Signals
) -> None:
    rekommendera(runda)

    def langsamt(_rad: str) -> str:
        time.sleep(3)
        return "250 2.1.5 Ok"

    with TrasigSmtp(RCPT=langsamt) as smtp:
        miljo = {**os.environ, "BESLUT_SMTP_HOST": "127.0.0.1", "BESLUT_SMTP_PORT": str(smtp.port)}
        svep = subprocess.Popen(
            [str(BIN / "beslut"), "svep"],
            env=miljo,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        slut = time.monotonic() + TALAMOD
        while not any(rad.upper().startswith("RCPT") for ett in smtp.samtal for rad in ett):
            assert svep.poll() is None, svep.communicate()
            assert time.monotonic() < slut
            time.sleep(0.05)
        svep.send_signal(hur)
        ut, fel = svep.communicate(timeout=TALAMOD)
    assert svep.returncode == 130
    assert "Svepet avbröts." in ut
    assert "Det som inte hann börja skickas går vid nästa svep." in fel
    assert "Traceback" not in fel
    lagen = [ett["tillstand"] for ett in runda.json("utskick", "lista") if ett["kanal"] == "epost"]
    assert (lagen.count("skickad"), lagen.count("planerad")) == (1, 3)
    runda("svep")
    assert len(postlada.mottagna) == 3

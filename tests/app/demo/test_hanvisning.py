"""What the demo tells to run looks at the demo's own record, whatever the environment says."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from app.demo.spela import demons_miljo
from tests.app.cli.klienten import KOD, Klient

KLOCKA = f"{shlex.quote(sys.executable)} -c 'from app.cli.start import huvud; huvud()' klocka"


@pytest.mark.parametrize("annan", [False, True], ids=["ingen annan databas", "en annan databas"])
def test_the_command_shows_the_demos_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, annan: bool
) -> None:
    monkeypatch.delenv("BESLUT_DATABAS", raising=False)
    monkeypatch.setenv("BESLUT_HEM", str(tmp_path / "demo"))
    Klient(tmp_path / "demo").starta()
    if annan:
        monkeypatch.setenv("BESLUT_DATABAS", f"sqlite:///{tmp_path / 'skarp.sqlite'}")
        svar = Klient(tmp_path)("starta", KOD, "--simulerad", "2019-07-01 09:00")
        assert svar.kod == 0
    rad = f"{demons_miljo(tmp_path / 'demo')} {KLOCKA}"
    ut = subprocess.run(
        ["/bin/sh", "-c", rad], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert "3 juni 2019" in ut.stdout

"""A progress bar goes to a terminal on stderr, and nowhere else."""

import os
import pty
import subprocess
import sys

import pytest

from tests.app.cli.klienten import KOD, Klient
from tests.app.cli.terminalen import KORNING, las_terminal


@pytest.mark.parametrize(
    ("argument", "text"),
    [
        (("verifiera",), "Verifierar"),
        (("exportera", KOD, "ut"), "Exporterar"),
        (("lamna-in", KOD, "--alla"), "Lämnar in"),
        (("starta", KOD), "Läser omgången"),
    ],
)
def test_a_bar_is_shown_to_who_watches(runda: Klient, argument: tuple[str, ...], text: str) -> None:
    terminal, slav = pty.openpty()
    if argument[0] == "exportera":
        argument = (*argument[:2], str(runda.hem / "ut"))
    with subprocess.Popen(
        [sys.executable, "-c", KORNING, *argument], stdout=subprocess.PIPE, stderr=slav
    ) as process:
        os.close(slav)
        visat = las_terminal(terminal)
        assert process.stdout
        ut = process.stdout.read().decode()
    os.close(terminal)
    assert process.returncode == 0
    assert text in visat
    assert text not in ut

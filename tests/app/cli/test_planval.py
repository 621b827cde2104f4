"""Which round is meant: a started one before a folder of the same name."""

import shutil
from pathlib import Path

import pytest

from tests.app.cli.klienten import Klient

OVNING = Path(__file__).parents[3] / "docs" / "exempel" / "ovningsrunda"
LASER = "Obs: Läser mappen lab: ingen omgång lab är startad.\n"


@pytest.fixture
def lab(klient: Klient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Klient:
    """Commands in a folder with the small round in the folder `lab`, as the round `lab`."""
    shutil.copytree(OVNING, tmp_path / "lab")
    fil = tmp_path / "lab" / "omgang.yaml"
    text = fil.read_text("utf-8")
    assert "kod: ovningsrunda\n" in text
    fil.write_text(text.replace("kod: ovningsrunda\n", "kod: lab\n"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return klient


@pytest.mark.parametrize(
    "kommando",
    [
        ("plan",),
        ("utskick", "plan"),
        ("utskick", "visa", "--mottagare", "ef-direktion"),
    ],
)
def test_a_started_round_goes_before_a_folder_of_its_name(
    lab: Klient, kommando: tuple[str, ...]
) -> None:
    svar = lab(*kommando, "lab", "--idag", "2027-04-19")
    assert (svar.kod, svar.fel) == (0, LASER)
    mappens = lab.lyckas(*kommando, "./lab", "--idag", "2027-04-19")
    assert svar.ut == mappens.replace("./lab", "lab")
    assert lab.lyckas(*kommando, "lab/omgang.yaml", "--idag", "2027-04-19")
    assert lab("starta", "lab", "--simulerad", "2027-04-20 09:00").kod == 0
    startad = lab.lyckas(*kommando, "lab")
    assert startad != mappens
    fel = lab.nekas(*kommando, "lab", "--idag", "2027-04-19")
    assert "Ta bort --idag, eller ange mappen som ./lab." in fel
    assert lab.lyckas(*kommando, "./lab", "--idag", "2027-04-19") == mappens

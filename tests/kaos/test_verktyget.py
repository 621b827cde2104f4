"""The tool finds no fault where there is none, and every fault that is put there."""

import pytest

from tests.kaos.__main__ import huvud
from tests.kaos.conftest import Start
from tests.kaos.mottagarna import Lada
from tests.kaos.punkter import Avsandare, Dodsplan, Punkt
from tests.kaos.rakning import rakna

LADA = Lada("brev", "k00001-kf")


@pytest.fixture
def databas_url(sqlite_url: str) -> str:
    """A fault in the engine is the same in either database."""
    return sqlite_url


def test_sixty_killed_at_random_lose_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert huvud(["--antal", "60"]) == 0
    ut = capsys.readouterr().out
    assert ut.count("håller") >= 2
    tal = dict(rad.rsplit(maxsplit=1) for rad in ut.splitlines() if rad[-1:].isdigit())
    assert tal["summa"] == "60"


@pytest.mark.parametrize(
    ("sabotage", "punkt", "doda", "sagt"),
    [
        ("marka_fore_sandning", Punkt.EFTER_TAGNINGEN, 1, "förlorat (utkorgen säger skickad)"),
        ("glomma_den_som_dog", Punkt.EFTER_TAGNINGEN, 1, "förlorat (utkorgen säger tagen)"),
        ("tiga_om_kopian", Punkt.EFTER_KVITTENSEN, 1, "omärkt kopia (omärkt, omärkt)"),
        ("sanda_om_utan_slut", Punkt.I_MARKNINGEN, 2, "fler än en kopia (omärkt, märkt, märkt)"),
    ],
)
def test_a_fault_in_the_engine_is_found(
    starta: Start, sabotage: str, punkt: Punkt, doda: int, sagt: str
) -> None:
    with starta(sabotage=sabotage) as runda:
        for _ in range(doda):
            assert runda.sand(Avsandare("dodlig", plan=Dodsplan(punkt, "brev", 1))) == [True]
            runda.ga_forbi_leasen()
        runda.sand(Avsandare("levande"))
        brott = runda.rakna_vagen().brott
    assert f"brev till k00001-kf: {sagt}" in brott


def test_a_fault_is_told_with_what_it_takes_to_see_it_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert huvud(["--antal", "60", "--fro", "4", "--sabotage", "marka_fore_sandning"]) == 1
    svar = capsys.readouterr()
    assert "BRISTER" in svar.out
    assert "förlorat (utkorgen säger skickad)" in svar.err
    assert "Dödade i den vågen: " in svar.err
    assert "Spela den igen: make kaos FRO=4 ANTAL=" in svar.err


def test_what_came_to_nobody_who_was_owed_it_is_a_fault() -> None:
    utfall = rakna([], {LADA: [False]}, {})
    assert utfall.brott == ["brev till k00001-kf: kom utan att någon väntade det"]


@pytest.mark.parametrize("tillstand", ["okant", "dod", "bestaende_fel", "aterhallen"])
def test_what_a_human_is_told_of_is_not_lost(tillstand: str) -> None:
    utfall = rakna([LADA], {}, {LADA: tillstand})
    assert not utfall.brott
    assert utfall.summor["brev"].vilande == 1

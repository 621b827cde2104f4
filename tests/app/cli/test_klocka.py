"""The clock of a simulation is shown and moved on; a real record has none to move."""

from pathlib import Path

from tests.app.cli.klienten import Klient
from tests.diarium.inlasning.liten_omgang import skriv_framtida


def test_the_clock_is_shown_and_moved_on(runda: Klient) -> None:
    assert runda.lyckas("klocka") == "Klockan står på 3 juni 2019 kl. 9.00 (simulerad klocka).\n"
    text = runda.lyckas("klocka", "--till", "2019-09-01 08:00")
    assert text.startswith("Klockan står på 1 september 2019 kl. 8.00 (simulerad klocka).\n")
    assert runda.json("klocka") == {"nu": "2019-09-01T08:00:00+02:00", "simulerad": True}
    assert runda.lage()["nu"] == "2019-09-01T08:00:00+02:00"


def test_the_clock_never_goes_back(runda: Klient) -> None:
    fel = runda.nekas("klocka", "--till", "2019-06-03 08:59")
    assert fel == "Fel: Klockan står på 3 juni 2019 kl. 9.00 och går bara framåt.\n"


def test_a_real_record_follows_the_computers_clock(klient: Klient, tmp_path: Path) -> None:
    assert klient("starta", str(skriv_framtida(tmp_path))).kod == 0
    for argument in (("klocka",), ("klocka", "--till", "2019-09-01 08:00")):
        assert "följer datorns klocka" in klient.nekas(*argument)

"""A sweep that would send very many messages stops and asks, until somebody answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import exempel
from app.mottagare.smtp import Smtpmottagare
from diarium.inlasning.omgang import las_omgang
from diarium.installningar import Installningar
from tests.app.cli.klienten import KOD, Klient, rekommendera

EXEMPEL = Path(exempel.__file__).parent


@pytest.fixture
def postlada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Smtpmottagare]:
    """A real mail server that the program is set to; four letters wait, and more than three ask."""
    with Smtpmottagare(tmp_path / "post") as mottagare:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(mottagare.port))
        monkeypatch.setenv("BESLUT_SPARR", "3")
        yield mottagare


def test_it_says_what_it_wanted_and_how_to_answer(runda: Klient, postlada: Smtpmottagare) -> None:
    rekommendera(runda)
    fore = runda.json("utskick", "lista")
    svar = runda("svep")
    assert svar.kod == 3
    assert svar.ut.startswith("Svepet stannade vid spärren. ")
    assert svar.fel == (
        "Spärren: 6 nya meddelanden har nått sin tid, fler än 3 (BESLUT_SPARR). Ingenting är "
        "skickat, allt ligger kvar i utkorgen.\n"
        f"{KOD}: 6 besked om ärenden att ta upp.\n"
        "Det äldsta planerades 3 juni 2019 kl. 9.00. Besvarade är medräknade: de sållas bort först "
        "när de skickas.\n"
        "Är det rätt: `beslut svep --slapp` skickar dem nu. Annars: se `beslut utskick lista`. "
        "Svepen frågar igen tills någon svarar. Är så många vanligt, höj BESLUT_SPARR.\n"
    )
    assert runda.json("utskick", "lista") == fore
    assert runda("svep").kod == 3
    assert not postlada.mottagna


def test_an_answer_lets_it_through_once(runda: Klient, postlada: Smtpmottagare) -> None:
    rekommendera(runda)
    assert runda("svep").kod == 3
    assert runda("svep", "--slapp").kod == 0
    assert len(postlada.mottagna) == 4
    assert runda("svep").kod == 0


def test_what_has_been_let_through_is_not_asked_of_again(
    runda: Klient, postlada: Smtpmottagare, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    port = str(postlada.port)
    monkeypatch.setenv("BESLUT_SMTP_PORT", "9")
    runda("svep", "--slapp")
    monkeypatch.setenv("BESLUT_SMTP_PORT", port)
    runda.stega(2019, 6, 12, 10)
    assert runda("svep").kod == 0
    assert len(postlada.mottagna) == 4


def test_a_machine_is_told_too(runda: Klient, postlada: Smtpmottagare) -> None:
    rekommendera(runda)
    svar = runda("svep", "--json")
    assert not postlada.mottagna
    assert (svar.kod, svar.fel) == (3, "")
    assert '"grans": 3' in svar.ut


def test_a_limit_that_is_no_number_is_refused(
    runda: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BESLUT_SPARR", "0")
    assert "BESLUT_SPARR: 0 är för litet" in runda.nekas("svep", kod=2)
    monkeypatch.setenv("BESLUT_SPARR", "många")
    assert "BESLUT_SPARR: 'många' är inget heltal" in runda.nekas("svep", kod=2)


@pytest.mark.parametrize("mapp", sorted(fil.parent for fil in EXEMPEL.glob("*/omgang.yaml")))
def test_no_example_comes_near_the_limit(mapp: Path) -> None:
    """Not even if every contact of the round were written to at once."""
    assert len(las_omgang(mapp).kontakter) < Installningar().sparr

"""The other forms are loose outside and strict inside, too; every fault is told at once."""

from collections.abc import Callable, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from beslutsmodell.frist import STOCKHOLM
from flows.formular.avbrott import las_avbrottet
from flows.formular.avtal import las_avtalet
from flows.formular.fel import Formularfel
from flows.formular.frist import las_fristflytten
from flows.formular.korrigering import las_korrigeringen
from flows.formular.kvittens import las_kvittensen

VEM = "Registrator, Åmåls kommun"
GEMENSAMT = {"omgang": "fvm-avrop-2019", "registrerat_av": VEM}
AVTAL = GEMENSAMT | {
    "huvudman": "Åmål",
    "slag": "avrop",
    "version": "2019-1",
    "punkter": "1, 3",
    "undertecknare": "Kommunstyrelsens ordförande: KS § 7; Kommundirektör",
    "fil": __file__,
    "inkommet": "2019-11-20 14:30",
    "skickat": "2019-11-20 14:25",
}
KVITTENS = GEMENSAMT | {"huvudman": "1492", "referens": "RS 2019-1"}
FRIST = GEMENSAMT | {"ny_frist": "2019-12-03 16:00", "motivering": "VGR har flyttat dagen"}
AVBROTT = GEMENSAMT | {"arende": "1492-kf", "punkter": "2 3", "motivering": "Återkallad"}
KORRIGERING = GEMENSAMT | {
    "arende": "kommunbeslut/1492-kf",
    "datum": "2019-10-09",
    "utfall": "1=bifall",
    "motivering": "Fel utfall",
}


def nekas(las: Callable[[Mapping[str, Any]], object], ifylld: Mapping[str, Any]) -> str:
    """Gives the text that the form is refused with."""
    with pytest.raises(Formularfel) as fel:
        las(ifylld)
    return str(fel.value)


def test_an_agreement_is_read_with_its_signatories() -> None:
    anmalan = las_avtalet(AVTAL)
    assert anmalan.punkter == ("1", "3")
    assert [(en.roll, en.befogenhet) for en in anmalan.undertecknare] == [
        ("Kommunstyrelsens ordförande", "KS § 7"),
        ("Kommundirektör", None),
    ]
    assert anmalan.inkommet == datetime(2019, 11, 20, 14, 30, tzinfo=STOCKHOLM)
    assert anmalan.skickat == datetime(2019, 11, 20, 14, 25, tzinfo=STOCKHOLM)
    assert las_avtalet({**AVTAL, "skickat": ""}).skickat is None
    assert (anmalan.fil, anmalan.av) == (Path(__file__), VEM)


def test_a_receipt_a_withdrawal_and_a_correction_are_read() -> None:
    assert las_kvittensen(KVITTENS).mottaget is None
    assert las_avbrottet(AVBROTT).punkter == ("2", "3")
    korrigering = las_korrigeringen(KORRIGERING | {"nummer": "2"})
    assert (korrigering.nummer, korrigering.beslut.registrerat_av) == (2, VEM)
    assert las_korrigeringen(KORRIGERING).nummer is None


@pytest.mark.parametrize(
    ("ny_frist", "klockslag"),
    [
        ("2019-12-03 16:00", time(16)),
        ("2019-12-03 kl. 9.05", time(9, 5)),
        ("2019-12-03 antaget", None),
        ("2019-12-03 (antaget)", None),
    ],
)
def test_a_deadline_has_a_time_of_day_or_says_that_it_is_assumed(
    ny_frist: str, klockslag: time | None
) -> None:
    tidpunkt = las_fristflytten(FRIST | {"ny_frist": ny_frist}).tidpunkt
    assert (str(tidpunkt.datum), tidpunkt.klockslag) == ("2019-12-03", klockslag)


@pytest.mark.parametrize(
    ("ny_frist", "svar"),
    [
        ("2019-12-03", "Ny frist: klockslaget saknas i '2019-12-03'. Skriv till exempel"),
        ("2019-12-03", "skriver du 2019-12-03 antaget: då räknas 23.59, och det visas så."),
        ("2019-02-30 16:00", "Ny frist: datumet 2019-02-30 finns inte"),
        ("2019-12-03 25:00", "Ny frist: klockslaget i '2019-12-03 25:00' finns inte"),
        ("i december", "Ny frist: 'i december' är ingen frist"),
        ("", "Ny frist: uppgiften saknas"),
    ],
)
def test_a_deadline_that_cannot_be_read_is_refused(ny_frist: str, svar: str) -> None:
    assert svar in nekas(las_fristflytten, FRIST | {"ny_frist": ny_frist})


@pytest.mark.parametrize(
    ("las", "antal"),
    [
        (las_avtalet, 8),
        (las_kvittensen, 4),
        (las_fristflytten, 4),
        (las_avbrottet, 5),
        (las_korrigeringen, 6),
    ],
)
def test_an_empty_form_tells_everything_that_is_missing(
    las: Callable[[Mapping[str, Any]], object], antal: int
) -> None:
    assert nekas(las, {}).count("\n– ") == antal


@pytest.mark.parametrize(
    ("las", "ifylld", "svar"),
    [
        (las_avtalet, AVTAL | {"fil": "/finns/inte.pdf"}, "Fil: /finns/inte.pdf finns inte"),
        (las_avtalet, AVTAL | {"fil": "/dev/null"}, "Fil: /dev/null finns inte"),
        (las_avtalet, AVTAL | {"punkter": "1, 1"}, "Punkter: 1 står två gånger"),
        (las_avtalet, AVTAL | {"undertecknare": ": KS § 7"}, "Undertecknat av: ': KS § 7' saknar"),
        (las_avtalet, AVTAL | {"inkommet": "i går"}, "Inkommet: 'i går' är ingen tid"),
        (las_kvittensen, KVITTENS | {"referens": ""}, "Mottagarens referens: uppgiften saknas"),
        (las_korrigeringen, KORRIGERING | {"nummer": "ett"}, "Beslutets nummer: 'ett' är inget"),
        (las_korrigeringen, KORRIGERING | {"okand": "x"}, "Okänd nyckel 'okand'"),
    ],
)
def test_a_fault_names_its_field(
    las: Callable[[Mapping[str, Any]], object], ifylld: Mapping[str, Any], svar: str
) -> None:
    assert svar in nekas(las, ifylld)


def test_an_empty_file_is_no_agreement(tmp_path: Path) -> None:
    tom = tmp_path / "tom.pdf"
    tom.touch()
    assert f"Fil: {tom} är tom." in nekas(las_avtalet, AVTAL | {"fil": str(tom)})

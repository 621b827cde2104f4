"""The decision form is loose outside and strict inside; every fault is told at once."""

from datetime import date
from typing import Any

import pytest

from beslutsmodell.utfall import Beslutsslag, Utfall
from flows.formular.beslut import Beslutsblankett, las_beslut
from flows.formular.fel import Formularfel

IFYLLD: dict[str, Any] = {
    "omgang": "fvm-avrop-2019",
    "arende": "kommunbeslut/1492-kf",
    "datum": "2019-10-09",
    "utfall": "1=bifall, 2=avslag",
    "paragraf": "§ 90",
    "justerat": "2019-10-18",
    "anslaget": None,
    "registrerat_av": "Registrator, Åmåls kommun",
}


def nekas(**andrat: object) -> str:
    """Gives the text that the form is refused with."""
    with pytest.raises(Formularfel) as fel:
        las_beslut(IFYLLD | andrat)
    return str(fel.value)


def test_a_filled_form_becomes_the_cores_command() -> None:
    anmalan = las_beslut(IFYLLD)
    beslut = anmalan.kommando.beslut
    assert (anmalan.omgang, anmalan.arende) == ("fvm-avrop-2019", "kommunbeslut/1492-kf")
    assert (beslut.organ, beslut.datum, beslut.justerat, beslut.anslaget) == (
        "1492-kf",
        date(2019, 10, 9),
        date(2019, 10, 18),
        None,
    )
    assert [rad.utfall for rad in beslut.punkter] == [Utfall.BIFALL, Utfall.AVSLAG]
    assert beslut.slag is Beslutsslag.SAMMANTRADE


def test_the_model_itself_reads_the_same() -> None:
    varden = {falt: varde for falt, varde in IFYLLD.items() if varde is not None}
    assert las_beslut(Beslutsblankett(**varden)) == las_beslut(IFYLLD)


def test_an_empty_form_tells_everything_that_is_missing() -> None:
    with pytest.raises(Formularfel) as fel:
        las_beslut({})
    assert len(fel.value.brister) == 5
    assert "Inget har ändrats." in str(fel.value)


@pytest.mark.parametrize(
    ("datum", "svar"),
    [
        ("1 maj", "Beslutsdatum: '1 maj' är inget datum. Skriv år-månad-dag"),
        ("2026-13-45", "Beslutsdatum: datumet 2026-13-45 finns inte"),
        ("20191009", "är inget datum"),
        ("1570572000", "är inget datum"),
        ("2019-10-09T00:00", "är inget datum"),
    ],
)
def test_a_day_is_written_in_one_way_only(datum: str, svar: str) -> None:
    assert svar in nekas(datum=datum)


def test_a_decision_follows_to_the_case_that_was_meant() -> None:
    anmalan = las_beslut(IFYLLD | {"arende": "Åmål"}).i_arende("kommunbeslut/1492-kf")
    assert anmalan == las_beslut(IFYLLD)


def test_a_closed_choice_is_told_in_swedish() -> None:
    svar = nekas(slag="mote")
    assert "Slag av beslut: 'mote' finns inte att välja" in svar
    assert "sammantrade" in svar


def test_an_unknown_field_is_refused() -> None:
    assert "okänd nyckel 'dartum'" in nekas(dartum="2019-10-09").casefold()


def test_what_contradicts_itself_is_told_in_swedish() -> None:
    assert "ligger före beslutet" in nekas(justerat="2019-10-01")
    assert "ska hänvisa till delegationen" in nekas(slag="delegation")


def test_what_is_no_form_is_refused() -> None:
    with pytest.raises(Formularfel, match="ingen ifylld blankett"):
        las_beslut("1=bifall")  # type: ignore[arg-type]


def test_every_field_has_a_swedish_title_and_help() -> None:
    for namn, falt in Beslutsblankett.model_fields.items():
        assert falt.title, namn
        assert falt.description, namn
        assert falt.title != namn, namn

"""Outcomes per point are read as a person writes them."""

import pytest

from beslutsmodell.utfall import Stod, Styrka, Utfall
from flows.formular.falt import Faltfel
from flows.formular.utfall import EXEMPEL, las_utfall


def test_the_forms_own_example_is_read() -> None:
    ett, tva, tre = las_utfall(EXEMPEL)
    assert (ett.punkt, ett.utfall) == ("1", Utfall.BIFALL)
    assert (tva.punkt, tva.utfall) == ("2", Utfall.AVSLAG)
    assert (tre.utfall, tre.villkor) == (
        Utfall.BIFALL_MED_VILLKOR,
        "medel anslås i budgeten",
    )


def test_a_comma_inside_a_condition_stays_there() -> None:
    ett, tva = las_utfall("1=bifall_med_villkor: medel anslås, senast i maj, 2=avslag")
    assert ett.villkor == "medel anslås, senast i maj"
    assert tva.utfall is Utfall.AVSLAG


def test_a_colon_inside_a_condition_stays_there() -> None:
    assert las_utfall("1=bifall_med_villkor: två villkor: a och b")[0].villkor == (
        "två villkor: a och b"
    )


@pytest.mark.parametrize("text", ["1 = Bifall med villkor : medel", "1=bifall_med_villkor:medel"])
def test_labels_capitals_and_blanks_do(text: str) -> None:
    (rad,) = las_utfall(text)
    assert (rad.utfall, rad.villkor) == (Utfall.BIFALL_MED_VILLKOR, "medel")


def test_lines_and_semicolons_part_points() -> None:
    assert [rad.punkt for rad in las_utfall("1=bifall;\n2=avslag\n3=noterat,")] == ["1", "2", "3"]


def test_a_postponement_may_tell_its_support() -> None:
    ett, tva = las_utfall("1=återremiss: minoritet, 2=bordläggning")
    assert (ett.utfall, ett.stod) == (Utfall.ATERREMISS, Stod.MINORITET)
    assert (tva.utfall, tva.stod) == (Utfall.BORDLAGGNING, None)


def test_a_recommendation_may_tell_its_strength() -> None:
    assert las_utfall("1=bifall: bor")[0].styrka is Styrka.BOR


@pytest.mark.parametrize(
    ("text", "svar"),
    [
        ("", "uppgiften saknas"),
        ("bifall", "'bifall' går inte att läsa"),
        ("1=", "'1=' går inte att läsa"),
        ("1=bifal", "Menade du 'bifall'?"),
        ("1=bifall, 1=avslag", "punkt 1 står två gånger"),
        ("1=bifall_med_villkor", "punkt 1 saknar sitt villkor"),
        ("1=avslag: ingen budget", "inte hör till avslag"),
        ("1=aterremiss: några", "'några', som inte finns att välja"),
    ],
)
def test_what_cannot_be_read_is_told_in_swedish(text: str, svar: str) -> None:
    with pytest.raises(Faltfel) as fel:
        las_utfall(text)
    assert svar in str(fel.value)

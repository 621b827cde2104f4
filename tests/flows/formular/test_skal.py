"""Reasons per point are read as a person writes them."""

import pytest

from flows.formular.falt import Faltfel
from flows.formular.skal import EXEMPEL, las_skal, med_skal
from flows.formular.utfall import las_utfall


def test_the_forms_own_example_is_read() -> None:
    assert las_skal(EXEMPEL) == {"1": "Ett strategiskt val: värdera nytta och konsekvenser"}


def test_points_are_parted_by_lines_and_semicolons_and_by_nothing_else() -> None:
    skal = las_skal("1 = Stöd, 2=delar, kostnad;\n3= Nej\n\n;")
    assert skal == {"1": "Stöd, 2=delar, kostnad", "3": "Nej"}


def test_an_empty_field_gives_no_reasons() -> None:
    (rad,) = med_skal(las_utfall("1=bifall"), las_skal(" "))
    assert rad.motivering is None


def test_each_point_gets_its_own_reason_and_keeps_its_outcome() -> None:
    ett, tva = med_skal(las_utfall("1=bifall: bor, 2=avslag"), las_skal("2=För dyrt"))
    assert (ett.styrka, ett.motivering) == (las_utfall("1=bifall: bor")[0].styrka, None)
    assert (tva.utfall.value, tva.motivering) == ("avslag", "För dyrt")


@pytest.mark.parametrize(
    ("text", "svar"),
    [
        ("Stöd", "'Stöd' går inte att läsa"),
        ("1=", "'1=' går inte att läsa"),
        ("1=Stöd\n1=Kostnad", "punkt 1 står två gånger"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, svar: str) -> None:
    with pytest.raises(Faltfel, match=svar):
        las_skal(text)


def test_a_reason_without_an_outcome_is_a_fault() -> None:
    with pytest.raises(Faltfel, match="punkt 9 har ett skäl men inget utfall"):
        med_skal(las_utfall("1=bifall"), {"9": "Stöd"})

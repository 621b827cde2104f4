"""A forecast of 49 kommuner is quick, and its memory does not grow with the number of draws."""

from bench.prognos import DRAGNINGAR, GRANS_SEKUNDER, GRANS_VAXER, sekunder, toppminne, underlag


def test_ten_thousand_draws_of_49_kommuner_take_less_than_two_seconds() -> None:
    fran = underlag()
    assert len(fran.omgang.deltagare) == 49
    assert min(sekunder(fran, DRAGNINGAR) for _ in range(3)) < GRANS_SEKUNDER


def test_memory_does_not_grow_with_the_number_of_draws() -> None:
    fran = underlag()
    assert toppminne(fran, 5 * DRAGNINGAR) < GRANS_VAXER * toppminne(fran, DRAGNINGAR)

"""Terms of office after the elections of 2018, 2022 and 2026."""

from datetime import date

import pytest

from beslutsmodell.huvudman import Organslag
from beslutsmodell.regler.mandatperiod import ar_valar, mandatskifte, senaste_mandatskifte

ALLT = {"fran": date(2026, 9, 1), "till": date(2027, 3, 1)}


def test_elections_come_every_fourth_year() -> None:
    assert [ar for ar in range(2017, 2031) if ar_valar(ar)] == [2018, 2022, 2026, 2030]


@pytest.mark.parametrize(
    ("slag", "dag"),
    [
        (Organslag.FULLMAKTIGE, date(2026, 10, 15)),
        (Organslag.STYRELSE, date(2027, 1, 1)),
        (Organslag.NAMND, date(2027, 1, 1)),
        (Organslag.FORENINGSSTYRELSE, None),
        (Organslag.TJANSTEPERSON, None),
    ],
)
def test_each_body_changes_on_its_own_day(slag: Organslag, dag: date | None) -> None:
    assert mandatskifte(slag, **ALLT) == dag


def test_the_span_holds_both_its_ends_and_nothing_else() -> None:
    skifte, dagen_fore = date(2022, 10, 15), date(2022, 10, 14)
    kf = Organslag.FULLMAKTIGE
    assert mandatskifte(kf, fran=skifte, till=skifte) == skifte
    assert mandatskifte(kf, fran=date(2019, 1, 1), till=dagen_fore) is None
    assert mandatskifte(Organslag.STYRELSE, fran=date(2023, 1, 1), till=date(2023, 1, 1)) == date(
        2023, 1, 1
    )


def test_the_last_change_of_several_is_found() -> None:
    kf, fran = Organslag.FULLMAKTIGE, date(2018, 10, 15)
    assert senaste_mandatskifte(kf, fran=fran, till=date(2022, 10, 14)) == fran
    assert senaste_mandatskifte(kf, fran=fran, till=date(2026, 12, 31)) == date(2026, 10, 15)
    assert senaste_mandatskifte(kf, fran=date(2018, 10, 16), till=date(2022, 10, 14)) is None
    ks = Organslag.STYRELSE
    assert senaste_mandatskifte(ks, fran=fran, till=date(2019, 1, 1)) == date(2019, 1, 1)
    assert senaste_mandatskifte(ks, fran=fran, till=date(2018, 12, 31)) is None

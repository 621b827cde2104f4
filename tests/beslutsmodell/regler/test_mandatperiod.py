"""Terms of office after the elections of 2018, 2022 and 2026."""

from datetime import date

import pytest

from beslutsmodell.huvudman import Organslag
from beslutsmodell.regler.mandatperiod import ar_valar, mandatskifte

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

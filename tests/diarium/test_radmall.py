"""Many rows that share most values are sealed as each would be alone."""

from datetime import UTC, datetime

import hypothesis.strategies as st
from hypothesis import given

from beslutsmodell.frist import STOCKHOLM
from diarium.radsumma import Radmall, radsumma

VARDEN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.sampled_from([UTC, STOCKHOLM])),  # noqa: DTZ001 - naive by contract
)


@given(st.lists(st.tuples(VARDEN, st.booleans()), min_size=1, max_size=8))
def test_a_row_by_a_template_has_the_seal_that_it_has_alone(
    rad: list[tuple[object, bool]],
) -> None:
    namn = [f"kolumn {plats}" for plats in range(len(rad))]
    varden = dict(zip(namn, (varde for varde, _ in rad), strict=True))
    lika = {ett: varden[ett] for ett, (_, ar_lika) in zip(namn, rad, strict=True) if ar_lika}
    mall = Radmall(namn, lika)
    assert mall.summa(varden[ett] for ett in mall.olika) == radsumma(*varden.values())

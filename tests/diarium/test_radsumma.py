"""Many rows that share most values are sealed as each would be alone."""

from datetime import UTC, datetime

import hypothesis.strategies as st
from hypothesis import given

from beslutsmodell.frist import STOCKHOLM
from diarium.radsumma import radsumma, radsummor

VARDEN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.dates(),
    st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.sampled_from([UTC, STOCKHOLM])),  # noqa: DTZ001 - naive by contract
)


@given(st.data())
def test_many_rows_have_the_seals_that_they_have_alone(data: st.DataObject) -> None:
    antal = data.draw(st.integers(1, 5))
    kolumn = st.one_of(
        VARDEN.map(lambda varde: antal * [varde]),
        st.lists(VARDEN, min_size=antal, max_size=antal),
    )
    kolumner = data.draw(st.dictionaries(st.sampled_from("abcd"), kolumn, min_size=1))
    falt = data.draw(st.permutations([*kolumner, "nämns inte"]))
    assert radsummor(falt, kolumner) == [
        radsumma(*(kolumner[namn][plats] if namn in kolumner else None for namn in falt))
        for plats in range(antal)
    ]

"""The ladder as ranges of last days: every rung once, however the ticks fall."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from beslutsmodell import (
    Ankarintervall,
    Kontaktroll,
    Trappa,
    Trappsteg,
    ankarintervall,
    forsta_trappdag,
    natt_dag,
)
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.trappa import STANDARDTRAPPA

LITEN = Trappa(steg=(Trappsteg(dagar=14), Trappsteg(dagar=1)))


def _tid(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def _dagar(intervall: tuple[Ankarintervall, ...]) -> Counter[tuple[int, date]]:
    """Counts every (rung, last day) that the ranges reach."""
    return Counter(
        (ett.trappsteg.dagar, ett.efter + timedelta(days=dag))
        for ett in intervall
        for dag in range(1, (ett.till - ett.efter).days + 1)
    )


def _nadda(senast: str, nu: str) -> dict[int, list[str]]:
    """Gives, per rung of the small ladder, the last days that fall due between the ticks."""
    nadda = sorted(_dagar(ankarintervall(LITEN, senast=_tid(senast), nu=_tid(nu))))
    return {steg: [str(dag) for ett, dag in nadda if ett == steg] for steg, _ in nadda}


def test_the_standard_ladder_has_six_rungs() -> None:
    assert [steg.dagar for steg in STANDARDTRAPPA.steg] == [60, 30, 14, 7, 3, 1]
    assert STANDARDTRAPPA.steg[-1].roller == (Kontaktroll.REGISTRATOR, Kontaktroll.SAMORDNARE)


@pytest.mark.parametrize(
    ("dagar", "fel"), [((7, 14), "flest dagar först"), ((7, 7), "två steg 7 dagar före")]
)
def test_rungs_fall_and_differ(dagar: tuple[int, int], fel: str) -> None:
    with pytest.raises(ValidationError, match=fel):
        Trappa(steg=tuple(Trappsteg(dagar=ett) for ett in dagar))


def test_a_tick_without_eight_oclock_is_empty() -> None:
    assert _nadda("2019-11-12 08:00", "2019-11-13 07:59") == {}


def test_eight_oclock_reaches_one_day_per_rung() -> None:
    assert _nadda("2019-11-12 07:59", "2019-11-12 08:00") == {1: ["2019-11-13"], 14: ["2019-11-26"]}


def test_downtime_of_35_days_misses_nothing() -> None:
    nadda = _nadda("2019-10-08 12:00", "2019-11-12 12:00")
    assert [(len(dagar), dagar[0], dagar[-1]) for dagar in nadda.values()] == [
        (35, "2019-10-10", "2019-11-13"),
        (35, "2019-10-23", "2019-11-26"),
    ]


def test_a_clock_set_back_reaches_nothing() -> None:
    assert _nadda("2019-11-12 12:00", "2019-11-01 12:00") == {}


@pytest.mark.parametrize("dag", ["2019-03-31", "2019-10-27"])
def test_a_clock_change_moves_no_rung(dag: str) -> None:
    fore = (date.fromisoformat(dag) - timedelta(days=1)).isoformat()
    imorgon = date.fromisoformat(dag) + timedelta(days=1)
    assert _nadda(f"{fore} 08:00", f"{dag} 07:59") == {}
    assert _nadda(f"{fore} 08:00", f"{dag} 08:00")[1] == [str(imorgon)]


def test_the_hour_that_comes_twice_counts_once() -> None:
    tider = [datetime(2019, 10, 27, 0, minut, tzinfo=UTC) for minut in (0, 29, 30, 59)]
    tider += [tid + timedelta(hours=1) for tid in tider]
    dagar = [natt_dag(tid, time(2, 30)).day for tid in tider]
    assert dagar == [26, 26, 27, 27, 27, 27, 27, 27]


_halvar = st.integers(0, 300 * 24 * 60).map(
    lambda minuter: datetime(2019, 2, 1, tzinfo=UTC) + timedelta(minutes=minuter),
)
_klockbyte = st.integers(0, 12).flatmap(
    lambda kvartar: st.sampled_from(
        [
            datetime(2019, 3, 31, tzinfo=UTC) + timedelta(minutes=15 * kvartar),
            datetime(2019, 10, 27, tzinfo=UTC) + timedelta(minutes=15 * kvartar),
        ],
    ),
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(_halvar | _klockbyte, min_size=2, max_size=12, unique=True).map(sorted),
    st.times() | st.sampled_from([time(2), time(2, 30), time(3)]),
)
def test_any_ticks_reach_each_rung_once(tider: list[datetime], klockslag: time) -> None:
    trappa = Trappa(steg=LITEN.steg, klockslag=klockslag)
    delat: Counter[tuple[int, date]] = Counter()
    for senast, nu in pairwise(tider):
        delat += _dagar(ankarintervall(trappa, senast=senast, nu=nu))
    assert delat == _dagar(ankarintervall(trappa, senast=tider[0], nu=tider[-1]))
    assert set(delat.values()) <= {1}


@pytest.mark.parametrize(
    ("oppnat", "dag"),
    [("2019-11-12 07:59", "2019-11-12"), ("2019-11-12 08:00", "2019-11-13")],
)
def test_rungs_before_opening_do_not_count(oppnat: str, dag: str) -> None:
    assert str(forsta_trappdag(_tid(oppnat), STANDARDTRAPPA)) == dag

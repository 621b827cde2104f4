"""Swedish days: no period ends on a free day, and no message leaves on one."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslutsmodell import (
    ar_vardag,
    helgdagar,
    laga_kraft,
    nasta_sandtid,
    rulla,
    sista_anslagsdag,
    sista_justeringsdag,
    sista_overklagandedag,
)
from beslutsmodell.frist import STOCKHOLM, Tidpunkt
from beslutsmodell.kalender import anstandig_tid, sandtid

FEM_AR = [date(2018, 1, 1) + timedelta(days=dagar) for dagar in range(5 * 365 + 1)]


def _midsommarafton(ar: int) -> date:
    """Gives the Friday between 19 and 25 June."""
    return next(date(ar, 6, dag) for dag in range(19, 26) if date(ar, 6, dag).weekday() == 4)


@pytest.mark.parametrize("sista", [sista_justeringsdag, sista_anslagsdag, sista_overklagandedag])
def test_no_period_ends_on_a_free_day(sista: Callable[[date], date]) -> None:
    assert [dag for dag in FEM_AR if not ar_vardag(sista(dag))] == []


def test_rolling_moves_no_further_than_needed() -> None:
    for dag in FEM_AR:
        rullad = rulla(dag)
        mellan = [dag + timedelta(days=steg) for steg in range((rullad - dag).days)]
        assert ar_vardag(rullad)
        assert not any(ar_vardag(en) for en in mellan)


def test_laga_kraft_comes_after_three_weeks() -> None:
    assert min((laga_kraft(dag) - dag).days for dag in FEM_AR) == 22


@pytest.mark.parametrize("ar", range(2015, 2031))
def test_the_three_eves_are_free(ar: int) -> None:
    aftnar = {_midsommarafton(ar), date(ar, 12, 24), date(ar, 12, 31)}
    assert aftnar <= helgdagar(ar)
    assert not any(ar_vardag(afton) for afton in aftnar)


def test_other_eves_count_as_vardagar() -> None:
    trettondagsafton, skartorsdag, valborg = (
        date(2018, 1, 5),
        date(2019, 4, 18),
        date(2019, 4, 30),
    )
    assert all(ar_vardag(dag) for dag in (trettondagsafton, skartorsdag, valborg))


def test_the_year_has_its_helgdagar() -> None:
    fria = [dag for dag in sorted(helgdagar(2019)) if dag.weekday() < 5]
    assert [dag.strftime("%m-%d") for dag in fria] == [
        "01-01",
        "04-19",
        "04-22",
        "05-01",
        "05-30",
        "06-06",
        "06-21",
        "12-24",
        "12-25",
        "12-26",
        "12-31",
    ]


@pytest.mark.parametrize(
    ("nu", "nar"),
    [
        ("2019-11-20 12:00", "2019-11-20 12:00"),  # inside the window
        ("2019-11-20 05:00", "2019-11-20 08:00"),  # before it
        ("2019-11-20 15:59", "2019-11-20 15:59"),
        ("2019-11-20 16:00", "2019-11-21 08:00"),  # after it
        ("2019-11-22 16:00", "2019-11-25 08:00"),  # Friday evening
        ("2019-06-20 17:00", "2019-06-24 08:00"),  # the day before midsommarafton
        ("2019-12-23 18:00", "2019-12-27 08:00"),  # the day before julafton
        ("2019-03-31 03:30", "2019-04-01 08:00"),  # the night that clocks go forward
    ],
)
def test_messages_wait_for_the_send_window(nu: str, nar: str) -> None:
    tid, vantat = (datetime.fromisoformat(text) for text in (nu, nar))
    svar = nasta_sandtid(tid.replace(tzinfo=STOCKHOLM))
    assert svar == vantat.replace(tzinfo=STOCKHOLM)
    assert svar.tzinfo is STOCKHOLM


@pytest.mark.parametrize(
    ("nu", "sista_dag", "nar"),
    [
        ("2019-12-27 16:30", "2019-12-28", "2019-12-27 16:30"),  # Friday, last day Saturday
        ("2019-12-28 03:00", "2019-12-28", "2019-12-28 08:00"),  # nobody is woken
        ("2019-12-27 22:00", "2019-12-29", "2019-12-28 08:00"),
        ("2019-12-27 22:00", "2019-12-27", "2019-12-30 08:00"),  # too late already
        ("2019-12-27 16:30", "2019-12-30", "2019-12-30 08:00"),  # Monday is in time
        ("2019-06-05 17:00", "2019-06-06", "2019-06-05 17:00"),  # the day before nationaldagen
        ("2019-06-06 12:00", "2019-06-05", "2019-06-07 08:00"),  # the day has passed
        ("2019-11-20 12:00", "2019-11-20", "2019-11-20 12:00"),
    ],
)
def test_what_monday_makes_too_late_goes_at_once(nu: str, sista_dag: str, nar: str) -> None:
    tid, vantat = (datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM) for text in (nu, nar))
    assert sandtid(tid, _slut(date.fromisoformat(sista_dag))) == vantat


def test_a_deadline_before_the_window_opens_counts_by_its_hour() -> None:
    torsdag = datetime(2019, 11, 21, 17, tzinfo=STOCKHOLM)
    assert sandtid(torsdag, datetime(2019, 11, 22, 7, tzinfo=STOCKHOLM)) == torsdag
    assert sandtid(torsdag, datetime(2019, 11, 22, 9, tzinfo=STOCKHOLM)).day == 22


def test_of_several_last_days_the_nearest_decides() -> None:
    fredag = datetime(2019, 12, 27, 17, tzinfo=STOCKHOLM)
    dagar = [date(2019, 12, 20), date(2019, 12, 29), date(2020, 3, 1)]
    assert sandtid(fredag, *map(_slut, dagar)) == fredag


@given(
    minuter=st.integers(0, 5 * 365 * 24 * 60),
    dagar=st.integers(-3, 12),
)
def test_haste_is_never_early_never_at_night_and_in_time(minuter: int, dagar: int) -> None:
    nu = (datetime(2018, 1, 1, tzinfo=UTC) + timedelta(minutes=minuter)).astimezone(STOCKHOLM)
    slut = _slut(nu.date() + timedelta(days=dagar))
    tid = sandtid(nu, slut)
    assert tid >= nu
    assert 8 <= tid.hour < 21
    assert tid <= nasta_sandtid(nu)
    assert tid <= slut or anstandig_tid(nu) > slut


def _slut(dag: date) -> datetime:
    """Gives the end of a day."""
    return Tidpunkt(datum=dag).instant

"""Minutes, notices and appeals on dates that are reckoned by hand (`doman.md`, section 1)."""

from datetime import date

import pytest

from beslutsmodell import (
    laga_kraft,
    sista_anslagsdag,
    sista_justeringsdag,
    sista_overklagandedag,
)

ANSLAGET_TILL_SISTA_DAG = [
    ("2024-06-20", "2024-07-11"),
    ("2018-04-03", "2018-04-24"),
    ("2019-12-03", "2019-12-27"),
    ("2019-12-10", "2020-01-02"),
    ("2019-12-16", "2020-01-07"),
    ("2020-03-20", "2020-04-14"),
    ("2020-04-10", "2020-05-04"),
    ("2020-05-29", "2020-06-22"),
]


@pytest.mark.parametrize(("anslaget", "sista"), ANSLAGET_TILL_SISTA_DAG)
def test_last_day_to_appeal(anslaget: str, sista: str) -> None:
    assert sista_overklagandedag(date.fromisoformat(anslaget)) == date.fromisoformat(sista)


def _steg(mote: date) -> list[str]:
    """Gives the four days of the slowest lawful way from meeting to laga kraft."""
    justerat = sista_justeringsdag(mote)
    anslaget = sista_anslagsdag(justerat)
    alla = (justerat, anslaget, sista_overklagandedag(anslaget), laga_kraft(anslaget))
    return [dag.isoformat() for dag in alla]


def test_friday_18_october_reaches_laga_kraft_in_time() -> None:
    assert _steg(date(2019, 10, 18)) == ["2019-11-01", "2019-11-04", "2019-11-25", "2019-11-26"]


def test_saturday_19_october_comes_too_late() -> None:
    steg = _steg(date(2019, 10, 19))
    assert steg == ["2019-11-04", "2019-11-06", "2019-11-27", "2019-11-28"]
    assert steg[-1] > "2019-11-26"


def test_omedelbar_justering_wins_two_weeks() -> None:
    mote = date(2019, 11, 1)
    anslaget = sista_anslagsdag(mote)
    assert (anslaget, laga_kraft(anslaget)) == (date(2019, 11, 4), date(2019, 11, 26))


def test_other_terms_come_from_the_process() -> None:
    assert sista_justeringsdag(date(2019, 10, 7), dagar=7) == date(2019, 10, 14)
    assert sista_anslagsdag(date(2019, 10, 7), dagar=0) == date(2019, 10, 7)

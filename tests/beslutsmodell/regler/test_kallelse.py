"""Notice of meetings on days that are reckoned by hand."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from beslutsmodell.huvudman import Organslag
from beslutsmodell.kalender import ar_vardag
from beslutsmodell.regler.kallelse import sista_bradskande, sista_kallelse, sista_tillkannagivande


def test_fullmaktige_is_announced_and_summoned_a_week_before() -> None:
    mote = date(2019, 10, 24)
    assert sista_tillkannagivande(mote, Organslag.FULLMAKTIGE) == date(2019, 10, 17)
    assert sista_kallelse(mote, Organslag.FULLMAKTIGE) == date(2019, 10, 17)


def test_a_term_that_is_counted_back_does_not_roll_forward() -> None:
    assert sista_kallelse(date(2019, 11, 9), Organslag.FULLMAKTIGE) == date(2019, 11, 2)


def test_other_bodies_follow_their_reglemente() -> None:
    for slag in Organslag:
        if slag is not Organslag.FULLMAKTIGE:
            assert sista_tillkannagivande(date(2019, 10, 24), slag) is None
            assert sista_kallelse(date(2019, 10, 24), slag) is None


def test_an_urgent_matter_is_announced_on_the_vardag_before() -> None:
    assert sista_bradskande(date(2019, 10, 24)) == date(2019, 10, 23)
    assert sista_bradskande(date(2019, 10, 28)) == date(2019, 10, 25)  # a Monday
    assert sista_bradskande(date(2020, 4, 14)) == date(2020, 4, 9)  # after Easter
    assert sista_bradskande(date(2019, 12, 27)) == date(2019, 12, 23)  # after Christmas


@given(st.dates(date(2019, 1, 1), date(2023, 12, 31)))
def test_there_is_no_vardag_between_it_and_the_meeting(mote: date) -> None:
    dag = sista_bradskande(mote)
    assert ar_vardag(dag)
    mellan = (dag + timedelta(days=n) for n in range(1, (mote - dag).days))
    assert not any(map(ar_vardag, mellan))

"""A body's calendar is replaced: what has been stays, what comes is as the new file says."""

from datetime import date

import pytest

from beslutsmodell import KalenderAndrad, OgiltigKalender, Sammantrade, byt_kalender, uppehall
from beslutsmodell.kalenderbyte import kalenderskillnad
from tests.beslutsmodell.plan.rundan import mote

KF = "1492-kf"
IDAG = date(2019, 10, 1)
GAMLA = tuple(mote(KF, dag) for dag in ("2019-09-26", "2019-10-24", "2019-11-21"))


def byt(*nya: Sammantrade) -> KalenderAndrad | None:
    return byt_kalender(GAMLA, nya, organ=KF, version=2, idag=IDAG, kalla="kf.csv")


def test_a_moved_meeting_is_one_off_and_one_on_and_the_past_stays() -> None:
    andrad = byt(mote(KF, "2019-10-29"), mote(KF, "2019-11-21"))
    assert andrad is not None
    dagar = [ett.datum.isoformat() for ett in andrad.sammantraden]
    assert dagar == ["2019-09-26", "2019-10-29", "2019-11-21"]
    skillnad = kalenderskillnad(KF, GAMLA, andrad.sammantraden)
    assert [ett.datum.day for ett in skillnad.utgar] == [24]
    assert [ett.datum.day for ett in skillnad.tillkommer] == [29]
    assert skillnad.ny_stoppdag == ()


def test_a_meeting_that_is_not_in_the_file_is_cancelled() -> None:
    andrad = byt(mote(KF, "2019-10-24"))
    assert andrad is not None
    assert [ett.datum.month for ett in andrad.sammantraden] == [9, 10]


def test_a_new_last_day_for_documents_is_a_change() -> None:
    senare = GAMLA[1].model_copy(update={"handlingar_senast": date(2019, 10, 21)})
    andrad = byt(senare, GAMLA[2])
    assert andrad is not None
    assert kalenderskillnad(KF, GAMLA, andrad.sammantraden).ny_stoppdag == (senare,)


def test_the_same_calendar_changes_nothing_whatever_it_says_of_the_past() -> None:
    assert byt(*GAMLA) is None
    assert byt(GAMLA[2], GAMLA[1]) is None
    assert byt(mote(KF, "2019-09-03"), *GAMLA[1:]) is None


def test_an_empty_calendar_and_a_day_twice_are_refused() -> None:
    with pytest.raises(OgiltigKalender, match="kalendern är tom"):
        byt()
    with pytest.raises(OgiltigKalender, match="2019-10-24 står två gånger"):
        byt(GAMLA[1], GAMLA[1])


def test_gaps_of_more_than_six_weeks_are_seen() -> None:
    moten = [mote(KF, dag) for dag in ("2019-08-27", "2019-06-17", "2019-10-08")]
    assert uppehall(moten) == ((date(2019, 6, 17), date(2019, 8, 27)),)
    assert uppehall(moten[:1]) == ()

"""Entries of a feed keep their identity while calendars change."""

from datetime import UTC, datetime

from beslutsmodell import Kalenderpost, Postslag, motesposter
from beslutsmodell.sammantrade import Sammantrade
from tests.beslutsmodell.plan.rundan import mote

KF = "1492-kf"
TIDER = tuple(datetime(2019, manad, 1, tzinfo=UTC) for manad in (6, 9, 10))


def poster(*versioner: tuple[Sammantrade, ...]) -> dict[str, Kalenderpost]:
    alla = motesposter("fvm", KF, "KF", zip(TIDER, versioner, strict=False))
    return {post.uid.removeprefix(f"fvm/{KF}/"): post for post in alla}


def test_a_meeting_is_two_entries_that_have_not_changed() -> None:
    svar = poster((mote(KF, "2019-10-24"),))
    assert svar.keys() == {"2019-10-24/mote", "2019-10-24/handlingar"}
    stopp = svar["2019-10-24/handlingar"]
    assert (stopp.datum.day, stopp.slag, stopp.sekvens) == (17, Postslag.HANDLINGAR, 0)
    assert stopp.andrad == TIDER[0]


def test_a_moved_meeting_is_cancelled_and_new() -> None:
    svar = poster((mote(KF, "2019-10-24"),), (mote(KF, "2019-10-29"),))
    gammalt, nytt = svar["2019-10-24/mote"], svar["2019-10-29/mote"]
    assert (gammalt.installt, gammalt.sekvens, gammalt.andrad) == (True, 1, TIDER[1])
    assert (nytt.installt, nytt.sekvens) == (False, 0)
    assert svar["2019-10-24/handlingar"].installt


def test_a_meeting_that_comes_back_counts_on() -> None:
    ett = (mote(KF, "2019-10-24"),)
    svar = poster(ett, (mote(KF, "2019-10-29"),), ett)["2019-10-24/mote"]
    assert (svar.installt, svar.sekvens, svar.andrad) == (False, 2, TIDER[2])


def test_a_new_last_day_for_documents_is_a_change_and_the_same_again_is_none() -> None:
    ett = mote(KF, "2019-10-24")
    senare = ett.model_copy(update={"handlingar_senast": ett.datum})
    svar = poster((ett,), (senare,), (senare,))["2019-10-24/handlingar"]
    assert (svar.datum, svar.sekvens, svar.andrad) == (ett.datum, 1, TIDER[1])

"""A rung by its days: plain or working days, before one of the days of a case."""

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import ar_vardag
from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.trappa import STANDARDTRAPPA, Trappa, ankarintervall, nasta_trappdag
from beslutsmodell.trappsteg import Ankardagar, Ankare, Trappsteg, ankarmote

ETT_DYGN = timedelta(days=1)
DAG = st.dates(date(2019, 1, 1), date(2023, 12, 31))
STEG = st.builds(Trappsteg, dagar=st.integers(0, 40), arbetsdagar=st.booleans())


@pytest.mark.parametrize(
    ("ankardag", "dagar", "dag"),
    [
        ("2019-08-28", 5, "2019-08-21"),
        ("2019-08-26", 1, "2019-08-23"),  # a Monday: the Friday before
        ("2019-12-30", 5, "2019-12-18"),  # 27, 23, 20, 19 and 18: Christmas Eve is no working day
        ("2019-06-24", 1, "2019-06-20"),  # after midsommar: the Thursday
        ("2019-11-04", 1, "2019-11-01"),  # the day before Alla helgons dag is a working day
        ("2019-04-23", 2, "2019-04-17"),  # after Easter
        ("2019-11-10", 1, "2019-11-08"),  # a Sunday
        ("2019-11-10", 0, "2019-11-10"),
    ],
)
def test_working_days_are_counted_back(ankardag: str, dagar: int, dag: str) -> None:
    steg = Trappsteg(dagar=dagar, arbetsdagar=True)
    assert str(steg.dag(date.fromisoformat(ankardag))) == dag


@given(STEG, DAG)
def test_so_many_working_days_lie_between(steg: Trappsteg, ankardag: date) -> None:
    dag = steg.dag(ankardag)
    emellan = (dag + ETT_DYGN * nummer for nummer in range((ankardag - dag).days))
    if steg.arbetsdagar:
        assert sum(map(ar_vardag, emellan)) == steg.dagar
        assert ar_vardag(dag) or not steg.dagar
    else:
        assert (ankardag - dag).days == steg.dagar


@given(STEG, DAG)
def test_the_last_anchor_is_the_last_that_has_come(steg: Trappsteg, dag: date) -> None:
    sista = steg.sista_ankardag(dag)
    assert steg.dag(sista) <= dag < steg.dag(sista + ETT_DYGN)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 92 * 24), min_size=2, max_size=9),
    st.integers(0, 12),
)
def test_any_ticks_reach_each_anchor_once(timmar: list[int], dagar: int) -> None:
    trappa = Trappa(steg=(Trappsteg(dagar=dagar, arbetsdagar=True),))
    borjan = datetime(2019, 11, 1, tzinfo=STOCKHOLM)
    lokala = [borjan + timedelta(hours=timme) for timme in sorted(timmar)]
    nadda: Counter[date] = Counter()
    for senast, nu in pairwise(lokala):
        for ett in ankarintervall(trappa, senast=senast, nu=nu):
            nadda.update(
                ett.efter + ETT_DYGN * nr for nr in range(1, (ett.till - ett.efter).days + 1)
            )
    helt = ankarintervall(trappa, senast=lokala[0], nu=lokala[-1])
    assert set(nadda.values()) <= {1}
    assert len(nadda) == sum((ett.till - ett.efter).days for ett in helt)


@pytest.mark.parametrize(
    ("steg", "i_ord", "kort"),
    [
        (Trappsteg(dagar=7), "7 dagar före organets sista dag", "7 dagar före"),
        (Trappsteg(dagar=1), "1 dag före organets sista dag", "1 dag före"),
        (Trappsteg(dagar=0), "på organets sista dag", "på organets sista dag"),
        (
            Trappsteg(dagar=5, arbetsdagar=True, fore=Ankare.STOPPDAG),
            "5 arbetsdagar före sista dagen för handlingar",
            "5 arbetsdagar före sista dagen för handlingar",
        ),
        (
            Trappsteg(dagar=1, arbetsdagar=True, fore=Ankare.SAMMANTRADE),
            "1 arbetsdag före sammanträdet",
            "1 arbetsdag före sammanträdet",
        ),
    ],
)
def test_a_rung_is_said_in_words(steg: Trappsteg, i_ord: str, kort: str) -> None:
    assert (steg.i_ord, steg.kort) == (i_ord, kort)


def test_a_plain_rung_is_written_as_it_always_was() -> None:
    assert Trappa(steg=STANDARDTRAPPA.steg[-1:]).model_dump_json() == (
        '{"steg":[{"dagar":1,"roller":["registrator","samordnare"]}],"klockslag":"08:00:00"}'
    )


@given(
    st.builds(
        Trappsteg,
        dagar=st.integers(0, 9),
        arbetsdagar=st.booleans(),
        fore=st.sampled_from(Ankare),
        roller=st.lists(st.sampled_from(Kontaktroll), min_size=1, unique=True).map(tuple),
        kanaler=st.lists(st.sampled_from(Kanal), unique=True).map(tuple),
        steg=st.lists(st.sampled_from(["au", "kommun"]), unique=True).map(tuple),
        fraga=st.none() | st.just("lägg upp ärendet på dagordningen"),
    )
)
def test_any_rung_is_read_as_it_was_written(steg: Trappsteg) -> None:
    assert Trappsteg.model_validate_json(steg.model_dump_json()) == steg


AU, ALLA = Trappsteg(dagar=7, steg=("au",)), Trappsteg(dagar=7)
SAMORDNAREN = Trappsteg(dagar=7, roller=(Kontaktroll.SAMORDNARE,))


@pytest.mark.parametrize(
    "stegen",
    [
        (AU, Trappsteg(dagar=7, steg=("kommun",))),
        (ALLA, SAMORDNAREN),
        (ALLA, Trappsteg(dagar=7, arbetsdagar=True)),
        (ALLA, Trappsteg(dagar=7, fore=Ankare.STOPPDAG)),
        (Trappsteg(dagar=7, kanaler=(Kanal.EPOST,)), Trappsteg(dagar=7, kanaler=(Kanal.TEAMS,))),
    ],
)
def test_rungs_that_reach_others_may_share_a_day(stegen: tuple[Trappsteg, Trappsteg]) -> None:
    assert Trappa(steg=stegen).steg == stegen


@pytest.mark.parametrize(
    "stegen",
    [
        (ALLA, AU),
        (ALLA, Trappsteg(dagar=7, kanaler=(Kanal.TEAMS,))),
        (SAMORDNAREN, Trappsteg(dagar=7, roller=tuple(Kontaktroll))),
        (Trappsteg(dagar=0), Trappsteg(dagar=0, arbetsdagar=True)),
    ],
)
def test_two_rungs_for_one_contact_and_day_are_refused(
    stegen: tuple[Trappsteg, Trappsteg],
) -> None:
    with pytest.raises(ValidationError, match="till samma mottagare: slå ihop dem"):
        Trappa(steg=stegen)


MOTEN = tuple(
    Sammantrade(organ="kf", datum=date(2019, manad, 14), handlingar_senast=date(2019, manad, 1))
    for manad in (9, 11, 10)
)


@pytest.mark.parametrize(
    ("frist", "vantat"),
    [("2019-11-14", 11), ("2019-11-13", 10), ("2019-09-14", 9), ("2019-09-13", None)],
)
def test_the_meeting_that_counts_is_the_last_in_time(frist: str, vantat: int | None) -> None:
    mote = ankarmote(MOTEN, frist=date.fromisoformat(frist))
    assert (mote and mote.datum.month) == vantat


def test_a_ladder_asks_only_for_the_days_that_it_counts_from() -> None:
    frist, motpart = date(2019, 11, 12), date(2019, 11, 26)
    enkla = STANDARDTRAPPA.ankardagar(frist=frist, moten=MOTEN, motpart=motpart)
    assert enkla == Ankardagar(frist=frist)
    alla = Trappa(steg=(ALLA, *(Trappsteg(dagar=2, fore=ankare) for ankare in Ankare)))
    dagar = alla.ankardagar(frist=frist, moten=MOTEN, motpart=motpart)
    assert [str(dagar.dag(ankare)) for ankare in Ankare] == [
        *("2019-11-12", "2019-10-01", "2019-10-14", "2019-11-26")
    ]
    assert str(nasta_trappdag(alla, dagar, "kommun", idag=date(2019, 9, 1))) == "2019-09-29"
    assert nasta_trappdag(alla, dagar, "kommun", idag=date(2019, 11, 25)) is None
    sen = alla.model_copy(update={"oppnar": date(2019, 9, 28)})  # a Saturday: told on the Monday
    assert str(nasta_trappdag(sen, dagar, "kommun", idag=date(2019, 9, 1))) == "2019-10-12"

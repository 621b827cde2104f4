"""The plan of a small round, with meetings that are reckoned by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsmodell.plan.bedomning import Bedomning
from beslutsmodell.plan.forsok import forsok
from beslutsmodell.plan.framat import EXTRA_KALLELSE, NYSS
from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.plan.planera import planera
from beslutsmodell.plan.planregler import Planregler, Verkstallighet
from beslutsmodell.plan.utvag import Utvag
from beslutsmodell.sammantrade import Sammantrade
from tests.beslutsmodell.plan.rundan import (
    ALE,
    AMAL,
    FORE,
    IDAG,
    KALENDER,
    KF,
    KS,
    VANERSBORG,
    beslutet,
    mote,
    plan,
    runda,
)


def test_the_chain_is_followed_body_by_body() -> None:
    svar = plan(runda())
    ett = beslutet(svar)
    assert (ett.bedomning, ett.utvagar, ett.mote) == (Bedomning.HINNER, (), date(2019, 10, 24))
    assert ett.arende.senast == date(2019, 11, 12)
    assert ett.arende.sakert_mote == mote("1492-kf", "2019-10-24")
    (man,) = (man for man in svar.huvudman if man.kod == AMAL)
    (ks,) = man.bereder
    assert ks.nasta_mote == mote("1492-ks", "2019-10-08")
    assert ks.senast == date(2019, 10, 17)  # when the documents of fullmäktige are due
    assert ks.sakert_mote == mote("1492-ks", "2019-10-08")


def test_the_slack_is_told_in_days_and_in_meetings() -> None:
    ett = beslutet(plan(runda()), VANERSBORG, "1487-sn").arende
    assert (ett.marginal_dagar, ett.marginal_moten) == (28, 1)  # 15 October to 12 November
    ett = beslutet(plan(runda()), VANERSBORG, "1487-bun").arende
    assert (ett.marginal_dagar, ett.marginal_moten) == (27, 0)


def test_a_kommun_stands_as_the_worst_of_its_bodies() -> None:
    svar = plan(runda(bun_1487=("2019-11-25",)))
    (man,) = (man for man in svar.huvudman if man.kod == VANERSBORG)
    assert [ett.bedomning for ett in man.beslut] == [Bedomning.HINNER, Bedomning.ATGARD]
    assert man.bedomning is Bedomning.ATGARD


def test_those_before_must_meet_by_the_day_the_documents_are_due() -> None:
    svar = {ett.organ: ett for ett in plan(runda()).gemensamt}
    # KS meets on 8 October, documents due on the 1st: the direktion by then, its AU by the 20th.
    assert svar["fyr-direktion"].senast == date(2019, 10, 1)
    assert svar["fyr-direktion"].sakert_mote == mote("fyr-direktion", "2019-09-27")
    assert svar["fyr-au"].senast == date(2019, 9, 20)
    assert svar["vk-styrelse"].senast == date(2019, 9, 12)


def test_who_decides_without_waiting_hurries_nobody() -> None:
    # Åmål's KS meets too soon for the direktion, so it is to decide without it.
    svar = plan(runda(ks_1492=("2019-09-12",), kf_1492=("2019-09-26",)))
    assert beslutet(svar).utvagar == (Utvag.UTAN_REKOMMENDATION,)
    direktion = next(ett for ett in svar.gemensamt if ett.organ == "fyr-direktion")
    assert direktion.senast == date(2019, 10, 9)  # for Vänersborg's nämnd on the 16th


@pytest.mark.parametrize(
    ("kalender", "utvagar", "bedomning"),
    [
        ({"kf_1492": ("2019-10-14",)}, ("bradskande",), "atgard"),
        ({"kf_1492": ("2019-11-25",)}, ("omedelbar_justering",), "atgard"),
        ({"kf_1492": ("2019-12-19",)}, ("extra_sammantrade",), "extra"),
        ({"kf_1492": ()}, (), "okand"),
    ],
)
def test_the_least_troublesome_way_out_is_named(
    kalender: dict[str, tuple[str, ...]], utvagar: tuple[str, ...], bedomning: str
) -> None:
    ett = beslutet(plan(runda(**kalender)))
    assert (ett.utvagar, ett.bedomning) == (utvagar, bedomning)


def test_laga_kraft_is_given_up_before_an_extra_meeting_is_asked_for() -> None:
    regler = Planregler()
    ett = beslutet(plan(runda(), regler=regler))
    assert ett.arende.senast == date(2019, 11, 1)
    assert ett.utvagar == (Utvag.OMEDELBAR_JUSTERING,)
    ett = beslutet(plan(runda(kf_1492=("2019-11-12",)), regler=regler))
    assert ett.utvagar == (Utvag.FORE_LAGA_KRAFT,)
    assert ett.bedomning is Bedomning.ATGARD


def test_each_body_that_needs_one_meets_extra_and_says_by_what_law() -> None:
    idag = date(2019, 11, 4)
    klart = {
        "vastkom/vk-styrelse": date(2019, 9, 10),
        "au/fyr-au": date(2019, 9, 19),
        "direktion/fyr-direktion": date(2019, 9, 27),
    }
    egen = runda(ks_1492=("2019-12-03",), kf_1492=("2019-12-19",))
    ett = beslutet(plan(egen, idag=idag, beslutat=klart))
    assert ett.bedomning is Bedomning.EXTRA
    assert ett.mote == idag + EXTRA_KALLELSE == date(2019, 11, 11)
    assert ett.utvagar == (Utvag.EXTRA_SAMMANTRADE,)
    assert [(en.organ, en.datum.day, en.stod) for en in ett.organatgarder] == [
        ("1492-ks", 7, "KL 6:23"),
        ("1492-kf", 11, "KL 5:12"),
    ]
    sent = plan(egen, idag=date(2019, 11, 20), beslutat=klart)
    assert beslutet(sent).bedomning is Bedomning.KAN_INTE
    assert beslutet(sent).vagen == ()


def test_what_was_put_off_is_taken_up_at_the_next_meeting_without_new_documents() -> None:
    fore = {"behandlat": {KF: date(2019, 10, 24)}, "beslutat": {KS: date(2019, 10, 8)}}
    egen = runda(kf_1492=("2019-10-24", "2019-10-28", "2019-11-11"))
    bordlagd = plan(egen, idag=date(2019, 10, 25), bordlagda=frozenset({KF}), **fore)  # type: ignore[arg-type]
    assert beslutet(bordlagd).mote == date(2019, 10, 28)
    aterremitterad = plan(egen, idag=date(2019, 10, 25), **fore)  # type: ignore[arg-type]
    assert beslutet(aterremitterad).mote == date(2019, 11, 11)


def test_a_meeting_of_the_last_two_weeks_may_have_taken_it_up() -> None:
    dagen_efter = date(2019, 9, 11)
    vk = next(
        ett for ett in plan(runda(), idag=dagen_efter).gemensamt if ett.organ == "vk-styrelse"
    )
    assert vk.nasta_mote == mote("vk-styrelse", "2019-09-10")
    assert beslutet(plan(runda(), idag=dagen_efter)).bedomning is Bedomning.HINNER
    sent = plan(runda(), idag=date(2019, 9, 25))
    vk = next(ett for ett in sent.gemensamt if ett.organ == "vk-styrelse")
    assert vk.nasta_mote is None
    assert Utvag.UTAN_REKOMMENDATION in beslutet(sent).utvagar


def test_only_the_body_that_needs_it_meets_extra() -> None:
    klart = {"direktion/fyr-direktion": date(2019, 9, 27)}
    egen = runda(ks_1492=("2019-11-19",), kf_1492=("2019-10-24",))
    ett = beslutet(plan(egen, idag=date(2019, 10, 1), beslutat=klart))
    assert (ett.bedomning, ett.mote) == (Bedomning.EXTRA, date(2019, 10, 24))
    assert [(en.organ, en.datum) for en in ett.organatgarder] == [("1492-ks", date(2019, 10, 4))]
    assert ett.i_ord == (
        "behöver extra sammanträde: håll ett extra sammanträde: 1492-ks 4 oktober 2019 (KL 6:23)"
    )


def test_after_the_deadline_nobody_makes_it() -> None:
    svar = plan(runda(kf_1492=("2019-11-20",), kf_1440=()), idag=date(2019, 11, 27))
    assert svar.rakning() == {Bedomning.KAN_INTE: 3}


def test_no_way_out_is_open_at_a_meeting_that_has_been() -> None:
    klart = {"direktion/fyr-direktion": date(2019, 9, 27), KS: date(2019, 10, 8)}
    egen = runda(kf_1492=("2019-11-18",))
    ett = beslutet(plan(egen, idag=date(2019, 11, 19), beslutat=klart))
    assert Utvag.OMEDELBAR_JUSTERING not in ett.utvagar or ett.mote != date(2019, 11, 18)


def test_a_meeting_on_a_helgdag_is_not_proposed() -> None:
    alla_helgon = runda(kf_1492=("2019-11-02", "2019-11-07"))
    ett = beslutet(plan(alla_helgon))
    assert (ett.mote, ett.arende.sakert_mote) == (date(2019, 11, 7), mote("1492-kf", "2019-11-07"))


def test_before_the_start_no_meeting_has_taken_it_up() -> None:
    svar = plan(runda(), idag=date(2019, 9, 11), startad=False)
    vk = next(ett for ett in svar.gemensamt if ett.organ == "vk-styrelse")
    assert vk.nasta_mote is None


def test_a_case_that_ended_without_answer_holds_nobody_back() -> None:
    svar = plan(runda(), avslutade=frozenset({KF, "direktion/gr-styrelse"}))
    assert beslutet(svar).bedomning is Bedomning.AVSLUTAT
    assert beslutet(svar).arende.marginal_dagar is None
    assert beslutet(svar).arende.nasta_mote is None
    assert beslutet(svar, ALE).bedomning is Bedomning.HINNER


def test_the_sentence_adds_up() -> None:
    svar = plan(runda(kf_1492=("2019-12-19",), kf_1440=()))
    assert svar.mening() == "1 av 3 hinner, 1 behöver extra sammanträde, 1 saknar kalender"
    assert sum(svar.rakning().values()) == len(svar.huvudman) == 3


def test_small_ways_out_come_before_an_extra_meeting() -> None:
    alla = list(forsok(Planregler()))
    assert alla[0] == frozenset()
    forsta_extra = next(n for n, ett in enumerate(alla) if Utvag.EXTRA_SAMMANTRADE in ett)
    assert all(Utvag.EXTRA_SAMMANTRADE in ett for ett in alla[forsta_extra:])
    assert len(set(alla)) == len(alla) == 32
    snabb = Planregler(omedelbar_justering=True, verkstallighet=Verkstallighet.JUSTERAT)
    assert len(list(forsok(snabb))) == 8


_DAGAR = st.dates(date(2019, 9, 1), date(2019, 12, 31))
_MOTEN = st.fixed_dictionaries({organ: st.lists(_DAGAR, max_size=4) for organ in KALENDER})


def _kalender(moten: dict[str, list[date]]) -> tuple[Sammantrade, ...]:
    return tuple(mote(organ, dag.isoformat()) for organ, dagar in moten.items() for dag in dagar)


@settings(max_examples=60)
@given(_MOTEN, _DAGAR, st.sampled_from(sorted(KALENDER)), _DAGAR)
def test_one_meeting_more_never_makes_it_worse(
    moten: dict[str, list[date]], idag: date, organ: str, dag: date
) -> None:
    grund = runda()
    fore = grund.model_copy(update={"kalender": _kalender(moten)})
    fler = moten | {organ: [*moten[organ], dag]}
    if not moten[organ]:
        return  # the first meeting of a body makes its calendar known
    efter = grund.model_copy(update={"kalender": _kalender(fler)})
    ordning = list(Bedomning)
    for ett, annat in zip(
        plan(fore, idag=idag).huvudman, plan(efter, idag=idag).huvudman, strict=True
    ):
        assert ordning.index(annat.bedomning) <= ordning.index(ett.bedomning)


@settings(max_examples=60)
@given(_MOTEN, _DAGAR)
def test_every_promise_is_kept(moten: dict[str, list[date]], idag: date) -> None:
    svar = plan(runda().model_copy(update={"kalender": _kalender(moten)}), idag=idag)
    assert sum(svar.rakning().values()) == 3
    for man in svar.huvudman:
        for ett in man.beslut:
            if ett.bedomning in {Bedomning.HINNER, Bedomning.ATGARD, Bedomning.EXTRA}:
                assert ett.mote is not None
                assert idag - NYSS <= ett.mote
                assert ett.vagen[-1].datum <= svar.frist
            if ett.bedomning is Bedomning.HINNER:
                assert ett.mote in moten[ett.arende.organ]
            saker = ett.arende.sakert_mote
            assert saker is None or idag <= saker.datum <= (ett.arende.senast or date.min)


@settings(max_examples=40)
@given(_MOTEN, _DAGAR, st.integers(1, 30))
def test_a_later_deadline_never_makes_it_worse(
    moten: dict[str, list[date]], idag: date, dagar: int
) -> None:
    egen = runda().model_copy(update={"kalender": _kalender(moten)})
    nulage = Nulage(idag=idag, beslutat={}, behandlat={})
    frist = date(2019, 11, 26)
    ordning = list(Bedomning)
    for ett, annat in zip(
        planera(egen, nulage=nulage, regler=FORE, frist=frist).huvudman,
        planera(egen, nulage=nulage, regler=FORE, frist=frist + timedelta(days=dagar)).huvudman,
        strict=True,
    ):
        assert ordning.index(annat.bedomning) <= ordning.index(ett.bedomning)


def test_the_day_before_the_first_meeting_all_is_still_as_it_was() -> None:
    assert plan(runda(), idag=IDAG).rakning() == {Bedomning.HINNER: 3}

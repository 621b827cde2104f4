"""From a meeting to the receiver and back, on days reckoned by hand and on five years of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslutsmodell.huvudman import Organslag
from beslutsmodell.kalender import ar_vardag
from beslutsmodell.plan.planregler import Planregler, Verkstallighet
from beslutsmodell.plan.vagen import Moment, sista_motesdag, vagen_fran
from beslutsmodell.process import Protokollsregler

KF = Organslag.FULLMAKTIGE
LAGEN = Protokollsregler(justering_dagar=14, anslag_dagar=2)
FRIST = date(2019, 11, 26)
DAGAR = st.dates(date(2019, 1, 1), date(2023, 12, 31))
REGLER = st.builds(
    Planregler,
    verkstallighet=st.sampled_from(Verkstallighet),
    omedelbar_justering=st.booleans(),
    undertecknande_dagar=st.integers(0, 20),
    leverans_dagar=st.integers(0, 10),
)


def sista(regler: Planregler, frist: date = FRIST) -> date | None:
    return sista_motesdag(frist, slag=KF, protokoll=LAGEN, regler=regler)


def framme(mote: date, regler: Planregler) -> date:
    return vagen_fran(mote, slag=KF, protokoll=LAGEN, regler=regler)[-1].datum


def dagarna(mote: date, regler: Planregler) -> dict[str, str]:
    vagen = vagen_fran(mote, slag=KF, protokoll=LAGEN, regler=regler)
    return {led.moment.value: led.datum.isoformat() for led in vagen}


def test_laga_kraft_by_the_deadline_of_2019_asks_for_a_meeting_on_18_october() -> None:
    assert sista(Planregler()) == date(2019, 10, 18)
    assert dagarna(date(2019, 10, 18), Planregler()) == {
        "tillkannagivande": "2019-10-11",
        "kallelse": "2019-10-11",
        "bradskande": "2019-10-17",
        "sammantrade": "2019-10-18",
        "justering": "2019-11-01",
        "anslag": "2019-11-04",
        "overklagande": "2019-11-25",
        "laga_kraft": "2019-11-26",
        "undertecknat": "2019-11-26",
        "mottaget": "2019-11-26",
    }


def test_the_day_after_fails_on_alla_helgons_dag() -> None:
    dagar = dagarna(date(2019, 10, 19), Planregler())
    assert dagar["justering"] == "2019-11-04"  # the 2nd is Alla helgons dag, the 3rd a Sunday
    assert dagar["mottaget"] == "2019-11-28"


def test_omedelbar_justering_wins_two_weeks() -> None:
    regler = Planregler(omedelbar_justering=True)
    assert sista(regler) == date(2019, 11, 1)
    dagar = dagarna(date(2019, 11, 1), regler)
    assert (dagar["justering"], dagar["anslag"]) == ("2019-11-01", "2019-11-04")
    assert (dagar["overklagande"], dagar["laga_kraft"]) == ("2019-11-25", "2019-11-26")


def test_a_decision_may_be_carried_out_before_laga_kraft() -> None:
    regler = Planregler(verkstallighet=Verkstallighet.JUSTERAT)
    assert sista(regler) == date(2019, 11, 12)
    assert dagarna(date(2019, 11, 12), regler)["justering"] == "2019-11-26"
    vagen = vagen_fran(date(2019, 11, 12), slag=KF, protokoll=LAGEN, regler=regler)
    assert [led.stod for led in vagen if led.moment is Moment.UNDERTECKNAT] == ["KL 13:14"]


def test_margins_come_off_before_the_law_begins_to_count() -> None:
    regler = Planregler(undertecknande_dagar=5, leverans_dagar=2)
    assert sista(regler) == sista(Planregler(), FRIST - timedelta(days=7)) == date(2019, 10, 11)


def test_a_body_outside_the_law_decides_at_once() -> None:
    styrelse = Organslag.FORENINGSSTYRELSE
    vagen = vagen_fran(FRIST, slag=styrelse, protokoll=Protokollsregler(), regler=Planregler())
    assert [(led.moment.value, led.datum) for led in vagen] == [
        ("sammantrade", FRIST),
        ("undertecknat", FRIST),
        ("mottaget", FRIST),
    ]


@pytest.mark.parametrize(
    ("slag", "stod"),
    [(KF, "KL 5:69"), (Organslag.NAMND, "KL 6:35"), (Organslag.STYRELSE, "KL 6:35")],
)
def test_the_paragraph_is_that_of_the_body(slag: Organslag, stod: str) -> None:
    vagen = vagen_fran(FRIST, slag=slag, protokoll=LAGEN, regler=Planregler())
    assert [led.stod for led in vagen if led.moment is Moment.JUSTERING] == [stod]
    assert any(led.moment is Moment.KALLELSE for led in vagen) is (slag is KF)


@given(DAGAR, REGLER)
def test_no_statutory_day_after_the_meeting_ends_where_it_may_not(
    mote: date, regler: Planregler
) -> None:
    rullas = {Moment.ANSLAG, Moment.OVERKLAGANDE}
    if not regler.omedelbar_justering:
        rullas.add(Moment.JUSTERING)
    for led in vagen_fran(mote, slag=KF, protokoll=LAGEN, regler=regler):
        assert led.moment not in rullas or ar_vardag(led.datum)


@given(DAGAR, REGLER)
def test_a_later_meeting_is_never_ready_sooner(mote: date, regler: Planregler) -> None:
    dagen_efter = mote + timedelta(days=1)
    assert framme(mote, regler) <= framme(dagen_efter, regler)


@given(DAGAR, REGLER)
def test_the_last_day_makes_it_and_no_vardag_after_it_does(frist: date, regler: Planregler) -> None:
    dag = sista(regler, frist)
    assert dag is not None
    assert ar_vardag(dag)
    assert framme(dag, regler) <= frist
    for dagar in range(1, 60):
        senare = dag + timedelta(days=dagar)
        assert not ar_vardag(senare) or framme(senare, regler) > frist


@given(DAGAR, REGLER)
def test_a_faster_way_never_asks_for_an_earlier_meeting(frist: date, regler: Planregler) -> None:
    snabb = regler.model_copy(
        update={"omedelbar_justering": True, "verkstallighet": Verkstallighet.JUSTERAT}
    )
    langsam, dag = sista(regler, frist), sista(snabb, frist)
    assert langsam is not None
    assert dag is not None
    assert dag >= langsam

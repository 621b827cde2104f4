"""What is decided is planned on too: minutes, notice, signing and arrival, reckoned by hand."""

from datetime import date

import pytest

from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.plan.bedomning import Bedomning, Beslutsplan
from beslutsmodell.plan.nulage import Protokollslage
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.plan.utvag import Utvag
from beslutsmodell.plan.vagen import Moment
from tests.beslutsmodell.plan.rundan import AMAL, FORE, KF, beslutet, plan, runda

LAGA_KRAFT = Planregler()
DAGS = date(2019, 10, 24)
"""A Thursday: justerat by 7 November, announced by the 11th, appeal until 2 December."""


def dagarna(svar: object) -> dict[Moment, date]:
    return {led.moment: led.datum for led in svar.vagen}  # type: ignore[attr-defined]


def test_a_decision_in_time_shows_what_is_left() -> None:
    ett = beslutet(plan(runda(), idag=date(2019, 10, 28), beslutat={KF: DAGS}))
    assert (ett.bedomning, ett.utvagar, ett.mote) == (Bedomning.BESLUTAT, (), DAGS)
    assert ett.arende.marginal_dagar is None
    assert dagarna(ett) == {
        Moment.SAMMANTRADE: DAGS,
        Moment.JUSTERING: date(2019, 11, 7),
        Moment.ANSLAG: date(2019, 11, 11),
        Moment.UNDERTECKNAT: date(2019, 11, 7),
        Moment.MOTTAGET: date(2019, 11, 7),
    }


def test_a_decision_that_will_not_have_laga_kraft_in_time_is_offered_to_sign_before() -> None:
    ett = beslutet(plan(runda(), idag=date(2019, 10, 28), beslutat={KF: DAGS}, regler=LAGA_KRAFT))
    assert (ett.bedomning, ett.utvagar) == (Bedomning.ATGARD, (Utvag.FORE_LAGA_KRAFT,))
    assert ett.i_ord == "hinner med en åtgärd: underteckna före laga kraft (KL 13:14)"


def test_minutes_that_came_sooner_than_the_law_demands_are_reckoned_with() -> None:
    kant = Protokollslage(justerat=date(2019, 10, 28), anslaget=date(2019, 10, 28))
    ett = beslutet(
        plan(
            runda(),
            idag=date(2019, 10, 29),
            beslutat={KF: DAGS},
            regler=LAGA_KRAFT,
            protokoll={KF: kant},
        )
    )
    assert ett.bedomning is Bedomning.BESLUTAT
    assert dagarna(ett)[Moment.LAGA_KRAFT] == date(2019, 11, 19)


def test_minutes_that_are_late_are_reckoned_from_today() -> None:
    sent = date(2019, 11, 22)  # the minutes were due on the 7th
    ett = beslutet(plan(runda(), idag=sent, beslutat={KF: DAGS}))
    assert dagarna(ett)[Moment.JUSTERING] == sent
    assert ett.bedomning is Bedomning.BESLUTAT
    langsam = FORE.model_copy(update={"leverans_dagar": 5})
    ett = beslutet(plan(runda(), idag=sent, beslutat={KF: DAGS}, regler=langsam))
    assert (ett.bedomning, dagarna(ett)[Moment.MOTTAGET]) == (
        Bedomning.KAN_INTE,
        date(2019, 11, 27),
    )


@pytest.mark.parametrize("regler", [FORE, LAGA_KRAFT])
def test_an_appealed_decision_can_only_be_signed_before_laga_kraft(regler: Planregler) -> None:
    kant = Protokollslage(justerat=DAGS, anslaget=DAGS, overklagat=True)
    svar = plan(
        runda(),
        idag=date(2019, 11, 4),
        beslutat={KF: DAGS},
        regler=regler,
        protokoll={KF: kant},
    )
    ett = beslutet(svar)
    assert (ett.bedomning, ett.utvagar) == (Bedomning.ATGARD, (Utvag.FORE_LAGA_KRAFT,))
    stoppat = Protokollslage(justerat=DAGS, anslaget=DAGS, overklagat=True, inhiberat=True)
    svar = plan(runda(), beslutat={KF: DAGS}, regler=regler, protokoll={KF: stoppat})
    assert (beslutet(svar).bedomning, beslutet(svar).vagen) == (Bedomning.KAN_INTE, ())


def test_after_an_appeal_the_stated_day_of_laga_kraft_holds() -> None:
    def enligt(kraft: date) -> Beslutsplan:
        kant = Protokollslage(justerat=DAGS, anslaget=DAGS, laga_kraft=kraft)
        idag = date(2019, 11, 4)
        svar = plan(
            runda(), idag=idag, beslutat={KF: DAGS}, regler=LAGA_KRAFT, protokoll={KF: kant}
        )
        return beslutet(svar)

    i_tid = enligt(date(2019, 11, 26))
    assert i_tid.bedomning is Bedomning.BESLUTAT
    assert dagarna(i_tid)[Moment.LAGA_KRAFT] == date(2019, 11, 26)
    assert Moment.OVERKLAGANDE not in dagarna(i_tid)
    assert enligt(date(2019, 11, 27)).utvagar == (Utvag.FORE_LAGA_KRAFT,)


def test_who_says_no_has_nothing_to_hand_over() -> None:
    efter = date(2019, 12, 2)
    ett = beslutet(plan(runda(), idag=efter, beslutat={KF: DAGS}, avslag=frozenset({KF})))
    assert (ett.bedomning, ett.vagen) == (Bedomning.BESLUTAT, ())
    assert beslutet(plan(runda(), idag=efter, beslutat={KF: DAGS})).bedomning is Bedomning.KAN_INTE


@pytest.mark.parametrize(
    ("status", "bedomning"),
    [
        (Avtalsstatus.KVITTERAT, Bedomning.BESLUTAT),
        (Avtalsstatus.INLAMNAT, Bedomning.BESLUTAT),
        (Avtalsstatus.AVVISAT, Bedomning.KAN_INTE),
        (Avtalsstatus.SAKNAS, Bedomning.KAN_INTE),
    ],
)
def test_what_has_been_handed_over_is_there(status: Avtalsstatus, bedomning: Bedomning) -> None:
    svar = plan(runda(), idag=date(2019, 12, 2), beslutat={KF: DAGS}, avtal={AMAL: status})
    assert beslutet(svar).bedomning is bedomning


def test_signed_agreements_need_only_be_delivered() -> None:
    svar = plan(
        runda(),
        idag=date(2019, 11, 25),
        beslutat={KF: DAGS},
        regler=LAGA_KRAFT,
        avtal={AMAL: Avtalsstatus.UNDERTECKNAT},
    )
    ett = beslutet(svar)
    assert (ett.bedomning, dagarna(ett)[Moment.MOTTAGET]) == (
        Bedomning.BESLUTAT,
        date(2019, 11, 25),
    )


def test_who_has_decided_prepares_nothing_more() -> None:
    (man,) = (
        man
        for man in plan(runda(), idag=date(2019, 10, 28), beslutat={KF: DAGS}).huvudman
        if man.kod == AMAL
    )
    assert [ett.nasta_mote for ett in man.bereder] == [None]
    assert [ett.marginal_dagar for ett in man.bereder] == [None]

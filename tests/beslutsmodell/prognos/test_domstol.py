"""What a court keeps, what is signed, and what has not come when the deadline has passed."""

from datetime import date, timedelta

from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.plan.nulage import Protokollslage
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.prognos.underlag import Skett
from beslutsmodell.prognos.utsikt import Prognos
from tests.beslutsmodell.plan.rundan import AMAL, FORE, KF
from tests.beslutsmodell.prognos.rundan import FRIST, mannen, prognos, underlag

MOTE = date(2019, 9, 26)
KRAFT = Planregler(undertecknande_dagar=3, leverans_dagar=1)


def spadd(
    kant: Protokollslage,
    regler: Planregler = KRAFT,
    *,
    avtal: Avtalsstatus = Avtalsstatus.SAKNAS,
    idag: date = date(2019, 10, 28),
    skett: Skett | None = None,
) -> Prognos:
    """Forecasts the round when Åmål has decided, and this is known of its decision."""
    nulage = {"beslutat": {KF: MOTE}, "protokoll": {KF: kant}, "avtal": {AMAL: avtal}}
    return prognos(underlag(idag=idag, regler=regler, nulage=nulage, skett=skett or Skett()))


def test_what_is_inhibited_is_never_there_whatever_the_rules() -> None:
    for regler in (KRAFT, FORE):
        svar = spadd(Protokollslage(overklagat=True, inhiberat=True), regler)
        assert (mannen(svar, AMAL).i_tid, mannen(svar, AMAL).median) == (0.0, None)
        assert svar.i_domstol == ("Åmål",)


def test_what_is_appealed_is_there_only_if_laga_kraft_is_not_waited_for() -> None:
    kant = Protokollslage(justerat=date(2019, 10, 1), overklagat=True)
    svar = spadd(kant)
    assert (mannen(svar, AMAL).i_tid, svar.i_domstol, svar.overklagade) == (0.0, ("Åmål",), ())
    svar = spadd(kant, FORE)
    assert (mannen(svar, AMAL).i_tid, svar.i_domstol, svar.overklagade) == (1.0, (), ("Åmål",))


def test_the_day_that_a_human_has_stated_after_an_appeal_holds() -> None:
    svar = spadd(Protokollslage(laga_kraft=date(2019, 11, 22)))
    assert (mannen(svar, AMAL).i_tid, mannen(svar, AMAL).nittio) == (1.0, FRIST)
    sent = spadd(Protokollslage(laga_kraft=date(2020, 5, 4)))
    assert (mannen(sent, AMAL).i_tid, mannen(sent, AMAL).nittio) == (0.0, date(2020, 5, 8))
    assert sent.i_domstol == ()


def test_who_has_nothing_to_sign_or_has_handed_it_over_waits_for_no_court() -> None:
    kant = Protokollslage(overklagat=True, inhiberat=True)
    svar = spadd(kant, skett=Skett(mottaget={AMAL: date(2019, 10, 21)}))
    assert (mannen(svar, AMAL).median, svar.i_domstol) == (date(2019, 10, 21), ())


def test_what_is_signed_has_only_the_way_left() -> None:
    svar = spadd(Protokollslage(), avtal=Avtalsstatus.UNDERTECKNAT, idag=FRIST - timedelta(days=1))
    assert (mannen(svar, AMAL).i_tid, mannen(svar, AMAL).median) == (1.0, FRIST)


def test_what_has_not_come_when_the_deadline_has_passed_is_late() -> None:
    dagen_efter = FRIST + timedelta(days=1)
    kant = Protokollslage(justerat=date(2019, 10, 1), anslaget=date(2019, 10, 2))
    assert mannen(spadd(kant, idag=dagen_efter), AMAL).i_tid == 0.0
    framme = Skett(mottaget={AMAL: FRIST})
    assert mannen(spadd(kant, idag=dagen_efter, skett=framme), AMAL).i_tid == 1.0

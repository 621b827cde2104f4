"""Nothing leaves the house at night, on a weekend or on a helgdag."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import ar_vardag
from diarium.svep.svepa import paminn
from tests.diarium.svep.rigg import Rigg, kl, sandmiljo, tolka
from tests.mottagare.trasig_smtp import TrasigSmtp


def test_a_saturday_rung_waits_for_monday_at_eight(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(kl(date(2019, 11, 8), 9))
    fore = len(smtp.mottagna)
    for dag in (9, 10):
        for timme in (0, 8, 12, 23):
            rigg.svep(kl(date(2019, 11, dag), timme, 30))
    rigg.svep(kl(date(2019, 11, 11), 7, 59))
    assert len(smtp.mottagna) == fore
    rigg.svep(kl(date(2019, 11, 11)))
    assert len(smtp.mottagna) > fore


def test_nothing_goes_at_night_on_helgdag_or_eve(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(kl(date(2019, 6, 5), 17))
    rigg.svep(kl(date(2019, 6, 6), 10))  # nationaldagen, a Thursday
    rigg.svep(kl(date(2019, 6, 7), 7))
    assert not smtp.mottagna
    rigg.svep(kl(date(2019, 6, 7)))
    assert len(smtp.mottagna) == 4


def test_a_retry_waits_for_the_window_too(rigg: Rigg, smtp: Smtpmottagare) -> None:
    with TrasigSmtp(RCPT="451 4.3.0 senare") as trasig, sandmiljo(trasig.port) as miljo:
        rigg.med(miljo).svep(kl(date(2019, 6, 7), 15, 59))
    rigg.svep(kl(date(2019, 6, 7), 16, 5))
    rigg.svep(kl(date(2019, 6, 8), 10))
    assert not smtp.mottagna
    rigg.svep(kl(date(2019, 6, 10)))
    assert len(smtp.mottagna) == 4


def test_what_waited_through_a_downtime_does_not_go_on_a_saturday(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.klocka.ga_till(kl(date(2019, 9, 13), 9))
    paminn(rigg.databas, klocka=rigg.klocka)
    rigg.svep(kl(date(2019, 9, 14), 9))
    assert not smtp.mottagna


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(timmar=st.lists(st.integers(1, 40), min_size=5, max_size=25))
def test_every_letter_is_dated_inside_the_window(
    rigg: Rigg, smtp: Smtpmottagare, timmar: list[int]
) -> None:
    for antal in timmar:
        rigg.svep(rigg.klocka.nu() + timedelta(hours=antal))
    for ett in smtp.mottagna:
        tid = tolka(ett.innehall)["Date"].datetime.astimezone(STOCKHOLM)
        assert ar_vardag(tid.date())
        assert 8 <= tid.hour < 16

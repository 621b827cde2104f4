"""What the send window would make too late goes at once, but never in the night."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from app.mottagare.smtp import Smtpmottagare
from diarium.databas import Databas
from diarium.svep.behov import finns_att_svepa
from diarium.verifiera import verifiera
from tests.beslutsmodell.omgangar import omgang, vag
from tests.diarium.svep.conftest import med_samordnare, utan_kedja
from tests.diarium.svep.rigg import Rigg, ar_paminnelse, kl, rigga, sandmiljo, tolka
from tests.mottagare.trasig_smtp import TrasigSmtp

FREDAG, LORDAG, SONDAG = (date(2019, 11, dag) for dag in (8, 9, 10))
NATIONALDAGEN = date(2019, 6, 6)


def amnen(smtp: Smtpmottagare) -> Sequence[str]:
    return [str(tolka(ett.innehall)["Subject"]) for ett in smtp.mottagna]


@pytest.fixture
def pa_lordag(rigg: Rigg) -> Rigg:
    """Three bodies whose own last day is a Saturday; all openings have gone."""
    rigg.svep(kl(date(2019, 6, 7)))
    rigg.flytta(LORDAG + timedelta(days=14))
    rigg.besluta("beslut/1492-kf")
    rigg.svep(kl(date(2019, 11, 7), 9))
    return rigg


def test_a_last_day_on_saturday_is_reminded_of_on_friday_evening(
    pa_lordag: Rigg, smtp: Smtpmottagare
) -> None:
    fore = len(smtp.mottagna)
    pa_lordag.svep(kl(FREDAG, 16, 30))
    nya = amnen(smtp)[fore:]
    assert len(nya) == 4
    assert all(map(ar_paminnelse, nya))


def test_what_is_tried_again_has_not_lost_its_haste(pa_lordag: Rigg, smtp: Smtpmottagare) -> None:
    fore = len(smtp.mottagna)
    with TrasigSmtp(RCPT="451 4.3.0 senare") as trasig, sandmiljo(trasig.port) as miljo:
        pa_lordag.med(miljo).svep(kl(FREDAG, 15, 59))
    pa_lordag.svep(kl(FREDAG, 16, 5))
    assert len(smtp.mottagna) == fore + 4


def test_haste_waits_for_the_morning(pa_lordag: Rigg, smtp: Smtpmottagare) -> None:
    fore = len(smtp.mottagna)
    pa_lordag.svep(kl(FREDAG, 21))
    pa_lordag.svep(kl(LORDAG, 7, 59))
    assert len(smtp.mottagna) == fore
    pa_lordag.svep(kl(LORDAG))
    assert len(smtp.mottagna) == fore + 4


def test_a_day_that_has_passed_is_no_haste(pa_lordag: Rigg, smtp: Smtpmottagare) -> None:
    fore = len(smtp.mottagna)
    with TrasigSmtp(RCPT="451 4.3.0 senare") as trasig, sandmiljo(trasig.port) as miljo:
        pa_lordag.med(miljo).svep(kl(FREDAG, 16, 30))
    pa_lordag.svep(kl(SONDAG, 10))
    assert len(smtp.mottagna) == fore
    with pa_lordag.databas.las() as session:
        assert not finns_att_svepa(session, nu=kl(SONDAG, 11))
        assert list(verifiera(session)) == []
    pa_lordag.svep(kl(date(2019, 11, 11)))
    assert len(smtp.mottagna) == fore + 4


def test_a_deadline_moved_to_later_takes_the_haste_away(
    pa_lordag: Rigg, smtp: Smtpmottagare
) -> None:
    fore = len(smtp.mottagna)
    with TrasigSmtp(RCPT="451 4.3.0 senare") as trasig, sandmiljo(trasig.port) as miljo:
        pa_lordag.med(miljo).svep(kl(FREDAG, 16, 30))
    pa_lordag.klocka.ga_till(kl(FREDAG, 17))
    pa_lordag.flytta(date(2020, 1, 28))
    pa_lordag.svep(kl(LORDAG, 10))
    assert len(smtp.mottagna) == fore


def test_a_moved_deadline_that_ends_on_a_helgdag_is_told_at_once(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(kl(date(2019, 6, 3), 9))
    fore = len(smtp.mottagna)
    rigg.klocka.ga_till(kl(date(2019, 6, 5), 17))
    rigg.flytta(NATIONALDAGEN)
    rigg.svep()
    assert len([ett for ett in amnen(smtp)[fore:] if "Ändrad frist" in ett]) == 5


def test_a_moved_deadline_with_time_left_waits(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(kl(date(2019, 6, 3), 9))
    fore = len(smtp.mottagna)
    rigg.klocka.ga_till(kl(date(2019, 6, 5), 17))
    rigg.flytta(date(2019, 12, 2))
    rigg.svep()
    with rigg.databas.las() as session:
        assert not finns_att_svepa(session, nu=kl(date(2019, 6, 5), 18))
    assert len(smtp.mottagna) == fore


def test_only_the_body_without_time_is_told_outside_the_window(
    databas: Databas, smtp: Smtpmottagare
) -> None:
    """The round starts on a Friday evening; Åmål's own last day is the Sunday."""
    amal = vag("beslut", "1492-kf", egen_frist=date(2019, 6, 9))
    andra = (ett for ett in utan_kedja().beslutsvagar if ett.organ != amal.organ)
    runda = omgang(beslutsvagar=(amal, *andra))
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, med_samordnare(runda), miljo, nu=kl(date(2019, 6, 7), 18))
        rigg.svep()
        assert [ett.mottagare for ett in smtp.mottagna] == [("registrator@1492-kf.example",)]
        with databas.las() as session:
            assert list(verifiera(session)) == []
        rigg.svep(kl(date(2019, 6, 10)))
    assert len(amnen(smtp)) > 1

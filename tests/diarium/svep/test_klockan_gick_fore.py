"""What a clock that was ahead sent into the unknown goes once more, marked, by the right one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from app.mottagare.smtp import Smtpmottagare
from diarium.klocka import Stegklocka
from diarium.svep.behov import finns_att_svepa
from diarium.svep.svepa import paminn
from diarium.svep.ta import ta
from diarium.verifiera import verifiera
from tests.diarium.svep.conftest import BORJAN
from tests.diarium.svep.rigg import Rigg, kl, sandmiljo, tolka
from tests.mottagare.trasig_smtp import Ofog, TrasigSmtp

DUBBLETT = "X-Beslutsflode-Dubblett"
STEGDAG = date(2019, 10, 13)
"""Thirty days before the last day of three cases: a Sunday."""


@pytest.fixture(autouse=True)
def _stammer(rigg: Rigg) -> Iterator[None]:
    yield
    with rigg.databas.las() as session:
        assert [str(ett) for ett in verifiera(session)] == []


def test_a_reminder_that_may_have_gone_comes_again_marked_and_once(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep()
    smtp.mottagna.clear()
    fel = replace(rigg, klocka=Stegklocka(kl(date(2019, 10, 14), 9)))
    with TrasigSmtp(PUNKT=Ofog.KLIPP) as server, sandmiljo(server.port) as miljo:
        fel.med(miljo).svep()
        assert len(server.brev) == 4
    ratt = replace(rigg, klocka=Stegklocka(kl(date(2019, 10, 9), 19)))
    ratt.svep()  # the mail of the evening waits for the morning
    ratt.svep(kl(date(2019, 10, 10), 9))
    ratt.svep_var(timedelta(days=1), till=kl(date(2019, 10, 17), 9))
    kom = [tolka(ett.innehall) for ett in smtp.mottagna]
    assert len(kom) == 4
    assert {str(ett[DUBBLETT]) for ett in kom} == {"kan vara en dubblett"}


def test_what_a_dead_sender_held_by_the_wrong_clock_does_not_wait_for_it(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    with rigg.databas.skriv() as session:
        assert ta(session, rigg.miljo, nu=BORJAN + timedelta(days=60)).tagna
    with rigg.databas.las() as session:
        assert finns_att_svepa(session, nu=BORJAN)
    rigg.svep()
    assert {str(tolka(ett.innehall)[DUBBLETT]) for ett in smtp.mottagna} == {"kan vara en dubblett"}
    assert rigg.tillstand("oppning") == {"skickad": 4}


def test_a_sender_whose_clock_differs_a_little_is_left_alone(rigg: Rigg) -> None:
    with rigg.databas.skriv() as session:
        assert ta(session, rigg.miljo, nu=BORJAN + timedelta(minutes=30)).tagna
    rigg.svep()
    assert rigg.tillstand("oppning") == {"tagen": 4}


@pytest.mark.parametrize("ganger", [1, 2])
def test_the_instant_at_which_it_planned_comes_again(
    rigg: Rigg, smtp: Smtpmottagare, ganger: int
) -> None:
    """What it planned then, and had taken back, does not stand in the way of what is owed then."""
    fel = kl(date(2019, 11, 9), 9)  # three days before the last day of three cases, a Saturday
    for dag in range(ganger):
        ratt = kl(date(2019, 10, 10 + dag), 9)
        rigg.svep(ratt)
        paminn(rigg.databas, klocka=Stegklocka(fel))
        rigg.svep(ratt)
    rigg.svep_var(timedelta(days=1), till=fel)
    stund = fel.astimezone(UTC).isoformat()
    planerade = [rad for rad in rigg.utskick() if stund in rad.orsak]
    assert Counter(rad.tillstand for rad in planerade) == {"aterhallen": 5 * ganger, "planerad": 4}
    assert any(rad.orsak.endswith(f"{stund}/{ganger + 1}") for rad in planerade)
    smtp.mottagna.clear()
    rigg.svep_var(timedelta(days=1), till=kl(date(2019, 11, 11), 9))
    assert len(smtp.mottagna) == 4

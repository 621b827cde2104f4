"""What a clock that was ahead sent into the unknown goes once more, marked, by the right one."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kommandon import Pausa
from diarium.klocka import Stegklocka
from diarium.svep.behov import finns_att_svepa
from diarium.svep.svepa import paminn, skicka_utkorg, svepa
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


def helgen(rigg: Rigg) -> None:
    """Three letters of a Sunday wait for Monday, when the clock is twenty days ahead."""
    rigg.svep(kl(STEGDAG, 9))
    svepa(rigg.databas, rigg.miljo, klocka=Stegklocka(kl(date(2019, 11, 2), 10)))
    rigg.svep(kl(STEGDAG, 11))


def pausen(rigg: Rigg) -> None:
    """A body rests until the 20th, which the clock takes to be over."""
    rigg.gor("beslut/1440-kf", Pausa(till=date(2019, 10, 20), motivering="Vilar (fiktivt)."))
    rigg.svep(kl(date(2019, 10, 14), 9))
    paminn(rigg.databas, klocka=Stegklocka(kl(date(2019, 10, 22), 10)))


@pytest.mark.parametrize("nar", [helgen, pausen])
def test_what_was_claimed_before_and_it_took_into_its_own_letter_goes(
    rigg: Rigg, nar: Callable[[Rigg], None]
) -> None:
    rigg.svep()
    rigg.svep(kl(date(2019, 10, 3), 9))
    nar(rigg)
    rigg.svep_var(timedelta(days=1), till=kl(date(2019, 10, 28), 11))
    (steget,) = rigg.las(
        "SELECT u.tillstand FROM ansprak s JOIN arende a ON a.id = s.arende_id"
        " LEFT JOIN utskick u ON u.id = s.utskick_id"
        " WHERE a.nyckel = 'beslut/1440-kf' AND s.dag = :dag",
        dag=str(STEGDAG),
    )
    assert steget.tillstand == "skickad"


def test_what_a_sender_alone_put_off_by_the_wrong_clock_goes_the_day_after(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    skicka_utkorg(rigg.databas, rigg.miljo, klocka=Stegklocka(BORJAN + timedelta(days=30, hours=9)))
    assert not smtp.mottagna
    rigg.svep()
    rigg.svep(BORJAN + timedelta(days=1))
    assert len(smtp.mottagna) == 4


def test_no_rung_from_before_the_deadline_moved_goes_when_it_is_right_again(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep()
    rigg.svep(kl(date(2019, 9, 1), 9))
    rigg.svep(kl(date(2019, 10, 1), 9))
    rigg.flytta(date(2019, 11, 5))
    rigg.svep(kl(date(2019, 10, 1), 10))
    fore = len(smtp.mottagna)
    paminn(rigg.databas, klocka=Stegklocka(kl(date(2019, 10, 31), 10)))
    rigg.svep(kl(date(2019, 10, 1), 11))
    assert len(smtp.mottagna) == fore

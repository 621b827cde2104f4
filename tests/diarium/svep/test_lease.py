"""A sender that stops, or is too late, leaves the rest to the next: deaths are in tests/kaos."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from app.mottagare.smtp import Smtpmottagare
from diarium.databas import Databas
from diarium.svep.marka import marka, planera_om_okanda, slapp_forfallna
from diarium.svep.svepa import paminn, skicka_utkorg
from diarium.svep.ta import LEASE, ta
from diarium.verifiera import verifiera
from notiser.svar import BestaendeFel
from tests.diarium.svep.rigg import Rigg, brevtext, kl, tolka

STEGDAG = kl(date(2019, 9, 13))


@pytest.fixture
def rigg(rigg: Rigg) -> Iterator[Rigg]:
    """Four reminders planned, and no other message left to send; the record verifies at the end."""
    rigg.skriv("DELETE FROM utskick")
    rigg.klocka.ga_till(STEGDAG)
    paminn(rigg.databas, klocka=rigg.klocka)
    yield rigg
    with rigg.databas.las() as session:
        assert verifiera(session) == ()


class Langsam:
    """A clock that passes the lease's end after the first two looks at it."""

    def __init__(self) -> None:
        self.tider = [STEGDAG] * 2

    def nu(self) -> datetime:
        return self.tider.pop() if self.tider else STEGDAG + 2 * LEASE


def test_a_stop_between_messages_gives_back_what_was_not_sent(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    svar = iter([True, True, False])
    skicka_utkorg(rigg.databas, rigg.miljo, klocka=rigg.klocka, fortsatt=lambda: next(svar, False))
    assert len(smtp.mottagna) == 1
    assert rigg.tillstand() == {"skickad": 1, "planerad": 3}
    assert {rad.forsok for rad in rigg.utskick() if rad.tillstand == "planerad"} == {0}
    rigg.svep()
    assert len(smtp.mottagna) == 4
    assert not any("dubblett" in brevtext(tolka(ett.innehall)) for ett in smtp.mottagna)


def test_a_sender_whose_lease_has_run_out_sends_nothing_more(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    fortsatt = iter([True] * 5)
    klocka = Langsam()
    skicka_utkorg(rigg.databas, rigg.miljo, klocka=klocka, fortsatt=lambda: next(fortsatt, False))
    assert not smtp.mottagna
    assert rigg.tillstand() == {"tagen": 4}


def test_a_late_answer_does_not_overwrite_what_another_has_done(
    rigg: Rigg, databas: Databas
) -> None:
    with databas.skriv() as session:
        tagna = ta(session, rigg.miljo, nu=STEGDAG).tagna
    senare = STEGDAG + 2 * LEASE
    with databas.skriv() as session:
        assert slapp_forfallna(session, nu=senare) == 4
        assert planera_om_okanda(session, nu=senare) == 4
        ta(session, rigg.miljo, nu=senare)
    with databas.skriv() as session:
        marka(session, tagna[0], BestaendeFel(orsak="sent svar"), rigg.miljo, nu=senare)
    assert rigg.tillstand() == {"tagen": 4}

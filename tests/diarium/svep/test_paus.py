"""The reminders of one body rest for a while: nothing is lost, and nothing comes in a burst."""

from datetime import date, timedelta

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.fel import OgiltigPaus
from beslutsmodell.kommandon import Ateruppta, Pausa
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.utfall import Utfall
from diarium import kontakter
from diarium.svep.behov import finns_att_svepa
from diarium.svep.svepa import paminn
from diarium.tabeller.utkorg import PAUSAT
from diarium.verifiera import verifiera
from tests.diarium.diariet import dump
from tests.diarium.svep.rigg import Rigg, ar_paminnelse, brevtext, kl, tolka
from tests.diarium.svep.test_utskicksplan import mottagna_brev, planen, planerade_brev

ETT_DYGN = timedelta(days=1)
ALE = "beslut/1440-kf"
BORJAN = kl(date(2019, 10, 21))
"""A Monday, on which the rung of thirty days goes; what is told of comes after it."""
SLUT = kl(date(2019, 11, 13), 17)
PAUS = Pausa(till=date(2019, 11, 7), motivering="återremiss, nytt möte 6 november")


def paminda(smtp: Smtpmottagare, organ: str = "1440-kf") -> list[str]:
    """Gives the days after the first on which a mailbox got reminders."""
    brev = (tolka(ett.innehall) for ett in smtp.mottagna)
    dagar = [
        ett["Date"].datetime.date()
        for ett in brev
        if ar_paminnelse(str(ett["Subject"])) and organ in str(ett["To"])
    ]
    return [str(dag) for dag in dagar if dag > BORJAN.date()]


def skal(rigg: Rigg) -> list[tuple[int, str | None]]:
    """Gives the later rungs of Ale's registrator with the reason why they gave nothing."""
    rader = rigg.las(
        "SELECT s.trappsteg, s.overhoppat FROM ansprak s JOIN arende a ON a.id = s.arende_id"
        " JOIN kontakt k ON k.id = s.kontakt_id"
        " WHERE a.nyckel = :nyckel AND k.roll = 'registrator' AND s.trappsteg > 2 ORDER BY s.dag",
        nyckel=ALE,
    )
    return [(rad.trappsteg, rad.overhoppat) for rad in rader]


def halls_ihop(rigg: Rigg) -> None:
    with rigg.databas.las() as session:
        assert verifiera(session) == ()


def test_nothing_goes_during_it_and_one_reminder_after(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(BORJAN)
    rigg.gor(ALE, PAUS)
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 11, 6), 17))
    assert paminda(smtp) == []
    assert skal(rigg) == [(3, PAUSAT), (4, PAUSAT)]
    halls_ihop(rigg)
    rigg.svep_var(ETT_DYGN, till=SLUT)
    assert paminda(smtp) == ["2019-11-07", "2019-11-11"]
    assert skal(rigg)[:2] == [(3, f"{PAUSAT}, och steget behövdes inte sedan"), (4, None)]
    assert len(paminda(smtp, "1487-sn")) == 3
    halls_ihop(rigg)


def test_the_calendar_tells_what_comes(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(BORJAN)
    rigg.gor(ALE, PAUS)
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 10, 30), 17))
    plan, hittills = planen(rigg), len(smtp.mottagna)
    rigg.svep_var(timedelta(hours=12), till=SLUT)
    assert mottagna_brev(smtp, efter=hittills) == planerade_brev(plan.sakra)


def test_a_reminder_that_waits_is_held_and_goes_after(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.klocka.ga_till(kl(date(2019, 10, 29)))
    paminn(rigg.databas, klocka=rigg.klocka)
    rigg.gor(ALE, PAUS)
    rigg.svep()
    assert paminda(smtp) == []
    (hallen,) = [rad for rad in rigg.utskick() if rad.tillstand == "aterhallen"]
    assert hallen.motivering == PAUSAT
    halls_ihop(rigg)
    rigg.svep(kl(date(2019, 11, 7)))
    assert paminda(smtp) == ["2019-11-07"]
    halls_ihop(rigg)


def test_the_coordinators_letter_leaves_the_body_out(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(kl(date(2019, 11, 1)))
    rigg.gor(ALE, Pausa(till=date(2019, 11, 12), motivering="återremiss"))
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 11, 11), 17))
    brev = [tolka(ett.innehall) for ett in smtp.mottagna]
    (till_samordnaren,) = [
        brevtext(ett)
        for ett in brev
        if "samordnare" in str(ett["To"]) and "11 Nov" in str(ett["Date"])
    ]
    assert "1487-sn" in till_samordnaren
    assert "1440-kf" not in till_samordnaren


def test_it_can_be_ended_before_its_day(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(BORJAN)
    rigg.gor(ALE, PAUS)
    rigg.svep(kl(date(2019, 10, 30)))
    rigg.gor(ALE, Ateruppta(motivering="mötet blev av tidigare"))
    rigg.svep()
    assert paminda(smtp) == ["2019-10-30"]
    halls_ihop(rigg)


def test_who_answers_during_it_hears_nothing_more(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(BORJAN)
    rigg.gor(ALE, PAUS)
    rigg.svep(kl(date(2019, 10, 30)))
    rigg.besluta(ALE)
    rigg.svep_var(ETT_DYGN, till=SLUT)
    assert paminda(smtp) == []
    assert skal(rigg) == [(3, f"{PAUSAT}, och steget behövdes inte sedan")]
    halls_ihop(rigg)


def test_a_body_that_refers_it_back_may_rest(rigg: Rigg, smtp: Smtpmottagare) -> None:
    """Scenario 6: the matter comes up anew at the next meeting, and the deadline stays."""
    rigg.svep(BORJAN)
    rigg.besluta(ALE, Utfall.ATERREMISS)
    rigg.gor(ALE, PAUS)
    frist = rigg.las("SELECT frist, fristversion FROM arende WHERE nyckel = :n", n=ALE)
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 11, 7), 17))
    assert paminda(smtp) == ["2019-11-07"]
    assert rigg.las("SELECT frist, fristversion FROM arende WHERE nyckel = :n", n=ALE) == frist


def test_a_deadline_moved_ahead_during_it_starts_the_ladder_anew(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(BORJAN)
    rigg.gor(ALE, PAUS)
    rigg.svep(kl(date(2019, 10, 30)))
    rigg.flytta(date(2020, 1, 28))
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 11, 14), 17))
    assert paminda(smtp) == []  # the old rungs lie ahead again; the next is that of 60 days
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 11, 18), 17))
    assert paminda(smtp) == ["2019-11-15"]
    halls_ihop(rigg)


def test_it_ends_on_the_last_day_at_the_latest(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(BORJAN)
    rigg.gor(ALE, Pausa(till=date(2019, 11, 12), motivering="återremiss"))
    rigg.svep(kl(date(2019, 10, 30)))
    rigg.flytta(date(2019, 11, 20))  # the own last day is the 6th now
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 11, 6), 17))
    assert paminda(smtp) == ["2019-11-06"]
    halls_ihop(rigg)


def test_the_new_contact_hears_what_the_old_was_to(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(BORJAN)
    rigg.gor(ALE, PAUS)
    rigg.svep(kl(date(2019, 10, 30)))
    ny = Kontakt(
        organ="1440-kf",
        roll=Kontaktroll.REGISTRATOR,
        kanal=Kanal.EPOST,
        adress="ny@kommunen.example",
        namn="Ny (fiktiv)",
        galler_fran=date(2019, 11, 1),
    )
    with rigg.databas.skriv() as session:
        kontakter.byt(session, rigg.omgang.kod, ny, nu=rigg.klocka.nu())
    rigg.svep_var(ETT_DYGN, till=kl(date(2019, 11, 7), 17))
    assert paminda(smtp) == []
    assert paminda(smtp, "ny@kommunen.example") == ["2019-11-07"]
    halls_ihop(rigg)


def test_a_sweep_is_asked_for_when_it_ends(rigg: Rigg) -> None:
    rigg.svep(BORJAN)
    rigg.gor(ALE, PAUS)
    rigg.svep(kl(date(2019, 11, 6)))
    rigg.klocka.ga_till(kl(date(2019, 11, 7), 7))
    with rigg.databas.las() as session:
        assert finns_att_svepa(session, nu=rigg.klocka.nu())
    rigg.svep()
    with rigg.databas.las() as session:
        assert not finns_att_svepa(session, nu=rigg.klocka.nu())


@pytest.mark.parametrize(
    ("till", "text"),
    [
        (date(2019, 10, 21), "ligger framåt i tiden"),
        (date(2019, 11, 13), "efter organets sista dag tisdag 12 november 2019"),
    ],
)
def test_a_pause_of_no_use_is_refused(rigg: Rigg, till: date, text: str) -> None:
    rigg.svep(BORJAN)
    fore = dump(rigg.databas)
    with pytest.raises(OgiltigPaus, match=text):
        rigg.gor(ALE, Pausa(till=till, motivering="återremiss"))
    assert dump(rigg.databas) == fore


def test_who_has_answered_or_whose_day_is_here_has_nothing_to_pause(rigg: Rigg) -> None:
    rigg.svep(BORJAN)
    rigg.besluta("beslut/1487-sn")
    senare = Pausa(till=date(2019, 12, 1), motivering="återremiss")
    with pytest.raises(OgiltigPaus, match="är inte skyldigt något nu"):
        rigg.gor("beslut/1487-sn", senare)
    rigg.svep(kl(date(2019, 11, 12)))
    with pytest.raises(OgiltigPaus, match="en paus varar längst till den"):
        rigg.gor(ALE, senare)


def test_the_same_pause_twice_is_one_and_may_come_again_later(rigg: Rigg) -> None:
    rigg.svep(BORJAN)
    assert [rigg.gor(ALE, PAUS).nytt for _ in range(2)] == [True, False]
    slut = Ateruppta(motivering="klart")
    assert [rigg.gor(ALE, slut).nytt for _ in range(2)] == [True, False]
    assert [rigg.gor(ALE, PAUS).nytt for _ in range(2)] == [True, False]
    assert [rigg.gor(ALE, slut).nytt for _ in range(2)] == [True, False]
    with pytest.raises(OgiltigPaus, match="är inte pausade"):
        rigg.gor("beslut/1487-sn", slut)
    halls_ihop(rigg)

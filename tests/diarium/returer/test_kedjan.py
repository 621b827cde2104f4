"""What reached nobody goes to the next in the chain: once, with the reason, and never lost."""

from datetime import date, timedelta
from email.message import EmailMessage

import pytest

from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from diarium import kontakter
from diarium.returer.hav import bekrafta, hav
from diarium.returer.larm import Returlarm, las_returlarm
from diarium.utkorg.varfor import las_varfor
from notiser.returer.inkommet import Returslag
from tests.diarium.returer.conftest import AGARE, HANDLAGGARE
from tests.diarium.returer.returrigg import Form, Returrigg, adressen, message_id
from tests.diarium.svep.conftest import BORJAN
from tests.diarium.svep.rigg import AVSANDARE, brevtext, kl
from tests.notiser.returer import post

AMAL = "registrator@1492-kf.example"
ALE = "registrator@1440-kf.example"
SAMORDNARE = "samordnare@forbundet.example"
ANDRA_STEGET = kl(date(2019, 10, 2), 9)
"""Åmål's own last day is the first of November: 30 days before it."""


def oppningen(rigg: Returrigg, adress: str = AMAL) -> EmailMessage:
    """Sends the openings and gives the one to an address."""
    rigg.svep(BORJAN)
    (brev,) = rigg.brev_till(adress)
    return brev


def text(brev: EmailMessage) -> str:
    return " ".join(brevtext(brev).split())


def larm(rigg: Returrigg) -> tuple[Returlarm, ...]:
    with rigg.grund.databas.las() as session:
        return las_returlarm(session, rigg.grund.omgang.kod, nu=rigg.grund.klocka.nu())


@pytest.mark.parametrize("form", [post.postfix, post.exchange, post.gmail])
def test_a_letter_that_came_back_goes_to_the_next_and_says_why(rigg: Returrigg, form: Form) -> None:
    studsat = rigg.studsa(oppningen(rigg), form)
    assert (studsat.slag, studsat.nytt) == (Returslag.BESTAENDE, True)
    (nytt,) = rigg.svep()
    assert adressen(nytt) == HANDLAGGARE
    assert f"({AMAL}) kommer tillbaka" in text(nytt)
    assert "som också är kontakt för organet" in text(nytt)
    assert "Nu kan ärendet tas upp." in text(nytt)
    assert nytt["Message-ID"] != rigg.brev_till(AMAL)[0]["Message-ID"]
    assert rigg.fynd() == []


def test_the_chain_ends_with_the_owner_and_then_in_an_alarm(rigg: Returrigg) -> None:
    brev, vagen = oppningen(rigg), []
    for _ in range(4):
        rigg.studsa(brev)
        vagen.append(adressen(brev))
        nya = rigg.svep()
        if nya:
            (brev,) = nya
    assert vagen == [AMAL, HANDLAGGARE, SAMORDNARE, AGARE]
    assert nya == []
    assert any(ett.ingen_kvar and "breven väntar" in ett.vad for ett in larm(rigg))
    assert rigg.fynd() == []


def test_nothing_is_doubled_whatever_comes_back_again(rigg: Returrigg) -> None:
    brev = oppningen(rigg)
    rigg.studsa(brev)
    assert rigg.studsa(brev).nytt is False
    om, till = message_id(brev), adressen(brev)
    assert rigg.las(post.postfix(om, till, nummer="2")).nytt is True
    assert rigg.las(post.exchange(om, till)).nytt is True
    assert len(rigg.svep()) == 1
    assert rigg.svep() == []
    assert len(rigg.returer()) == 3
    assert {ett.omledd for ett in rigg.returer()} == {rigg.returer()[0].omledd}
    assert rigg.fynd() == []


@pytest.mark.parametrize(
    ("handelse", "status", "slag"),
    [
        ("delayed", "4.4.1", Returslag.TILLFALLIG),
        ("delivered", "2.0.0", Returslag.LEVERERAD),
    ],
)
def test_other_reports_are_noted_and_change_nothing(
    rigg: Returrigg, handelse: str, status: str, slag: Returslag
) -> None:
    brev = oppningen(rigg)
    rapport = post.postfix(message_id(brev), AMAL, handelse=handelse, status=status)
    assert rigg.las(rapport).slag is slag
    assert rigg.svep() == []
    assert [ett.slag for ett in rigg.returer()] == [slag]
    assert larm(rigg) == ()


def test_an_autoreply_or_a_letter_answers_nothing(rigg: Returrigg) -> None:
    brev = oppningen(rigg)
    fore = rigg.grund.las("SELECT punkt, lage FROM punktlage")
    assert rigg.studsa(brev, post.autosvar).slag is Returslag.AUTOSVAR
    assert rigg.studsa(brev, post.brev).retur_id is None
    assert [ett.slag for ett in rigg.returer()] == [Returslag.AUTOSVAR]
    assert rigg.grund.las("SELECT punkt, lage FROM punktlage") == fore
    assert rigg.svep() == []


def test_later_rungs_go_to_the_next_too(rigg: Returrigg) -> None:
    rigg.studsa(oppningen(rigg))
    rigg.svep()
    nya = rigg.svep(ANDRA_STEGET)
    assert AMAL not in [adressen(ett) for ett in nya]
    (nytt,) = [ett for ett in nya if adressen(ett) == HANDLAGGARE]
    assert "Påminnelse" in str(nytt["Subject"])
    assert f"({AMAL}) kommer tillbaka" in text(nytt)
    assert rigg.grund.tillstand()["aterhallen"] == 1
    assert rigg.fynd() == []


def test_a_coordinator_who_is_told_anyway_is_told_once(rigg: Returrigg) -> None:
    """Ale has no handläggare: three days before, its coordinator gets the rung as its own."""
    rigg.studsa(oppningen(rigg, ALE))
    rigg.svep()
    nya = rigg.svep(kl(date(2019, 11, 11), 9))
    om_ale = [ett for ett in nya if adressen(ett) == SAMORDNARE]
    assert len(om_ale) == 1
    assert "Eskalering" in str(om_ale[0]["Subject"])
    assert rigg.fynd() == []


def test_who_has_answered_gets_nothing_by_the_chain(rigg: Returrigg) -> None:
    rigg.studsa(oppningen(rigg))
    rigg.grund.besluta("beslut/1492-kf")
    assert rigg.svep() == []
    assert rigg.fynd() == []


def test_an_address_that_a_human_clears_is_written_to_again(rigg: Returrigg) -> None:
    rigg.studsa(oppningen(rigg))
    rigg.svep()
    (ett,) = larm(rigg)
    assert AMAL in ett.vad
    with rigg.grund.databas.skriv() as session:
        assert hav(session, 1, av="Ronja", nu=rigg.grund.klocka.nu()) == 1
    assert larm(rigg) == ()
    nya = rigg.svep(ANDRA_STEGET)
    assert AMAL in [adressen(ett) for ett in nya]
    assert HANDLAGGARE not in [adressen(ett) for ett in nya]
    assert rigg.fynd() == []


def test_a_contact_that_is_replaced_is_no_longer_marked(rigg: Returrigg) -> None:
    rigg.studsa(oppningen(rigg))
    rigg.svep()
    rigg.grund.skriv("UPDATE kontakt SET adress = 'ny@1492-kf.example' WHERE adress = :a", a=AMAL)
    assert larm(rigg) == ()
    assert "ny@1492-kf.example" in [adressen(ett) for ett in rigg.svep(ANDRA_STEGET)]


def test_what_nobody_was_left_for_goes_when_somebody_is(rigg: Returrigg) -> None:
    rigg.grund.skriv("DELETE FROM kontakt WHERE roll != 'registrator'")
    rigg.studsa(oppningen(rigg))
    assert AMAL not in [adressen(ett) for ett in rigg.svep(ANDRA_STEGET)]
    assert rigg.grund.tillstand()["planerad"] == 1
    rigg.grund.skriv(
        "UPDATE kontakt SET organ = '1492-kf' WHERE adress = 'registrator@vk-styrelse.example'"
    )
    nya = rigg.svep(ANDRA_STEGET + timedelta(hours=2))
    assert [adressen(ett) for ett in nya] == ["registrator@vk-styrelse.example"] * 2
    assert {"Ärende" in str(ett["Subject"]) for ett in nya} == {True, False}


def test_a_bounce_of_no_standard_waits_for_a_human(rigg: Returrigg) -> None:
    assert rigg.studsa(oppningen(rigg), post.qmail).slag is Returslag.OKAND
    assert rigg.svep() == []
    (ett,) = larm(rigg)
    assert "`beslut retur bekrafta 1`" in ett.gor
    with rigg.grund.databas.skriv() as session:
        assert bekrafta(session, 1, av="Ronja", nu=rigg.grund.klocka.nu())
        assert not bekrafta(session, 1, av="Ronja", nu=rigg.grund.klocka.nu())
    assert [adressen(ett) for ett in rigg.svep()] == [HANDLAGGARE]
    assert rigg.fynd() == []


def test_a_report_about_a_member_of_the_mailbox_marks_nobody(rigg: Returrigg) -> None:
    rapport = post.exchange(message_id(oppningen(rigg)), "tidigare.anstalld@1492-kf.example")
    assert rigg.las(rapport).slag is Returslag.OKAND
    assert rigg.svep() == []


def test_a_report_about_somebody_elses_letter_is_not_recorded(rigg: Returrigg) -> None:
    oppningen(rigg)
    for om in ("0123456789abcdef01234567@vastkom.example", "x@y.example"):
        assert rigg.las(post.gmail(om, AMAL)).retur_id is None
    assert rigg.returer() == []


def test_a_changed_row_is_found(rigg: Returrigg) -> None:
    rigg.studsa(oppningen(rigg))
    for satt in ("slag = 'levererad'", "adress = 'x@y.example'", "omledd_id = NULL"):
        with rigg.grund.databas.skriv() as session:
            session.exec_driver_sql(f"UPDATE retur SET {satt}")  # noqa: S608 - three texts
            session.commit()
        assert any("retur 1" in ett and "kontrollsumma" in ett for ett in rigg.fynd()), satt


def test_what_waits_for_the_next_is_not_merged_into_its_own_reminder(rigg: Returrigg) -> None:
    """A Friday's bounce is passed on for Monday; on Saturday the coordinator's own rung comes."""
    rigg.svep(BORJAN)
    (brev,) = [ett for ett in rigg.svep(kl(date(2019, 11, 5), 9)) if adressen(ett) == ALE]
    rigg.grund.klocka.ga_till(kl(date(2019, 11, 8), 17))
    rigg.studsa(brev)
    assert rigg.svep(kl(date(2019, 11, 9), 9)) == []
    nya = [ett for ett in rigg.svep(kl(date(2019, 11, 11), 9)) if adressen(ett) == SAMORDNARE]
    assert [f"({ALE}) kommer tillbaka" in text(ett) for ett in nya].count(True) == 1
    assert rigg.fynd() == []


def test_a_resend_of_what_came_back_is_not_sent_where_it_came_from(rigg: Returrigg) -> None:
    """The mail server's answer was lost, and the bounce tells that it had taken the letter."""
    brev = oppningen(rigg)
    rigg.grund.skriv(
        "UPDATE utskick SET tillstand = 'okant', skickad = NULL, summa = NULL WHERE id ="
        " (SELECT utskick.id FROM utskick JOIN kontakt ON kontakt.id = utskick.kontakt_id"
        " WHERE kontakt.adress = :a)",
        a=AMAL,
    )
    rigg.studsa(brev)
    assert [adressen(ett) for ett in rigg.svep()] == [HANDLAGGARE]
    assert rigg.svep() == []
    assert rigg.fynd() == []


def test_nothing_is_passed_on_in_a_sandbox(rigg: Returrigg) -> None:
    brev = oppningen(rigg)
    rigg.grund.skriv("UPDATE omgang SET skarpa = 'sandlada'")
    assert rigg.studsa(brev).nytt is True
    assert rigg.svep() == []
    assert rigg.returer()[0].omledd is None


def test_a_passed_on_letter_follows_the_contact_that_is_replaced_meanwhile(
    rigg: Returrigg,
) -> None:
    """The handläggare who would get it ends first: the one in the same place gets it, once."""
    rigg.studsa(oppningen(rigg))
    ny = "ny.handlaggare@1492-kf.example"
    with rigg.grund.databas.skriv() as session:
        kontakter.byt(
            session,
            rigg.grund.omgang.kod,
            Kontakt(
                organ="1492-kf",
                roll=Kontaktroll.HANDLAGGARE,
                kanal=Kanal.EPOST,
                adress=ny,
                namn="Ny handläggare (fiktiv)",
                galler_fran=BORJAN.date(),
            ),
            nu=rigg.grund.klocka.nu(),
        )
    (brev,) = rigg.svep(BORJAN + timedelta(hours=1))
    assert adressen(brev) == ny
    assert f"({AMAL}) kommer tillbaka" in text(brev)
    assert rigg.svep(BORJAN + timedelta(hours=3)) == []
    assert rigg.fynd() == []


def test_why_a_passed_on_reminder_came_is_told(rigg: Returrigg) -> None:
    brev = oppningen(rigg)
    rigg.studsa(brev)
    rigg.svep()
    rigg.svep(ANDRA_STEGET)
    with rigg.grund.databas.las() as session:
        svar = las_varfor(
            session,
            rigg.grund.omgang.kod,
            HANDLAGGARE,
            avsandare=AVSANDARE,
            nu=rigg.grund.klocka.nu(),
        )
    oppning, paminnelse = (ett.varfor for ett in svar.utskick)
    assert oppning[0].startswith("brev till ")
    assert "kommer i retur: det här gick i stället för utskick " in oppning[0]
    assert len(oppning) == 2
    assert "30 dagar före sista dagen" in paminnelse[1]

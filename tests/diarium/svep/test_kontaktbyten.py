"""A contact is replaced: what its body is owed goes to the new one, once, and nothing is lost."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from diarium import kontakter
from diarium.klocka import Stegklocka
from diarium.svep.svepa import paminn
from diarium.verifiera import verifiera
from tests.diarium.svep.conftest import BORJAN, utan_kedja
from tests.diarium.svep.rigg import Rigg, brevtext, kl, rigga, sandmiljo, tolka
from tests.mottagare.trasig_smtp import TrasigSmtp
from tests.rundor import kontakter_for

GAMMAL, NY = "registrator@1440-kf.example", "kansliet@ale.example"
SONDAG = date(2019, 10, 13)
"""Thirty days before the last day of three cases: what is claimed then waits for Monday."""


@pytest.fixture(autouse=True)
def _stammer(rigg: Rigg) -> object:
    """Verifies the record when a test has done its worst."""
    yield
    with rigg.databas.las() as session:
        assert [str(ett) for ett in verifiera(session)] == []


def ny(organ: str = "1440-kf", adress: str = NY, *, fran: date) -> Kontakt:
    return Kontakt(
        organ=organ,
        roll=Kontaktroll.REGISTRATOR,
        kanal=Kanal.EPOST,
        adress=adress,
        namn="Kansliet (fiktivt)",
        galler_fran=fran,
    )


def byt(rigg: Rigg, kontakt: Kontakt, *, ersatter: int | None = None) -> None:
    with rigg.databas.skriv() as session:
        kontakter.byt(session, rigg.omgang.kod, kontakt, nu=rigg.klocka.nu(), ersatter=ersatter)


def brev(smtp: Smtpmottagare, adress: str) -> Counter[str]:
    """Counts the letters to an address by what they begin with."""
    alla = (tolka(ett.innehall) for ett in smtp.mottagna)
    till = (ett for ett in alla if str(ett["To"].addresses[0].addr_spec) == adress)
    return Counter(
        next(
            (
                sort
                for sort, ord_ in (("påminnelse", "Påminnelse:"), ("frist", "frist"))
                if ord_ in str(ett["Subject"])
            ),
            "öppning",
        )
        for ett in till
    )


def test_an_opening_that_waits_goes_to_the_new_contact_alone(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    byt(rigg, ny(fran=rigg.idag()))
    rigg.svep()
    assert (brev(smtp, GAMMAL), brev(smtp, NY)) == ({}, {"öppning": 1})
    assert len(smtp.mottagna) == 4
    assert rigg.tillstand("oppning") == {"skickad": 4, "aterhallen": 1}


def test_a_rung_that_has_gone_is_not_repeated_but_the_next_one_comes(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep()
    rigg.svep(kl(date(2019, 9, 13), 9))
    assert brev(smtp, GAMMAL) == {"öppning": 1, "påminnelse": 1}
    rigg.klocka.ga_till(kl(date(2019, 9, 14), 9))
    byt(rigg, ny(fran=rigg.idag()))
    rigg.svep_var(timedelta(days=1), till=kl(date(2019, 10, 12), 9))
    assert brev(smtp, NY) == {}
    rigg.svep_var(timedelta(days=1), till=kl(date(2019, 10, 15), 9))
    assert brev(smtp, NY) == {"påminnelse": 1}
    assert brev(smtp, GAMMAL) == {"öppning": 1, "påminnelse": 1}


def test_a_rung_of_the_same_day_is_not_repeated_by_a_clock_that_goes_back(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep()
    rigg.svep(kl(date(2019, 9, 13), 9))
    byt(rigg, ny(fran=rigg.idag()))
    tillbaka = replace(rigg, klocka=Stegklocka(kl(date(2019, 9, 13), 8, 30)))
    tillbaka.svep()  # what has fallen due since two days before is looked for anew
    tillbaka.svep(kl(date(2019, 9, 13), 10))
    assert brev(smtp, NY) == {}
    assert sum(brev(smtp, GAMMAL).values()) == 2


def test_a_reminder_that_waits_for_monday_goes_to_the_new_contact(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep()
    rigg.svep(kl(SONDAG, 12))
    byt(rigg, ny(fran=SONDAG))
    rigg.svep(kl(SONDAG + timedelta(days=1), 9))
    assert (brev(smtp, GAMMAL)["påminnelse"], brev(smtp, NY)) == (0, {"påminnelse": 1})


@pytest.mark.parametrize("paminn_forst", [True, False])
def test_a_change_of_a_later_day_moves_what_waits_on_that_day(
    rigg: Rigg, smtp: Smtpmottagare, *, paminn_forst: bool
) -> None:
    rigg.svep()
    rigg.klocka.ga_till(kl(date(2019, 10, 10), 9))
    mandag = SONDAG + timedelta(days=1)
    byt(rigg, ny(fran=mandag))
    if paminn_forst:
        rigg.klocka.ga_till(kl(SONDAG, 12))
        paminn(rigg.databas, klocka=rigg.klocka)
    rigg.svep(kl(mandag, 9))
    assert (brev(smtp, GAMMAL)["påminnelse"], brev(smtp, NY)) == (0, {"påminnelse": 1})


def test_what_was_refused_for_good_is_sent_to_the_new_one(rigg: Rigg, smtp: Smtpmottagare) -> None:
    with TrasigSmtp(RCPT="554 5.7.1 nej") as server, sandmiljo(server.port) as miljo:
        trasig = rigg.med(miljo)
        trasig.svep()
        trasig.svep(kl(date(2019, 9, 13), 9))
    assert rigg.tillstand("oppning")["bestaende_fel"] == 4
    byt(rigg, ny(fran=rigg.idag()))
    rigg.svep()
    assert brev(smtp, NY) == {"öppning": 1, "påminnelse": 1}
    byt(rigg, ny(adress="igen@ale.example", fran=rigg.idag()))
    rigg.svep()
    assert brev(smtp, "igen@ale.example") == {}
    assert len(smtp.mottagna) == 2


def test_of_rungs_that_never_arrived_only_the_last_is_sent(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep()
    with TrasigSmtp(RCPT="554 5.7.1 nej") as server, sandmiljo(server.port) as miljo:
        for dag in (date(2019, 9, 13), date(2019, 10, 14)):
            rigg.med(miljo).svep(kl(dag, 9))
    byt(rigg, ny(fran=rigg.idag()))
    rigg.svep()
    assert brev(smtp, NY) == {"påminnelse": 1}


def test_a_rung_that_arrived_after_one_that_did_not_is_enough(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep()
    with TrasigSmtp(RCPT="554 5.7.1 nej") as server, sandmiljo(server.port) as miljo:
        rigg.med(miljo).svep(kl(date(2019, 9, 13), 9))
    rigg.svep(kl(date(2019, 10, 14), 9))
    assert brev(smtp, GAMMAL)["påminnelse"] == 1
    byt(rigg, ny(fran=rigg.idag()))
    rigg.svep()
    assert brev(smtp, NY) == {}


def test_a_contact_that_is_replaced_twice_leaves_one_message(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    byt(rigg, ny(adress="fel@ale.example", fran=rigg.idag()))
    byt(rigg, ny(fran=rigg.idag()))
    rigg.svep()
    assert len(smtp.mottagna) == 4
    assert brev(smtp, NY) == {"öppning": 1}


def test_a_body_that_has_answered_is_not_told_anew(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.besluta("beslut/1440-kf")
    byt(rigg, ny(fran=rigg.idag()))
    rigg.svep()
    assert brev(smtp, NY) == {}


DELAD = "kommunen@1487.example"


@pytest.fixture
def delad(smtp: Smtpmottagare, rigg: Rigg) -> Rigg:
    """The same round, but Vänersborg's two bodies share a mailbox."""
    for organ in ("1487-sn", "1487-bun"):
        byt(rigg, ny(organ, DELAD, fran=rigg.idag()))
    rigg.svep()
    smtp.mottagna.clear()
    return rigg


def test_a_digest_is_parted_when_one_of_its_bodies_moves(delad: Rigg, smtp: Smtpmottagare) -> None:
    delad.svep(kl(SONDAG, 12))
    byt(delad, ny("1487-sn", "sn@1487.example", fran=SONDAG))
    delad.svep(kl(SONDAG + timedelta(days=1), 9))
    assert brev(smtp, DELAD) == brev(smtp, "sn@1487.example") == {"påminnelse": 1}
    texter = {
        str(ett["To"].addresses[0].addr_spec): brevtext(ett)
        for ett in (tolka(rad.innehall) for rad in smtp.mottagna)
    }
    assert "1487-sn" in texter["sn@1487.example"]
    assert "1487-bun" not in texter["sn@1487.example"]
    assert "1487-bun" in texter[DELAD]
    assert "1487-sn" not in texter[DELAD]


@pytest.mark.parametrize("organ", ["1487-sn", "1487-bun"])
def test_news_of_a_moved_deadline_reach_both_mailboxes(
    delad: Rigg, smtp: Smtpmottagare, organ: str
) -> None:
    delad.klocka.ga_till(kl(SONDAG, 12))
    delad.flytta(date(2019, 12, 20))
    byt(delad, ny(organ, "sig@1487.example", fran=SONDAG))
    delad.svep(kl(SONDAG + timedelta(days=1), 9))
    assert brev(smtp, "sig@1487.example")["frist"] == 1
    assert brev(smtp, DELAD)["frist"] == 1
    sig = next(
        brevtext(ett)
        for ett in (tolka(rad.innehall) for rad in smtp.mottagna)
        if "sig@1487" in str(ett["To"])
    )
    assert [kod for kod in ("1487-sn", "1487-bun") if kod in sig] == [organ]


def test_moving_to_a_mailbox_with_a_waiting_digest_joins_it(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep()
    smtp.mottagna.clear()
    rigg.svep(kl(SONDAG, 12))
    byt(rigg, ny("1487-sn", "registrator@1487-bun.example", fran=SONDAG))
    rigg.svep(kl(SONDAG + timedelta(days=1), 9))
    assert brev(smtp, "registrator@1487-bun.example") == {"påminnelse": 1}
    assert brev(smtp, "registrator@1487-sn.example") == {}


def test_a_body_without_a_contact_is_told_when_it_gets_one(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep()
    smtp.mottagna.clear()
    runda = utan_kedja().model_copy(update={"kod": "utan", "dnr": "VK 2019/2"})
    utan = [ett for ett in kontakter_for(runda) if ett.organ != "1440-kf"]
    sedan = rigga(rigg.databas, runda, utan, rigg.miljo, nu=BORJAN)
    sedan.svep()
    assert len(smtp.mottagna) == 3
    for adress, fran in ((NY, date(2019, 6, 5)), ("andra@ale.example", date(2019, 6, 7))):
        with sedan.databas.skriv() as session:
            kontakter.lagg_till_en(session, "utan", ny(adress=adress, fran=fran), nu=BORJAN)
    sedan.svep_var(timedelta(days=1), till=kl(date(2019, 6, 10), 9))
    assert brev(smtp, NY) == {"öppning": 1}
    assert brev(smtp, "andra@ale.example") == {}


def test_an_opening_that_was_held_in_a_gap_is_told_to_who_comes_after_it(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    """The round is stated with a contact that ends before its opening goes, and with no other."""
    runda = utan_kedja().model_copy(update={"kod": "glapp", "dnr": "VK 2019/3"})
    slutar = ny(adress="slutar@ale.example", fran=date(2019, 6, 1)).model_copy(
        update={"galler_till": date(2019, 6, 2)}
    )
    andra = [ett for ett in kontakter_for(runda) if ett.organ != "1440-kf"]
    lordag = kl(date(2019, 6, 1), 12)
    glapp = rigga(rigg.databas, runda, [*andra, slutar], rigg.miljo, nu=lordag)
    glapp.svep(BORJAN)
    with glapp.databas.skriv() as session:
        kontakter.lagg_till_en(session, "glapp", ny(fran=date(2019, 6, 4)), nu=BORJAN)
    for dag in (4, 5):
        glapp.svep(kl(date(2019, 6, dag), 9))
    assert brev(smtp, NY) == {"öppning": 1}


def test_an_ended_contact_with_nobody_in_its_place_is_held(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.flytta(date(2019, 12, 20))
    with rigg.databas.skriv() as session:
        for rad in rigg.las("SELECT id, organ FROM kontakt WHERE roll = 'samordnare'"):
            kontakter.avsluta(
                session,
                rigg.omgang.kod,
                rad.organ,
                rad.id,
                sista_dag=rigg.idag() - timedelta(days=1),
                nu=rigg.klocka.nu(),
            )
    rigg.svep()
    hallna = [rad for rad in rigg.utskick("fristandring") if rad.tillstand == "aterhallen"]
    assert [rad.motivering for rad in hallna] == [
        "kontakten gäller inte längre, och ingen har tagit dess plats"
    ]
    assert brev(smtp, "samordnare@forbundet.example") == {}

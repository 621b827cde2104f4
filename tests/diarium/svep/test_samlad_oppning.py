"""Cases that open at once are one letter to the mailbox that several bodies share."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from diarium import kontakter
from diarium.databas import Databas
from diarium.utkorg.utskicksplan import las_utskicksplan
from diarium.utkorg.varfor import las_varfor
from diarium.verifiera import verifiera
from tests.diarium.svep.conftest import BORJAN, utan_kedja
from tests.diarium.svep.rigg import AVSANDARE, Rigg, brevtext, kl, rigga, sandmiljo, tolka
from tests.mottagare.trasig_smtp import TrasigSmtp
from tests.rundor import kontakter_for

NAMNDER = ("1487-sn", "1487-bun")
DELAD, NY, ANNAN = "kommunen@1487.example", "ny@1487.example", "annan@1487.example"
FRAN = date(2019, 6, 17)


def delat(runda: Beslutsomgang) -> Sequence[Kontakt]:
    """Gives every body its mailbox, but one to Vänersborg's two nämnder."""
    return [med_adress(ett, DELAD) if ett.organ in NAMNDER else ett for ett in kontakter_for(runda)]


def med_adress(kontakt: Kontakt, adress: str) -> Kontakt:
    return kontakt.model_copy(update={"adress": adress})


@pytest.fixture
def rigg(databas: Databas, smtp: Smtpmottagare) -> Iterator[Rigg]:
    """Two nämnder that share a mailbox, and two bodies beside them; the record verifies."""
    runda = utan_kedja()
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, delat(runda), miljo, nu=BORJAN)
        yield rigg
    with databas.las() as session:
        assert [str(ett) for ett in verifiera(session)] == []


def om(smtp: Smtpmottagare) -> dict[str, list[list[str]]]:
    """Gives of each letter to an address of Vänersborg's which nämnder it is about."""
    per: dict[str, list[list[str]]] = {}
    for ett in smtp.mottagna:
        (adress,) = ett.mottagare
        if adress.endswith("1487.example"):
            rader = brevtext(tolka(ett.innehall)).split()
            per.setdefault(adress, []).append([organ for organ in NAMNDER if organ in rader])
    return per


def kontakt(organ: str, adress: str, *, fran: date) -> Kontakt:
    return Kontakt(
        organ=organ,
        roll=Kontaktroll.REGISTRATOR,
        kanal=Kanal.EPOST,
        adress=adress,
        namn=f"Kansliet {organ} (fiktivt)",
        galler_fran=fran,
    )


def byt(rigg: Rigg, organ: str, adress: str) -> None:
    ny = kontakt(organ, adress, fran=rigg.idag())
    with rigg.databas.skriv() as session:
        kontakter.byt(session, rigg.omgang.kod, ny, nu=rigg.klocka.nu())


def test_the_mailbox_gets_one_letter_and_the_others_theirs(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep()
    assert om(smtp) == {DELAD: [list(NAMNDER)]}
    assert len(smtp.mottagna) == 3
    (brev,) = [ett for ett in smtp.mottagna if DELAD in ett.mottagare]
    assert "Nu kan 2 ärenden tas upp." in brevtext(tolka(brev.innehall))
    rigg.svep(BORJAN + timedelta(days=1))
    assert len(smtp.mottagna) == 3


def test_the_plan_has_the_letter_with_both(rigg: Rigg, smtp: Smtpmottagare) -> None:
    with rigg.databas.las() as session:
        plan = las_utskicksplan(session, rigg.omgang.kod, avsandare=AVSANDARE, nu=BORJAN)
    oppningar = [ett for ett in plan.sakra if ett.sort == "oppning"]
    (samlad,) = [ett for ett in oppningar if DELAD in ett.till]
    assert (len(oppningar), samlad.organ) == (3, frozenset(NAMNDER))
    rigg.svep()
    assert len(smtp.mottagna) == 3


@pytest.mark.parametrize("organ", NAMNDER)
def test_each_of_them_is_told_why(rigg: Rigg, organ: str) -> None:
    rigg.svep()
    with rigg.databas.las() as session:
        svar = las_varfor(session, rigg.omgang.kod, organ, avsandare=AVSANDARE, nu=BORJAN)
    (ett,) = svar.utskick
    assert [rad.partition(",")[0] for rad in ett.varfor] == list(NAMNDER)
    assert all("öppet när omgången startade (händelse 1, 3 juni 2019)" in rad for rad in ett.varfor)


@pytest.mark.parametrize("svarat", NAMNDER)
def test_who_has_answered_is_left_out(rigg: Rigg, smtp: Smtpmottagare, svarat: str) -> None:
    rigg.besluta(f"beslut/{svarat}")
    rigg.svep()
    assert om(smtp) == {DELAD: [[ett for ett in NAMNDER if ett != svarat]]}


def test_when_all_have_answered_nothing_goes(rigg: Rigg, smtp: Smtpmottagare) -> None:
    for organ in NAMNDER:
        rigg.besluta(f"beslut/{organ}")
    rigg.svep()
    assert om(smtp) == {}
    assert rigg.tillstand("oppning")["aterhallen"] == 1


@pytest.mark.parametrize("bytt", NAMNDER)
def test_a_new_contact_takes_its_own_body_alone(rigg: Rigg, smtp: Smtpmottagare, bytt: str) -> None:
    (kvar,) = {*NAMNDER} - {bytt}
    byt(rigg, bytt, NY)
    rigg.svep()
    assert om(smtp) == {NY: [[bytt]], DELAD: [[kvar]]}


def test_both_may_get_contacts_of_their_own(rigg: Rigg, smtp: Smtpmottagare) -> None:
    byt(rigg, NAMNDER[0], NY)
    byt(rigg, NAMNDER[1], ANNAN)
    rigg.svep()
    assert om(smtp) == {NY: [[NAMNDER[0]]], ANNAN: [[NAMNDER[1]]]}


@pytest.mark.parametrize("forst", [0, 1])
def test_both_may_move_to_a_new_mailbox_together(
    rigg: Rigg, smtp: Smtpmottagare, forst: int
) -> None:
    byt(rigg, NAMNDER[forst], NY)
    byt(rigg, NAMNDER[1 - forst], NY)
    rigg.svep()
    assert set(om(smtp)) == {NY}
    assert sorted(organ for brev in om(smtp)[NY] for organ in brev) == sorted(NAMNDER)


@pytest.mark.parametrize("bytt", NAMNDER)
def test_a_new_name_at_the_same_mailbox_loses_nothing(
    rigg: Rigg, smtp: Smtpmottagare, bytt: str
) -> None:
    byt(rigg, bytt, DELAD)
    rigg.svep()
    assert sorted(organ for brev in om(smtp)[DELAD] for organ in brev) == sorted(NAMNDER)


@pytest.mark.parametrize("bytt", NAMNDER)
def test_what_failed_goes_to_the_one_who_came_instead(
    rigg: Rigg, smtp: Smtpmottagare, bytt: str
) -> None:
    with TrasigSmtp(RCPT="554 5.7.1 nej") as server, sandmiljo(server.port) as miljo:
        rigg.med(miljo).svep()
    assert rigg.tillstand("oppning") == {"bestaende_fel": 3}
    byt(rigg, bytt, NY)
    rigg.svep()
    assert om(smtp) == {NY: [[bytt]]}


@pytest.mark.parametrize("slutat", NAMNDER)
def test_one_whose_contact_ends_before_it_goes_leaves_the_other_its_own(
    databas: Databas, smtp: Smtpmottagare, slutat: str
) -> None:
    """Started on a Saturday; on Monday nobody is there for one of them, and on Tuesday one is."""
    (kvar,) = {*NAMNDER} - {slutat}
    runda, lordag = utan_kedja(), kl(date(2019, 6, 1), 12)
    rader = [
        ett.model_copy(update={"galler_till": date(2019, 6, 2)}) if ett.organ == slutat else ett
        for ett in delat(runda)
    ]
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, rader, miljo, nu=lordag)
        rigg.svep(BORJAN)
        assert om(smtp) == {DELAD: [[kvar]]}
        with databas.skriv() as session:
            ny = kontakt(slutat, NY, fran=date(2019, 6, 4))
            kontakter.lagg_till_en(session, runda.kod, ny, nu=BORJAN)
        for dag in (4, 5):
            rigg.svep(kl(date(2019, 6, dag), 9))
    assert om(smtp) == {DELAD: [[kvar]], NY: [[slutat]]}


def test_a_round_that_opens_later_tells_them_together_on_its_day(
    databas: Databas, smtp: Smtpmottagare
) -> None:
    runda = utan_kedja()
    runda = runda.model_copy(update={"trappa": runda.trappa.model_copy(update={"oppnar": FRAN})})
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, delat(runda), miljo, nu=BORJAN)
        rigg.svep()
        fragor = len(smtp.mottagna)
        rigg.svep(kl(FRAN, 9))
    assert om(smtp)[DELAD][1:] == [list(NAMNDER)]
    assert len(smtp.mottagna) - fragor == 3
    with databas.las() as session:
        assert [str(ett) for ett in verifiera(session)] == []

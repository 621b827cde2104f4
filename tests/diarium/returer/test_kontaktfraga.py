"""A contact is confirmed by the first mail: by its answer, and by that it does not come back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from app.mottagare.teams import Teamsmottagare
from beslutsmodell.kontakt import Kanal
from beslutsmodell.trappa import Trappa
from diarium import kontakter
from diarium.databas import Databas
from diarium.kontaktlage import Infor, Kontaktlage, las_infor, las_kontaktlage
from diarium.omgangslasning import las_omgangen
from diarium.returer.hav import hav
from diarium.returer.larm import las_returlarm
from notiser.returer.inkommet import Returslag
from notiser.returer.tyda import tyd
from tests.diarium.returer.conftest import HANDLAGGARE, egna_kontakter
from tests.diarium.returer.returrigg import Returrigg, adressen
from tests.diarium.svep.conftest import BORJAN, utan_kedja
from tests.diarium.svep.rigg import AVSANDARE, brevtext, kl, rigga, sandmiljo
from tests.diarium.svep.test_oppningsdagen import OPPNAR, kontakt
from tests.mottagare.trasig_smtp import TrasigSmtp
from tests.notiser.returer import post

AMAL = "registrator@1492-kf.example"
ALE = "registrator@1440-kf.example"


@pytest.fixture
def rigg(databas: Databas, smtp: Smtpmottagare) -> Iterator[Returrigg]:
    """The round of the chain's tests, which opens in August, when the questions have gone."""
    runda = utan_kedja().model_copy(update={"trappa": Trappa(oppnar=OPPNAR)})
    with sandmiljo(smtp.port) as miljo:
        grund = rigga(databas, runda, egna_kontakter(runda), miljo, nu=BORJAN)
        returrigg = Returrigg(grund, smtp)
        returrigg.svep(BORJAN)
        yield returrigg


def fragan(rigg: Returrigg, adress: str = AMAL) -> EmailMessage:
    (brev,) = [ett for ett in rigg.brev_till(adress) if "rätt mottagare?" in ett["Subject"]]
    return brev


def svarsamne(brev: EmailMessage) -> str:
    """Gives the subject that a letter asks for, as it stands in its text."""
    return " ".join(brevtext(brev).split()).partition("med ämnet ”")[2].partition("”")[0]


def svara(rigg: Returrigg, adress: str = AMAL, *, fran: str = AMAL) -> Returslag:
    return rigg.las(post.nytt_brev(svarsamne(fragan(rigg, adress)), fran=fran)).slag


def lagen(rigg: Returrigg) -> Mapping[str, Kontaktlage]:
    """Gives how it stands with each address."""
    with rigg.grund.databas.las() as session:
        omgang_id = las_omgangen(session, rigg.grund.omgang.kod).id
        alla = las_kontaktlage(session, omgang_id)
    return {ett.kontakt.kontakt.adress: ett for ett in alla}


def infor(rigg: Returrigg) -> Infor | None:
    with rigg.grund.databas.las() as session:
        lasning = las_omgangen(session, rigg.grund.omgang.kod)
        return las_infor(session, lasning, nu=rigg.grund.klocka.nu())


def test_the_answer_that_was_written_beforehand_confirms_the_contact(rigg: Returrigg) -> None:
    rigg.grund.klocka.ga_till(kl(date(2019, 6, 4), 10))
    assert svara(rigg, fran="Assar Assarsson <assar@1492.example>") is Returslag.BEKRAFTELSE
    ett = lagen(rigg)[AMAL]
    assert ett.bekraftelse is not None
    assert ett.bekraftelse.av == "svar från assar@1492.example"
    assert lagen(rigg)[HANDLAGGARE].bekraftelse is None
    assert infor(rigg) == Infor(OPPNAR, kontakter=9, bekraftade=1, nas_inte=0)
    assert rigg.fynd() == []


def test_the_name_in_an_answer_stands_in_no_event(rigg: Returrigg) -> None:
    svara(rigg, fran="assar@1492.example")
    kroppar = rigg.grund.las("SELECT kropp FROM handelse")
    assert not any("assar" in rad.kropp for rad in kroppar)


def test_the_same_answer_twice_is_one_confirmation(rigg: Returrigg) -> None:
    brev = post.nytt_brev(svarsamne(fragan(rigg)), fran=AMAL)
    assert [rigg.las(brev).nytt, rigg.las(brev).nytt] == [True, False]
    typ = "SELECT count(*) AS antal FROM handelse WHERE typ = 'kontakter_bekraftade'"
    assert rigg.grund.las(typ)[0].antal == 1


def test_an_answer_for_a_shared_mailbox_confirms_all_that_it_was_asked_about(
    rigg: Returrigg,
) -> None:
    svara(rigg, "samordnare@forbundet.example")
    last = infor(rigg)
    assert last is not None
    assert last.bekraftade == 4


@pytest.mark.parametrize(
    "amne",
    [
        "SV: Är ni rätt mottagare? Kommunfullmäktige",
        "Automatiskt svar: {}",
        "Fel mottagare: {}",
        "Stämmer inte [0123456789abcdef01234567]",
        "Stämmer [0123456789abcdef01234567]",
        "Stämmer",
    ],
)
def test_any_other_letter_confirms_nothing(rigg: Returrigg, amne: str) -> None:
    brev = post.nytt_brev(amne.format(svarsamne(fragan(rigg))), fran=AMAL)
    assert rigg.las(brev).retur_id is None
    assert lagen(rigg)[AMAL].bekraftelse is None


@pytest.mark.parametrize(
    ("text", "slag", "sager_mer"),
    [
        ("Ja, kontakten stämmer.", Returslag.BEKRAFTELSE, False),
        ("", Returslag.BEKRAFTELSE, False),
        ("Ja, kontakten stämmer.\n\nAssar, kansliet", Returslag.BEKRAFTELSE, True),
        ("Stämmer inte längre: från 1 juli är det nya@ale.example", Returslag.BREV, False),
        ("Ja, kontakten stämmer. Men inte i juli.", Returslag.BREV, False),
    ],
)
def test_what_a_human_wrote_beside_the_answer_is_left_to_a_human(
    rigg: Returrigg, text: str, slag: Returslag, *, sager_mer: bool
) -> None:
    brev = post.nytt_brev(svarsamne(fragan(rigg)), fran=AMAL, text=text)
    assert rigg.las(brev).slag is slag
    assert tyd(brev).sager_mer is sager_mer
    assert (lagen(rigg)[AMAL].bekraftelse is not None) is (slag is Returslag.BEKRAFTELSE)


def test_the_answer_is_written_to_the_mailbox_that_a_program_reads(rigg: Returrigg) -> None:
    egen = AVSANDARE.model_copy(
        update={"svara_till": "manniska@vastkom.example", "retur": "retur@vastkom.example"}
    )
    miljo = replace(rigg.grund.miljo, avsandare=egen)
    rigg.grund.klocka.ga_till(kl(date(2019, 6, 5)))
    with rigg.grund.databas.skriv() as session:
        kontakter.fraga_igen(session, rigg.grund.omgang.kod, nu=rigg.grund.klocka.nu())
    rigg.grund.med(miljo).svep()
    *_, brev = rigg.brev_till(AMAL)
    text = " ".join(brevtext(brev).split())
    assert "skicka ett brev till retur@vastkom.example med ämnet ”Stämmer [" in text
    assert "skriv till manniska@vastkom.example vem som ska ha breven" in text


def test_a_mailbox_that_is_refused_outright_is_told(databas: Databas, smtp: Smtpmottagare) -> None:
    def svara_rcpt(rad: str) -> str:
        return "550 5.1.1 okänd" if AMAL in rad else "250 Ok"

    runda = utan_kedja().model_copy(update={"trappa": Trappa(oppnar=OPPNAR)})
    with TrasigSmtp(RCPT=svara_rcpt) as server, sandmiljo(server.port) as miljo:
        grund = rigga(databas, runda, egna_kontakter(runda), miljo, nu=BORJAN)
        nekad = Returrigg(grund, smtp)
        nekad.svep(BORJAN)
        assert lagen(nekad)[AMAL].hinder == "brev kommer i retur"
        assert infor(nekad) == Infor(OPPNAR, kontakter=9, bekraftade=0, nas_inte=1)


def test_who_is_known_to_be_out_of_reach_is_not_asked_again(rigg: Returrigg) -> None:
    rigg.studsa(fragan(rigg))
    rigg.grund.klocka.ga_till(kl(date(2019, 6, 5)))
    with rigg.grund.databas.skriv() as session:
        antal = kontakter.fraga_igen(session, rigg.grund.omgang.kod, nu=rigg.grund.klocka.nu())
    assert antal == 5
    assert AMAL not in map(adressen, rigg.svep())


def test_a_secret_address_is_not_told_by_an_answer(
    databas: Databas, smtp: Smtpmottagare, tmp_path: Path
) -> None:
    runda = utan_kedja().model_copy(update={"trappa": Trappa(oppnar=OPPNAR)})
    ca = Lokalca(tmp_path / "ca")
    with Teamsmottagare(tmp_path / "kort", tls=ca.serverkontext()) as teams:
        kanal = kontakt("1440-kf", teams.adress(), BORJAN.date())
        kanal = kanal.model_copy(update={"kanal": Kanal.TEAMS})
        with sandmiljo(smtp.port, ca_fil=str(ca.ca_fil)) as miljo:
            grund = rigga(databas, runda, (*egna_kontakter(runda), kanal), miljo, nu=BORJAN)
            rigg = Returrigg(grund, smtp)
            rigg.svep(BORJAN)
            (kort,) = teams.mottagna
            kod = re.search(r"Stämmer \[([0-9a-f]{24})\]", str(kort))
            assert kod is not None
            bokfort = rigg.las(post.nytt_brev(f"Stämmer [{kod.group(1)}]", fran=ALE))
    assert bokfort.bekraftat
    (retur,) = rigg.returer()
    assert teams.adress().rpartition("/")[2] not in retur.adress
    assert rigg.fynd() == []


def test_an_autoreply_with_the_very_subject_confirms_nothing(rigg: Returrigg) -> None:
    brev = post.nytt_brev(svarsamne(fragan(rigg)), fran=AMAL)
    auto = brev.replace(b"Subject:", b"Auto-Submitted: auto-replied\r\nSubject:", 1)
    assert rigg.las(auto).slag is Returslag.AUTOSVAR
    assert lagen(rigg)[AMAL].bekraftelse is None


def test_a_yes_to_something_else_than_a_question_is_a_letter(rigg: Returrigg) -> None:
    rigg.svep(kl(OPPNAR))
    *_, oppningen = rigg.brev_till(AMAL)
    kod = str(oppningen["Message-ID"]).strip("<>").partition("@")[0]
    assert rigg.las(post.nytt_brev(f"Stämmer [{kod}]", fran=AMAL)).slag is Returslag.BREV


def test_a_question_that_comes_back_marks_the_address_and_goes_to_nobody_else(
    rigg: Returrigg,
) -> None:
    assert rigg.studsa(fragan(rigg)).slag is Returslag.BESTAENDE
    assert rigg.svep(kl(date(2019, 6, 5))) == []
    assert lagen(rigg)[AMAL].hinder == "brev kommer i retur"
    assert infor(rigg) == Infor(OPPNAR, kontakter=9, bekraftade=0, nas_inte=1)
    with rigg.grund.databas.las() as session:
        (larm,) = las_returlarm(session, rigg.grund.omgang.kod, nu=rigg.grund.klocka.nu())
    assert AMAL in larm.vad
    nya = rigg.svep(kl(OPPNAR))
    assert AMAL not in map(adressen, nya)
    (till_nasta,) = [ett for ett in nya if adressen(ett) == HANDLAGGARE]
    assert f"({AMAL}) kommer tillbaka" in " ".join(brevtext(till_nasta).split())
    assert rigg.fynd() == []


def test_who_was_put_in_for_a_mailbox_that_comes_back_is_asked(rigg: Returrigg) -> None:
    rigg.studsa(fragan(rigg))
    with rigg.grund.databas.skriv() as session:
        ny = kontakt("1492-kf", "kansliet@amal.example", rigg.grund.idag())
        kontakter.byt(session, rigg.grund.omgang.kod, ny, nu=rigg.grund.klocka.nu())
    (brev,) = rigg.svep()
    assert adressen(brev) == "kansliet@amal.example"
    assert svara(rigg, "kansliet@amal.example") is Returslag.BEKRAFTELSE
    assert "kansliet@amal.example" in map(adressen, rigg.svep(kl(OPPNAR)))
    assert rigg.fynd() == []


def test_a_mailbox_that_works_again_is_asked_again(rigg: Returrigg) -> None:
    rigg.studsa(fragan(rigg))
    with rigg.grund.databas.skriv() as session:
        hav(session, rigg.returer()[0].id, av="Samordnaren", nu=rigg.grund.klocka.nu())
    rigg.grund.klocka.ga_till(kl(date(2019, 6, 5)))
    with rigg.grund.databas.skriv() as session:
        kontakter.fraga_igen(session, rigg.grund.omgang.kod, nu=rigg.grund.klocka.nu())
    assert AMAL in map(adressen, rigg.svep())


def test_an_answer_after_the_contact_has_been_replaced_confirms_nobody(rigg: Returrigg) -> None:
    amne = svarsamne(fragan(rigg))
    with rigg.grund.databas.skriv() as session:
        ny = kontakt("1492-kf", "kansliet@amal.example", rigg.grund.idag())
        kontakter.byt(session, rigg.grund.omgang.kod, ny, nu=rigg.grund.klocka.nu())
    assert rigg.las(post.nytt_brev(amne, fran=AMAL)).slag is Returslag.BEKRAFTELSE
    assert all(ett.bekraftelse is None for ett in lagen(rigg).values())
    assert rigg.fynd() == []

"""A letter of one case tells what else its mailbox owes, as things stand when it goes."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kommandon import Pausa
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from diarium import kontakter
from diarium.databas import Databas
from diarium.utkorg.forhandsvisning import las_nasta
from diarium.utkorg.visat import Avsandande
from diarium.verifiera import verifiera
from notiser.forsandelse import Brev
from notiser.texter.ovriga import RUBRIK
from tests.beslutsmodell.omgangar import omgang, vag
from tests.diarium.svep.conftest import BORJAN
from tests.diarium.svep.rigg import AVSANDARE, Rigg, brevtext, kl, rigga, sandmiljo, tolka
from tests.rundor import kontakter_for

SN, BUN, ALE = "1487-sn", "1487-bun", "1440-kf"
DELAD, SAMORDNAREN = "kommunen@1487.example", "samordnare@forbundet.example"
STEGET = kl(date(2019, 10, 29))
"""Three days before the last day of one nämnd, 1 November, and fourteen before the other's."""
NASTA = kl(date(2019, 10, 31))
"""One day before it, when no rung of the others has come."""


@pytest.fixture
def runda() -> Beslutsomgang:
    """Two nämnder of one kommun with different last days, and two kommuner beside them."""
    vagar = (
        vag("beslut", SN, "1", "3", egen_frist=date(2019, 11, 1)),
        vag("beslut", BUN, "2"),
        vag("beslut", ALE),
        vag("beslut", "1492-kf"),
    )
    return omgang(beslutsvagar=vagar)


def kontakten(organ: str, adress: str, roll: Kontaktroll) -> Kontakt:
    return Kontakt(
        organ=organ, roll=roll, kanal=Kanal.EPOST, adress=adress, namn="Kontakten (fiktiv)"
    )


def delat(runda: Beslutsomgang) -> Sequence[Kontakt]:
    """Gives the nämnder one mailbox, and all bodies one coordinator."""
    egna = [ett for ett in kontakter_for(runda) if ett.organ not in {SN, BUN}]
    delade = [kontakten(organ, DELAD, Kontaktroll.REGISTRATOR) for organ in (SN, BUN)]
    samordnare = [
        kontakten(organ.kod, SAMORDNAREN, Kontaktroll.SAMORDNARE) for organ in runda.organ
    ]
    return [*egna, *delade, *samordnare]


@pytest.fixture
def rigg(databas: Databas, smtp: Smtpmottagare, runda: Beslutsomgang) -> Iterator[Rigg]:
    """The round has begun, and the openings have gone; the record verifies afterwards."""
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, delat(runda), miljo, nu=BORJAN)
        rigg.svep()
        yield rigg
    with databas.las() as session:
        assert [str(ett) for ett in verifiera(session)] == []


def brevet(smtp: Smtpmottagare, adress: str = DELAD, *, nummer: int = -1) -> str:
    """Gives the text of a letter to an address, the last."""
    brev = [ett.innehall for ett in smtp.mottagna if adress in ett.mottagare]
    return brevtext(tolka(brev[nummer]))


def senast(smtp: Smtpmottagare, adress: str = DELAD) -> tuple[list[str], list[str]]:
    """Gives the bodies that the last letter to an address is about, and those it tells of too."""
    rader = brevet(smtp, adress).splitlines()
    mitten = rader.index(RUBRIK) if RUBRIK in rader else len(rader)
    return namnda(rader[:mitten]), namnda(rader[mitten:])


def namnda(rader: Sequence[str]) -> list[str]:
    """Gives the bodies that have a part of their own, in its order."""
    return [ett for ett in rader if ett in {SN, BUN, ALE}]


def test_a_reminder_of_one_case_tells_the_other(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(STEGET)
    rigg.svep(NASTA)
    assert senast(smtp) == ([SN], [BUN])


def test_what_falls_due_together_stands_first(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(STEGET)
    assert senast(smtp) == ([SN, BUN], [])


def test_what_has_passed_its_last_day_is_told_as_passed(rigg: Rigg, smtp: Smtpmottagare) -> None:
    for stund in (STEGET, NASTA, kl(date(2019, 11, 5))):
        rigg.svep(stund)
    assert senast(smtp) == ([BUN], [SN])
    sagt = "Den egna sista dagen har redan passerat. Hör av er"
    assert sagt in " ".join(brevet(smtp).split())


def test_the_preview_of_it_is_what_comes(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(STEGET)
    with rigg.databas.las() as session:
        visat = las_nasta(
            session,
            rigg.omgang.kod,
            DELAD,
            "paminnelse",
            avsandande=Avsandande(AVSANDARE),
            nu=rigg.klocka.nu(),
        )
    rigg.svep(NASTA)
    assert visat is not None
    assert isinstance(visat.forsandelse, Brev)
    assert visat.tid == NASTA
    assert visat.forsandelse.text.splitlines() == brevet(smtp).splitlines()


def test_what_is_answered_is_not_told(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(STEGET)
    rigg.besluta(f"beslut/{BUN}")
    rigg.svep(NASTA)
    assert senast(smtp) == ([SN], [])


def test_it_keeps_no_reminder_alive(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(STEGET)
    antal = len(smtp.mottagna)
    rigg.besluta(f"beslut/{SN}")
    rigg.svep(NASTA)
    assert len(smtp.mottagna) == antal


def test_a_body_whose_reminders_rest_is_left_in_peace(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(STEGET)
    rigg.gor(f"beslut/{BUN}", Pausa(till=date(2019, 11, 4), motivering="nytt möte 6 november"))
    rigg.svep(NASTA)
    assert senast(smtp) == ([SN], [])


def test_who_is_no_longer_of_the_mailbox_is_not_told_there(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(STEGET)
    egen = kontakten(BUN, "bun@1487.example", Kontaktroll.REGISTRATOR)
    ny = egen.model_copy(update={"galler_fran": rigg.idag()})
    with rigg.databas.skriv() as session:
        kontakter.byt(session, rigg.omgang.kod, ny, nu=rigg.klocka.nu())
    rigg.svep(NASTA)
    assert senast(smtp) == ([SN], [])


def test_a_coordinator_is_told_what_escalates_and_no_more(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(NASTA)
    assert senast(smtp, SAMORDNAREN) == ([SN], [])


def test_a_handlaggare_of_the_mailbox_answers_for_the_body_too(
    databas: Databas, smtp: Smtpmottagare, runda: Beslutsomgang
) -> None:
    lista = [
        kontakten(BUN, DELAD, Kontaktroll.HANDLAGGARE)
        if (ett.organ, ett.adress) == (BUN, DELAD)
        else ett
        for ett in delat(runda)
    ]
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, lista, miljo, nu=BORJAN)
        for stund in (BORJAN, STEGET, NASTA):
            rigg.svep(stund)
    assert senast(smtp) == ([SN], [BUN])

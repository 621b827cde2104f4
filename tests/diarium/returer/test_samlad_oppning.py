"""An opening for several bodies comes back: each body's own next contact is told of its case."""

from collections.abc import Iterator, Sequence
from datetime import date
from email.message import EmailMessage
from typing import Protocol

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from diarium.databas import Databas
from tests.diarium.returer.conftest import AGARE, egna_kontakter
from tests.diarium.returer.returrigg import Returrigg, adressen
from tests.diarium.svep.conftest import BORJAN, utan_kedja
from tests.diarium.svep.rigg import brevtext, kl, rigga, sandmiljo

DELAD, GEMENSAM = "kommunen@1487.example", "handlaggare@1487.example"
NAMNDER = ("1487-sn", "1487-bun")
ANDRA, OPPNAR = "nr2@1487.example", date(2019, 6, 17)


class Start(Protocol):
    """Starts a round with more contacts, and maybe on a later day."""

    def __call__(self, fler: Sequence[Kontakt], oppnar: date | None = None) -> Returrigg: ...


def kontakt(organ: str, adress: str, roll: Kontaktroll = Kontaktroll.HANDLAGGARE) -> Kontakt:
    return Kontakt(organ=organ, roll=roll, kanal=Kanal.EPOST, adress=adress, namn="Ro (fiktiv)")


@pytest.fixture
def starta(databas: Databas, smtp: Smtpmottagare) -> Iterator[Start]:
    """Starts a round in which the two nämnder share a mailbox; the record verifies at the end."""
    with sandmiljo(smtp.port) as miljo:
        riggar: list[Returrigg] = []

        def starta_med(fler: Sequence[Kontakt], oppnar: date | None = None) -> Returrigg:
            runda = utan_kedja()
            trappa = runda.trappa.model_copy(update={"oppnar": oppnar})
            runda = runda.model_copy(update={"trappa": trappa})
            registratorer = Kontaktroll.REGISTRATOR
            grund = [
                ett.model_copy(update={"adress": DELAD})
                if ett.organ in NAMNDER and ett.roll is registratorer
                else ett
                for ett in egna_kontakter(runda)
                if ett.roll is not Kontaktroll.SAMORDNARE
            ]
            rigg = rigga(databas, runda, [*grund, *fler], miljo, nu=BORJAN)
            riggar.append(Returrigg(rigg, smtp))
            return riggar[0]

        yield starta_med
    assert [rigg.fynd() for rigg in riggar] == [[]]


def efter_studsen(rigg: Returrigg) -> dict[str, list[str]]:
    """Lets the common opening come back; gives whom that is told, and of which nämnder."""
    (brev,) = [ett for ett in rigg.svep() if adressen(ett) == DELAD]
    rigg.studsa(brev)
    nya = rigg.svep()
    assert rigg.svep() == []
    return om_namnderna(nya)


def om_namnderna(brev: Sequence[EmailMessage]) -> dict[str, list[str]]:
    """Gives which of the nämnder the letter to each address is about."""
    om = {
        adressen(ett): [organ for organ in NAMNDER if organ in brevtext(ett).split()]
        for ett in brev
    }
    assert len(om) == len(brev)
    return om


def test_each_bodys_own_next_is_told_of_its_case(starta: Start) -> None:
    egna = {organ: f"{organ}@1487.example" for organ in NAMNDER}
    rigg = starta([kontakt(organ, adress) for organ, adress in egna.items()])
    assert efter_studsen(rigg) == {adress: [organ] for organ, adress in egna.items()}


def test_a_next_in_common_gets_one_letter(starta: Start) -> None:
    rigg = starta([kontakt(organ, GEMENSAM) for organ in NAMNDER])
    assert efter_studsen(rigg) == {GEMENSAM: list(NAMNDER)}


def test_the_owner_gets_one_when_nobody_else_is_left(starta: Start) -> None:
    assert efter_studsen(starta([])) == {AGARE: list(NAMNDER)}


@pytest.mark.parametrize("organ", NAMNDER)
def test_who_has_a_notice_of_its_own_gets_no_other(starta: Start, organ: str) -> None:
    """The mailbox is known to be dead; a second registrator is next, and is told anyway."""
    (annan,) = {*NAMNDER} - {organ}
    rigg = starta([kontakt(organ, ANDRA, Kontaktroll.REGISTRATOR)], oppnar=OPPNAR)
    rigg.studsa(next(ett for ett in rigg.svep() if adressen(ett) == DELAD))
    nya = [ett for ett in rigg.svep(kl(OPPNAR, 9)) if adressen(ett) in {ANDRA, AGARE, DELAD}]
    assert om_namnderna(nya) == {ANDRA: [organ], AGARE: [annan]}
    assert rigg.svep() == []

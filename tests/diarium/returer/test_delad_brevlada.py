"""A mailbox that several bodies share comes back: each body's own next contact is written to."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from diarium import kontakter
from diarium.utkorg.varfor import las_varfor
from tests.diarium.returer.conftest import AGARE
from tests.diarium.returer.returrigg import Returrigg, adressen
from tests.diarium.svep.conftest import BORJAN
from tests.diarium.svep.rigg import AVSANDARE, brevtext, kl

DELAD = "kommunen@1487.example"
NAMNDER = ("1487-sn", "1487-bun")
STEGDAG = kl(date(2019, 10, 14), 9)


def kontakt(organ: str, roll: Kontaktroll, adress: str) -> Kontakt:
    return Kontakt(
        organ=organ,
        roll=roll,
        kanal=Kanal.EPOST,
        adress=adress,
        namn=f"{roll.etikett} {organ} (fiktiv)",
        galler_fran=BORJAN.date(),
    )


def med_handlaggare(rigg: Returrigg, organ: str, adress: str) -> None:
    with rigg.grund.databas.skriv() as session:
        ny = kontakt(organ, Kontaktroll.HANDLAGGARE, adress)
        kontakter.lagg_till_en(session, rigg.grund.omgang.kod, ny, nu=BORJAN)


@pytest.fixture
def delad(rigg: Returrigg) -> Iterator[Returrigg]:
    """Vänersborg's two nämnder share a mailbox; the record verifies at the end."""
    for organ in NAMNDER:
        with rigg.grund.databas.skriv() as session:
            ny = kontakt(organ, Kontaktroll.REGISTRATOR, DELAD)
            kontakter.byt(session, rigg.grund.omgang.kod, ny, nu=BORJAN)
    yield rigg
    assert rigg.fynd() == []


def om_namnderna(rigg: Returrigg, *, frist: bool = False) -> dict[str, list[str]]:
    """Sweeps; gives which of the nämnder each letter that was passed on is about."""
    nya = [ett for ett in rigg.svep() if "kommer tillbaka" in " ".join(brevtext(ett).split())]
    assert all(("frist" in str(ett["Subject"])) is frist for ett in nya)
    om: dict[str, list[str]] = {}
    for ett in nya:
        rubriker = brevtext(ett).splitlines()
        assert adressen(ett) not in om
        om[adressen(ett)] = [organ for organ in NAMNDER if organ in rubriker]
    return om


def paminnelsen(rigg: Returrigg) -> None:
    """Lets the common reminder come back."""
    rigg.svep()
    (brev,) = [ett for ett in rigg.svep(STEGDAG) if adressen(ett) == DELAD]
    rigg.studsa(brev)


def test_a_digest_that_came_back_reaches_each_bodys_own_next(delad: Returrigg) -> None:
    for organ in NAMNDER:
        med_handlaggare(delad, organ, f"{organ}@1487.example")
    paminnelsen(delad)
    assert om_namnderna(delad) == {f"{organ}@1487.example": [organ] for organ in NAMNDER}
    assert delad.svep() == []


def test_the_next_that_is_common_gets_one_letter(delad: Returrigg) -> None:
    for organ in NAMNDER:
        med_handlaggare(delad, organ, "handlaggare@1487.example")
    paminnelsen(delad)
    assert om_namnderna(delad) == {"handlaggare@1487.example": list(NAMNDER)}


def test_a_body_that_nobody_is_left_for_goes_with_the_other(delad: Returrigg) -> None:
    delad.grund.skriv("DELETE FROM kontakt WHERE roll IN ('samordnare', 'agare')")
    med_handlaggare(delad, "1487-bun", "bun@1487.example")
    paminnelsen(delad)
    assert om_namnderna(delad) == {"bun@1487.example": list(NAMNDER)}


def test_who_is_next_and_gets_the_news_anyway_gets_them_once(delad: Returrigg) -> None:
    for organ in NAMNDER:
        med_handlaggare(delad, organ, f"{organ}@1487.example")
    delad.studsa(next(ett for ett in delad.svep() if adressen(ett) == DELAD))
    delad.svep()
    delad.grund.flytta(date(2019, 12, 20))
    nya = [adressen(ett) for ett in delad.svep() if "frist" in str(ett["Subject"])]
    assert DELAD not in nya
    assert [nya.count(f"{organ}@1487.example") for organ in NAMNDER] == [1, 1]


def test_news_to_a_mailbox_that_is_marked_reach_each_bodys_own_next(delad: Returrigg) -> None:
    delad.grund.skriv("DELETE FROM kontakt WHERE roll = 'samordnare'")
    med_handlaggare(delad, "1440-kf", "ale@1440.example")  # and the sum of the contacts is right
    delad.studsa(next(ett for ett in delad.svep() if adressen(ett) == DELAD))
    delad.svep()
    delad.grund.flytta(date(2019, 12, 20))
    assert om_namnderna(delad, frist=True) == {AGARE: list(NAMNDER)}


def test_each_part_goes_on_in_its_own_chain(delad: Returrigg) -> None:
    """One of those who were next is away too: the coordinator gets that body's part alone."""
    for organ in NAMNDER:
        med_handlaggare(delad, organ, f"{organ}@1487.example")
    paminnelsen(delad)
    (brev,) = [ett for ett in delad.svep() if adressen(ett) == "1487-bun@1487.example"]
    delad.studsa(brev)
    assert om_namnderna(delad) == {"samordnare@forbundet.example": ["1487-bun"]}
    assert AGARE not in {adressen(ett) for ett in delad.svep()}


def test_why_a_part_came_is_told_for_it_alone(delad: Returrigg) -> None:
    for organ in NAMNDER:
        med_handlaggare(delad, organ, f"{organ}@1487.example")
    paminnelsen(delad)
    delad.svep()
    with delad.grund.databas.las() as session:
        kod, nu = delad.grund.omgang.kod, STEGDAG + timedelta(hours=1)
        svar = las_varfor(session, kod, "1487-bun@1487.example", avsandare=AVSANDARE, nu=nu)
    (ett,) = [ett for ett in svar.utskick if ett.sort == "paminnelse"]
    assert ett.varfor[0].startswith("brev till registrator 1487-bun")
    assert [rad.partition(",")[0] for rad in ett.varfor[1:]] == ["1487-bun"]

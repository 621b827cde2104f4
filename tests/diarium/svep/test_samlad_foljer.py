"""An opening of several cases while its contacts change: each case once, and marked when twice."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from app.mottagare.smtp import Smtpmottagare
from diarium import kontakter
from diarium.databas import Databas
from diarium.utkorg.skicka_igen import skicka_igen
from diarium.utkorg.utskicksplan import las_utskicksplan
from diarium.verifiera import verifiera
from tests.diarium.svep.conftest import BORJAN, utan_kedja
from tests.diarium.svep.rigg import AVSANDARE, Rigg, brevtext, kl, rigga, sandmiljo, tolka
from tests.diarium.svep.test_samlad_oppning import (
    ANNAN,
    DELAD,
    FRAN,
    NAMNDER,
    NY,
    byt,
    delat,
    kontakt,
)
from tests.mottagare.trasig_smtp import Ofog, TrasigSmtp


@pytest.fixture
def rigg(databas: Databas, smtp: Smtpmottagare) -> Iterator[Rigg]:
    """Two nämnder that share a mailbox, and two bodies beside them; the record verifies."""
    runda = utan_kedja()
    with sandmiljo(smtp.port) as miljo:
        yield rigga(databas, runda, delat(runda), miljo, nu=BORJAN)
    with databas.las() as session:
        assert [str(ett) for ett in verifiera(session)] == []


@pytest.fixture
def senare(databas: Databas, smtp: Smtpmottagare) -> Iterator[Rigg]:
    """The same, in a round that opens a fortnight later."""
    runda = utan_kedja()
    runda = runda.model_copy(update={"trappa": runda.trappa.model_copy(update={"oppnar": FRAN})})
    with sandmiljo(smtp.port) as miljo:
        yield rigga(databas, runda, delat(runda), miljo, nu=BORJAN)
    with databas.las() as session:
        assert [str(ett) for ett in verifiera(session)] == []


def oppningar(smtp: Smtpmottagare) -> dict[str, list[tuple[list[str], bool]]]:
    """Gives of each letter that a case is open which nämnder it is about, and whether marked."""
    per: dict[str, list[tuple[list[str], bool]]] = {}
    for ett in smtp.mottagna:
        (adress,) = ett.mottagare
        brev = tolka(ett.innehall)
        if adress.endswith("1487.example") and "tas upp" in brevtext(brev):
            rader = brevtext(brev).split()
            om_ = [organ for organ in NAMNDER if organ in rader]
            per.setdefault(adress, []).append((om_, "dubblett" in brevtext(brev)))
    return per


@pytest.mark.parametrize("bytt", NAMNDER)
def test_a_new_name_before_the_round_opens(senare: Rigg, smtp: Smtpmottagare, bytt: str) -> None:
    senare.svep()
    byt(senare, bytt, DELAD)
    senare.svep(kl(FRAN, 9))
    fatt = sorted(organ for brev, _ in oppningar(smtp)[DELAD] for organ in brev)
    assert fatt == sorted(NAMNDER)


def _svara_ovisst(rigg: Rigg) -> None:
    with TrasigSmtp(PUNKT=Ofog.KLIPP) as server, sandmiljo(server.port) as miljo:
        rigg.med(miljo).svep()
    assert rigg.tillstand("oppning") == {"okant": 3}


def _igen(rigg: Rigg) -> None:
    ider = [rad.id for rad in rigg.utskick("oppning") if rad.tillstand == "okant"]
    with rigg.databas.skriv() as session:
        skicka_igen(session, rigg.omgang.kod, ider, nu=rigg.klocka.nu(), av="Ronja")


@pytest.mark.parametrize("bytt", NAMNDER)
def test_unknown_planned_again_then_one_moves(rigg: Rigg, smtp: Smtpmottagare, bytt: str) -> None:
    (kvar,) = {*NAMNDER} - {bytt}
    _svara_ovisst(rigg)
    _igen(rigg)
    byt(rigg, bytt, NY)
    rigg.svep()
    rigg.svep(rigg.klocka.nu() + timedelta(hours=2))
    fatt = oppningar(smtp)
    assert fatt[NY] == [([bytt], False)]
    assert all(markt for om_, markt in fatt[DELAD] if kvar in om_)
    assert any(kvar in om_ for om_, _ in fatt[DELAD])


@pytest.mark.parametrize("bytt", NAMNDER)
def test_unknown_then_one_moves(rigg: Rigg, smtp: Smtpmottagare, bytt: str) -> None:
    (kvar,) = {*NAMNDER} - {bytt}
    _svara_ovisst(rigg)
    byt(rigg, bytt, NY)
    rigg.svep()
    rigg.svep(rigg.klocka.nu() + timedelta(hours=2))
    fatt = oppningar(smtp)
    assert fatt.get(NY) == [([bytt], False)]
    assert all(markt for om_, markt in fatt[DELAD] if kvar in om_)
    assert any(kvar in om_ for om_, _ in fatt[DELAD])


@pytest.mark.parametrize("forst", [0, 1])
def test_unknown_then_both_move(rigg: Rigg, smtp: Smtpmottagare, forst: int) -> None:
    bytt, annan = NAMNDER[forst], NAMNDER[1 - forst]
    _svara_ovisst(rigg)
    byt(rigg, bytt, NY)
    byt(rigg, annan, ANNAN)
    for timmar in (0, 2):
        rigg.svep(rigg.klocka.nu() + timedelta(hours=timmar))
    assert oppningar(smtp) == {NY: [([bytt], False)], ANNAN: [([annan], False)]}


@pytest.mark.parametrize("bytt", NAMNDER)
def test_unknown_then_one_moves_and_comes_back(rigg: Rigg, smtp: Smtpmottagare, bytt: str) -> None:
    _svara_ovisst(rigg)
    _igen(rigg)
    byt(rigg, bytt, NY)
    byt(rigg, bytt, DELAD)
    for timmar in (0, 2):
        rigg.svep(rigg.klocka.nu() + timedelta(hours=timmar))
    brev = oppningar(smtp)[DELAD]
    assert {organ for om, _ in brev for organ in om} == {*NAMNDER}
    assert all(markt for _, markt in brev)


@pytest.mark.parametrize("bytt", NAMNDER)
def test_claimed_then_one_moves(rigg: Rigg, smtp: Smtpmottagare, bytt: str) -> None:
    """The answer is that the server is busy, and comes after the change."""
    (kvar,) = {*NAMNDER} - {bytt}
    gjort: list[str] = []

    def upptagen(_rad: str) -> str:
        if not gjort:
            gjort.append(bytt)
            byt(rigg, bytt, NY)
        return "450 4.2.0 Vänta"

    with TrasigSmtp(RCPT=upptagen) as server, sandmiljo(server.port) as miljo:
        rigg.med(miljo).svep()
    for timmar in (1, 1, 1):
        rigg.svep(rigg.klocka.nu() + timedelta(hours=timmar))
    fatt = oppningar(smtp)
    assert fatt == {NY: [([bytt], False)], DELAD: [([kvar], False)]}


@pytest.mark.parametrize("slutar", NAMNDER)
def test_plan_when_one_ends(databas: Databas, smtp: Smtpmottagare, slutar: str) -> None:
    (kvar,) = {*NAMNDER} - {slutar}
    runda = utan_kedja()
    runda = runda.model_copy(update={"trappa": runda.trappa.model_copy(update={"oppnar": FRAN})})
    rader = [
        ett.model_copy(update={"galler_till": date(2019, 6, 10)}) if ett.organ == slutar else ett
        for ett in delat(runda)
    ]
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, rader, miljo, nu=BORJAN)
        with databas.las() as session:
            plan = las_utskicksplan(session, runda.kod, avsandare=AVSANDARE, nu=BORJAN)
        rigg.svep(kl(FRAN, 9))
    planerat = [ett for ett in plan.sakra if ett.sort == "oppning" and DELAD in ett.till]
    assert oppningar(smtp) == {DELAD: [([kvar], False)]}
    assert [ett.organ for ett in planerat] == [frozenset({kvar})]


@pytest.mark.parametrize("organ", NAMNDER)
def test_who_comes_to_the_mailbox_later_hides_nobody_that_moves_before(
    rigg: Rigg, smtp: Smtpmottagare, organ: str
) -> None:
    senare = kontakt(organ, DELAD, fran=FRAN)
    (gammal,) = rigg.las("SELECT id FROM kontakt WHERE organ = :organ", organ=organ)
    with rigg.databas.skriv() as session:
        kontakter.byt(session, rigg.omgang.kod, senare, nu=BORJAN)
        ny = kontakt(organ, NY, fran=rigg.idag())
        kontakter.byt(session, rigg.omgang.kod, ny, nu=BORJAN, ersatter=gammal.id)
    rigg.svep()
    rigg.svep(kl(FRAN, 9))
    assert oppningar(smtp)[NY] == [([organ], False)]


@pytest.mark.parametrize("organ", NAMNDER)
def test_failed_and_renamed(rigg: Rigg, smtp: Smtpmottagare, organ: str) -> None:
    with TrasigSmtp(RCPT="554 5.7.1 nej") as server, sandmiljo(server.port) as miljo:
        rigg.med(miljo).svep()
    byt(rigg, organ, DELAD)
    rigg.svep()
    assert [organ in om_ for om_, _ in oppningar(smtp).get(DELAD, [])] == [True]


@pytest.mark.parametrize("slutat", NAMNDER)
def test_gone_and_come_back(databas: Databas, smtp: Smtpmottagare, slutat: str) -> None:
    runda = utan_kedja()
    rader = [
        ett.model_copy(update={"galler_till": date(2019, 6, 10)}) if ett.organ == slutat else ett
        for ett in delat(runda)
    ]
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, rader, miljo, nu=BORJAN)
        rigg.svep()
        with databas.skriv() as session:
            ny = kontakt(slutat, DELAD, fran=date(2019, 6, 12))
            kontakter.lagg_till_en(session, runda.kod, ny, nu=BORJAN)
        for dag in (11, 12, 13):
            rigg.svep(kl(date(2019, 6, dag), 9))
    assert oppningar(smtp) == {DELAD: [(list(NAMNDER), False)]}

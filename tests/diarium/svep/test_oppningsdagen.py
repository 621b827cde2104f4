"""A round that opens on a later day asks its contacts first, and tells nobody of a case before."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.trappa import Trappa
from beslutsmodell.trappsteg import Trappsteg
from diarium import kontakter
from diarium.databas import Databas
from diarium.fel import PasseradOppning
from diarium.kontaktbekraftelse import bekrafta
from diarium.verifiera import verifiera
from tests.beslutsmodell.omgangar import omgang
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import Rigg, ar_paminnelse, brevtext, kl, rigga, sandmiljo, tolka
from tests.diarium.svep.test_utskicksplan import (
    brevrader,
    mottagna_brev,
    planen,
    planerade_brev,
    skickade_rader,
)

OPPNAR = date(2019, 8, 12)
ETT_DYGN = timedelta(days=1)
SLUT = kl(date(2019, 11, 13), 17)
STEGEN = tuple(Trappsteg(dagar=dagar) for dagar in (140, 92, 91, 30, 1))
"""Before 12 November: in June, on the very day, the day after it, and later."""
TRAPPA = Trappa(steg=STEGEN, oppnar=OPPNAR)


def sen(runda: Beslutsomgang) -> Beslutsomgang:
    return runda.model_copy(update={"trappa": TRAPPA})


@pytest.fixture
def rigg(databas: Databas, smtp: Smtpmottagare) -> Iterator[Rigg]:
    runda = sen(utan_kedja())
    with sandmiljo(smtp.port) as miljo:
        yield rigga(databas, runda, med_samordnare(runda), miljo, nu=BORJAN)


def brev(smtp: Smtpmottagare, *, efter: int = 0) -> list[tuple[str, str]]:
    """Gives the address and the subject of the letters that arrived."""
    funna = [tolka(ett.innehall) for ett in smtp.mottagna[efter:]]
    return [(str(ett["To"].addresses[0].addr_spec), str(ett["Subject"])) for ett in funna]


def slag(smtp: Smtpmottagare, *, efter: int = 0) -> Counter[str]:
    def ett(amne: str) -> str:
        if ar_paminnelse(amne):
            return "paminnelse"
        if "Ändrad frist" in amne:
            return "fristandring"
        return "fraga" if "rätt mottagare?" in amne else "oppning"

    return Counter(ett(amne) for _, amne in brev(smtp, efter=efter))


def fynd(rigg: Rigg) -> Sequence[str]:
    with rigg.databas.las() as session:
        return [str(ett) for ett in verifiera(session)]


def vid(rigg: Rigg, dag: date) -> None:
    """Sweeps every day until the evening before a day, and once on its morning."""
    rigg.svep_var(ETT_DYGN, till=kl(dag - ETT_DYGN, 17))
    rigg.svep(kl(dag))


def kontakt(organ: str, adress: str, fran: date) -> Kontakt:
    return Kontakt(
        organ=organ,
        roll=Kontaktroll.REGISTRATOR,
        kanal=Kanal.EPOST,
        adress=adress,
        namn="Kansliet (fiktivt)",
        galler_fran=fran,
    )


def test_every_mailbox_is_asked_once_and_nobody_is_told_of_a_case_before_the_day(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(BORJAN)
    vid(rigg, OPPNAR - ETT_DYGN)
    assert slag(smtp) == {"fraga": 5}
    assert len({adress for adress, _ in brev(smtp)}) == 5
    (till_alla,) = [ett for ett in smtp.mottagna if "samordnare@forbundet.example" in ett.mottagare]
    text = " ".join(brevtext(tolka(till_alla.innehall)).split())
    assert all(organ.namn in text for organ in rigg.omgang.organ if _har_arende(rigg, organ.kod))
    assert "Omgången öppnar måndag 12 augusti 2019." in text
    rigg.svep(kl(OPPNAR))
    assert slag(smtp, efter=5) == {"oppning": 4}
    assert fynd(rigg) == []


def _har_arende(rigg: Rigg, organ: str) -> bool:
    return any(vag.organ == organ for vag in rigg.omgang.beslutsvagar)


def test_the_calendar_of_a_round_that_opens_later_is_what_is_sent(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    plan = planen(rigg)
    rigg.svep()
    rigg.svep_var(ETT_DYGN, till=SLUT)
    assert mottagna_brev(smtp) == planerade_brev(plan.sakra)
    sedan = kl(date(2019, 6, 4))
    om_arenden = [ett for ett in plan.sakra if ett.sort != "kontaktfraga"]
    assert skickade_rader(rigg, efter=sedan) == brevrader(om_arenden)
    dagar = {ett.dag for ett in plan.sakra if ett.sort == "paminnelse"}
    assert min(dagar) == date(2019, 8, 13)  # what falls due on the day itself is covered
    assert {ett.dag for ett in plan.sakra if ett.sort == "oppning"} == {OPPNAR}
    assert fynd(rigg) == []


def test_a_step_that_is_done_before_the_day_opens_the_next_on_the_day(
    databas: Databas, smtp: Smtpmottagare
) -> None:
    runda = sen(omgang())
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, med_samordnare(runda), miljo, nu=BORJAN)
        rigg.svep(kl(date(2019, 6, 4)))
        fragor = len(smtp.mottagna)
        forsta = rigg.las("SELECT nyckel FROM arende WHERE vantade = 0")
        rigg.klocka.ga_till(kl(date(2019, 6, 20)))
        for ett in forsta:
            rigg.besluta(ett.nyckel)
        vid(rigg, OPPNAR - ETT_DYGN)
        assert slag(smtp, efter=fragor) == {}
        rigg.svep(kl(OPPNAR))
        assert slag(smtp, efter=fragor) == {"oppning": len(rigg.utskick("oppning")) - len(forsta)}
    dagar = rigg.las("SELECT DISTINCT paminns_fran FROM arende WHERE paminns")
    assert [str(rad.paminns_fran) for rad in dagar] == ["2019-08-13"]
    assert fynd(rigg) == []


def test_a_contact_put_in_before_the_day_is_asked_and_gets_the_case_on_the_day(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(BORJAN)
    rigg.klocka.ga_till(kl(date(2019, 6, 17), 9))
    with rigg.databas.skriv() as session:
        ny = kontakt("1440-kf", "kansliet@ale.example", rigg.idag())
        kontakter.byt(session, rigg.omgang.kod, ny, nu=rigg.klocka.nu())
    rigg.svep()
    assert brev(smtp, efter=5)[0][0] == "kansliet@ale.example"
    assert slag(smtp, efter=5) == {"fraga": 1}
    vid(rigg, OPPNAR)
    nya = brev(smtp, efter=6)
    assert "kansliet@ale.example" in dict(nya)
    assert "registrator@1440-kf.example" not in dict(nya)
    assert slag(smtp, efter=6) == {"oppning": 4}
    assert fynd(rigg) == []


def test_a_first_contact_before_the_day_gets_the_case_on_the_day(
    databas: Databas, smtp: Smtpmottagare
) -> None:
    runda = sen(utan_kedja())
    utan_ale = [ett for ett in med_samordnare(runda) if ett.organ != "1440-kf"]
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, utan_ale, miljo, nu=BORJAN)
        rigg.svep(BORJAN)
        with rigg.databas.skriv() as session:
            ny = kontakt("1440-kf", "kansliet@ale.example", rigg.idag())
            kontakter.lagg_till_en(session, runda.kod, ny, nu=rigg.klocka.nu())
        rigg.svep()
        assert slag(smtp, efter=4) == {"fraga": 1}
        vid(rigg, OPPNAR)
    assert slag(smtp, efter=5) == {"oppning": 4}
    assert fynd(rigg) == []


def test_a_contact_that_a_human_has_confirmed_is_not_asked(rigg: Rigg, smtp: Smtpmottagare) -> None:
    with rigg.databas.skriv() as session:
        bekrafta(session, rigg.omgang.kod, ["1440-kf"], nu=rigg.klocka.nu(), av="Samordnaren")
    rigg.svep(BORJAN)
    assert "registrator@1440-kf.example" not in dict(brev(smtp))
    (rad,) = [ett for ett in rigg.utskick("kontaktfraga") if ett.tillstand == "aterhallen"]
    assert rad.motivering == "kontakten är redan bekräftad"


def test_a_question_that_waited_past_the_day_is_held(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(kl(OPPNAR, 9))
    assert slag(smtp) == {"oppning": 4}
    assert rigg.tillstand("kontaktfraga") == {"aterhallen": 5}
    assert fynd(rigg) == []


def test_those_who_have_not_answered_are_asked_once_more_a_day(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    def igen() -> int:
        with rigg.databas.skriv() as session:
            return kontakter.fraga_igen(session, rigg.omgang.kod, nu=rigg.klocka.nu())

    assert igen() == 0  # the first questions wait
    rigg.svep(BORJAN)
    assert igen() == 0  # the same day
    rigg.klocka.ga_till(kl(date(2019, 6, 11)))
    with rigg.databas.skriv() as session:
        bekrafta(session, rigg.omgang.kod, ["1440-kf"], nu=rigg.klocka.nu(), av="Samordnaren")
    assert igen() == 4  # Ale's registrator is confirmed, and the coordinator only for Ale
    assert igen() == 0
    rigg.svep()
    assert slag(smtp, efter=5) == {"fraga": 4}
    assert "registrator@1440-kf.example" not in dict(brev(smtp, efter=5))
    (sista,) = [
        tolka(ett.innehall)
        for ett in smtp.mottagna[5:]
        if "samordnare@forbundet.example" in ett.mottagare
    ]
    assert "Ale" not in brevtext(sista)


def test_a_plain_opening_keeps_no_data_and_one_that_waits_names_its_day(
    rigg: Rigg,
) -> None:
    assert {rad.data for rad in rigg.utskick("oppning")} == {json.dumps({"fran": "2019-08-12"})}
    assert all(rad.summa for rad in rigg.utskick("oppning"))
    rigg.skriv("UPDATE utskick SET data = '{\"fran\": \"2019-06-12\"}' WHERE sort = 'oppning'")
    assert any("kontrollsumma" in ett for ett in fynd(rigg))


def test_a_day_that_has_passed_is_refused_and_today_opens_at_once(
    databas: Databas, smtp: Smtpmottagare
) -> None:
    runda = sen(utan_kedja())
    with sandmiljo(smtp.port) as miljo:
        with pytest.raises(PasseradOppning, match="måndag 12 augusti 2019: dagen har passerat"):
            rigga(databas, runda, med_samordnare(runda), miljo, nu=kl(OPPNAR + ETT_DYGN))
        rigg = rigga(databas, runda, med_samordnare(runda), miljo, nu=kl(OPPNAR, 9))
        rigg.svep()
    assert slag(smtp) == {"oppning": 4}

"""What happens before a round opens: contacts come and end, days and points change."""

import json
from collections.abc import Sequence
from datetime import date

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.fel import OgiltigFrist
from beslutsmodell.kontakt import Kontakt
from beslutsmodell.trappa import Trappa
from beslutsmodell.trappsteg import Trappsteg
from diarium import kontakter
from diarium.aterkallelse import aterkalla
from diarium.databas import Databas
from diarium.utkorg.varfor import las_varfor
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import AVSANDARE, Rigg, brevtext, kl, rigga, sandmiljo, tolka
from tests.diarium.svep.test_oppningsdagen import (
    ETT_DYGN,
    OPPNAR,
    brev,
    fynd,
    kontakt,
    rigg,
    sen,
    slag,
    vid,
)

__all__ = ["rigg"]
NYA = "kansliet@ale.example"
SAMORDNARE = "samordnare@forbundet.example"


def lagg_till(rigg: Rigg, ny: Kontakt) -> None:
    with rigg.databas.skriv() as session:
        kontakter.lagg_till_en(session, rigg.omgang.kod, ny, nu=rigg.klocka.nu())


def samordnarens(rigg: Rigg) -> tuple[int, str]:
    """Gives the contact that the question to the shared mailbox goes to, and its body."""
    (fraga,) = [ett for ett in rigg.utskick("kontaktfraga") if len(_kontakter(ett.data)) == 4]
    (rad,) = rigg.las("SELECT id, organ FROM kontakt WHERE id = :id", id=fraga.kontakt_id)
    return rad.id, rad.organ


def _kontakter(data: str) -> Sequence[int]:
    nummer: Sequence[int] = json.loads(data)["kontakter"]
    return nummer


def test_a_moved_deadline_is_told_by_the_opening_alone(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(BORJAN)
    rigg.klocka.ga_till(kl(date(2019, 6, 17), 9))
    rigg.flytta(date(2019, 12, 10))
    vid(rigg, OPPNAR)
    assert slag(smtp, efter=5) == {"oppning": 4}
    texter = [brevtext(tolka(ett.innehall)) for ett in smtp.mottagna[5:]]
    assert all("10 december 2019" in " ".join(text.split()) for text in texter)
    assert fynd(rigg) == []


def test_a_deadline_before_the_opening_is_refused(rigg: Rigg) -> None:
    rigg.svep(BORJAN)
    with pytest.raises(OgiltigFrist, match="Omgången öppnar måndag 12 augusti 2019"):
        rigg.flytta(OPPNAR)
    rigg.flytta(OPPNAR + ETT_DYGN)
    rigg.klocka.ga_till(kl(OPPNAR))
    rigg.flytta(OPPNAR + 2 * ETT_DYGN)


def test_a_point_taken_back_before_the_opening_is_told_to_nobody_who_was_not_asked(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(BORJAN)
    rigg.klocka.ga_till(kl(date(2019, 6, 17), 9))
    rigg.besluta("beslut/1440-kf")
    with rigg.databas.skriv() as session:
        aterkalla(session, rigg.omgang.kod, ["1"], motivering="Prövas", nu=rigg.klocka.nu())
    rigg.svep()
    nya = dict(brev(smtp, efter=5))
    assert {adress for adress in nya if adress != SAMORDNARE} == {"registrator@1440-kf.example"}
    assert all("Återkallat" in amne for amne in nya.values())


def test_a_registrator_who_comes_beside_another_gets_the_case_on_the_day(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(BORJAN)
    rigg.klocka.ga_till(kl(date(2019, 6, 17), 9))
    lagg_till(rigg, kontakt("1440-kf", NYA, rigg.idag()))
    lagg_till(rigg, kontakt("1492-kf", "kansliet@amal.example", date(2019, 7, 1)))
    vid(rigg, OPPNAR - ETT_DYGN)
    fragade = brev(smtp, efter=5)
    assert [adress for adress, _ in fragade] == [NYA, "kansliet@amal.example"]
    assert slag(smtp, efter=5) == {"fraga": 2}
    rigg.svep(kl(OPPNAR))
    nya = dict(brev(smtp, efter=7))
    assert {NYA, "kansliet@amal.example", "registrator@1440-kf.example"} <= nya.keys()
    assert slag(smtp, efter=7) == {"oppning": 6}
    assert fynd(rigg) == []


def test_the_others_of_a_mailbox_are_asked_though_the_first_of_them_ends(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    nummer, organ = samordnarens(rigg)
    avsluta(rigg, organ, nummer, rigg.idag() - ETT_DYGN)
    rigg.svep(BORJAN)
    assert [adress for adress, _ in brev(smtp)].count(SAMORDNARE) == 1
    assert rigg.tillstand("kontaktfraga") == {"skickad": 5, "aterhallen": 1}
    assert fynd(rigg) == []


def test_they_are_asked_though_it_ends_by_its_own_day(
    databas: Databas, smtp: Smtpmottagare
) -> None:
    runda = sen(utan_kedja())
    fredag = kl(date(2019, 6, 7), 17)
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, med_samordnare(runda), miljo, nu=fredag)
        nummer, organ = samordnarens(rigg)
        avsluta(rigg, organ, nummer, date(2019, 6, 8))
        rigg.svep(kl(date(2019, 6, 10), 9))
    assert [adress for adress, _ in brev(smtp)].count(SAMORDNARE) == 1
    assert fynd(rigg) == []


def avsluta(rigg: Rigg, organ: str, nummer: int, dag: date) -> None:
    with rigg.databas.skriv() as session:
        kontakter.avsluta(
            session, rigg.omgang.kod, organ, nummer, sista_dag=dag, nu=rigg.klocka.nu()
        )


def test_several_bodies_that_get_one_mailbox_are_asked_about_in_one_message(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(BORJAN)
    rigg.klocka.ga_till(kl(date(2019, 6, 17), 9))
    for organ in ("1440-kf", "1487-bun", "1487-sn", "1492-kf"):
        with rigg.databas.skriv() as session:
            ny = kontakt(organ, "kansliet@alla.example", rigg.idag())
            kontakter.byt(session, rigg.omgang.kod, ny, nu=rigg.klocka.nu())
    rigg.svep()
    assert [adress for adress, _ in brev(smtp, efter=5)] == ["kansliet@alla.example"]
    assert "och 3 till" in brev(smtp, efter=5)[0][1]
    assert fynd(rigg) == []


def test_who_ends_before_the_opening_is_not_asked(databas: Databas, smtp: Smtpmottagare) -> None:
    runda = sen(utan_kedja())
    alla = [
        ett.model_copy(update={"galler_till": date(2019, 6, 30)})
        if ett.adress == "registrator@1440-kf.example"
        else ett
        for ett in med_samordnare(runda)
    ]
    efter = kontakt("1440-kf", NYA, date(2019, 7, 1))
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, (*alla, efter), miljo, nu=BORJAN)
        rigg.svep(BORJAN)
        assert "registrator@1440-kf.example" not in dict(brev(smtp))
        vid(rigg, date(2019, 7, 1))
        assert brev(smtp)[-1][0] == NYA
        vid(rigg, OPPNAR)
    assert NYA in dict(brev(smtp, efter=5))
    assert fynd(rigg) == []


def test_a_question_explains_itself_to_every_body_of_the_mailbox(rigg: Rigg) -> None:
    rigg.svep(BORJAN)
    for organ in ("1440-kf", "1487-sn"):
        with rigg.databas.las() as session:
            svar = las_varfor(
                session, rigg.omgang.kod, organ, avsandare=AVSANDARE, nu=rigg.klocka.nu()
            )
        assert any(SAMORDNARE in ett.till for ett in svar.utskick)


def test_an_opening_on_a_day_off_covers_the_rungs_until_it_goes(
    databas: Databas, smtp: Smtpmottagare
) -> None:
    lordag = date(2019, 8, 10)
    stegen = tuple(Trappsteg(dagar=dagar) for dagar in (94, 93, 92, 91))  # 10 to 13 August
    runda = utan_kedja().model_copy(update={"trappa": Trappa(steg=stegen, oppnar=lordag)})
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, med_samordnare(runda), miljo, nu=BORJAN)
        rigg.svep(BORJAN)
        vid(rigg, OPPNAR)
        assert slag(smtp, efter=5) == {"oppning": 4}
        vid(rigg, OPPNAR + ETT_DYGN)
    assert slag(smtp, efter=9) == {"paminnelse": 3}
    assert fynd(rigg) == []

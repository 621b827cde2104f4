"""A deadline is moved and moved back: versions grow, nobody is told twice."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from email.message import EmailMessage

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.fel import OgiltigFrist
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from diarium.databas import Databas
from diarium.svep.svepa import paminn
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import (
    Rigg,
    ar_paminnelse,
    brevtext,
    kl,
    rigga,
    sandmiljo,
    tolka,
    valj,
)

ALE = "beslut/1440-kf"
AMAL = "beslut/1492-kf"
URSPRUNGLIG, MITTEMELLAN, SENARE = date(2019, 11, 26), date(2019, 12, 10), date(2020, 1, 28)


def andringar(smtp: Smtpmottagare) -> list[EmailMessage]:
    return valj((tolka(ett.innehall) for ett in smtp.mottagna), lambda amne: "Ändrad frist" in amne)


def mottagare(brev: Sequence[EmailMessage]) -> Counter[str]:
    return Counter(str(ett["To"].addresses[0].addr_spec) for ett in brev)


def steg_for(rigg: Rigg, arende: str) -> set[tuple[int, int]]:
    return {(version, dagar) for nyckel, version, dagar, _ in rigg.ansprak() if nyckel == arende}


def test_everyone_is_told_of_a_moved_deadline_once(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(kl(date(2019, 10, 1)))
    rigg.flytta(SENARE)
    rigg.svep()
    rigg.svep(kl(date(2019, 10, 2)))
    assert mottagare(andringar(smtp)) == {
        "registrator@1440-kf.example": 1,
        "registrator@1487-sn.example": 1,
        "registrator@1487-bun.example": 1,
        "registrator@1492-kf.example": 1,
        "samordnare@forbundet.example": 1,
    }


def test_the_coordinator_is_told_of_all_open_cases_in_one_letter(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(kl(date(2019, 10, 1)))
    rigg.besluta("beslut/1487-bun")
    rigg.flytta(SENARE)
    rigg.svep()
    (brev,) = [ett for ett in andringar(smtp) if "samordnare" in str(ett["To"])]
    text = brevtext(brev)
    assert all(organ in text for organ in ("1440-kf", "1487-sn", "1492-kf"))
    assert "1487-bun" not in text
    assert "28 januari 2020" in text
    assert "VGR behöver mer tid" in text


def test_who_was_told_nothing_of_a_move_is_told_nothing_when_it_is_taken_back(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(kl(date(2019, 10, 1)))
    rigg.flytta(SENARE)
    rigg.flytta(URSPRUNGLIG, motivering="VGR ändrade sig")
    rigg.svep()
    assert not andringar(smtp)
    skal = Counter(rad.motivering for rad in rigg.utskick("fristandring"))
    assert skal == {
        "fristen har ändrats igen": 5,
        "fristen är åter den som mottagaren har fått veta": 5,
    }


def test_a_move_is_told_from_what_was_told_before(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.svep(kl(date(2019, 10, 1)))
    rigg.flytta(MITTEMELLAN)
    rigg.flytta(SENARE)
    rigg.svep()
    texter = [brevtext(ett) for ett in andringar(smtp)]
    assert len(texter) == 5
    assert all("26 november 2019" in text and "28 januari 2020" in text for text in texter)
    assert not any("10 december 2019" in text for text in texter)
    smtp.mottagna.clear()
    rigg.flytta(MITTEMELLAN)
    rigg.svep()
    texter = [brevtext(ett) for ett in andringar(smtp)]
    assert len(texter) == 5
    assert all("28 januari 2020" in text and "10 december 2019" in text for text in texter)


def test_the_one_who_is_asked_after_the_registrator_is_told_too(
    databas: Databas, smtp: Smtpmottagare
) -> None:
    runda = utan_kedja()
    handlaggare = Kontakt(
        organ="1440-kf",
        roll=Kontaktroll.HANDLAGGARE,
        kanal=Kanal.EPOST,
        adress="handlaggare@1440.example",
        namn="Handläggare (fiktiv)",
    )
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, (*med_samordnare(runda), handlaggare), miljo, nu=BORJAN)
        rigg.svep(kl(date(2019, 10, 1)))
        rigg.flytta(SENARE)
        rigg.svep()
    assert mottagare(andringar(smtp))["handlaggare@1440.example"] == 1


def test_a_deadline_moved_and_moved_back_resends_no_rung_that_has_passed(rigg: Rigg) -> None:
    rigg.svep(kl(date(2019, 10, 30)))
    assert steg_for(rigg, ALE) == {(1, 60), (1, 30), (1, 14)}
    rigg.flytta(SENARE)
    rigg.svep(kl(date(2019, 11, 1)))
    rigg.flytta(URSPRUNGLIG, motivering="VGR ändrade sig")
    rigg.svep_var(timedelta(days=1), till=kl(date(2019, 11, 13)))
    assert steg_for(rigg, ALE) == {(1, 60), (1, 30), (1, 14), (3, 7), (3, 3), (3, 1)}
    assert set(rigg.ansprak().values()) == {1}


def test_a_rung_that_lies_in_the_future_again_is_sent_again(rigg: Rigg) -> None:
    rigg.svep(kl(date(2019, 10, 30)))
    rigg.flytta(SENARE)
    rigg.svep_var(timedelta(days=1), till=kl(date(2020, 1, 15)))
    assert steg_for(rigg, ALE) == {
        *((1, dagar) for dagar in (60, 30, 14)),
        *((2, dagar) for dagar in (60, 30, 14, 7, 3, 1)),
    }


def test_a_day_stated_for_the_body_itself_stays_and_resends_nothing(rigg: Rigg) -> None:
    rigg.svep(kl(date(2019, 10, 19)))
    rigg.flytta(SENARE)
    rigg.svep_var(timedelta(days=1), till=kl(date(2019, 11, 2)))
    assert {dagar for _, dagar in steg_for(rigg, AMAL)} == {60, 30, 14, 7, 3, 1}
    assert len(steg_for(rigg, AMAL)) == 6


def test_a_reminder_planned_before_the_move_is_held(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.klocka.ga_till(kl(date(2019, 11, 5)))
    paminn(rigg.databas, klocka=rigg.klocka)
    rigg.flytta(SENARE)
    rigg.svep()
    brev = valj((tolka(ett.innehall) for ett in smtp.mottagna), ar_paminnelse)
    assert mottagare(brev) == {
        "registrator@1492-kf.example": 1,
        "samordnare@forbundet.example": 1,
    }
    hallna = [rad.motivering for rad in rigg.utskick() if rad.tillstand == "aterhallen"]
    assert (
        hallna
        == ["fristen eller mötet har flyttats: steget i trappan ligger framåt i tiden igen"] * 3
    )


def test_versions_only_grow_and_are_named_by_messages(rigg: Rigg) -> None:
    rigg.flytta(SENARE)
    rigg.flytta(URSPRUNGLIG, motivering="tillbaka")
    with pytest.raises(OgiltigFrist):
        rigg.flytta(URSPRUNGLIG, motivering="ingen ändring")
    versioner = [rad.version for rad in rigg.las("SELECT version FROM frist ORDER BY version")]
    assert versioner == [1, 2, 3]
    rigg.svep(kl(date(2019, 9, 13), 9))
    assert {rad.fristversion for rad in rigg.utskick()} == {3}

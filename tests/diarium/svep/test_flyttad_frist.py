"""A deadline is moved and moved back: versions grow, nobody is told twice."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from email.message import EmailMessage

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.fel import OgiltigFrist
from diarium.svep.svepa import paminn
from tests.diarium.svep.rigg import Rigg, ar_paminnelse, brevtext, kl, tolka, valj

ALE = "beslut/1440-kf"
AMAL = "beslut/1492-kf"
URSPRUNGLIG, SENARE = date(2019, 11, 26), date(2020, 1, 28)


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


def test_a_notice_that_is_superseded_before_it_goes_is_held(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.svep(kl(date(2019, 10, 1)))
    rigg.flytta(SENARE)
    rigg.flytta(URSPRUNGLIG, motivering="VGR ändrade sig")
    rigg.svep()
    assert rigg.tillstand("fristandring") == {"aterhallen": 5, "skickad": 5}
    assert all("VGR ändrade sig" in brevtext(ett) for ett in andringar(smtp))


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

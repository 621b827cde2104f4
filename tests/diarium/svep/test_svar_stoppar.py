"""Reminders stop at once for who has answered, and say what is left for the others."""

from datetime import date

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kommandon import Avbryt, Stang
from beslutsmodell.utfall import Utfall
from diarium.svep.svepa import paminn
from tests.diarium.svep.rigg import Rigg, ar_paminnelse, brevtext, kl, tolka, valj

ALE = "beslut/1440-kf"
ALE_BREVLADA = "registrator@1440-kf.example"
STEGDAG = kl(date(2019, 9, 13), 9)
NASTA_STEG = kl(date(2019, 10, 29), 9)


def till_ale(smtp: Smtpmottagare) -> list[str]:
    brev = valj((tolka(ett.innehall) for ett in smtp.mottagna), ar_paminnelse)
    return [brevtext(ett) for ett in brev if ALE_BREVLADA in str(ett["To"])]


def test_who_has_answered_is_never_reminded(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.besluta(ALE)
    rigg.svep(STEGDAG)
    assert not till_ale(smtp)
    assert not [nyckel for nyckel, *_ in rigg.ansprak() if nyckel == ALE]


def test_an_answer_between_planning_and_sending_holds_the_reminder(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.klocka.ga_till(STEGDAG)
    paminn(rigg.databas, klocka=rigg.klocka)
    rigg.besluta(ALE)
    rigg.svep()
    assert not till_ale(smtp)
    hallna = [rad for rad in rigg.utskick() if rad.tillstand == "aterhallen"]
    assert [rad.motivering for rad in hallna] == ["allt är besvarat"]


def test_a_partial_answer_leaves_only_the_rest_in_the_text(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.klocka.ga_till(STEGDAG)
    paminn(rigg.databas, klocka=rigg.klocka)
    rigg.besluta(ALE, Utfall.BIFALL, ["1", "3"])
    rigg.svep()
    (brev,) = till_ale(smtp)
    assert "2 Option 2" in brev
    assert "Option 1" not in brev
    assert "Option 3" not in brev


def test_a_refused_point_is_an_answer_too(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.besluta(ALE, Utfall.AVSLAG)
    rigg.svep(STEGDAG)
    assert not till_ale(smtp)


def test_an_aterremiss_is_reminded_of_and_named(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.besluta(ALE, Utfall.ATERREMISS)
    rigg.svep(STEGDAG)
    (brev,) = till_ale(smtp)
    assert "återremitterad" in brev


def test_a_bordlaggning_is_reminded_of_and_named(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.besluta(ALE, Utfall.BORDLAGGNING)
    rigg.svep(STEGDAG)
    (brev,) = till_ale(smtp)
    assert "bordlagd" in brev


def test_nothing_is_claimed_after_a_point_is_withdrawn_or_closed(rigg: Rigg) -> None:
    rigg.gor(ALE, Avbryt(punkter=("1",), motivering="optionen utgår"))
    rigg.gor(ALE, Stang(punkter=("2", "3"), motivering="omgången stängs"))
    rigg.svep(NASTA_STEG)
    assert not [nyckel for nyckel, *_ in rigg.ansprak() if nyckel == ALE]


def test_an_opening_notice_is_held_when_the_body_has_decided(rigg: Rigg) -> None:
    rigg.besluta(ALE)
    rigg.svep(kl(date(2019, 6, 4)))
    hallna = [rad for rad in rigg.utskick("oppning") if rad.tillstand == "aterhallen"]
    assert [rad.motivering for rad in hallna] == ["organet har redan beslutat"]


def test_a_reminder_to_several_cases_drops_only_the_answered_one(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    rigg.klocka.ga_till(kl(date(2019, 11, 11)))
    paminn(rigg.databas, klocka=rigg.klocka)
    rigg.besluta(ALE)
    rigg.svep()
    brev = [tolka(ett.innehall) for ett in smtp.mottagna]
    (eskalering,) = [brevtext(ett) for ett in brev if "Eskalering:" in str(ett["Subject"])]
    assert "1487-sn" in eskalering
    assert "1440-kf" not in eskalering

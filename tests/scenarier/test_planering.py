"""Scenarios 1-5: whether there is a meeting in time, told before anything is late."""

from tests.scenarier.conftest import Starta
from tests.scenarier.spraket import Scenario


def test_01_no_fullmaktige_before_the_deadline_is_told_at_the_start(starta: Starta) -> None:
    spel, text = starta({})
    assert (
        "Att se över: Dals-Ed (1438): Kommunfullmäktige i Dals-Eds kommun har inget sammanträde i "
        "kalendern till och med tisdag 12 november 2019. Fråga om ett extra sammanträde, eller om "
        "ett annat organ beslutar."
    ) in text
    dalsed = spel.kommun("Dals-Ed")
    assert "Åtgärd: justera protokollet omedelbart (KL 5:69)." in dalsed.plan_i_ord()
    spel.kalendern_andras("1438-kf,2019-12-18,2019-12-06")
    assert dalsed.plan["bedomning"] == "extra"
    assert "extra sammanträde: Kommunfullmäktige i Dals-Eds kommun" in dalsed.plan_i_ord()
    assert "(KL 5:12)" in dalsed.plan_i_ord()


def test_02_a_meeting_after_the_margin_is_a_risk_before_anything_is_late(spel: Scenario) -> None:
    dalsed = spel.kommun("Dals-Ed")
    svar = spel.kalendern_andras("1438-kf,2019-11-25,2019-11-13")
    assert "Dals-Ed (1438): behöver extra sammanträde" in svar
    assert dalsed.plan["arende"]["senast"] == "2019-11-08"
    assert dalsed.plan["bedomning"] == "extra"
    assert spel.plan["rakning"]["extra"] == 1
    assert not dalsed.rad["forsenad"]
    assert spel.att_gora_om("Dals-Ed") == []


def test_03_a_summer_is_counted_in_meetings_not_in_days(spel: Scenario) -> None:
    spel.kalendern_andras(
        *("1460-kf,2019-06-17,2019-06-05", "1460-kf,2019-09-25,2019-09-16"),
        "1460-kf,2019-11-06,2019-10-23",
    )
    visat = " ".join(spel.klient.lyckas(*spel.om_kalendern("1460-kf")).split())
    assert "17 juni 2019 – 25 september 2019" in visat
    plan = spel.kommun("Bengtsfors").plan["arende"]
    assert plan["nasta_mote"]["datum"] == "2019-09-25"
    assert (plan["marginal_dagar"], plan["marginal_moten"]) == (44, 1)


def test_04_a_moved_meeting_is_reckoned_anew_and_the_old_day_is_kept(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    svar = hosten.kalendern_andras("1460-kf,2019-10-30,2019-10-21")
    assert "1460-kf: utgår" in svar
    assert "onsdag 16 oktober 2019" in svar
    assert "tillkommer onsdag 30 oktober 2019" in svar
    assert bengtsfors.plan["arende"]["nasta_mote"]["datum"] == "2019-10-30"
    forsta, andra = hosten.klient.json(*hosten.om_kalendern("1460-kf"))
    assert "2019-10-16" in {ett["datum"] for ett in forsta["sammantraden"]}
    assert "2019-10-16" not in {ett["datum"] for ett in andra["sammantraden"]}
    hosten.till("2019-10-14")
    assert bengtsfors.paminnelser == ["2019-10-14"]
    assert "onsdag 30 oktober 2019" in bengtsfors.sista_paminnelsen
    assert "16 oktober" not in bengtsfors.sista_paminnelsen


def test_05_late_documents_are_offered_the_urgent_path(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    hosten.till("2019-10-14")
    assert (
        "Handlingarna till kommunfullmäktige i Bengtsfors kommun onsdag 16 oktober 2019 skulle ha "
        "varit inne senast onsdag 2 oktober 2019. Ligger ärendet inte på dagordningen, begär att "
        "det läggs till där som brådskande ärende (KL 5:14, 5:52)."
    ) in bengtsfors.sista_paminnelsen
    assert "brådskande ärende tillkännages KL 5:14" in bengtsfors.plan_i_ord()
    assert (
        "ta upp ärendet fast handlingarna är sena: Kommunfullmäktige i Bengtsfors kommun "
        "16 oktober 2019 (KL 5:14, 5:52)"
    ) in bengtsfors.plan_i_ord()

"""Scenarios 16-19, 31 and 32: minutes, appeal, conflicting reports and corrections."""

from tests.scenarier.spraket import Scenario


def test_16_an_unadjusted_decision_is_chased_after_day_14(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    svar = bengtsfors.svarar("2019-09-18", "bifall")
    assert "Punkt 1: bifall (preliminär)." in svar
    hosten.hoppa_till("2019-10-02")
    assert hosten.att_gora_om("Bengtsfors") == []
    hosten.till("2019-10-03")
    assert hosten.att_gora_om("Bengtsfors") == [
        (
            "Punkt 1, 2, 3: protokollet skulle ha varit justerat (KL 5:69, 6:35). Begär in "
            "bevis om justering: `beslut justera`."
        )
    ]
    fraga = bengtsfors.brev[-1]
    assert fraga.dag == "2019-10-03"
    assert "Är protokollet justerat? Kommunfullmäktige" in fraga.amne
    assert "senast onsdag 2 oktober 2019 (KL 5:69)" in fraga.text
    bengtsfors.skickar_avtalen("1 2 3")
    with hosten.nekar("protokollet är inte justerat (senast onsdag 2 oktober 2019)"):
        bengtsfors.lamnar_in()
    bengtsfors.justerar("2019-10-03")
    assert set(bengtsfors.status.values()) == {"avgjord"}
    assert "protokollet" not in " ".join(hosten.att_gora_om("Bengtsfors"))


def test_16_who_has_justerat_in_time_is_not_asked(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall")
    bengtsfors.justerar("2019-09-27")
    hosten.till("2019-10-21")
    assert not any("justerat" in brev.amne for brev in bengtsfors.brev)
    (fraga,) = (ett for ett in hosten.utskick if ett["sort"] == "protokoll")
    assert (fraga["tillstand"], fraga["motivering"]) == (
        "aterhallen",
        "protokollet är justerat, eller så gäller ett annat besked",
    )


def test_17_without_notice_or_with_a_short_one_the_appeal_period_is_open(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18")
    hosten.hoppa_till("2019-10-10")
    (beslut,) = bengtsfors.arende["beslut"]
    assert beslut["overklagande"] is None
    assert "laga kraft" not in bengtsfors.arende_i_ord
    bengtsfors.anslar("2019-10-10", "--nedtaget", "2019-10-10")
    (beslut,) = bengtsfors.arende["beslut"]
    assert beslut["overklagande"]["sista_dag"] == "2019-10-31"
    assert beslut["overklagande"]["laga_kraft"] is None
    assert (
        "Anslaget togs ned 10 oktober 2019, innan överklagandetiden hade gått ut 31 oktober 2019: "
        "den löper då inte ut. Be kommunen tillkännage justeringen på nytt. (KL 8:9-12, 13:5)"
    ) in bengtsfors.arende_i_ord
    hosten.hoppa_till("2019-11-01")
    bengtsfors.anslar("2019-11-01")
    (beslut,) = bengtsfors.arende["beslut"]
    assert beslut["overklagande"]["laga_kraft"] == "2019-11-23"


def test_18_an_appealed_decision_stands_and_a_human_decides(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    tider = ("--justerat", "2019-09-18", "--anslaget", "2019-09-18")
    bengtsfors.svarar("2019-09-18", "bifall", *tider)
    bengtsfors.overklagas("2019-09-30")
    assert set(bengtsfors.utfall.values()) == {"bifall"}
    assert (set(bengtsfors.status.values()), bengtsfors.flaggor) == ({"avgjord"}, {"overklagad"})
    assert hosten.att_gora_om("Bengtsfors") == [
        "Punkt 1, 2, 3: överklagad. Avgör om beslutet ska verkställas innan det prövats (KL 13:14)."
    ]
    bengtsfors.skickar_avtalen("1 2 3")
    assert hosten.vgr.paket == []
    assert "är inlämnad" in bengtsfors.lamnar_in()


def test_19_signed_before_laga_kraft_is_allowed_and_the_risk_is_shown(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18")
    hosten.hoppa_till("2019-09-20")
    bengtsfors.skickar_avtalen("1 2 3")
    assert bengtsfors.avtal["status"] == "undertecknat"
    assert "Punkt 1 är undertecknad före laga kraft, som inte har någon känd" in bengtsfors.risker
    bengtsfors.anslar("2019-09-20")
    assert (
        "Risk: Punkt 1 är undertecknad före laga kraft, som inträder tidigast 12 oktober 2019. Det "
        "är tillåtet (KL 13:14), men beslutet kan ändras om någon överklagar."
    ) in bengtsfors.avtal_i_ord
    assert "avtalen undertecknade KL 13:14" in bengtsfors.plan_i_ord()
    assert "är inlämnad" in bengtsfors.lamnar_in()
    hosten.hoppa_till("2019-10-12")
    assert bengtsfors.risker == ""


def test_31_conflicting_reports_are_both_kept_until_a_human_confirms(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", "--paragraf", "§ 40", "--justerat", "2019-09-18")
    svar = bengtsfors.svarar(
        *("2019-09-18", "avslag", "--paragraf", "§ 41", "--justerat", "2019-09-20"),
        rapporteras="2019-09-20",
    )
    assert "OBS: motstridiga besked." in svar
    forst, sedan = bengtsfors.arende["beslut"]
    assert (forst["ersatt"], sedan["ersatt"]) == (False, False)
    assert (forst["galler"]["1"], sedan["galler"]["1"]) == ("ja", "vantar")
    bengtsfors.skickar_avtalen("1 2 3")
    with hosten.nekar("Punkt 1 har flera besked, och det är inte avgjort vilket som gäller."):
        bengtsfors.lamnar_in()
    bengtsfors.bekraftas(sedan["nummer"], "Det justerade protokollet visar avslag (fiktivt).")
    assert (set(bengtsfors.utfall.values()), bengtsfors.flaggor) == ({"avslag"}, set())
    assert [ett["nummer"] for ett in bengtsfors.arende["beslut"]] == [2, 3]


def test_32_a_decision_that_is_redone_supersedes_and_overwrites_nothing(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", "--paragraf", "§ 40", "--justerat", "2019-09-18")
    hosten.hoppa_till("2019-10-16")
    bengtsfors.rattas(
        *("2019-10-16", {"1": "bifall", "2": "avslag", "3": "bifall"}),
        *("Fullmäktige har tagit om beslutet (fiktivt).", "--justerat", "2019-10-16"),
    )
    gammalt, nytt = bengtsfors.arende["beslut"]
    assert (gammalt["ersatt"], gammalt["punkter"]["2"]) == (True, "bifall")
    assert (gammalt["paragraf"], gammalt["datum"]) == ("§ 40", "2019-09-18")
    assert (nytt["ersatt"], nytt["punkter"]["2"]) == (False, "avslag")
    assert bengtsfors.utfall == {"1": "bifall", "2": "avslag", "3": "bifall"}
    assert "Allt stämmer" in hosten.verifiera()

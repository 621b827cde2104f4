"""Scenarios 16-19, 31 and 32: minutes, appeal, courts, conflicting reports and corrections."""

from tests.scenarier.organ import DOMEN
from tests.scenarier.rundmappen import KOD
from tests.scenarier.spraket import VEM, Scenario

JUSTERAT_OCH_ANSLAGET = ("--justerat", "2019-09-18", "--anslaget", "2019-09-18")


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
    hosten.hoppa_till("2019-09-20")
    assert hosten.att_gora_om("Bengtsfors") == []
    hosten.hoppa_till("2019-10-10")
    (beslut,) = bengtsfors.arende["beslut"]
    assert beslut["overklagande"] is None
    assert "laga kraft" not in bengtsfors.arende_i_ord
    saknas = (
        "Protokollet är justerat 18 september 2019 men inget anslag är känt: justeringen skulle "
        "ha tillkännagivits senast 20 september 2019, och utan anslag börjar ingen "
        "överklagandetid. Begär in bevis om anslag: `beslut anslag`. (KL 8:12, 13:5)"
    )
    assert hosten.att_gora_om("Bengtsfors") == [f"Punkt 1, 2, 3: {saknas}"]
    assert f"OBS beslut 2: {saknas}" in bengtsfors.arende_i_ord
    bengtsfors.anslar("2019-10-10", "--nedtaget", "2019-10-10")
    (beslut,) = bengtsfors.arende["beslut"]
    assert beslut["overklagande"]["sista_dag"] == "2019-10-31"
    assert beslut["overklagande"]["laga_kraft"] is None
    nedtaget = (
        "Anslaget togs ned 10 oktober 2019, innan överklagandetiden hade gått ut 31 oktober 2019: "
        "den löper då inte ut. Be kommunen tillkännage justeringen på nytt. (KL 8:9-12, 13:5)"
    )
    assert nedtaget in bengtsfors.arende_i_ord
    assert hosten.att_gora_om("Bengtsfors") == [f"Punkt 1, 2, 3: {nedtaget}"]
    hosten.hoppa_till("2019-11-01")
    bengtsfors.anslar("2019-11-01")
    (beslut,) = bengtsfors.arende["beslut"]
    assert beslut["overklagande"]["laga_kraft"] == "2019-11-23"
    assert hosten.att_gora_om("Bengtsfors") == []


def test_17_only_an_approval_waits_for_its_announcement(hosten: Scenario) -> None:
    """What is rejected gains nobody anything by laga kraft."""
    bengtsfors = hosten.kommun("Bengtsfors")
    utfall = {"1": "bifall", "2": "avslag", "3": "avslag"}
    bengtsfors.svarar("2019-09-18", utfall, "--justerat", "2019-09-18")
    hosten.hoppa_till("2019-09-23")
    (fraga,) = hosten.att_gora_om("Bengtsfors")
    assert fraga.startswith("Punkt 1: Protokollet är justerat 18 september 2019")


def test_18_an_appealed_decision_stands_and_a_human_decides(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", *JUSTERAT_OCH_ANSLAGET)
    with hosten.nekar("beslut 2 är inte överklagat. Registrera överklagandet först med"):
        bengtsfors.inhiberas("2019-09-18")
    bengtsfors.overklagas("2019-09-30")
    assert set(bengtsfors.utfall.values()) == {"bifall"}
    assert (set(bengtsfors.status.values()), bengtsfors.flaggor) == ({"avgjord"}, {"overklagad"})
    assert bengtsfors.plan["bedomning"] == "atgard"
    assert "Åtgärd: underteckna före laga kraft (KL 13:14)" in bengtsfors.plan_i_ord("--laga-kraft")
    (fraga,) = hosten.att_gora_om("Bengtsfors")
    assert fraga == (
        "Punkt 1, 2, 3: överklagad. Avgör om beslutet ska verkställas innan det prövats (KL "
        "13:14). Registrera hur det slutar: `beslut dom`."
    )
    bengtsfors.skickar_avtalen("1 2 3")
    assert hosten.att_gora_om("Bengtsfors")[1] == (
        "Avtalen är klara, men beslutet är överklagat. Avgör om det ska verkställas ändå (KL "
        "13:14), och lämna i så fall in avtalen."
    )
    assert "Punkt 1: beslutet är överklagat 30 september 2019. Det får" in bengtsfors.risker
    svar = hosten.klient("lamna-in", KOD, "--alla")
    assert (svar.kod, "lämnas inte in med --alla: beslutet är överklagat" in svar.ut) == (1, True)
    assert hosten.vgr.paket == []
    assert "är inlämnad" in bengtsfors.lamnar_in()


def test_18_nothing_is_handed_in_while_a_court_has_stopped_the_decision(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", *JUSTERAT_OCH_ANSLAGET)
    bengtsfors.overklagas("2019-09-30")
    bengtsfors.skickar_avtalen("1 2 3")
    bengtsfors.inhiberas("2019-10-04")
    assert bengtsfors.flaggor == {"overklagad", "inhiberad"}
    assert bengtsfors.plan["bedomning"] == "kan_inte"
    with hosten.nekar("Punkt 1, 2, 3: en domstol har inhiberat beslutet, som inte gäller"):
        bengtsfors.lamnar_in()
    forst, avtalen = hosten.att_gora_om("Bengtsfors")
    assert forst.startswith("Punkt 1, 2, 3: inhiberad av domstol. Verkställ inte beslutet.")
    assert avtalen.endswith("Lämna inte in dem så länge inhibitionen står kvar.")
    assert "en domstol har inhiberat beslutet 4 oktober 2019" in bengtsfors.risker
    bengtsfors.inhibitionen_havs("2019-10-11")
    assert bengtsfors.avtal["brister"] == []
    bengtsfors.overklagandet_avslas("2019-10-25", laga_kraft="2019-11-16")
    assert bengtsfors.flaggor == set()
    assert bengtsfors.plan["bedomning"] == "beslutat"
    text = bengtsfors.arende_i_ord
    assert "Beslut 2: överklagat 30 september 2019 (KL 13:1)." in text
    assert "inhiberat av domstol 4 oktober 2019, gäller inte tills vidare (FPL 28)." in text
    assert "Beslut 2: inhibitionen hävd 11 oktober 2019." in text
    assert f"dom 25 oktober 2019. Laga kraft 16 november 2019. {DOMEN} ({VEM})" in text
    assert bengtsfors.arende["beslut"][0]["overklagande"]["laga_kraft"] == "2019-11-16"
    assert "laga kraft, som inträder tidigast 16 november 2019" in bengtsfors.risker
    assert "är inlämnad" in bengtsfors.lamnar_in()
    assert "Allt stämmer" in hosten.verifiera()


def test_18_an_annulled_decision_is_owed_anew(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", *JUSTERAT_OCH_ANSLAGET)
    bengtsfors.skickar_avtalen("1 2 3")
    bengtsfors.lamnar_in()
    bengtsfors.overklagas("2019-09-30")
    bengtsfors.upphavs("2019-10-25")
    assert (set(bengtsfors.status.values()), bengtsfors.flaggor) == ({"oppen"}, {"upphavd"})
    assert set(bengtsfors.utfall.values()) == {None}
    assert "nej, upphävt av domstol" in bengtsfors.arende_i_ord
    dom = "upphävt av domstol 25 oktober 2019 (KL 13:8): punkterna ska beslutas på nytt."
    assert f"Beslut 2: {dom} {DOMEN} ({VEM})" in bengtsfors.arende_i_ord
    assert [ett["vad"] for ett in bengtsfors.arende["beslut"][0]["domstol"]] == [
        *("overklagat", "upphavt")
    ]
    fragor = hosten.att_gora_om("Bengtsfors")
    assert fragor[0].startswith("Punkt 1, 2, 3: beslutet är upphävt av domstol. Fråga kommunen")
    assert "omfattar punkt 1, men den är öppen." in " ".join(fragor)
    hosten.till("2019-11-04")
    assert "är upphävt av domstol (KL 13:8): ett nytt beslut behövs" in bengtsfors.sista_paminnelsen
    bengtsfors.svarar("2019-11-20", "bifall", "--justerat", "2019-11-20")
    assert (set(bengtsfors.status.values()), bengtsfors.flaggor) == ({"avgjord"}, set())
    gammalt, nytt = bengtsfors.arende["beslut"]
    assert (gammalt["galler"]["1"], nytt["galler"]["1"]) == ("upphavt", "ja")
    assert "Allt stämmer" in hosten.verifiera()


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

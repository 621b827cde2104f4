"""Scenarios 9, 16, 18, 27 and 31: courts, and what comes in about the same decision."""

from tests.scenarier.parterna import Kommun
from tests.scenarier.spraket import Scenario

JUSTERAT = ("--justerat", "2019-09-18", "--anslaget", "2019-09-18")


def test_18_one_more_appeal_does_not_lift_an_inhibition(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", *JUSTERAT)
    bengtsfors.overklagas("2019-09-20")
    bengtsfors.inhiberas("2019-09-23")
    bengtsfors.overklagas("2019-09-24")
    assert bengtsfors.plan["bedomning"] == "kan_inte"
    bengtsfors.skickar_avtalen("1 2 3")
    assert "inhiberat beslutet 23 september 2019" in bengtsfors.risker
    with hosten.nekar("en domstol har inhiberat beslutet"):
        bengtsfors.lamnar_in()


def test_18_a_later_report_of_the_meeting_is_in_court_too(hosten: Scenario) -> None:
    bengtsfors, svenljunga = hosten.kommun("Bengtsfors"), hosten.kommun("Svenljunga")
    bengtsfors.svarar("2019-09-18", "bifall", "--paragraf", "§ 40", *JUSTERAT)
    svenljunga.svarar("2019-09-18", "bifall")
    bengtsfors.overklagas("2019-09-20")
    svenljunga.overklagas("2019-09-20")
    svenljunga.svarar("2019-09-18", "bifall", *JUSTERAT)
    assert svenljunga.plan["utvagar"] == ["fore_laga_kraft"]
    bengtsfors.inhiberas("2019-09-23")
    bengtsfors.svarar("2019-09-18", "bifall", "--paragraf", "§ 41", *JUSTERAT)
    sedan = bengtsfors.arende["beslut"][-1]["nummer"]
    bengtsfors.bekraftas(sedan, "Paragrafen var fel (fiktivt).")
    assert {"overklagad", "inhiberad"} <= bengtsfors.flaggor
    assert bengtsfors.plan["bedomning"] == "kan_inte"
    bengtsfors.skickar_avtalen("1 2 3")
    with hosten.nekar("en domstol har inhiberat beslutet"):
        bengtsfors.lamnar_in()
    bengtsfors.inhibitionen_havs("2019-09-24")
    assert "är inlämnad" in bengtsfors.lamnar_in()
    assert "Allt stämmer" in hosten.verifiera()


def test_18_a_new_decision_has_no_part_in_the_appeal_of_the_old(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", "--slag", "ordforandebeslut")
    bengtsfors.anmaler("2019-09-19")
    bengtsfors.overklagas("2019-09-20")
    hosten.underlaget_andras("2019 rev. B", "Priset har ändrats (fiktivt).")
    bengtsfors.svarar("2019-09-25", "bifall", "--slag", "ordforandebeslut")
    forst, sedan = bengtsfors.arende["beslut"]
    assert ([ett["vad"] for ett in forst["domstol"]], sedan["domstol"]) == (["overklagat"], [])
    assert (forst["anmalt"], sedan["anmalt"]) == ("2019-09-19", None)
    bengtsfors.anmaler("2019-09-26", "--nummer", str(sedan["nummer"]))
    assert "anmals" not in bengtsfors.flaggor
    assert "Allt stämmer" in hosten.verifiera()


def test_18_the_same_decision_may_be_taken_again_once_it_is_annulled(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", *JUSTERAT)
    bengtsfors.overklagas("2019-09-20")
    bengtsfors.inhiberas("2019-09-23")
    assert "Redan registrerat" in bengtsfors.inhiberas("2019-09-23")
    bengtsfors.inhibitionen_havs("2019-09-23")
    bengtsfors.inhiberas("2019-09-23")
    assert "inhiberad" in bengtsfors.flaggor
    bengtsfors.upphavs("2019-09-24")
    bengtsfors.svarar("2019-09-18", "bifall", *JUSTERAT)
    assert (set(bengtsfors.status.values()), bengtsfors.flaggor) == ({"avgjord"}, set())
    assert "Redan registrerat" in bengtsfors.svarar("2019-09-18", "bifall", *JUSTERAT)
    assert [ett["galler"]["1"] for ett in bengtsfors.arende["beslut"]] == ["upphavt", "ja"]
    assert "Allt stämmer" in hosten.verifiera()


def test_18_the_forecast_goes_by_what_is_in_court(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", *JUSTERAT)
    assert bengtsfors.prognos("--laga-kraft") == (1.0, "2019-10-14")
    bengtsfors.overklagas("2019-09-20")
    assert bengtsfors.prognos("--laga-kraft") == (0.0, None)
    assert bengtsfors.prognos("--fore-laga-kraft") == (1.0, "2019-09-22")
    assert "undertecknas ändå (KL 13:14): Bengtsfors." in hosten.prognos_i_ord
    bengtsfors.inhiberas("2019-09-23")
    assert bengtsfors.prognos("--fore-laga-kraft") == (0.0, None)
    assert "i domstol, räknas som sena: Bengtsfors." in hosten.prognos_i_ord
    bengtsfors.overklagandet_avslas("2019-10-01", laga_kraft="2019-10-22")
    assert bengtsfors.prognos("--laga-kraft") == (1.0, "2019-10-26")
    bengtsfors.skickar_avtalen("1 2 3")
    assert bengtsfors.prognos("--laga-kraft") == (1.0, "2019-10-02")
    bengtsfors.lamnar_in()
    hosten.hoppa_till("2019-11-28")
    assert bengtsfors.prognos() == (1.0, "2019-10-01")


def test_18_a_point_that_a_court_has_stopped_is_not_hidden_by_a_later_no(
    hosten: Scenario,
) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", {"1": "bifall"}, *JUSTERAT)
    bengtsfors.overklagas("2019-09-20")
    bengtsfors.inhiberas("2019-09-23")
    bengtsfors.svarar("2019-09-25", {"2": "avslag", "3": "avslag"}, "--justerat", "2019-09-25")
    assert bengtsfors.plan["bedomning"] == "kan_inte"
    assert "är i domstol: när det kan verkställas är inte känt" in bengtsfors.plan_i_ord()
    assert bengtsfors.prognos() == (0.0, None)
    assert "i domstol, räknas som sena: Bengtsfors." in hosten.prognos_i_ord
    bengtsfors.inhibitionen_havs("2019-09-27")
    bengtsfors.overklagandet_avslas("2019-10-01", laga_kraft="2019-10-22")
    assert bengtsfors.prognos("--laga-kraft") == (1.0, "2019-10-26")
    (motet,) = (ett for ett in bengtsfors.plan["vagen"] if ett["moment"] == "sammantrade")
    assert motet["datum"] == "2019-09-18"


def test_31_a_report_that_was_not_confirmed_is_not_planned_on(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", *JUSTERAT)
    bengtsfors.svarar("2019-09-25", "avslag", "--justerat", "2019-09-25")
    forst, _ = bengtsfors.arende["beslut"]
    bengtsfors.bekraftas(forst["nummer"], "Det första gäller (fiktivt).")
    (motet,) = (ett for ett in bengtsfors.plan["vagen"] if ett["moment"] == "sammantrade")
    assert motet["datum"] == "2019-09-18"


def test_27_a_withdrawn_point_asks_nothing_of_courts_any_more(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall")
    bengtsfors.overklagas("2019-09-20")
    bengtsfors.punkten_aterkallas("2", "VGR har tagit tillbaka punkt 2 (fiktivt).")
    assert bengtsfors.lage["flaggor"]["2"] == []
    assert all("Punkt 1, 3:" in ett for ett in hosten.att_gora_om("Bengtsfors"))
    bengtsfors.upphavs("2019-09-24")
    bengtsfors.punkten_aterkallas("3", "VGR har tagit tillbaka punkt 3 (fiktivt).")
    assert bengtsfors.lage["flaggor"] == {"1": ["upphavd"], "2": [], "3": []}
    assert "Allt stämmer" in hosten.verifiera()


def test_27_what_the_round_has_withdrawn_is_not_owed_anew(hosten: Scenario) -> None:
    bengtsfors, svenljunga = hosten.kommun("Bengtsfors"), hosten.kommun("Svenljunga")
    bengtsfors.svarar("2019-09-18", "bifall", *JUSTERAT)
    svenljunga.svarar("2019-09-18", "bifall", *JUSTERAT)
    bengtsfors.overklagas("2019-09-20")
    hosten.punkten_aterkallas_for_alla("2", "VGR har tagit tillbaka punkt 2 (fiktivt).")
    assert "Punkt 2: avbruten." in bengtsfors.upphavs("2019-09-24")
    assert bengtsfors.status == {"1": "oppen", "2": "avbruten", "3": "oppen"}
    utfall = {"1": "bifall", "2": "aterremiss", "3": "bifall"}
    svenljunga.rattas("2019-09-18", utfall, "Punkt 2 återremitterades (fiktivt).", *JUSTERAT)
    assert svenljunga.status == {"1": "avgjord", "2": "avbruten", "3": "avgjord"}
    with hosten.nekar("Punkt 2 är redan återkallad", "inget organ har den kvar att besluta"):
        hosten.punkten_aterkallas_for_alla("2", "Beslutet är upphävt (fiktivt).")
    hosten.till("2019-09-26")
    for kommun in (bengtsfors, svenljunga):
        assert len([ett for ett in kommun.brev if "Återkallat" in ett.amne]) == 1
    assert "Allt stämmer" in hosten.verifiera()


def test_27_what_came_before_its_turn_and_was_withdrawn_is_never_owed(spel: Scenario) -> None:
    bengtsfors = spel.kommun("Bengtsfors")
    bengtsfors.svarar("2019-06-04", {"2": "bifall"})
    bengtsfors.overklagas("2019-06-05")
    spel.punkten_aterkallas_for_alla("2", "VGR har tagit tillbaka punkt 2 (fiktivt).")
    assert "Punkt 2: avbruten." in bengtsfors.upphavs("2019-06-10")
    assert bengtsfors.status == {"1": "vilande", "2": "avbruten", "3": "vilande"}
    assert "Allt stämmer" in spel.verifiera()


def test_09_the_condition_of_a_new_decision_is_met_in_the_same_words(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    utfall = {"1": "bifall_med_villkor: om budgeten antas", "2": "bifall", "3": "bifall"}
    bengtsfors.svarar("2019-09-18", utfall, *JUSTERAT)
    bengtsfors.villkoret_uppfylls("2019-09-19", "1", "Budgeten är antagen.")
    igen = bengtsfors.villkoret_uppfylls("2019-09-19", "1", "Budgeten är antagen.")
    assert "Redan registrerat" in igen
    bengtsfors.overklagas("2019-09-20")
    bengtsfors.upphavs("2019-09-23")
    bengtsfors.svarar("2019-09-25", utfall, "--justerat", "2019-09-25")
    assert bengtsfors.status["1"] == "villkorad"
    bengtsfors.villkoret_uppfylls("2019-09-25", "1", "Budgeten är antagen.")
    assert bengtsfors.status["1"] == "avgjord"
    assert "Allt stämmer" in hosten.verifiera()


def test_16_who_has_been_asked_is_not_asked_again_after_a_correction(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", "--paragraf", "§ 1")
    hosten.till("2019-10-03")
    bengtsfors.rattas("2019-09-18", "bifall", "Skrivfel (fiktivt).", "--paragraf", "§ 11")
    hosten.till("2019-10-04")
    bengtsfors.svarar("2019-09-18", "bifall", "--votering", "Ja 20, nej 11.")
    hosten.till("2019-10-07")
    assert len([ett for ett in bengtsfors.brev if "justerat?" in ett.amne]) == 1
    bengtsfors.rattas("2019-09-20", "bifall", "Fel dag (fiktivt).", "--nummer", "4")
    assert len([ett for ett in bengtsfors.brev if "justerat?" in ett.amne]) == 2
    assert "Allt stämmer" in hosten.verifiera()


def test_16_what_a_human_lets_hold_after_all_is_asked_about_once(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    lat_halla(bengtsfors, upphavs="2019-09-23")
    assert bengtsfors.status["1"] == "preliminar"
    hosten.till("2019-10-21")
    assert om_protokollet(bengtsfors) == ["2019-10-03"]
    assert "Allt stämmer" in hosten.verifiera()


def test_16_a_letter_that_was_held_back_meanwhile_is_sent_after_all(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    lat_halla(bengtsfors, upphavs="2019-09-23", forst="2019-10-07")
    assert om_protokollet(bengtsfors) == ["2019-10-07"]
    hosten.till("2019-10-21")
    assert om_protokollet(bengtsfors) == ["2019-10-07"]
    assert "Allt stämmer" in hosten.verifiera()


def test_16_who_has_been_asked_is_not_asked_because_it_holds_after_all(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    lat_halla(bengtsfors, upphavs="2019-10-08", forst="2019-10-09")
    hosten.till("2019-10-21")
    assert om_protokollet(bengtsfors) == ["2019-10-03"]


def lat_halla(kommun: Kommun, *, upphavs: str, forst: str | None = None) -> None:
    """A decision is annulled, but a human lets it hold for a point that had been withdrawn."""
    kommun.punkten_aterkallas("1", "Regionen har tagit tillbaka punkten (fiktivt).")
    kommun.svarar("2019-09-18", "bifall")
    kommun.overklagas("2019-09-20")
    kommun.spel.till(upphavs)
    kommun.upphavs(upphavs)
    kommun.spel.till(forst or upphavs)
    nummer = kommun.arende["beslut"][-1]["nummer"]
    kommun.bekraftas(nummer, "Punkt 1 gäller ändå (fiktivt).")


def om_protokollet(kommun: Kommun) -> list[str]:
    return [brev.dag for brev in kommun.brev if "Är protokollet justerat?" in brev.amne]

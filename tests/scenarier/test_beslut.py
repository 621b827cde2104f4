"""Scenarios 6-15, 28, 29 and 33: what bodies decide, and what is made of it."""

from tests.scenarier.spraket import Scenario


def test_06_minority_aterremiss_is_not_avslag(hosten: Scenario) -> None:
    svenljunga = hosten.kommun("Svenljunga")
    svenljunga.aterremitterar("2019-10-08", stod="minoritet")
    assert set(svenljunga.status.values()) == {"aterremitterad"}
    assert "avslag" not in svenljunga.utfall.values()
    hosten.till("2019-10-29")
    assert "Läge återremitterad" in svenljunga.sista_paminnelsen
    assert (
        "Ta upp ärendet på kommunfullmäktige i Svenljunga kommun tisdag 12 november 2019"
        in svenljunga.sista_paminnelsen
    )
    hosten.hoppa_till("2019-11-12")
    with hosten.nekar("en minoritet har redan begärt återremiss", "(KL 5:50)"):
        svenljunga.aterremitterar("2019-11-12", stod="minoritet")
    svenljunga.aterremitterar("2019-11-12", stod="majoritet")
    assert set(svenljunga.status.values()) == {"aterremitterad"}


def test_06_what_was_sent_back_is_prepared_anew(hosten: Scenario) -> None:
    amal = hosten.kommun("Åmål")
    for organ, dag in (("1492-von", "23"), ("1492-ksau", "24"), ("1492-ks", "25")):
        amal.organet(organ).svarar(f"2019-09-{dag}", "bifall", "--justerat", f"2019-09-{dag}")
    ks = "Kommunstyrelsen i Åmåls kommun"
    assert f"{ks} 2019-09-25 (har svarat)" in amal.plan_i_ord()
    amal.aterremitterar("2019-10-08", stod="majoritet")
    assert f"{ks} 2019-10-23 2019-10-10 2019-10-23" in amal.plan_i_ord()
    assert amal.plan["mote"] == "2019-11-12"
    amal.organet("1492-ks").svarar("2019-10-23", "bifall", "--justerat", "2019-10-23")
    assert f"{ks} 2019-10-23 (har svarat)" in amal.plan_i_ord()


def test_06_who_sent_it_back_may_rest_while_the_deadline_stays(hosten: Scenario) -> None:
    svenljunga = hosten.kommun("Svenljunga")
    svenljunga.aterremitterar("2019-10-08", stod="minoritet")
    frister = hosten.frister
    fore = svenljunga.paminnelser
    svenljunga.pausas("2019-11-11", "Tas upp igen 12 november.")
    assert svenljunga.arende["pausad_till"] == "2019-11-11"
    assert "Påminnelserna är pausade till måndag 11 november 2019." in svenljunga.arende_i_ord
    hosten.till("2019-11-10")
    assert svenljunga.paminnelser == fore
    with hosten.nekar("efter organets sista dag tisdag 12 november 2019", "flytta fristen först"):
        svenljunga.pausas("2019-11-13", "Tas upp igen 12 november.")
    hosten.till("2019-11-11")
    assert svenljunga.paminnelser == [*fore, "2019-11-11"]
    assert hosten.frister == frister
    with hosten.nekar("påminnelserna är inte pausade"):
        svenljunga.aterupptas("Mötet är bestämt.")
    hosten.verifiera()


def test_07_bordlaggning_proposes_the_next_fullmaktige(hosten: Scenario) -> None:
    svenljunga = hosten.kommun("Svenljunga")
    svenljunga.bordlagger("2019-10-08")
    assert set(svenljunga.status.values()) == {"bordlagd"}
    assert svenljunga.plan["arende"]["nasta_mote"]["datum"] == "2019-11-12"
    hosten.till("2019-10-14")
    assert (
        "Ärendet bordlades tisdag 8 oktober 2019. Det tas upp på kommunfullmäktige i Svenljunga "
        "kommun tisdag 12 november 2019, om inget annat har beslutats (KL 5:51)."
    ) in svenljunga.sista_paminnelsen


def test_08_only_some_options_approved_is_delvis(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    utfall = {"1": "bifall", "2": "aterremiss: majoritet", "3": "avslag"}
    bengtsfors.svarar("2019-09-18", utfall, "--justerat", "2019-09-18")
    assert bengtsfors.lage["lage"] == "delvis"
    assert bengtsfors.status == {"1": "avgjord", "2": "aterremitterad", "3": "avgjord"}
    assert bengtsfors.utfall == {"1": "bifall", "2": "aterremiss", "3": "avslag"}
    assert (bengtsfors.rad["lage"], bengtsfors.rad["samlat"]) == ("delvis", None)
    assert "delvis besvarat 1" in hosten.lage_i_ord
    hosten.till("2019-10-14")
    assert "Gäller 2 Journalsystem för elevhälsa Läge" in bengtsfors.sista_paminnelsen
    bengtsfors.svarar("2019-10-16", {"2": "avslag"}, "--justerat", "2019-10-16")
    assert bengtsfors.utfall == {"1": "bifall", "2": "avslag", "3": "avslag"}
    assert bengtsfors.lage["lage"] == "avgjort"
    assert (bengtsfors.rad["lage"], bengtsfors.rad["samlat"]) == ("avgjort", "delvis_bifall")
    assert hosten.lage["summa"]["samlat"] == {"delvis_bifall": 1, "inget": 48}
    assert "Samlat: delvis bifall 1, pågår " in hosten.lage_i_ord
    assert "delvis besvarat" not in hosten.lage_i_ord


def test_09_a_condition_is_open_until_a_human_clears_it(hosten: Scenario) -> None:
    harryda = hosten.kommun("Härryda")
    villkor = "bifall_med_villkor: under förutsättning av budget"
    harryda.svarar("2019-09-25", villkor, "--justerat", "2019-09-25")
    assert (harryda.lage["lage"], set(harryda.status.values())) == ("beslutat", {"villkorad"})
    (uppgift,) = hosten.att_gora_om("Härryda")
    assert "har ett villkor kvar. Registrera när villkoret är uppfyllt" in uppgift
    harryda.skickar_avtalen("1 2 3")
    with hosten.nekar("beslutets villkor är inte uppfyllt. Begär in ett besked om att villkoret"):
        harryda.lamnar_in()
    for punkt in "123":
        harryda.villkoret_uppfylls("2019-10-01", punkt, "Budgeten är antagen (fiktivt).")
    assert (harryda.lage["lage"], set(harryda.status.values())) == ("avgjort", {"avgjord"})
    assert "är inlämnad" in harryda.lamnar_in()


def test_10_avslag_against_the_recommendation_is_a_final_answer(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "avslag", "--justerat", "2019-09-18")
    assert (bengtsfors.lage["lage"], bengtsfors.flaggor) == ("avgjort", set())
    assert bengtsfors.rad["avtal"] == "inget"
    with hosten.nekar("Det finns inget avtal att lämna in, och inget väntas"):
        bengtsfors.lamnar_in()
    hosten.till("2019-11-13")
    assert bengtsfors.paminnelser == []
    assert not bengtsfors.rad["forsenad"]
    assert hosten.att_gora_om("Bengtsfors") == []
    assert hosten.kommun("Svenljunga").paminnelser != []


def test_11_noterat_is_no_decision_and_is_asked_about(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", {"1": "noterat", "2": "avstar", "3": "noterat"})
    assert set(bengtsfors.status.values()) == {"oppen"}
    assert bengtsfors.flaggor == {"fortydliga"}
    assert hosten.att_gora_om("Bengtsfors") == [
        (
            "Punkt 1, 2, 3: inte ett beslut, begär förtydligande. Fråga organet vad det menar, och "
            "registrera beslutet."
        )
    ]
    assert hosten.plan["bedomning"]["1460"] != "beslutat"
    hosten.till("2019-10-14")
    assert "inte är ett beslut i sak: ett förtydligande behövs" in bengtsfors.sista_paminnelsen


def test_12_one_namnd_missing_leaves_the_kommun_incomplete(hosten: Scenario) -> None:
    vanersborg = hosten.kommun("Vänersborg")
    social, skola = vanersborg.organet("1487-sn"), vanersborg.organet("1487-bun")
    social.svarar("2019-09-26", "bifall", "--justerat", "2019-09-26")
    assert social.lage["lage"] == "avgjort"
    assert vanersborg.rad["status"] == {"1": "avgjord", "2": "oppen", "3": "avgjord"}
    assert hosten.plan["bedomning"]["1487"] != "beslutat"
    hosten.till("2019-10-14")
    assert (social.paminnelser, skola.paminnelser) == ([], ["2019-10-14"])
    vanersborg.skickar_avtalen("1 2 3")
    with hosten.nekar("omfattar punkt 2, men den är öppen"):
        vanersborg.lamnar_in()


def test_13_the_wrong_body_is_flagged_and_never_corrected(hosten: Scenario) -> None:
    orust = hosten.kommun("Orust")
    svar = orust.svarar("2019-10-10", "bifall", "--organ", "1421-ks")
    assert "OBS: annat organ än det utsedda har beslutat." in svar.replace("; ", " ")
    assert "fel_organ" in orust.flaggor
    assert set(orust.status.values()) == {"preliminar"}
    assert len(orust.arende["beslut"]) == 1
    assert (
        "Fråga kommunen vilket organ som skulle besluta, och rätta om det är fel."
        in hosten.att_gora_om("Orust")[0]
    )


def test_14_ordforandebeslut_is_to_be_anmalt_and_is_not_for_fullmaktige(hosten: Scenario) -> None:
    social = hosten.kommun("Vänersborg").organet("1487-sn")
    svar = social.svarar("2019-09-20", "bifall", "--slag", "ordforandebeslut")
    assert "OBS: ska anmälas vid nästa sammanträde." in svar
    assert social.flaggor == {"anmals"}
    bengtsfors = hosten.kommun("Bengtsfors")
    svar = bengtsfors.svarar("2019-09-20", "bifall", "--slag", "ordforandebeslut")
    assert "beslutsformen finns inte för organet" in svar
    assert bengtsfors.flaggor == {"anmals", "fel_form"}
    assert "Fråga kommunen i vilken form beslutet togs" in hosten.att_gora_om("Bengtsfors")[0]


def test_14_what_is_not_anmalt_at_the_next_meeting_is_asked_for(hosten: Scenario) -> None:
    social = hosten.kommun("Vänersborg").organet("1487-sn")
    social.svarar("2019-09-20", "bifall", "--slag", "ordforandebeslut")
    with hosten.nekar("anmälan har datumet 2019-09-19 men ska ligga mellan 2019-09-20 och idag"):
        social.anmaler("2019-09-19")
    assert "anmäls vid nästa sammanträde, 26 september 2019" in social.arende_i_ord
    hosten.hoppa_till("2019-09-26")
    assert hosten.att_gora_om("Vänersborg") == []
    hosten.hoppa_till("2019-09-27")
    fraga = (
        "Ordförandebeslutet 20 september 2019 skulle ha anmälts vid sammanträdet 26 september "
        "2019. Fråga organet om det är anmält, och registrera dagen med `beslut anmal`. (KL 6:40)"
    )
    assert hosten.att_gora_om("Vänersborg") == [f"Punkt 1, 3: {fraga}"]
    assert f"OBS beslut 2: {fraga}" in social.arende_i_ord
    assert "OBS: ska anmälas" not in social.anmaler("2019-09-26")
    assert (social.flaggor, social.arende["beslut"][0]["anmalt"]) == (set(), "2019-09-26")
    assert "Beslut 2: ordförandebeslut, anmält 26 september 2019." in social.arende_i_ord
    assert hosten.att_gora_om("Vänersborg") == []
    with hosten.nekar("beslut 2 är redan anmält 26 september 2019. Inget mer behövs."):
        social.anmaler("2019-09-25")
    assert "Allt stämmer" in hosten.verifiera()


def test_15_delegation_must_refer_to_its_delegation(hosten: Scenario) -> None:
    social = hosten.kommun("Vänersborg").organet("1487-sn")
    with hosten.nekar("ska hänvisa till delegationen", 'Ange --delegation: "Delegationsordningen'):
        social.svarar("2019-09-13", "bifall", "--slag", "delegation")
    stod = ("--slag", "delegation", "--delegation", "Delegationsordningen 3.1")
    social.svarar("2019-09-13", "bifall", *stod)
    assert (social.status, social.flaggor) == ({"1": "avgjord", "3": "avgjord"}, set())


def test_28_outside_the_fullmakt_is_recorded_but_not_submitted(hosten: Scenario) -> None:
    svenljunga = hosten.kommun("Svenljunga")
    svar = svenljunga.svarar("2019-10-08", "bifall", "--justerat", "2019-10-08")
    assert "Punkt 2: bifall. OBS: utanför fullmakten." in svar
    assert svenljunga.utfall["2"] == "bifall"
    assert svenljunga.lage["flaggor"] == {"1": [], "2": ["utanfor_fullmakt"], "3": []}
    svenljunga.skickar_avtalen("1 2 3")
    with hosten.nekar(
        "Avtalet ”Avrop” omfattar punkt 2, som ligger utanför huvudmannens fullmakt. Begär in ett "
        "avtal utan punkt 2, eller en fullmakt som omfattar den."
    ):
        svenljunga.lamnar_in()
    assert hosten.vgr.paket == []


def test_29_the_forbund_may_come_after_and_think_otherwise(spel: Scenario) -> None:
    harryda, gr = spel.kommun("Härryda"), spel.organ("forbundsstyrelse/gr-styrelse")
    spel.vastkom_rekommenderar()
    svar = harryda.svarar("2019-08-28", "bifall", "--justerat", "2019-08-28")
    assert "OBS: beslutat före rekommendationen." in svar
    gr.svarar("2019-09-13", {"1": "bifall: bor", "2": "avslag", "3": "avslag"})
    assert harryda.utfall == dict.fromkeys("123", "bifall")
    assert gr.utfall == {"1": "bifall", "2": "avslag", "3": "avslag"}
    assert harryda.flaggor == {"fore_rekommendation"}
    assert set(harryda.status.values()) == {"avgjord"}


def test_33_reservation_and_votering_are_kept_as_text(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    texter = ("--reservation", "Ronja Rövardotter (fiktiv) reserverar sig.", "--votering", "12-3")
    bengtsfors.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18", *texter)
    assert set(bengtsfors.utfall.values()) == {"bifall"}
    assert (set(bengtsfors.status.values()), bengtsfors.flaggor) == ({"avgjord"}, set())
    skrivet = hosten.exporterat()
    assert "Ronja Rövardotter (fiktiv) reserverar sig." in skrivet
    assert "12-3" in skrivet

"""Scenarios 26 and 27: the deadline moves, and the matter changes while it is decided."""

from tests.scenarier.spelet import UNDERLAG
from tests.scenarier.spraket import Scenario


def test_26_a_moved_deadline_is_a_new_version_and_cancels_old_reminders(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    hosten.till("2019-10-13")
    svar = hosten.fristen_flyttas("2020-04-30", "VGR ger mer tid (fiktivt).")
    assert "Ändrat: Dals-Ed (1438): hinner, förut" in svar
    assert [ett["version"] for ett in hosten.frister] == [1, 2]
    assert hosten.frister[-1]["motivering"] == "VGR ger mer tid (fiktivt)."
    hosten.till("2019-10-14")
    (brev,) = bengtsfors.brev
    assert "Ändrad frist: Mottaget hos VGR senast torsdag 30 april 2020" in brev.amne
    assert "Tidigare tisdag 26 november 2019" in brev.text
    assert "Motivering VGR ger mer tid (fiktivt)." in brev.text
    assert "Egen sista dag torsdag 16 april 2020" in brev.text
    hosten.till("2020-02-16")
    assert bengtsfors.paminnelser == []
    hosten.till("2020-02-17")
    assert bengtsfors.paminnelser == ["2020-02-17"]
    assert "Fristversion 2" in bengtsfors.sista_paminnelsen
    assert not bengtsfors.rad["forsenad"]


def test_26_a_shortened_deadline_gives_one_letter_and_no_burst(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    hosten.till("2019-09-16")
    hosten.fristen_flyttas("2019-10-04", "VGR behöver svaren tidigare (fiktivt).")
    (brev,) = bengtsfors.brev
    assert "En frist i beslutsomgången har tidigarelagts." in brev.text
    assert "Egen sista dag fredag 20 september 2019" in brev.text
    hosten.till("2019-09-23")
    assert bengtsfors.paminnelser == ["2019-09-17", "2019-09-19"]
    assert bengtsfors.rad["forsenad"]


def test_26_who_has_decided_but_not_handed_in_is_told_too(hosten: Scenario) -> None:
    bengtsfors, svenljunga = hosten.kommun("Bengtsfors"), hosten.kommun("Svenljunga")
    bengtsfors.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18")
    svenljunga.svarar("2019-09-18", "avslag", "--justerat", "2019-09-18")
    hosten.fristen_flyttas("2019-12-03", "VGR ger mer tid (fiktivt).")
    assert [ett.amne.startswith("[Fiktivt] Ändrad frist") for ett in bengtsfors.brev] == [True]
    assert svenljunga.brev == []


def test_27_it_is_seen_which_decisions_rest_on_the_old_underlag(hosten: Scenario) -> None:
    bengtsfors, svenljunga = hosten.kommun("Bengtsfors"), hosten.kommun("Svenljunga")
    tidigt, sent = ("--underlag", "2019"), ("--underlag", "2019 rev. B")
    bengtsfors.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18", *tidigt)
    svenljunga.svarar("2019-10-08", {"1": "bifall", "3": "bifall"}, *sent)
    assert bengtsfors.arende["beslut"][0]["underlag"] == "2019"
    assert svenljunga.arende["beslut"][0]["underlag"] == "2019 rev. B"
    assert "Beslut 2: fattat på underlag 2019." in bengtsfors.arende_i_ord


def test_27_a_withdrawn_option_is_taken_back_where_it_is_not_decided(hosten: Scenario) -> None:
    bengtsfors, svenljunga = hosten.kommun("Bengtsfors"), hosten.kommun("Svenljunga")
    bengtsfors.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18")
    svenljunga.punkten_aterkallas("2", "VGR har tagit tillbaka punkt 2 (fiktivt).")
    assert svenljunga.status == {"1": "oppen", "2": "avbruten", "3": "oppen"}
    with hosten.nekar("Ett beslut som står fast rättas med `korrigera`."):
        bengtsfors.punkten_aterkallas("2", "VGR har tagit tillbaka punkt 2 (fiktivt).")
    assert bengtsfors.utfall["2"] == "bifall"
    hosten.till("2019-10-14")
    assert "2 Journalsystem för elevhälsa" not in svenljunga.sista_paminnelsen


PRISET = "VGR har höjt priset (fiktivt)."


def test_27_a_new_price_marks_what_was_decided_and_asks_once(hosten: Scenario) -> None:
    bengtsfors, svenljunga = hosten.kommun("Bengtsfors"), hosten.kommun("Svenljunga")
    bengtsfors.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18", "--underlag", "2019")
    hosten.till("2019-09-20")
    svar = hosten.underlaget_andras("2019 rev. B", PRISET, "--punkter", "1,3")
    assert "version 2019 rev. B i stället för 2019." in svar
    assert "(kommunbeslut/1460-kf), punkt 1, 3, beslut 2 onsdag 18 september 2019" in svar
    nya = [(ett["version"], ett["fran"]) for ett in hosten.underlag if ett["namn"] == UNDERLAG]
    assert nya == [("2019", None), ("2019 rev. B", "2019-09-20")]
    flaggor = bengtsfors.lage["flaggor"]
    assert [kod for kod in "123" if "gammalt_underlag" in flaggor[kod]] == ["1", "3"]
    assert set(bengtsfors.status.values()) == {"avgjord"}
    assert "gammalt_underlag" not in svenljunga.flaggor
    assert (
        f"OBS beslut 2, punkt 1, 3: {UNDERLAG} 2019 rev. B gäller från 20 september 2019 "
        f"({PRISET}). Fråga om beslutet står fast: `beslut bekrafta`."
    ) in bengtsfors.arende_i_ord
    (fraga,) = hosten.att_gora_om("Bengtsfors")[:1]
    assert "Punkt 1, 3: beslutat på ett underlag som har ersatts (onsdag 18 september" in fraga
    assert "Fråga organet om beslutet står fast. Ja: `beslut bekrafta` med --nummer 2." in fraga
    (brev,) = [ett for ett in bengtsfors.brev if "Ändrat underlag" in ett.amne]
    assert "Gäller nu 2019 rev. B, från fredag 20 september 2019" in brev.text
    assert f"Motivering {PRISET}" in brev.text
    assert "Står beslutet fast med det nya underlaget?" in brev.text
    assert not [ett for ett in svenljunga.brev if "underlag" in ett.amne]
    hosten.till("2019-10-14")
    assert f"{UNDERLAG} 2019 rev. B" in svenljunga.sista_paminnelsen
    assert PRISET in svenljunga.sista_paminnelsen
    assert len([ett for ett in bengtsfors.brev if "Ändrat underlag" in ett.amne]) == 1
    assert "Allt stämmer" in hosten.verifiera()


def test_27_a_human_says_that_the_decision_stands(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    bengtsfors.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18")
    hosten.till("2019-09-20")
    hosten.underlaget_andras("2019 rev. B", PRISET)
    bengtsfors.bekraftas(2, "Kommunen har sett det nya priset (fiktivt).")
    assert "gammalt_underlag" not in bengtsfors.flaggor
    assert not [ett for ett in hosten.att_gora_om("Bengtsfors") if "underlag" in ett]
    with hosten.nekar("beslut 2 är inte ifrågasatt"):
        bengtsfors.bekraftas(2, "En gång till.")
    assert "Allt stämmer" in hosten.verifiera()


def test_27_a_new_decision_on_the_new_underlag_takes_the_place(hosten: Scenario) -> None:
    bengtsfors, svenljunga = hosten.kommun("Bengtsfors"), hosten.kommun("Svenljunga")
    bengtsfors.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18")
    svenljunga.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18")
    hosten.till("2019-09-20")
    hosten.underlaget_andras("2019 rev. B", PRISET)
    bengtsfors.svarar("2019-09-25", "avslag", "--justerat", "2019-09-25")
    assert set(bengtsfors.utfall.values()) == {"avslag"}
    assert "gammalt_underlag" not in bengtsfors.flaggor
    assert [ett["underlag"] for ett in bengtsfors.arende["beslut"]] == [None, "2019 rev. B"]
    ratt = ("--underlag", "2019 rev. B", "--justerat", "2019-09-18")
    svenljunga.rattas("2019-09-18", "bifall", "Kommunen hade det nya underlaget.", *ratt)
    assert "gammalt_underlag" not in svenljunga.flaggor
    assert "Allt stämmer" in hosten.verifiera()


def test_27_what_is_told_late_rests_on_what_held_that_day(hosten: Scenario) -> None:
    bengtsfors, svenljunga = hosten.kommun("Bengtsfors"), hosten.kommun("Svenljunga")
    hosten.till("2019-09-20")
    hosten.underlaget_andras("2019 rev. B", PRISET)
    bengtsfors.svarar("2019-09-18", "bifall", rapporteras="2019-09-23")
    assert bengtsfors.arende["beslut"][0]["underlag"] == "2019"
    assert "gammalt_underlag" in bengtsfors.flaggor
    svenljunga.svarar("2019-10-08", "bifall")
    assert svenljunga.arende["beslut"][0]["underlag"] == "2019 rev. B"
    assert "gammalt_underlag" not in svenljunga.flaggor
    hosten.kommun("Mellerud").svarar("2019-10-08", "bifall", "--underlag", "2019")
    assert "gammalt_underlag" in hosten.kommun("Mellerud").flaggor


def test_27_a_change_that_is_none_is_refused_and_a_trial_writes_nothing(hosten: Scenario) -> None:
    hosten.kommun("Bengtsfors").svarar("2019-09-18", "bifall", "--underlag", "2019")
    fore = hosten.klient.innehall()
    svar = hosten.underlaget_andras("2019 rev. B", PRISET, "--prova")
    assert "Bara provat: ingenting är registrerat." in svar
    assert "Beslutat på äldre underlag: Kommunfullmäktige i Bengtsfors" in svar
    assert hosten.klient.innehall() == fore
    hosten.underlaget_andras("2019 rev. B", PRISET)
    with hosten.nekar("filen är densamma som version 2019 rev. B, som gäller"):
        hosten.underlaget_andras("2019 rev. B", PRISET)
    with hosten.nekar("version 2019 har redan funnits"):
        hosten.underlaget_andras("2019", PRISET)
    with hosten.nekar("Omgången har ingen punkt '7'. Välj bland: 1, 2, 3."):
        hosten.underlaget_andras("2019 rev. C", PRISET, "--punkter", "7")
    with hosten.nekar("Omgången har inget underlag 'Priset'. Välj bland: Tjänsteskrivelse om"):
        hosten.underlaget_andras("2019 rev. C", PRISET, "--namn", "Priset")
    with hosten.nekar("semikolon skiljer flera underlag åt"):
        hosten.underlaget_andras("2; slutlig", PRISET)
    with hosten.nekar("version 2019 har redan funnits"):
        hosten.underlaget_andras("2019 ", PRISET)
    with hosten.nekar("finns inte. Kontrollera sökvägen."):
        hosten.underlaget_andras("2019 rev. C", PRISET, "--fil", "borta.pdf")


def test_27_an_option_is_withdrawn_from_the_whole_round(hosten: Scenario) -> None:
    bengtsfors, svenljunga = hosten.kommun("Bengtsfors"), hosten.kommun("Svenljunga")
    bengtsfors.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18")
    skal = "VGR har tagit tillbaka punkt 2 (fiktivt)."
    fore = hosten.klient.innehall()
    assert "Bara provat" in hosten.punkten_aterkallas_for_alla("2", skal, "--prova")
    assert hosten.klient.innehall() == fore
    svar = hosten.punkten_aterkallas_for_alla("2", skal)
    assert "Står kvar: Kommunfullmäktige i Bengtsfors kommun" in svar
    assert svenljunga.status == {"1": "oppen", "2": "avbruten", "3": "oppen"}
    assert bengtsfors.utfall["2"] == "bifall"
    status = {ett["status"]["2"] for ett in hosten.lage["kommuner"]}
    assert status == {"avbruten", "avgjord"}
    (brev,) = [ett for ett in svenljunga.brev if "Återkallat: punkt 2" in ett.amne]
    assert f"Motivering {skal}" in brev.text
    (besked,) = [ett for ett in bengtsfors.brev if "Återkallat: punkt 2" in ett.amne]
    assert "Beslutat 2: bifall onsdag 18 september 2019" in besked.text
    with hosten.nekar("Punkt 2 är redan återkallad"):
        hosten.punkten_aterkallas_for_alla("2", skal)
    hosten.till("2019-10-14")
    assert "2 Journalsystem för elevhälsa" not in svenljunga.sista_paminnelsen
    assert "Allt stämmer" in hosten.verifiera()

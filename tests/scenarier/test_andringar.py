"""Scenarios 26 and 27: the deadline moves, and the matter changes while it is decided."""

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

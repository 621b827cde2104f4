"""Scenarios 35-37: who takes part, an election on the way, and a round undone afterwards."""

import pytest

from tests.scenarier.conftest import Starta
from tests.scenarier.dukningen import StartNekad
from tests.scenarier.spraket import Scenario

KUNGSBACKA = {"huvudman.csv": (("", "1384,Kungsbacka,kommun,GR,"),)}
RADEN = (
    '1460-kf,registrator,epost,registrator@bengtsfors.example,"Registrator, Bengtsfors kommun '
    '(fiktiv)",'
)
NY_RAD = '1460-kf,registrator,epost,nya@bengtsfors.example,"Ny registrator (fiktiv)",2026-10-15,'
VALAR = {
    "omgang.yaml": (("datum: 2019-11-26", "datum: 2026-11-26"),),
    "kalender.csv": (("2019-", "2026-"),),
    "kontakter.csv": ((f"{RADEN},", f"{RADEN},2026-10-14\n{NY_RAD}"),),
}


def test_35_kungsbacka_and_varberg_are_not_among_the_49(spel: Scenario) -> None:
    namn = {ett["namn"] for ett in spel.lage["kommuner"]}
    assert len(namn) == 49
    assert not namn & {"Kungsbacka", "Varberg"}
    for kommun in ("Kungsbacka", "Varberg"):
        with spel.nekar(f"'{kommun}' deltar inte i omgången"):
            spel.gor("lamna-in", "fvm-avrop-2019", kommun)


def test_35_kungsbacka_imported_without_a_decision_does_not_start(starta: Starta) -> None:
    with pytest.raises(StartNekad, match=r"Kungsbacka \(1384\) saknar beslutsväg") as nekad:
        starta(KUNGSBACKA)
    assert "ta bort kommunen härifrån om den inte deltar" in str(nekad.value)


def kvar(spel: Scenario) -> list[str]:
    """Give the bodies that began a new term and are to be gone through."""
    organ = [kod for byte in spel.lage["mandatbyten"] for kod in byte["organ"]]
    assert all(kod.endswith("-kf") for kod in organ)
    return organ


def test_36_an_election_year_asks_for_new_contacts_and_calendars(starta: Starta) -> None:
    spel, text = starta(VALAR, nar="2026-06-03 09:00")
    assert (
        "beslutande organ får nya förtroendevalda torsdag 15 oktober 2026, före motpartens frist. "
        "Se över kalendrar och kontakter när de nya har tillträtt (KL 5:9, 6:18)."
    ) in text
    spel.vastkom_rekommenderar("2026-06-11")
    for nyckel in ("au/fyrbodal-au", "direktion/fyrbodal-direktion"):
        spel.organ(nyckel).svarar("2026-09-11", "bifall", "--justerat", "2026-09-11")
    spel.till("2026-10-14")
    assert spel.att_gora_om("Nya förtroendevalda") == spel.lage["mandatbyten"] == []
    spel.till("2026-10-15")
    (uppgift,) = spel.att_gora_om("Nya förtroendevalda")
    assert "nya förtroendevalda sedan torsdag 15 oktober 2026, och kalendern är inte" in uppgift
    assert "Kommunfullmäktige i Bengtsfors kommun (1460-kf)" in uppgift
    assert "Gå igenom kontakter och kalendrar (KL 5:9, 6:18)." in uppgift
    assert f"Att göra: {len(kvar(spel))} organ som ska besluta har nya" in spel.lage_i_ord
    spel.kalendern_andras("1460-kf,2026-11-09,2026-10-30")
    assert "1460-kf" not in kvar(spel)
    oforandrade = kvar(spel)
    for kod in oforandrade[1:]:
        spel.kalendern_behalls(kod)
    assert kvar(spel) == oforandrade[:1]
    with spel.nekar("1401-ks: ingen ny mandatperiod har börjat sedan omgången startade"):
        spel.kalendern_behalls("1401-ks")
    spel.kalendern_behalls(oforandrade[0])
    assert spel.att_gora_om("Nya förtroendevalda") == []
    assert "Att göra" not in spel.lage_i_ord
    assert "Allt stämmer" in spel.verifiera()
    spel.till("2026-10-29")
    # 60 and 30 days before 12 November the old mailbox is reminded, 14 days before it the new one.
    assert [(ett.dag, ett.till) for ett in spel.kommun("Bengtsfors").brev if ett.ar_paminnelse] == [
        ("2026-09-14", "registrator@bengtsfors.example"),
        ("2026-10-13", "registrator@bengtsfors.example"),
        ("2026-10-29", "nya@bengtsfors.example"),
    ]
    assert "måndag 9 november 2026" in spel.kommun("Bengtsfors").sista_paminnelsen


def test_36_who_has_decided_and_who_changes_later_is_not_asked_about(starta: Starta) -> None:
    spel, _ = starta(VALAR, nar="2026-06-03 09:00")
    spel.hoppa_till("2026-10-13")
    bengtsfors = spel.kommun("Bengtsfors")
    bengtsfors.svarar("2026-10-12", "bifall", "--justerat", "2026-10-13", rapporteras="2026-10-13")
    spel.hoppa_till("2026-10-20")
    assert "1460-kf" not in kvar(spel)
    assert "1465-kf" in kvar(spel)
    spel.hoppa_till("2027-01-01")
    senast = spel.lage["mandatbyten"][-1]
    assert senast["dag"] == "2027-01-01"
    assert "1401-ks" in senast["organ"]
    spel.kalendern_behalls("1401-ks")
    assert "1401-ks" not in spel.lage["mandatbyten"][-1]["organ"]


def test_37_a_round_undone_after_closing_keeps_its_history(hosten: Scenario) -> None:
    bengtsfors, svenljunga = hosten.kommun("Bengtsfors"), hosten.kommun("Svenljunga")
    bengtsfors.svarar("2019-09-18", "bifall", "--justerat", "2019-09-18")
    bengtsfors.skickar_avtalen("1 2 3")
    bengtsfors.lamnar_in()
    hosten.vgr.kvitterar(bengtsfors)
    for punkt in "123":
        svenljunga.stangs(punkt, "Omgången är avslutad (fiktivt).")
    hosten.hoppa_till("2022-06-15")
    with hosten.nekar("Ett beslut som står fast rättas med `korrigera`."):
        bengtsfors.punkten_aterkallas("2", "Punkterna 2 och 3 är inställda för alla (fiktivt).")
    hosten.antecknas("Avropet hävdes 2022 (fiktivt).")
    assert hosten.lage["anteckningar"] == [
        {
            "nummer": 1,
            "tid": "2022-06-15T09:00:00+02:00",
            "arende": None,
            "text": "Avropet hävdes 2022 (fiktivt).",
            "av": "Registrator (fiktiv)",
        }
    ]
    assert "Avropet hävdes 2022 (fiktivt)." in svenljunga.arende_i_ord
    assert "Avropet hävdes 2022 (fiktivt)." in hosten.exporterat()
    assert bengtsfors.utfall == dict.fromkeys("123", "bifall")
    assert bengtsfors.rad["avtal"] == "kvitterat"
    assert svenljunga.status == dict.fromkeys("123", "utan_svar")
    assert "Allt stämmer" in hosten.verifiera()

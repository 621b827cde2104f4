"""Scenarios 30 and 34: nobody answers at the address, and the engine stands still."""

from tests.scenarier.conftest import Starta
from tests.scenarier.spraket import Scenario

REGISTRATORN = "registrator@bengtsfors.example"
RADEN = (
    '1460-kf,registrator,epost,registrator@bengtsfors.example,"Registrator, Bengtsfors kommun '
    '(fiktiv)",,'
)
SAMORDNAREN = (
    '1460-kf,samordnare,epost,samordnare.fvm@fyrbodal.example,"Samordnare FVM, Fyrbodals '
    'kommunalförbund (fiktiv)",,'
)
ANNA = "anna@bengtsfors.example"
SLUTAR = {
    "kontakter.csv": (
        (RADEN, f"{RADEN}\n1460-kf,registrator,epost,{ANNA},Anna (fiktiv),,2019-10-20"),
    ),
}
VAKANT = {"kontakter.csv": tuple((rad, f"{rad}2019-05-31") for rad in (RADEN, SAMORDNAREN))}


def test_30_a_bounce_is_alarmed_and_the_forbund_is_asked(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    hosten.post.borta.add(REGISTRATORN)
    hosten.till("2019-10-14")
    assert bengtsfors.brev == []
    (utskick,) = [ett for ett in hosten.utskick if REGISTRATORN in ett["till"] and ett["amne"]][-1:]
    assert utskick["tillstand"] == "bestaende_fel"
    assert utskick["motivering"] == "E-postservern avvisade mottagaren för gott (550 5.1.1)."
    larm = [ett for ett in hosten.att_gora if REGISTRATORN in ett.vem]
    assert [ett.gor for ett in larm] == ["Kontrollera adressen, och hör av dig på annat sätt."]
    hosten.till("2019-11-11")
    eskalerade = [
        ett
        for ett in hosten.samordnarens_brev("Fyrbodal")
        if ett.ar_eskalering and "ommunfullmäktige i Bengtsfors kommun" in ett.text
    ]
    i_stallet = ["2019-10-15", "2019-10-29", "2019-11-05", "2019-11-11"]
    assert [ett.dag for ett in eskalerade] == i_stallet  # in the place of the registrator
    assert "eskalering till dig som är förbundets samordnare" in eskalerade[-1].text


def test_30_a_vacant_mailbox_is_told_at_the_start(starta: Starta) -> None:
    _, text = starta(VAKANT)
    assert (
        "Bengtsfors (1460): Kommunfullmäktige i Bengtsfors kommun har ingen kontakt. Inga "
        "meddelanden går dit: organet får veta och påminnas på annat sätt."
    ) in text


def test_30_when_a_person_has_left_the_function_mailbox_is_still_reached(starta: Starta) -> None:
    spel, _ = starta(SLUTAR)
    spel.vastkom_rekommenderar()
    for nyckel in ("au/fyrbodal-au", "direktion/fyrbodal-direktion"):
        spel.organ(nyckel).svarar("2019-09-12", "bifall", "--justerat", "2019-09-12")
    spel.till("2019-10-29")
    paminda = [ett for ett in spel.brev if ett.ar_paminnelse and "bengtsfors" in ett.till]
    assert {ett.till for ett in paminda if ett.dag == "2019-10-14"} == {ANNA, REGISTRATORN}
    assert {ett.till for ett in paminda if ett.dag == "2019-10-29"} == {REGISTRATORN}


def test_34_after_a_standstill_one_letter_comes_and_no_burst(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    with hosten.driftstopp():
        hosten.till("2019-11-11")
    assert hosten.brev == []
    hosten.svepa()
    assert bengtsfors.paminnelser == ["2019-11-11"]
    assert len(bengtsfors.brev) == 1
    assert len({ett.till for ett in hosten.brev}) == len(hosten.brev)
    antal = len(hosten.brev)
    for _ in range(5):
        hosten.svepa()
    assert len(hosten.brev) == antal
    assert len({ett.id for ett in hosten.brev}) == antal
    assert "Allt stämmer" in hosten.verifiera()


def test_34_a_standstill_over_the_deadline_changes_no_status(hosten: Scenario) -> None:
    bengtsfors = hosten.kommun("Bengtsfors")
    with hosten.driftstopp():
        hosten.till("2019-11-27")
    assert bengtsfors.rad["forsenad"]
    assert hosten.kommun("Härryda").rad["forsenad"]
    hosten.svepa()
    assert bengtsfors.paminnelser == ["2019-11-27"]
    assert "Den dagen har passerat" in bengtsfors.sista_paminnelsen
    hosten.svepa()
    assert bengtsfors.paminnelser == ["2019-11-27"]

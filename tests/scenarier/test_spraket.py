"""The language itself: one kommun's whole chain, as its mailbox tells it."""

from tests.scenarier.spraket import Scenario

KSAU, KS, KF = (
    "Kommunstyrelsens arbetsutskott i Åmåls kommun",
    "Kommunstyrelsen i Åmåls kommun",
    "Kommunfullmäktige i Åmåls kommun",
)


def test_a_chain_is_reminded_one_body_at_a_time(hosten: Scenario) -> None:
    amal = hosten.kommun("Åmål")
    namnden, ksau, ks = (amal.organet(f"1492-{kod}") for kod in ("von", "ksau", "ks"))
    namnden.svarar("2019-09-23", "bifall")
    ksau.svarar("2019-10-08", "bifall")
    ks.svarar("2019-10-23", "bifall")
    amal.svarar("2019-11-12", "bifall", rapporteras="2019-11-13")
    hosten.till("2019-11-20")
    assert namnden.paminnelser == ["2019-09-23"]
    # The three bodies share the registrar's mailbox, and each letter is about the one in turn.
    paminda = [(ett.dag, ett.amne.split(": ")[1].split(",")[0]) for ett in amal.brev]
    assert paminda == [
        ("2019-09-23", KSAU),
        ("2019-10-04", KSAU),
        ("2019-10-08", KS),
        ("2019-10-15", KS),
        ("2019-10-22", KS),
        ("2019-10-23", KF),
        ("2019-10-29", KF),
        ("2019-11-05", KF),
        ("2019-11-11", KF),
    ]
    oppnade = ["2019-09-23", "2019-10-08", "2019-10-23"]
    assert amal.paminnelser == [dag for dag, _ in paminda if dag not in oppnade]

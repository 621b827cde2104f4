"""Signing before laga kraft is allowed, and what is risked is said (`KL 13:14`)."""

from datetime import date, datetime

from beslutsmodell.avtal.handling import Avtalshandling, Undertecknare
from beslutsmodell.avtal.laga_kraft import risker_fore_laga_kraft
from beslutsmodell.avtal.lage import Huvudmansavtal
from beslutsmodell.frist import STOCKHOLM

KRAFT = date(2019, 11, 12)
FORE, EFTER = date(2019, 11, 1), date(2019, 11, 20)


def avtal(*punkter: str) -> Huvudmansavtal:
    handling = Avtalshandling(
        huvudman="1492",
        slag="avrop",
        version="1",
        punkter=punkter,
        undertecknare=(Undertecknare(roll="Kommundirektör"),),
        fil="0" * 64,
        inkommet=datetime(2019, 10, 30, 9, tzinfo=STOCKHOLM),
    )
    return Huvudmansavtal(huvudman="1492", handlingar={"avrop": handling})


def test_the_risk_names_the_day_of_laga_kraft() -> None:
    (risk,) = risker_fore_laga_kraft(avtal("1"), {"1": KRAFT}, idag=FORE)
    assert risk == (
        "Punkt 1 är undertecknad före laga kraft, som inträder tidigast 12 november 2019. Det är "
        "tillåtet (KL 13:14), men beslutet kan ändras om någon överklagar."
    )


def test_the_risk_is_over_with_laga_kraft() -> None:
    assert risker_fore_laga_kraft(avtal("1"), {"1": KRAFT}, idag=EFTER) == ()


def test_without_a_known_day_the_risk_stays() -> None:
    (risk,) = risker_fore_laga_kraft(avtal("1"), {"1": None}, idag=EFTER)
    assert "som inte har någon känd dag" in risk


def test_only_points_that_are_both_signed_and_approved_are_at_risk() -> None:
    assert risker_fore_laga_kraft(avtal("2"), {"1": None}, idag=FORE) == ()
    assert risker_fore_laga_kraft(Huvudmansavtal(huvudman="1492"), {"1": None}, idag=FORE) == ()

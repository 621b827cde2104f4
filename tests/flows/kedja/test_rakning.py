"""A stage's state and sentence follow from its numbers, the gravest first."""

import pytest

from flows.kedja.kedjelage import Kedjelage
from flows.kedja.rakning import Rakning

KRAVER = "Kräver åtgärd · 9 av 49 har beslutat, 2 behöver ses över, 3 har passerat sin sista dag"


@pytest.mark.parametrize(
    ("gjort", "klara", "att_se_over", "forsenade", "lage", "mening"),
    [
        (12, 12, 0, 0, Kedjelage.VANTAR, "Väntar · 12 av 49 har beslutat"),
        (49, 49, 0, 0, Kedjelage.KLART, "Klart · 49 av 49 har beslutat"),
        (49, 40, 0, 0, Kedjelage.VANTAR, "Väntar · 49 av 49 har beslutat"),
        (
            12,
            12,
            0,
            3,
            Kedjelage.FORSENAT,
            "Försenat · 12 av 49 har beslutat, 3 har passerat sin sista dag",
        ),
        (
            9,
            7,
            2,
            3,
            Kedjelage.KRAVER_ATGARD,
            KRAVER,
        ),
    ],
)
def test_the_gravest_number_names_the_state(
    gjort: int,
    klara: int,
    att_se_over: int,
    forsenade: int,
    lage: Kedjelage,
    mening: str,
) -> None:
    rakning = Rakning(
        antal=49,
        gjort=gjort,
        verb="har beslutat",
        klara=klara,
        att_se_over=att_se_over,
        forsenade=forsenade,
    )
    assert rakning.lage(klart=Kedjelage.KLART) is lage
    assert rakning.mening(lage) == mening


def test_a_stage_without_anybody_is_done() -> None:
    rakning = Rakning(antal=0, gjort=0, verb="har undertecknat", klara=0)
    assert rakning.lage(klart=Kedjelage.KLART) is Kedjelage.KLART
    assert rakning.mening(Kedjelage.KLART) == "Klart · ingen berörs"

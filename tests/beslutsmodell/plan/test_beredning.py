"""What fullmäktige has sent back is prepared anew: reckoned by hand in the round of two steps."""

from datetime import date

import pytest

from beslutsmodell.plan.bedomning import Bedomning
from tests.beslutsmodell.plan.rundan import AMAL, KF, KS, beslutet, plan, runda

TILLBAKA = date(2019, 9, 26)
"""The day on which fullmäktige sent it back; kommunstyrelsen had prepared it on the 10th."""
GEMENSAMT = {
    "vastkom/vk-styrelse": date(2019, 6, 11),
    "au/fyr-au": date(2019, 8, 20),
    "direktion/fyr-direktion": date(2019, 8, 30),
}
BERETT = {**GEMENSAMT, KS: date(2019, 9, 10)}


def test_kommunstyrelsen_takes_it_up_again_before_fullmaktige() -> None:
    svar = plan(
        runda(),
        idag=date(2019, 9, 30),
        beslutat=BERETT,
        behandlat={KF: TILLBAKA},
        aterremitterade=frozenset({KF}),
    )
    ett = beslutet(svar)
    assert (ett.bedomning, ett.mote) == (Bedomning.HINNER, date(2019, 10, 24))
    (ks,) = next(man for man in svar.huvudman if man.kod == AMAL).bereder
    assert (ks.beslutat, ks.behovs) == (None, True)
    assert ks.nasta_mote is not None
    assert ks.nasta_mote.datum == date(2019, 10, 8)
    assert [ett.beslutat for ett in svar.gemensamt if ett.nyckel in GEMENSAMT] == list(
        GEMENSAMT.values()
    )


@pytest.mark.parametrize(
    ("beredd", "bedomning", "mote"),
    [
        (date(2019, 10, 8), Bedomning.HINNER, date(2019, 10, 24)),
        (date(2019, 9, 10), Bedomning.ATGARD, date(2019, 11, 21)),  # justerat at once
    ],
)
def test_what_is_said_after_it_does(beredd: date, bedomning: Bedomning, mote: date) -> None:
    """Kommunstyrelsen meets next on 5 November, and fullmäktige by the 12th at the latest."""
    svar = plan(
        runda(ks_1492=("2019-11-05",)),
        idag=date(2019, 10, 10),
        beslutat={**GEMENSAMT, KS: beredd},
        behandlat={KF: TILLBAKA},
        aterremitterade=frozenset({KF}),
    )
    ett = beslutet(svar)
    assert (ett.bedomning, ett.mote) == (bedomning, mote)


def test_what_is_put_off_is_not_prepared_anew() -> None:
    ett = beslutet(
        plan(
            runda(),
            idag=date(2019, 10, 20),
            beslutat=BERETT,
            behandlat={KF: TILLBAKA},
            bordlagda=frozenset({KF}),
        )
    )
    assert (ett.bedomning, ett.mote) == (Bedomning.HINNER, date(2019, 10, 24))

"""A decision that contradicts itself is refused before it is recorded."""

from datetime import date

import pytest
from pydantic import ValidationError

from beslutsmodell import Beslut, Beslutsslag, Punktbeslut, Utfall
from tests.beslutsmodell.arenden import MOTE, beslut, rad

GRUND = {"organ": "1492-kf", "datum": MOTE, "registrerat_av": "registrator"}


@pytest.mark.parametrize(
    ("uppgifter", "svar"),
    [
        ({"punkter": ()}, "at least 1 item"),
        ({"punkter": (rad("1", Utfall.BIFALL), rad("1", Utfall.AVSLAG))}, "två utfall"),
        ({"slag": Beslutsslag.DELEGATION}, "hänvisa till delegationen"),
        ({"justerat": date(2019, 10, 8)}, "ligger före beslutet"),
        ({"anslaget": date(2019, 10, 20)}, "förutsätter en justering"),
        ({"justerat": date(2019, 10, 20), "anslaget": date(2019, 10, 19)}, "förutsätter en"),
        ({"protokoll": "inte ett hash"}, "String should match pattern"),
        ({"okant": 1}, "Extra inputs are not permitted"),
    ],
)
def test_a_contradiction_is_refused(uppgifter: dict[str, object], svar: str) -> None:
    with pytest.raises(ValidationError, match=svar):
        Beslut.model_validate({**GRUND, "punkter": (rad("1", Utfall.BIFALL),), **uppgifter})


@pytest.mark.parametrize(
    ("uppgifter", "svar"),
    [
        ({"utfall": "bifall_med_villkor"}, "punkt 1: ange villkoret"),
        ({"utfall": "avslag", "villkor": "budget"}, "punkt 1: ett villkor hör till"),
        ({"utfall": "kanske"}, "Input should be"),
    ],
)
def test_condition_and_outcome_belong_together(uppgifter: dict[str, str], svar: str) -> None:
    with pytest.raises(ValidationError, match=svar):
        Punktbeslut.model_validate({"punkt": "1", **uppgifter})


def test_a_decision_finds_its_points() -> None:
    ett = beslut({"1": Utfall.BIFALL, "2": Utfall.AVSLAG})
    assert ett.for_punkt("2").utfall is Utfall.AVSLAG
    with pytest.raises(KeyError):
        ett.for_punkt("3")

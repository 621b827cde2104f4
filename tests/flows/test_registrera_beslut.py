"""A decision is recorded from a form, once; a refusal leaves nothing behind."""

import pytest

from diarium.databas import Databas
from tests.diarium.diariet import dump
from tests.flows.korning import REKOMMENDATION, START, kor, korningen

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]


def starta() -> None:
    """Starts the round of 2019."""
    from flows.starta_omgang import starta_omgang

    assert kor(starta_omgang, START).is_completed()


def test_a_decision_is_recorded_once(diariet: Databas) -> None:
    from flows.registrera_beslut import registrera_beslut

    starta()
    lage = kor(registrera_beslut, REKOMMENDATION)
    assert lage.name == "Registrerat", lage.message
    assert "Öppnar 4 ärenden" in str(lage.message)
    assert str(lage.message).startswith("VästKoms styrelse (vastkom/vastkom-styrelse): händelse")
    namn = "Beslut · fvm-avrop-2019 · VästKoms styrelse (vastkom/vastkom-styrelse)"
    assert korningen(lage).name == namn
    efter = dump(diariet)
    efter_namnet = REKOMMENDATION | {"arende": "VästKoms styrelse"}
    assert kor(registrera_beslut, efter_namnet).name == "Redan registrerat"
    assert dump(diariet) == efter


@pytest.mark.parametrize(
    ("andrat", "svar"),
    [
        ({"datum": "1 maj"}, "'1 maj' är inget datum"),
        ({"utfall": "1=bifal"}, "Menade du 'bifall'?"),
        ({"omgang": "fvm-2019"}, "Det finns ingen omgång 'fvm-2019'"),
        ({"arende": "vastkom/ks"}, "har inget ärende 'vastkom/ks'"),
        ({"datum": "2019-12-24"}, "ligger i framtiden"),
        ({"utfall": "9=bifall"}, "VästKoms styrelse (vastkom/vastkom-styrelse)"),
        ({"utfall": "9=bifall"}, "hanterar inte punkt 9"),
        ({"arende": "Åmål"}, "Ange ett av: namndberedning/1492-von"),
        ({"arende": "vastkom-styrelsen"}, "Menade du 'vastkom-styrelse'?"),
    ],
)
def test_a_refusal_is_swedish_and_leaves_nothing(
    diariet: Databas,
    andrat: dict[str, str],
    svar: str,
) -> None:
    from flows.registrera_beslut import registrera_beslut

    starta()
    fore = dump(diariet)
    lage = korningen(kor(registrera_beslut, REKOMMENDATION | andrat)).state
    assert lage is not None
    assert (lage.is_failed(), lage.name) == (True, "Nekat")
    assert svar in str(lage.message)
    assert "Traceback" not in str(lage.message)
    assert dump(diariet) == fore


def test_a_submission_tells_all_that_is_lacking(diariet: Databas) -> None:
    from flows.lamna_in import lamna_in
    from tests.flows.korning import OMGANG

    starta()
    fore = dump(diariet)
    lage = kor(
        lamna_in, {"omgang": OMGANG, "huvudman": "Åmål", "registrerat_av": "Samordnaren (fiktiv)"}
    )
    assert lage.is_failed()
    assert korningen(lage).name == f"Inlämning · {OMGANG} · Åmål"
    assert str(lage.message).startswith("Åmål (1492) kan inte lämnas in")
    assert "Avtalet ”Avrop” har inte kommit in." in str(lage.message)
    assert "Avtalet ”Samverkansavtal” har inte kommit in." in str(lage.message)
    assert dump(diariet) == fore

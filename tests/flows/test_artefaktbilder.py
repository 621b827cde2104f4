"""Drawn pictures in Prefect: there after a run, bounded, and drawn again only when they change."""

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from beslutsmodell.frist import STOCKHOLM
from diarium.databas import Databas
from diarium.databaslage import stega_klocka
from tests.flows.korning import OMGANG, REKOMMENDATION, START, artefakterna, kor

if TYPE_CHECKING:
    from flows.bilder.rita import Bild

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]
SLAG = ("plan", "beslut", "matris")


@pytest.fixture
def ritade(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Counts what is drawn, and draws it."""
    from flows import artefaktbilder
    from flows.bilder.rita import rita_svg

    gjorda: list[str] = []

    def rakna(bild: "Bild") -> bytes:
        gjorda.append(type(bild).__name__)
        return rita_svg(bild)

    monkeypatch.setattr(artefaktbilder, "rita_svg", rakna)
    return gjorda


@pytest.fixture
def startad(diariet: Databas) -> Databas:
    """A record in which the round has started, and no picture of it in Prefect."""
    from prefect.client.orchestration import get_client

    from flows.starta_omgang import starta_omgang

    assert kor(starta_omgang, START).is_completed()
    with get_client(sync_client=True) as klient:
        for slag in SLAG:
            for ett in artefakterna(f"bild-{slag}-{OMGANG}"):
                klient.delete_artifact(ett.id)
    return diariet


def versioner() -> dict[str, int]:
    """Counts the versions of each picture."""
    return {slag: len(artefakterna(f"bild-{slag}-{OMGANG}")) for slag in SLAG}


def sidan(slag: str) -> str:
    """Reads the latest version of a picture's page."""
    return str(artefakterna(f"bild-{slag}-{OMGANG}")[0].data)


@pytest.mark.usefixtures("startad")
def test_every_picture_is_there_with_words_and_a_table_beside() -> None:
    from flows.beslutskedja import beslutskedjor

    kor(beslutskedjor)
    for slag in SLAG:
        text = sidan(slag)
        assert "](data:image/svg+xml;base64," in text
        assert "**Fiktivt.**" in text
        assert len(text) < 100_000, len(text)
    assert f"[Planen](/artifacts/key/plan-{OMGANG})" in sidan("plan")
    assert f"[Kommun för kommun](/artifacts/key/matris-{OMGANG})" in sidan("matris")
    assert "| 2019-11-26 | – |" in sidan("beslut")
    assert "0 av 49 har beslutat allt" in sidan("beslut")


@pytest.mark.usefixtures("startad")
def test_nothing_is_drawn_when_nothing_has_changed(ritade: list[str]) -> None:
    from flows.beslutskedja import beslutskedjor

    kor(beslutskedjor)
    assert sorted(ritade) == ["Kurvbild", "Matris", "Tidslinje"]
    fore = versioner()
    kor(beslutskedjor)
    assert len(ritade) == 3
    assert versioner() == fore


def test_a_new_day_draws_only_the_curve(startad: Databas, ritade: list[str]) -> None:
    from flows.beslutskedja import beslutskedjor

    kor(beslutskedjor)
    ritade.clear()
    stega_klocka(startad, datetime(2019, 6, 13, 9, tzinfo=STOCKHOLM))
    kor(beslutskedjor)
    assert ritade == ["Kurvbild"]


@pytest.mark.usefixtures("startad")
def test_a_decision_draws_what_it_changes(ritade: list[str]) -> None:
    from flows.beslutskedja import beslutskedjor
    from flows.registrera_beslut import registrera_beslut

    kor(beslutskedjor)
    ritade.clear()
    assert kor(registrera_beslut, REKOMMENDATION).is_completed()
    kor(beslutskedjor)
    assert sorted(ritade) == ["Kurvbild", "Tidslinje"], "prognosen ändras, ingen kommuns läge"


@pytest.mark.usefixtures("startad")
def test_a_picture_that_is_too_large_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import artefaktbilder
    from flows.beslutskedja import beslutskedjor

    monkeypatch.setattr(artefaktbilder, "_STORST", 1000)
    kor(beslutskedjor)
    assert "`beslut bild` skriver den som fil." in sidan("plan")
    assert "data:image" not in sidan("plan")

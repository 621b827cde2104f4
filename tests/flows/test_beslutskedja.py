"""The run graph shows how the round stands: states, names and edges, read back from the API."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from beslutsmodell.frist import STOCKHOLM
from diarium.databas import Databas
from diarium.databaslage import stega_klocka
from tests.flows.korning import (
    OMGANG,
    REKOMMENDATION,
    START,
    artefakterna,
    kor,
    korningen,
    korningens_steg,
    stegen,
)

if TYPE_CHECKING:
    from uuid import UUID

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]
ANTAL = 27
AU = "Förbundets arbetsutskott (Fyrbodal)"
DIREKTION = "Förbundets direktion (Fyrbodal)"


@pytest.fixture
def rekommenderad(diariet: Databas) -> Databas:
    """A record in which VästKom has recommended."""
    from flows.registrera_beslut import registrera_beslut
    from flows.starta_omgang import starta_omgang

    assert kor(starta_omgang, START).is_completed()
    assert kor(registrera_beslut, REKOMMENDATION).is_completed()
    return diariet


@pytest.mark.usefixtures("rekommenderad")
def test_the_graph_is_the_picture() -> None:
    from flows.beslutskedja import beslutskedja

    lage = kor(beslutskedja, OMGANG)
    assert (lage.is_completed(), lage.name) == (True, "Väntar")
    assert str(lage.message).startswith("Väntar · 0 av 49 har beslutat, 1 av 27 steg är klara")
    steg = stegen(lage, ANTAL)
    assert {(rad.state_name, str(rad.state_type)) for rad in steg.values()} == {
        ("Väntar", "StateType.COMPLETED"),
        ("Rekommenderat", "StateType.COMPLETED"),
    }
    assert steg["VästKoms rekommendation"].state_name == "Rekommenderat"
    assert steg["Inlämning till VGR"].state is not None
    assert steg["Inlämning till VGR"].state.message == "Väntar · 0 av 49 har lämnat in"


@pytest.mark.usefixtures("rekommenderad")
def test_the_edges_follow_the_process() -> None:
    from flows.beslutskedja import beslutskedja

    steg = stegen(kor(beslutskedja, OMGANG), ANTAL)
    namn = {rad.id: namn for namn, rad in steg.items()}

    def fore(vilket: str) -> set[str]:
        kanter = steg[vilket].task_inputs.get("wait_for", [])
        return {namn[kant.id] for kant in kanter if hasattr(kant, "id")}

    assert fore("VästKoms rekommendation") == set()
    assert fore(AU) == {"VästKoms rekommendation"}
    assert fore(DIREKTION) == {AU}
    assert len(fore("Inlämning till VGR")) == 4


def test_late_stages_are_coloured_and_hold_nobody_back(rekommenderad: Databas) -> None:
    from flows.beslutskedja import beslutskedja

    stega_klocka(rekommenderad, datetime(2019, 11, 27, 12, tzinfo=STOCKHOLM))
    lage = kor(beslutskedja, OMGANG)
    assert (lage.is_completed(), lage.name) == (True, "Försenat")
    steg = stegen(lage, ANTAL)
    assert {rad.state_name for rad in steg.values()} == {"Rekommenderat", "Försenat"}
    assert steg["Inlämning till VGR"].state_type is not None
    assert steg["Inlämning till VGR"].state_type.value == "FAILED"
    assert steg["Inlämning till VGR"].run_count == 1


@pytest.mark.usefixtures("rekommenderad")
def test_a_run_fails_only_where_a_human_must_act() -> None:
    from flows.beslutskedja import beslutskedja
    from flows.registrera_beslut import registrera_beslut

    villkor = REKOMMENDATION | {
        "arende": "kommunbeslut/1401-ks",
        "utfall": "1=bifall_med_villkor: medel anslås",
        "justerat": "2019-06-12",
    }
    assert kor(registrera_beslut, villkor).is_completed()
    lage = kor(beslutskedja, OMGANG)
    assert (lage.is_failed(), lage.name) == (True, "Kräver åtgärd")
    assert "Kommunens beslut (GR)" in str(lage.message)


def test_the_graphs_font_loses_only_dots_and_rings() -> None:
    from flows.markning import grafnamn

    namn = grafnamn("Förbundets arbetsutskott (Sjuhärad)")
    assert namn.encode("ascii", "ignore") == b"Forbundets arbetsutskott (Sjuharad)"


@pytest.mark.usefixtures("rekommenderad")
def test_a_run_is_named_and_tagged_by_its_round() -> None:
    from flows.beslutskedja import beslutskedja

    korning = korningen(kor(beslutskedja, OMGANG))
    assert korning.name == f"Beslutskedja {OMGANG}"
    assert f"omgang:{OMGANG}" in korning.tags


@pytest.mark.usefixtures("rekommenderad")
def test_pictures_are_written_only_when_they_change() -> None:
    from flows.beslutskedja import beslutskedja

    kor(beslutskedja, OMGANG)
    fore = [len(artefakterna(f"{slag}-{OMGANG}")) for slag in ("lage", "matris")]
    kor(beslutskedja, OMGANG)
    assert [len(artefakterna(f"{slag}-{OMGANG}")) for slag in ("lage", "matris")] == fore
    matris = str(artefakterna(f"matris-{OMGANG}")[0].data)
    assert (
        len(re.findall(r"^\| \S+.* \| (?:Fyrbodal|GR|Sjuhärad|Skaraborg) \|", matris, re.MULTILINE))
        == 49
    )
    assert "**Fiktivt.**" in matris
    assert "klockslaget är antaget" in matris


@pytest.mark.usefixtures("rekommenderad")
def test_the_sweep_draws_a_round_when_its_chain_has_changed() -> None:
    from flows.beslutskedja import beslutskedjor
    from flows.registrera_beslut import registrera_beslut

    assert kor(beslutskedjor).message == f"Nya bilder: {OMGANG}."
    ritad = kedjorna()
    korningens_steg(ritad[0], ANTAL)
    assert kor(beslutskedjor).message == "Nya bilder: inga, ingenting har ändrats."
    assert kedjorna() == ritad
    beslut = {"arende": "au/fyrbodal-au", "datum": "2019-06-11", "justerat": "2019-06-11"}
    svar = kor(registrera_beslut, {**REKOMMENDATION, **beslut, "utfall": REKOMMENDATION["utfall"]})
    assert svar.name == "Registrerat", svar.message
    assert kedjorna() == ritad, "det kostar för mycket att rita för varje beslut"
    assert kor(beslutskedjor).message == f"Nya bilder: {OMGANG}."
    assert kedjorna()[1:] == ritad


@pytest.mark.usefixtures("rekommenderad")
def test_a_chain_deleted_by_hand_is_drawn_again() -> None:
    from prefect.client.orchestration import get_client

    from flows.beslutskedja import beslutskedjor

    kor(beslutskedjor)
    with get_client(sync_client=True) as klient:
        for borta in kedjorna():
            klient.delete_flow_run(borta)
    assert kor(beslutskedjor).message == f"Nya bilder: {OMGANG}."
    assert len(kedjorna()) == 1


@pytest.mark.usefixtures("rekommenderad")
def test_a_picture_lost_beside_an_unchanged_chain_is_published_again() -> None:
    from prefect.client.orchestration import get_client

    from flows.beslutskedja import beslutskedjor

    kor(beslutskedjor)
    ritad = kedjorna()
    korningens_steg(ritad[0], ANTAL)
    with get_client(sync_client=True) as klient:
        for bild in artefakterna(f"plan-{OMGANG}"):
            klient.delete_artifact(bild.id)
    assert kor(beslutskedjor).message == f"Nya bilder: {OMGANG}."
    assert kedjorna() == ritad
    assert len(artefakterna(f"plan-{OMGANG}")) == 1


def kedjorna() -> "list[UUID]":
    """Reads the runs that show the chain of the round, newest first."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import (
        FlowFilter,
        FlowFilterName,
        FlowRunFilter,
        FlowRunFilterTags,
    )
    from prefect.client.schemas.sorting import FlowRunSort

    with get_client(sync_client=True) as klient:
        korningar = klient.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=["beslutskedja"])),
            flow_run_filter=FlowRunFilter(tags=FlowRunFilterTags(all_=[f"omgang:{OMGANG}"])),
            sort=FlowRunSort.START_TIME_DESC,
        )
    return [korning.id for korning in korningar]


@pytest.mark.usefixtures("diariet")
def test_an_unknown_round_is_refused_in_swedish() -> None:
    from flows.beslutskedja import beslutskedja

    lage = kor(beslutskedja, "ingen")
    assert (lage.is_failed(), lage.name) == (True, "Nekat")
    assert "Det finns ingen omgång 'ingen'" in str(lage.message)

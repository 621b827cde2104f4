"""A kommun and a body are found by code or name; a near miss is suggested, with names."""

from collections.abc import Iterator

import pytest

from diarium.databas import Databas
from diarium.fel import FleraArenden, OkandHuvudman, OkandOmgang, OkantArende
from diarium.inlasning.omgang import Inlast
from diarium.omgangslasning import las_omgangen
from diarium.schema import hoj_schema
from diarium.session import Session
from diarium.uppslag import finn_arende, finn_huvudman
from tests.diarium.diariet import borja, raknade_satser

KOD = "fvm-avrop-2019"


@pytest.fixture(scope="module")
def med_fvm(tmp_path_factory: pytest.TempPathFactory, fvm: Inlast) -> Iterator[Databas]:
    """A record with the round of 2019."""
    databas = Databas(f"sqlite:///{tmp_path_factory.mktemp('uppslag') / 'diarium.sqlite'}")
    hoj_schema(databas)
    borja(databas, fvm.omgang, fvm.kontakter)
    yield databas
    databas.stang()


@pytest.fixture
def session(med_fvm: Databas) -> Iterator[Session]:
    """An open reading of it."""
    with med_fvm.las() as oppen:
        yield oppen


@pytest.mark.parametrize("text", ["1492", "Åmål", " åmål ", "A\u030amål"])
def test_a_kommun_is_found_by_code_or_name(session: Session, text: str) -> None:
    assert finn_huvudman(las_omgangen(session, KOD), text).kod == "1492"


@pytest.mark.parametrize(
    ("text", "svar"),
    [
        ("Amål", "Menade du 'Åmål'?"),
        ("Göteborgs", "Menade du 'Göteborg'?"),
        ("", "Ange kod eller namn, till exempel 1492 eller Åmål."),
    ],
)
def test_an_unknown_kommun_is_refused_with_the_nearest(
    session: Session,
    text: str,
    svar: str,
) -> None:
    with pytest.raises(OkandHuvudman, match=f"deltar inte .*{svar[:-1]}"):
        finn_huvudman(las_omgangen(session, KOD), text)


@pytest.mark.parametrize(
    ("text", "nyckel"),
    [
        ("kommunbeslut/1492-kf", "kommunbeslut/1492-kf"),
        ("1492-kf", "kommunbeslut/1492-kf"),
        ("kommunfullmäktige i åmåls kommun", "kommunbeslut/1492-kf"),
        ("kommunbeslut/Åmål", "kommunbeslut/1492-kf"),
        ("kommunbeslut / 1492", "kommunbeslut/1492-kf"),
        ("Partille", "kommunbeslut/1402-ks"),
        ("au/Fyrbodal", "au/fyrbodal-au"),
    ],
)
def test_a_case_is_found_by_body_or_kommun(session: Session, text: str, nyckel: str) -> None:
    assert finn_arende(session, KOD, text).nyckel == nyckel


@pytest.mark.parametrize(
    ("text", "fel", "svar"),
    [
        ("Åmål", FleraArenden, "Ange ett av: namndberedning/1492-von ("),
        ("vastkom/ks", OkantArende, "har inget ärende 'vastkom/ks'"),
        (
            "kommunbeslut/1492-ks",
            OkantArende,
            "kommunbeslut/1492-kf (Kommunfullmäktige i Åmåls kommun)",
        ),
        ("Partile", OkantArende, "Menade du 'Partille'?"),
        ("1492-fk", OkantArende, "(Kommunfullmäktige i Åmåls kommun)?"),
        ("xyz", OkantArende, "till exempel kommunbeslut/1492-kf."),
    ],
)
def test_an_unclear_case_is_refused_with_those_it_may_be(
    session: Session,
    text: str,
    fel: type[Exception],
    svar: str,
) -> None:
    with pytest.raises(fel) as nekat:
        finn_arende(session, KOD, text)
    assert svar in str(nekat.value)


def test_a_case_of_an_unknown_round_names_the_rounds(session: Session) -> None:
    with pytest.raises(OkandOmgang, match=KOD):
        finn_arende(session, "fvm", "1492-kf")


def test_a_key_is_found_without_reading_the_round(med_fvm: Databas) -> None:
    with raknade_satser(med_fvm) as satser, med_fvm.las() as session:
        finn_arende(session, KOD, "kommunbeslut/1492-kf")
    assert len(satser) == 1
    assert "handelse" not in satser[0]

"""A kommun and a body are found by code or name; a near miss is suggested, with names."""

from pathlib import Path

import pytest

import exempel
from beslutsmodell.kedja import lagg_upp
from diarium.inlasning.omgang import las_omgang
from diarium.omgangslasning import Omgangslasning
from flows.formular.fel import Formularfel
from flows.formular.uppslag import finn_arende, finn_huvudman


@pytest.fixture(scope="module")
def lasning() -> Omgangslasning:
    """The round of 2019 as it is read from the record."""
    omgang = las_omgang(Path(exempel.__file__).parent / "fvm-avrop-2019").omgang
    return Omgangslasning(1, omgang, lagg_upp(omgang), ())


@pytest.mark.parametrize("text", ["1492", "Åmål", " åmål ", "A\u030amål"])
def test_a_kommun_is_found_by_code_or_name(lasning: Omgangslasning, text: str) -> None:
    assert finn_huvudman(lasning, text).kod == "1492"


@pytest.mark.parametrize(
    ("text", "svar"),
    [
        ("Amål", "Menade du 'Åmål'?"),
        ("Göteborgs", "Menade du 'Göteborg'?"),
        ("", "Skriv till exempel Åmål eller 1492."),
    ],
)
def test_an_unknown_kommun_is_refused_with_the_nearest(
    lasning: Omgangslasning,
    text: str,
    svar: str,
) -> None:
    with pytest.raises(Formularfel, match=f"deltar inte .*{svar[:-1]}"):
        finn_huvudman(lasning, text)


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
def test_a_case_is_found_by_body_or_kommun(
    lasning: Omgangslasning,
    text: str,
    nyckel: str,
) -> None:
    assert finn_arende(lasning, text) == nyckel


@pytest.mark.parametrize(
    ("text", "svar"),
    [
        ("Åmål", "har flera ärenden. Skriv ett av: namndberedning/1492-von ("),
        ("vastkom/ks", "har inget ärende 'vastkom/ks'"),
        ("kommunbeslut/1492-ks", "kommunbeslut/1492-kf (Kommunfullmäktige i Åmåls kommun)"),
        ("Partile", "Menade du 'Partille'?"),
        ("1492-fk", "(Kommunfullmäktige i Åmåls kommun)?"),
        ("xyz", "Skriv till exempel 1492-kf."),
    ],
)
def test_an_unclear_case_is_refused_with_those_it_may_be(
    lasning: Omgangslasning,
    text: str,
    svar: str,
) -> None:
    with pytest.raises(Formularfel) as fel:
        finn_arende(lasning, text)
    assert svar in str(fel.value)

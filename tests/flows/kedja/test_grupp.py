"""The stages follow the round's own process, whatever chain it states."""

from pathlib import Path

import pytest

import exempel
from diarium.inlasning.omgang import las_omgang
from flows.kedja.grupp import Grupp, grupper

ROT = Path(exempel.__file__).parent


def stegen(namn: str) -> dict[str, Grupp]:
    """Gives the stages of a shipped round by key."""
    return {grupp.nyckel: grupp for grupp in grupper(las_omgang(ROT / namn).omgang)}


def test_the_round_of_2019_has_its_stages_per_forbund() -> None:
    alla = stegen("fvm-avrop-2019")
    assert [nyckel for nyckel in alla if nyckel.startswith(("vastkom", "au", "dir", "forb"))] == [
        "vastkom",
        "au/Fyrbodal",
        "au/Sjuharad",
        "au/Skaraborg",
        "direktion/Fyrbodal",
        "direktion/Sjuharad",
        "direktion/Skaraborg",
        "forbundsstyrelse/GR",
    ]
    assert sum(nyckel.startswith("kommunbeslut/") for nyckel in alla) == 4
    assert sum(nyckel.startswith("undertecknande/") for nyckel in alla) == 4
    assert "inlamning" in alla


def test_every_forbund_waits_along_its_own_chain() -> None:
    alla = stegen("fvm-avrop-2019")
    assert alla["au/Fyrbodal"].fore == ("vastkom",)
    assert alla["direktion/Fyrbodal"].fore == ("au/Fyrbodal",)
    assert alla["forbundsstyrelse/GR"].fore == ("vastkom",)
    assert alla["undertecknande/GR"].fore == ("kommunbeslut/GR",)
    assert len(alla["inlamning"].fore) == 4


def test_a_step_that_a_forbund_lacks_is_skipped_through() -> None:
    alla = stegen("fvm-avrop-2019")
    assert alla["ksau/GR"].fore == ("forbundsstyrelse/GR",)
    assert alla["ksau/Sjuharad"].fore == ("direktion/Sjuharad",)


@pytest.mark.parametrize(
    ("namn", "antal"),
    [("fullmakt-2016", 9), ("avsiktsforklaring-2017", 3), ("avsiktsforklaring-2018-andring", 3)],
)
def test_other_processes_give_other_stages(namn: str, antal: int) -> None:
    assert len(stegen(namn)) == antal


@pytest.mark.parametrize("mapp", sorted(rad.name for rad in ROT.glob("*-20*")))
def test_a_stage_comes_after_those_it_waits_for(mapp: str) -> None:
    sedda: set[str] = set()
    for nyckel, grupp in stegen(mapp).items():
        assert sedda.issuperset(grupp.fore)
        sedda.add(nyckel)

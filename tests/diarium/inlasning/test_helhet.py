"""What the files say as a whole is refused at its row: who takes part, points, own days."""

from pathlib import Path

import pytest

from tests.diarium.inlasning.test_omgang import bytt, felet

FEL = [
    pytest.param(
        bytt("beslutsvagar.csv", "1492-kf,1 2", "1492-kf,1 2 2"),
        "beslutsvagar.csv, rad 3, fältet punkter: punkt 2 står två gånger: ta bort den ena, "
        "eller rätta den.",
        id="punkt två gånger i beslutsvägen",
    ),
    pytest.param(
        bytt("fullmakter.csv", "1492,1", "1492,2 1 2"),
        "fullmakter.csv, rad 2, fältet punkter: punkt 2 står två gånger: ta bort den ena, "
        "eller rätta den.",
        id="punkt två gånger i fullmakten",
    ),
    pytest.param(
        bytt("huvudman.csv", "Fyrbodal,Fyrbodals", "1384,Kungsbacka,kommun,\nFyrbodal,Fyrbodals"),
        "huvudman.csv, rad 3, fältet kod: Kungsbacka (1384) saknar beslutsväg: ingen rad i "
        "beslutsvagar.csv säger vilket organ som beslutar (beslut). Lägg till den raden, eller ta "
        "bort kommunen härifrån om den inte deltar.",
        id="kommun som inte deltar",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "1492,beslut,1492-kf,1 2,2019-11-08\n", ""),
        "huvudman.csv, rad 2, fältet kod: Åmål (1492) saknar beslutsväg: ingen rad i "
        "beslutsvagar.csv säger vilket organ som beslutar (beslut). Lägg till den raden, eller ta "
        "bort kommunen härifrån om den inte deltar.",
        id="kommun vars beslutsväg är borta",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "2019-11-08", "2019-11-27"),
        "beslutsvagar.csv, rad 3, fältet egen_frist: 2019-11-27 ligger efter milstolpen "
        "'mottaget', 2019-11-26, som stegets frist räknas från. Ange en tidigare dag, eller lämna "
        "cellen tom.",
        id="egen frist efter milstolpen",
    ),
    pytest.param(
        bytt("beslutsvagar.csv", "1492-ks,1 2,", "1492-ks,1 2,2019-11-27"),
        "beslutsvagar.csv, rad 2, fältet egen_frist: 2019-11-27 ligger efter milstolpen "
        "'mottaget', 2019-11-26, som stegets frist räknas från. Ange en tidigare dag, eller lämna "
        "cellen tom.",
        id="egen frist efter motpartens frist",
    ),
]


@pytest.mark.parametrize(("andrat", "text"), FEL)
def test_a_hole_in_the_whole_is_told_at_its_row(
    tmp_path: Path, andrat: dict[str, str | bytes | None], text: str
) -> None:
    assert str(felet(tmp_path, **andrat)) == text

"""How a body and a lack are put in the words of a letter."""

import pytest

from beslutsmodell.huvudman import Organ, Organslag
from beslutsmodell.regler.brist import Brist
from diarium.inlasning.omgang import Inlast
from diarium.utkorg.fakta import organ_i_mening, till_kommunen


@pytest.mark.parametrize(
    ("huvudman", "namn", "i_mening"),
    [
        ("1492", "Kommunfullmäktige i Åmåls kommun", "kommunfullmäktige i Åmåls kommun"),
        ("1492", "Sociala nämnden i Åmåls kommun", "sociala nämnden i Åmåls kommun"),
        ("1492", "Åmåls kommunstyrelse", "Åmåls kommunstyrelse"),
        ("1492", "KSAU i Åmåls kommun", "KSAU i Åmåls kommun"),
        ("Fyrbodal", "Direktionen i Fyrbodal", "direktionen i Fyrbodal"),
        ("Fyrbodal", "Fyrbodals arbetsutskott", "Fyrbodals arbetsutskott"),
        ("GR", "GR:s förbundsstyrelse", "GR:s förbundsstyrelse"),
        ("VastKom", "VästKoms styrelse", "VästKoms styrelse"),
    ],
)
def test_only_a_common_noun_loses_its_capital(
    fvm: Inlast, huvudman: str, namn: str, i_mening: str
) -> None:
    organ = Organ(kod="organet", namn=namn, huvudman=huvudman, slag=Organslag.STYRELSE)
    assert organ_i_mening(fvm.omgang, organ) == i_mening


@pytest.mark.parametrize(
    ("atgard", "till_er"),
    [
        (
            "Begär in ett beslut om punkt 2, eller ett avtal utan den.",
            "Skicka in ett beslut om punkt 2, eller ett avtal utan den.",
        ),
        (
            "Begär in hänvisning till det beslut eller reglemente som ger rätten.",
            "Skicka in en hänvisning till det beslut eller reglemente som ger rätten.",
        ),
        (
            "Avgör det med `beslut bekrafta`.",
            "Meddela oss vad som gäller, och skicka in det protokollsutdrag som visar det.",
        ),
    ],
)
def test_a_remedy_is_put_to_the_kommun(atgard: str, till_er: str) -> None:
    brist = Brist(motivering="Avrop har inte kommit in.", atgard=atgard, kalla="villkoren")
    assert till_kommunen(brist) == ("Avrop har inte kommit in.", till_er)


def test_a_lack_speaks_of_the_kommun_as_you() -> None:
    brist = Brist(
        motivering="Avrop omfattar punkt 3, som ligger utanför huvudmannens fullmakt.",
        atgard="Begär in ett avtal utan punkt 3, eller en fullmakt som omfattar den.",
        kalla="fullmakten",
    )
    assert till_kommunen(brist)[0].endswith("som ligger utanför er fullmakt.")

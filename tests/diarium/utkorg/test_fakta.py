"""What a body still owes, and how a body and a lack are put in the words of a letter."""

from collections.abc import Mapping
from datetime import date

import pytest

from beslutsmodell.arende import Arende
from beslutsmodell.huvudman import Organ, Organslag
from beslutsmodell.kedja import lagg_upp
from beslutsmodell.kommandon import RegistreraBeslut
from beslutsmodell.regler.brist import Brist
from beslutsmodell.utfall import Utfall
from diarium.inlasning.omgang import Inlast
from diarium.omgangslasning import Omgangslasning, deltagarna, per_organ
from diarium.utkorg.fakta import organ_i_mening, till_kommunen, uppgift
from notiser.underlag import Uppgift
from tests.beslutsmodell.arenden import arende, beslut, kor
from tests.diarium.diariet import START

KF_I_OKTOBER = date(2019, 10, 8)


def _kvar(
    fvm: Inlast,
    ett: Arende,
    utfall: Mapping[str, Utfall] | None = None,
) -> Uppgift:
    """Gives what Åmål's fullmäktige owes a week after its meeting in October."""
    omgang = fvm.omgang
    plan = lagg_upp(omgang)
    egna = per_organ(plan)
    lasning = Omgangslasning(1, omgang, plan, deltagarna(omgang), egna, (), START, "salt")
    if utfall:
        ett = kor(ett, RegistreraBeslut(beslut=beslut(utfall, datum=KF_I_OKTOBER)))
    svar = uppgift(
        lasning,
        ett,
        omgang.kalender,
        steg="kommunbeslut",
        frist=date(2019, 11, 15),
        idag=date(2019, 10, 15),
    )
    assert svar is not None
    return svar


def test_a_meeting_in_question_is_asked_about(fvm: Inlast) -> None:
    assert _kvar(fvm, arende("1", "2")).atgard.startswith("Togs ärendet upp på kommunfullmäktige")


@pytest.mark.parametrize(
    ("utfall", "lage", "atgard"),
    [
        (
            Utfall.ATERREMISS,
            "återremitterad",
            "Ta upp ärendet på kommunfullmäktige i Åmåls kommun tisdag 12 november 2019; ",
        ),
        (
            Utfall.BORDLAGGNING,
            "bordlagd",
            "Ärendet bordlades tisdag 8 oktober 2019. Det tas upp på kommunfullmäktige i Åmåls ",
        ),
        (
            Utfall.NOTERAT,
            "noterat, vilket inte är ett beslut i sak: ett förtydligande behövs",
            "Ta upp ärendet på",
        ),
    ],
)
def test_minutes_that_have_come_are_not_asked_for(
    fvm: Inlast, utfall: Utfall, lage: str, atgard: str
) -> None:
    svar = _kvar(fvm, arende("1", "2"), dict.fromkeys(("1", "2"), utfall))
    assert svar.lage == lage
    assert svar.atgard.startswith(atgard)


def test_a_point_outside_the_fullmakt_is_warned_of(fvm: Inlast) -> None:
    (rad,) = _kvar(fvm, arende("1", "2", "3", fullmakt=("1",))).noteringar
    assert rad.startswith("Punkt 2 och 3 ligger utanför den fullmakt som har lämnats.")
    assert not _kvar(fvm, arende("1", fullmakt=("1",))).noteringar
    assert not _kvar(fvm, arende("1", "2")).noteringar


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
    brist = Brist(
        motivering="Avtalet ”Avrop” har inte kommit in.", atgard=atgard, kalla="villkoren"
    )
    assert till_kommunen(brist) == ("Avtalet ”Avrop” har inte kommit in.", till_er)


def test_a_lack_speaks_of_the_kommun_as_you() -> None:
    brist = Brist(
        motivering="Avtalet ”Avrop” omfattar punkt 3, som ligger utanför huvudmannens fullmakt.",
        atgard="Begär in ett avtal utan punkt 3, eller en fullmakt som omfattar den.",
        kalla="fullmakten",
    )
    assert till_kommunen(brist)[0].endswith("som ligger utanför er fullmakt.")

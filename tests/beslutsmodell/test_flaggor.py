"""What is odd is recorded and marked for a human, never refused and never put right."""

import pytest

from beslutsmodell import (
    Beslutsslag,
    Flagga,
    Justera,
    Lagekod,
    Organslag,
    Overklaga,
    RegistreraBeslut,
    Utfall,
)
from tests.beslutsmodell.arenden import (
    JUSTERAT,
    arende,
    beslut,
    flaggor,
    kor,
    lage,
    registrera,
    stang,
)


def test_deciding_before_the_recommendation_is_marked() -> None:
    ett = kor(arende("1", oppet=False), registrera(Utfall.BIFALL))
    assert lage(ett) is Lagekod.PRELIMINAR
    assert flaggor(ett) == {Flagga.FORE_REKOMMENDATION}


def test_noting_before_the_recommendation_decides_nothing() -> None:
    ett = kor(arende("1", oppet=False), registrera(Utfall.NOTERAT))
    assert lage(ett) is Lagekod.VILANDE
    assert flaggor(ett) == {Flagga.FORTYDLIGA}


def test_another_body_than_appointed_is_marked() -> None:
    fran_ks = RegistreraBeslut(beslut=beslut(Utfall.BIFALL, organ="1492-ks"))
    ett = kor(arende("1"), fran_ks)
    assert lage(ett) is Lagekod.PRELIMINAR
    assert flaggor(ett) == {Flagga.FEL_ORGAN}


@pytest.mark.parametrize("slag", [Beslutsslag.DELEGATION, Beslutsslag.ORDFORANDEBESLUT])
def test_fullmaktige_decides_at_meetings_only(slag: Beslutsslag) -> None:
    ett = kor(arende("1"), RegistreraBeslut(beslut=beslut(Utfall.BIFALL, slag=slag)))
    assert Flagga.FEL_FORM in flaggor(ett)


@pytest.mark.parametrize(
    ("utfall", "marks"),
    [
        (Utfall.BIFALL, True),
        (Utfall.BIFALL_MED_VILLKOR, True),
        (Utfall.AVSLAG, False),
        (Utfall.ATERREMISS, False),
    ],
)
def test_only_approval_can_exceed_the_fullmakt(utfall: Utfall, *, marks: bool) -> None:
    ett = kor(arende("1", fullmakt=()), registrera(utfall))
    assert (Flagga.UTANFOR_FULLMAKT in flaggor(ett)) == marks


def test_points_inside_the_fullmakt_are_unmarked() -> None:
    ett = kor(
        arende("1", "2", fullmakt=("1",)),
        registrera({"1": Utfall.BIFALL, "2": Utfall.BIFALL}),
    )
    assert flaggor(ett, "1") == set()
    assert flaggor(ett, "2") == {Flagga.UTANFOR_FULLMAKT}


def test_a_second_report_changes_nothing_but_the_mark() -> None:
    fore = kor(arende("1"), registrera(Utfall.BIFALL, justerat=JUSTERAT))
    efter = kor(fore, registrera(Utfall.AVSLAG))
    assert efter.punkter["1"].lage == fore.punkter["1"].lage
    assert flaggor(efter) == {Flagga.MOTSTRIDIGT}
    assert [ett.ersatt for ett in efter.beslut] == [False, False]


def test_a_report_after_closing_is_only_marked() -> None:
    ett = kor(
        arende("1"),
        stang(),
        registrera(Utfall.BIFALL),
    )
    assert lage(ett) is Lagekod.UTAN_SVAR
    assert flaggor(ett) == {Flagga.EFTER_AVSLUT}
    assert ett.senaste_utfall("1") is Utfall.BIFALL


def test_an_appealed_decision_still_stands() -> None:
    ett = kor(
        arende("1"),
        registrera(Utfall.BIFALL),
        Overklaga(nummer=1, datum=JUSTERAT),
        Overklaga(nummer=1, datum=JUSTERAT),
        Justera(nummer=1, justerat=JUSTERAT),
    )
    assert lage(ett) is Lagekod.AVGJORD
    assert ett.punkter["1"].flaggor == (Flagga.OVERKLAGAD,)


def test_an_appeal_marks_only_its_own_decision() -> None:
    ett = kor(
        arende("1", "2", slag=Organslag.NAMND),
        registrera({"1": Utfall.BIFALL}),
        registrera({"2": Utfall.BIFALL}),
        Overklaga(nummer=2, datum=JUSTERAT),
    )
    assert (flaggor(ett, "1"), flaggor(ett, "2")) == (set(), {Flagga.OVERKLAGAD})

"""Corrections supersede and confirmations choose: nothing is overwritten."""

import pytest

from beslutsmodell import (
    Arende,
    Avgjord,
    Flagga,
    Justera,
    Korrigera,
    Lagekod,
    OgiltigtBeslut,
    Overklaga,
    Utfall,
    hantera,
)
from tests.beslutsmodell.arenden import (
    JUSTERAT,
    NU,
    arende,
    bekrafta,
    beslut,
    flaggor,
    kor,
    lage,
    registrera,
    stang,
    uppfyll,
)


def _ratta(nummer: int, utfall: Utfall) -> Korrigera:
    return Korrigera(
        nummer=nummer,
        beslut=beslut(utfall, justerat=JUSTERAT),
        motivering="fel utfall registrerades",
    )


def _motstridigt() -> Arende:
    return kor(
        arende("1"),
        registrera(Utfall.BIFALL, justerat=JUSTERAT),
        registrera(Utfall.AVSLAG, justerat=JUSTERAT),
    )


def test_a_correction_supersedes_and_keeps_history() -> None:
    ett = kor(arende("1"), registrera(Utfall.BIFALL), _ratta(1, Utfall.AVSLAG))
    assert [(gammalt.nummer, gammalt.ersatt) for gammalt in ett.beslut] == [(1, True), (2, False)]
    assert ett.beslut[0].beslut.punkter[0].utfall is Utfall.BIFALL
    assert ett.senaste_utfall("1") is Utfall.AVSLAG


def test_a_superseded_decision_is_corrected_no_more() -> None:
    ett = kor(arende("1"), registrera(Utfall.BIFALL), _ratta(1, Utfall.AVSLAG))
    with pytest.raises(OgiltigtBeslut, match="beslut 1 är redan ersatt"):
        hantera(ett, _ratta(1, Utfall.BIFALL), nu=NU)


def test_a_correction_covers_the_same_points() -> None:
    ett = kor(arende("1", "2"), registrera({"1": Utfall.BIFALL, "2": Utfall.BIFALL}))
    with pytest.raises(OgiltigtBeslut, match="samma punkter som det: 1, 2"):
        hantera(ett, _ratta(1, Utfall.BIFALL), nu=NU)


def test_correcting_the_past_leaves_what_holds() -> None:
    ett = kor(
        arende("1"),
        registrera(Utfall.ATERREMISS),
        registrera(Utfall.BIFALL, justerat=JUSTERAT),
        _ratta(1, Utfall.BORDLAGGNING),
    )
    assert lage(ett) is Lagekod.AVGJORD
    assert ett.senaste_utfall("1") is Utfall.BIFALL


def test_correcting_the_past_leaves_what_came_after_open() -> None:
    ett = kor(
        arende("1"),
        registrera(Utfall.ATERREMISS),
        registrera(Utfall.NOTERAT),
        _ratta(1, Utfall.BIFALL),
    )
    assert lage(ett) is Lagekod.OPPEN
    assert ett.senaste_utfall("1") is Utfall.NOTERAT


def test_a_correction_may_take_back_a_decision() -> None:
    ett = kor(arende("1"), registrera(Utfall.BIFALL), _ratta(1, Utfall.NOTERAT))
    assert lage(ett) is Lagekod.OPPEN
    assert ett.utestaende() == ("1",)


def test_a_correction_keeps_marks_it_does_not_settle() -> None:
    ett = kor(
        arende("1", oppet=False),
        registrera(Utfall.BIFALL),
        Overklaga(nummer=1, datum=JUSTERAT),
        registrera(Utfall.AVSLAG),
        _ratta(1, Utfall.BIFALL),
    )
    assert flaggor(ett) == {
        Flagga.FORE_REKOMMENDATION,
        Flagga.MOTSTRIDIGT,
        Flagga.OVERKLAGAD,
    }


def test_confirming_the_second_report_lets_it_hold() -> None:
    ett = kor(_motstridigt(), bekrafta(2))
    assert ett.punkter["1"].lage == Avgjord(beslut=2, utfall=Utfall.AVSLAG)
    assert ett.senaste_utfall("1") is Utfall.AVSLAG
    assert (flaggor(ett), [gammalt.ersatt for gammalt in ett.beslut]) == (set(), [True, False])


def test_confirming_the_first_report_drops_the_second() -> None:
    ett = kor(_motstridigt(), bekrafta(1))
    assert ett.senaste_utfall("1") is Utfall.BIFALL
    assert (flaggor(ett), [nytt.ersatt for nytt in ett.beslut]) == (set(), [False, True])


def test_confirming_settles_the_question_once() -> None:
    with pytest.raises(OgiltigtBeslut, match="beslut 1 är inte ifrågasatt"):
        hantera(kor(_motstridigt(), bekrafta(2)), bekrafta(1), nu=NU)


def test_confirming_is_per_point_of_a_report() -> None:
    ett = kor(
        arende("1", "2"),
        registrera(Utfall.BIFALL, justerat=JUSTERAT),
        registrera({"1": Utfall.AVSLAG, "2": Utfall.AVSLAG}, justerat=JUSTERAT),
        bekrafta(1),
    )
    assert [ett.senaste_utfall(kod) for kod in "12"] == [Utfall.BIFALL, Utfall.AVSLAG]
    assert [nytt.ersatt for nytt in ett.beslut] == [False, False]
    assert ett.beslut[1].bortvalda == ("1",)


def test_confirming_what_stands_keeps_its_appeal() -> None:
    ett = kor(
        arende("1"),
        registrera(Utfall.BIFALL, justerat=JUSTERAT),
        Overklaga(nummer=1, datum=JUSTERAT),
        registrera(Utfall.AVSLAG),
        bekrafta(1),
    )
    assert flaggor(ett) == {Flagga.OVERKLAGAD}


def test_confirming_what_stands_keeps_a_cleared_condition() -> None:
    ett = kor(
        arende("1"),
        registrera(Utfall.BIFALL_MED_VILLKOR, justerat=JUSTERAT),
        uppfyll(),
        registrera(Utfall.AVSLAG),
        bekrafta(1),
    )
    assert lage(ett) is Lagekod.AVGJORD


def test_confirming_leaves_the_road_there_in_force() -> None:
    ett = kor(
        arende("1"),
        registrera(Utfall.ATERREMISS),
        registrera(Utfall.BIFALL, justerat=JUSTERAT),
        registrera(Utfall.AVSLAG, justerat=JUSTERAT),
        bekrafta(3),
    )
    assert [gammalt.ersatt for gammalt in ett.beslut] == [False, True, False]


def test_a_late_report_holds_once_confirmed() -> None:
    ett = kor(
        arende("1"),
        stang(),
        registrera(Utfall.BIFALL),
        bekrafta(2),
        Justera(nummer=2, justerat=JUSTERAT),
    )
    assert lage(ett) is Lagekod.AVGJORD
    assert flaggor(ett) == set()

"""Outcomes per point: one decision may give different points different fates."""

from datetime import date

import pytest

from beslutsmodell import (
    Beslutsslag,
    Flagga,
    Justera,
    Lagekod,
    OgiltigtBeslut,
    OkantNummer,
    Oppen,
    Organslag,
    OtillatetKommando,
    Preliminar,
    RegistreraBeslut,
    Stegsort,
    Utfall,
    hantera,
)
from tests.beslutsmodell.arenden import (
    JUSTERAT,
    NU,
    arende,
    beslut,
    flaggor,
    kor,
    lage,
    oppna,
    registrera,
    uppfyll,
)


def test_one_decision_gives_each_point_its_own() -> None:
    ett = kor(
        arende("1", "2", "3"),
        registrera({"1": Utfall.BIFALL, "2": Utfall.AVSLAG, "3": Utfall.ATERREMISS}),
    )
    assert [lage(ett, kod) for kod in "123"] == ["preliminar", "preliminar", "aterremitterad"]
    assert not ett.har_svarat()
    assert ett.utestaende() == ("3",)


def test_a_preparing_body_that_takes_note_lets_others_go_on() -> None:
    noterat = kor(arende("1"), registrera(Utfall.NOTERAT))
    assert not noterat.har_svarat()
    assert noterat.model_copy(update={"sort": Stegsort.BEREDER}).har_svarat()


def test_partial_aterremiss_keeps_the_others_outcome() -> None:
    ett = kor(
        arende("1", "2"),
        registrera({"1": Utfall.BIFALL, "2": Utfall.ATERREMISS}, justerat=JUSTERAT),
    )
    assert [lage(ett, kod) for kod in "12"] == ["avgjord", "aterremitterad"]
    ett = kor(ett, registrera({"2": Utfall.AVSLAG}, justerat=JUSTERAT))
    assert [ett.senaste_utfall(kod) for kod in "12"] == [Utfall.BIFALL, Utfall.AVSLAG]
    assert ett.har_svarat()


def test_points_not_named_stay_untouched() -> None:
    fore = arende("1", "2")
    assert kor(fore, registrera(Utfall.BIFALL)).punkter["2"] == fore.punkter["2"]


def test_points_open_one_by_one() -> None:
    ett = kor(arende("1", "2", oppet=False), oppna("2"))
    assert [lage(ett, kod) for kod in "12"] == ["vilande", "oppen"]
    assert ett.utestaende() == ("2",)


def test_a_refused_point_refuses_them_all() -> None:
    with pytest.raises(OtillatetKommando, match="punkt 2: öppna går inte när punkten är öppen"):
        hantera(kor(arende("1", "2", oppet=False), oppna("2")), oppna("1", "2"), nu=NU)


def test_unknown_points_are_refused_by_name() -> None:
    with pytest.raises(OtillatetKommando, match=r"punkt 9: öppna går inte .* okänd i ärendet"):
        hantera(arende("1"), oppna("9"), nu=NU)
    with pytest.raises(OgiltigtBeslut, match="hanterar inte punkt 9, bara 1"):
        hantera(arende("1"), registrera({"9": Utfall.BIFALL}), nu=NU)


def test_unknown_decision_numbers_are_refused() -> None:
    with pytest.raises(OkantNummer, match="har inget beslut nummer 7"):
        hantera(arende("1"), Justera(nummer=7, justerat=JUSTERAT), nu=NU)


def test_a_decision_is_preliminary_until_justerat() -> None:
    ett = kor(arende("1"), registrera(Utfall.AVSLAG))
    assert ett.punkter["1"].lage == Preliminar(
        beslut=1,
        utfall=Utfall.AVSLAG,
        justeras_senast=date(2019, 10, 23),
    )
    klart = kor(ett, Justera(nummer=1, justerat=JUSTERAT, anslaget=JUSTERAT))
    assert lage(klart) is Lagekod.AVGJORD
    assert (klart.beslut[0].beslut.justerat, klart.beslut[0].beslut.anslaget) == (JUSTERAT,) * 2


@pytest.mark.parametrize("utfall", [Utfall.BIFALL, Utfall.AVSLAG])
def test_a_body_without_minutes_decides_at_once(utfall: Utfall) -> None:
    ett = arende("1", slag=Organslag.FORENINGSSTYRELSE, justering=None)
    assert lage(kor(ett, registrera(utfall))) is Lagekod.AVGJORD


@pytest.mark.parametrize("slag", [Beslutsslag.DELEGATION, Beslutsslag.ORDFORANDEBESLUT])
def test_a_single_person_awaits_no_justering(slag: Beslutsslag) -> None:
    ett = kor(
        arende("1", slag=Organslag.NAMND),
        RegistreraBeslut(beslut=beslut(Utfall.BIFALL, slag=slag)),
    )
    assert lage(ett) is Lagekod.AVGJORD
    assert (Flagga.ANMALS in flaggor(ett)) == (slag is Beslutsslag.ORDFORANDEBESLUT)


def test_the_condition_is_cleared_after_justering() -> None:
    ett = kor(arende("1"), registrera(Utfall.BIFALL_MED_VILLKOR))
    with pytest.raises(OtillatetKommando, match="preliminär"):
        hantera(ett, uppfyll(), nu=NU)
    ett = kor(ett, Justera(nummer=1, justerat=JUSTERAT))
    assert lage(ett) is Lagekod.VILLKORAD
    assert lage(kor(ett, uppfyll())) is Lagekod.AVGJORD


@pytest.mark.parametrize("utfall", [Utfall.NOTERAT, Utfall.AVSTAR])
def test_what_is_no_decision_stays_open(utfall: Utfall) -> None:
    ett = kor(arende("1"), registrera(utfall, justerat=JUSTERAT))
    assert ett.punkter["1"].lage == Oppen(fortydliga=utfall)
    assert flaggor(ett) == {Flagga.FORTYDLIGA}
    assert ett.senaste_utfall("1") is utfall


@pytest.mark.parametrize("dag", [date(2019, 11, 21), date(2020, 1, 1)])
def test_a_decision_of_the_future_is_refused(dag: date) -> None:
    with pytest.raises(OgiltigtBeslut, match="ligger i framtiden"):
        hantera(arende("1"), RegistreraBeslut(beslut=beslut(Utfall.BIFALL, datum=dag)), nu=NU)


@pytest.mark.parametrize("dag", [date(2019, 10, 8), date(2019, 11, 21)])
def test_a_justering_out_of_order_is_refused(dag: date) -> None:
    ett = kor(arende("1"), registrera(Utfall.BIFALL))
    with pytest.raises(OgiltigtBeslut, match=r"justeringen har datumet .* mellan 2019-10-09"):
        hantera(ett, Justera(nummer=1, justerat=dag), nu=NU)

"""The next act that a body can take before its own last day."""

from datetime import date

import pytest
from pydantic import ValidationError

from beslutsmodell import Organslag, Sammantrade, nasta_atgard

FRIST = date(2019, 11, 15)
OKTOBER = Sammantrade(
    organ="1492-kf",
    datum=date(2019, 10, 23),
    handlingar_senast=date(2019, 10, 9),
)
NOVEMBER = Sammantrade(
    organ="1492-kf",
    datum=date(2019, 11, 13),
    handlingar_senast=date(2019, 10, 30),
)
DECEMBER = Sammantrade(
    organ="1492-kf",
    datum=date(2019, 12, 11),
    handlingar_senast=date(2019, 11, 27),
)
ALLA = (DECEMBER, NOVEMBER, OKTOBER)


def _text(idag: date, slag: Organslag = Organslag.FULLMAKTIGE) -> str:
    return nasta_atgard(ALLA, organ="kommunfullmäktige", slag=slag, frist=FRIST, idag=idag).text


@pytest.mark.parametrize(
    ("idag", "mote"),
    [
        (date(2019, 10, 1), OKTOBER),
        (date(2019, 10, 9), OKTOBER),
        (date(2019, 10, 10), NOVEMBER),
        (date(2019, 10, 30), NOVEMBER),
    ],
)
def test_the_first_meeting_still_open_for_documents(idag: date, mote: Sammantrade) -> None:
    svar = nasta_atgard(ALLA, organ="KF", slag=Organslag.FULLMAKTIGE, frist=FRIST, idag=idag)
    assert svar.sammantrade == mote


def test_the_act_names_meeting_and_documents() -> None:
    assert _text(date(2019, 10, 1)) == (
        "Ta upp ärendet på kommunfullmäktige onsdag 23 oktober 2019; handlingarna ska vara inne "
        "senast onsdag 9 oktober 2019."
    )


@pytest.mark.parametrize(
    ("slag", "slut"),
    [
        (Organslag.FULLMAKTIGE, "läggs till där som brådskande ärende (KL 5:14, 5:52)."),
        (Organslag.NAMND, "läggs till där."),
    ],
)
def test_past_the_last_day_for_documents(slag: Organslag, slut: str) -> None:
    text = _text(date(2019, 11, 1), slag)
    assert (
        "andlingarna till kommunfullmäktige onsdag 13 november 2019 skulle ha varit inne senast "
        "onsdag 30 oktober 2019."
    ) in text
    assert text.endswith(slut)


def test_past_all_last_days_the_first_meeting_comes_first() -> None:
    motena = (OKTOBER, NOVEMBER.model_copy(update={"handlingar_senast": date(2019, 10, 9)}))
    svar = nasta_atgard(
        motena,
        organ="KF",
        slag=Organslag.FULLMAKTIGE,
        frist=FRIST,
        idag=date(2019, 10, 10),
    )
    assert svar.sammantrade == OKTOBER


@pytest.mark.parametrize(
    ("slag", "extra"),
    [
        (Organslag.FULLMAKTIGE, "Begär extra sammanträde (KL 5:12)"),
        (Organslag.STYRELSE, "Begär extra sammanträde (KL 6:23)"),
        (Organslag.NAMND, "Begär extra sammanträde (KL 6:23)"),
        (Organslag.FORENINGSSTYRELSE, "Begär extra sammanträde eller"),
    ],
)
def test_without_a_meeting_an_extra_one_is_asked_for(slag: Organslag, extra: str) -> None:
    text = _text(date(2019, 11, 14), slag)
    assert "nget sammanträde med kommunfullmäktige är känt till och med fredag 15 november" in text
    assert extra in text


def test_a_meeting_just_held_is_asked_about_first() -> None:
    dagen_efter, efter_justeringen = date(2019, 11, 14), date(2019, 11, 28)
    fraga = (
        "Togs ärendet upp på kommunfullmäktige onsdag 13 november 2019? "
        "Skicka då in protokollsutdraget."
    )
    assert _text(dagen_efter, Organslag.FULLMAKTIGE).startswith(fraga)
    assert "Togs" not in _text(efter_justeringen, Organslag.FULLMAKTIGE)


def _efter(behandlat: date, idag: date, slag: Organslag = Organslag.FULLMAKTIGE) -> str:
    return nasta_atgard(
        ALLA,
        organ="KF",
        slag=slag,
        frist=FRIST,
        idag=idag,
        behandlat=behandlat,
        bordlagt=behandlat == OKTOBER.datum,
    ).text


def test_a_meeting_whose_decision_is_known_is_not_asked_about() -> None:
    text = _efter(date(2019, 10, 22), date(2019, 10, 28))
    assert text.startswith("Togs ärendet upp på KF onsdag 23 oktober 2019?")
    assert "Togs" not in _efter(OKTOBER.datum, date(2019, 10, 28))


@pytest.mark.parametrize(
    ("slag", "stod"),
    [(Organslag.FULLMAKTIGE, " (KL 5:51)"), (Organslag.NAMND, "")],
)
def test_what_was_put_off_comes_up_at_the_next_meeting(slag: Organslag, stod: str) -> None:
    for idag in (date(2019, 10, 24), date(2019, 11, 5)):
        assert _efter(OKTOBER.datum, idag, slag) == (
            "Ärendet bordlades onsdag 23 oktober 2019. Det tas upp på KF onsdag 13 november 2019, "
            f"om inget annat har beslutats{stod}. Meddela om det blir en annan dag."
        )


def test_what_was_put_off_past_the_last_day_needs_an_extra_meeting() -> None:
    assert "extra sammanträde" in _efter(OKTOBER.datum, date(2019, 11, 14))


def test_documents_cannot_be_due_after_the_meeting() -> None:
    with pytest.raises(ValidationError, match="ligger efter sammanträdet"):
        Sammantrade(organ="KF", datum=date(2019, 10, 9), handlingar_senast=date(2019, 10, 10))

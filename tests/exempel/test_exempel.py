"""The example rounds load, and say what their sources say."""

from collections import Counter
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

import exempel
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import ar_vardag
from beslutsmodell.kedja import lagg_upp
from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.kontaktordning import fel_ordning
from beslutsmodell.regler.protokoll import sista_anslagsdag, sista_justeringsdag
from diarium.inlasning.manus import (
    Avtalspost,
    Beslutspost,
    Fristpost,
    Inlamningspost,
    Justeringspost,
    Korrigeringspost,
    Kvittenspost,
    Manus,
    Provningspost,
    Villkorspost,
    las_manus,
)
from diarium.inlasning.omgang import Inlast, las_omgang

ROT = Path(exempel.__file__).parent
OMGANGAR = sorted(fil.parent.name for fil in ROT.glob("*/omgang.yaml"))
UTAN_MOTE_I_TID = {"1438-kf", "1487-bun"}


@pytest.fixture(scope="module", params=OMGANGAR)
def mapp(request: pytest.FixtureRequest) -> Path:
    return ROT / str(request.param)


@pytest.fixture(scope="module")
def inlast(mapp: Path) -> Inlast:
    return las_omgang(mapp)


@pytest.fixture(scope="module")
def manus(mapp: Path) -> Manus:
    return las_manus(mapp / "manus.yaml")


@pytest.fixture(scope="module")
def avrop() -> Inlast:
    return las_omgang(ROT / "fvm-avrop-2019")


def test_all_four_rounds_are_there() -> None:
    assert OMGANGAR == [
        "avsiktsforklaring-2017",
        "avsiktsforklaring-2018-andring",
        "fullmakt-2016",
        "fvm-avrop-2019",
    ]


def test_the_folder_is_named_as_the_round(mapp: Path, inlast: Inlast) -> None:
    assert inlast.omgang.kod == mapp.name


def test_every_round_says_what_is_fictitious(inlast: Inlast) -> None:
    assert any("fiktiv" in rad.lower() for rad in inlast.omgang.fiktivt)


@pytest.mark.parametrize("kod", ["fvm-avrop-2019", "fullmakt-2016"])
def test_the_kommuner_are_49_in_four_forbund(kod: str) -> None:
    deltagare = las_omgang(ROT / kod).omgang.deltagare
    assert Counter(man.forbund for man in deltagare) == {
        "Fyrbodal": 14,
        "Skaraborg": 15,
        "Sjuharad": 8,
        "GR": 12,
    }
    assert len(deltagare) == 49
    assert not {"Kungsbacka", "Varberg"} & {man.namn for man in deltagare}


def test_every_kommun_decides_every_point_in_one_body(avrop: Inlast) -> None:
    antal = Counter(
        (vag.huvudman, punkt)
        for vag in avrop.omgang.beslutsvagar
        if vag.steg == "kommunbeslut"
        for punkt in vag.punkter
    )
    assert set(antal.values()) == {1}
    assert len(antal) == 49 * 3


def test_the_deadline_is_the_memos_and_its_hour_is_assumed(avrop: Inlast) -> None:
    stolpar = {ett.kod: ett for ett in avrop.omgang.milstolpar}
    tidpunkt = stolpar[avrop.omgang.inlamningens_milstolpe or ""].tidpunkt
    assert tidpunkt.i_text == "tisdag 26 november 2019 kl. 23.59 (klockslaget är antaget)"


def test_the_steps_last_days_are_the_planned_ones(avrop: Inlast) -> None:
    frister = {plan.steg: plan.frist for plan in lagg_upp(avrop.omgang) if "1480" not in plan.organ}
    assert frister["kommunbeslut"] == date(2019, 11, 12)
    assert frister["direktion"] == date(2019, 9, 27)
    assert (
        frister["vastkom"]
        < frister["au"]
        < frister["forbundsstyrelse"]
        < frister["direktion"]
        < frister["namndberedning"]
        < frister["ksau"]
        < frister["ks"]
        < frister["kommunbeslut"]
    )


def test_every_body_has_a_registrator_at_an_example_domain(inlast: Inlast) -> None:
    med = {
        kontakt.organ
        for kontakt in inlast.kontakter
        if kontakt.roll is Kontaktroll.REGISTRATOR and kontakt.kanal is Kanal.EPOST
    }
    assert med == {organ.kod for organ in inlast.omgang.organ}
    adresser = {k.adress for k in inlast.kontakter if k.kanal is Kanal.EPOST}
    assert {adress for adress in adresser if not adress.endswith(".example")} == set()


def test_every_body_is_written_to_at_its_function_mailbox(inlast: Inlast) -> None:
    idag = min((mote.datum for mote in inlast.omgang.kalender), default=date(2017, 1, 1))
    assert [*map(str, fel_ordning(inlast.omgang, inlast.kontakter, idag=idag))] == []


def test_every_contact_says_that_it_is_fictitious(inlast: Inlast) -> None:
    assert [k.namn for k in inlast.kontakter if "(fiktiv)" not in k.namn] == []


def test_no_body_meets_on_a_weekend_holiday_or_in_july(inlast: Inlast) -> None:
    kalender = inlast.omgang.kalender
    assert [mote for mote in kalender if not ar_vardag(mote.datum)] == []
    assert [mote for mote in kalender if not ar_vardag(mote.handlingar_senast)] == []
    assert [mote for mote in kalender if mote.datum.month == 7] == []


def test_documents_are_due_one_to_two_weeks_before(inlast: Inlast) -> None:
    dagar = {(mote.datum - mote.handlingar_senast).days for mote in inlast.omgang.kalender}
    assert dagar <= set(range(8, 15))


def test_no_fullmaktige_meets_in_summer(inlast: Inlast) -> None:
    slag = {organ.kod: organ.slag for organ in inlast.omgang.organ}
    manader = {m.datum.month for m in inlast.omgang.kalender if slag[m.organ] == "fullmaktige"}
    assert not manader & {7, 8}


def test_every_body_but_two_has_a_meeting_in_time(inlast: Inlast, manus: Manus) -> None:
    start = manus.start.date()
    utan = {
        plan.organ
        for plan in lagg_upp(inlast.omgang)
        if not any(
            mote.organ == plan.organ and start <= mote.datum <= plan.frist
            for mote in inlast.omgang.kalender
        )
    }
    assert utan == (UTAN_MOTE_I_TID if inlast.omgang.kod == "fvm-avrop-2019" else set())


def test_every_post_is_registered_in_office_hours(manus: Manus) -> None:
    for post in manus.poster:
        lokal = post.nar.astimezone(STOCKHOLM)
        assert ar_vardag(lokal.date()), post
        assert time(8) <= lokal.time() <= time(16), post


def test_no_two_posts_trade_places(manus: Manus) -> None:
    assert all(forra.nar <= post.nar for forra, post in pairwise(manus.poster))


def test_every_post_names_what_the_round_has(inlast: Inlast, manus: Manus) -> None:
    omgang = inlast.omgang
    arenden = {(vag.steg, vag.organ): set(vag.punkter) for vag in omgang.beslutsvagar}
    punkter = {punkt.kod for punkt in omgang.punkter}
    for post in manus.poster:
        match post:
            case Beslutspost() | Korrigeringspost():
                assert {rad.punkt for rad in post.punkter} <= arenden[post.steg, post.organ]
            case Villkorspost():
                assert set(post.punkter) <= arenden[post.steg, post.organ]
            case Justeringspost():
                assert (post.steg, post.organ) in arenden
            case Fristpost():
                assert post.milstolpe in {stolpe.kod for stolpe in omgang.milstolpar}
            case Avtalspost():
                assert post.slag in {krav.slag for krav in omgang.avtal}
                assert set(post.punkter) <= punkter
                assert post.huvudman in {man.kod for man in omgang.deltagare}
            case Inlamningspost() | Kvittenspost() | Provningspost():
                assert post.huvudman in {man.kod for man in omgang.deltagare}


def test_decisions_are_taken_at_meetings_of_the_calendar(inlast: Inlast, manus: Manus) -> None:
    moten = {(mote.organ, mote.datum) for mote in inlast.omgang.kalender}
    utanfor = [
        (post.organ, post.datum)
        for post in manus.poster
        if isinstance(post, Beslutspost)
        and post.slag == "sammantrade"
        and (post.organ, post.datum) not in moten
    ]
    assert utanfor == []


def test_minutes_keep_the_times_of_the_law(manus: Manus) -> None:
    datum = {p.organ: p.datum for p in manus.poster if isinstance(p, Beslutspost)}
    for post in manus.poster:
        if not isinstance(post, Beslutspost | Justeringspost) or not post.justerat:
            continue
        moten = post.datum if isinstance(post, Beslutspost) else datum[post.organ]
        assert post.justerat <= sista_justeringsdag(moten)
        assert post.anslaget
        assert post.anslaget <= sista_anslagsdag(post.justerat)
        assert post.anslaget <= post.nar.date()


def test_the_script_holds_what_the_demo_should_show() -> None:
    poster = las_manus(ROT / "fvm-avrop-2019" / "manus.yaml").poster
    utfall = Counter(
        rad.utfall.value for p in poster if isinstance(p, Beslutspost) for rad in p.punkter
    )
    assert {"avslag", "aterremiss", "bordlaggning", "bifall_med_villkor", "noterat"} <= set(utfall)
    sorter = Counter(post.gor for post in poster)
    assert sorter["frist"] == 2
    assert sorter["korrigering"] == sorter["villkor"] == sorter["prova_sent"] == 1
    assert any(p.slag == "delegation" for p in poster if isinstance(p, Beslutspost))


def test_the_change_prolongs_the_letter_of_intent() -> None:
    forst, sedan = (las_omgang(ROT / kod).omgang for kod in OMGANGAR[:2])
    assert sedan.andrar == forst.kod
    assert forst.period
    assert sedan.period
    assert sedan.period.till - forst.period.till > timedelta(days=300)
    assert [plats.antal for plats in forst.platser] == [1, 1, None]

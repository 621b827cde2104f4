"""A command becomes events, rows and notices in one transaction, once."""

import json
from datetime import date, timedelta

import pytest

from beslutsmodell.fel import Modellfel, OgiltigtBeslut
from beslutsmodell.kommandon import Justera, Kommando, Korrigera, Stang, UppfyllVillkor
from beslutsmodell.utfall import Utfall
from diarium.fel import Diariefel, OkandOmgang, OkantArende, Versionskonflikt
from diarium.registrera import registrera
from tests.diarium.diariet import MOTE, NU, VEM, Diariet, beslut, dump

KF = "beslut/1440-kf"
FORE = "fore_rekommendation"
AVSLAG = beslut(KF, Utfall.AVSLAG)


def test_a_decision_is_one_event_and_moves_its_points(diariet: Diariet) -> None:
    kvitto = diariet.gor(KF, beslut(KF, {"1": Utfall.BIFALL, "3": Utfall.AVSLAG}))
    assert (kvitto.lopnr, kvitto.nytt, kvitto.oppnade) == (2, True, ())
    assert [rad.typ for rad in diariet.kedja()] == ["omgang_startad", "beslut_registrerat"]
    assert diariet.punkter(KF) == {
        "1": ("avgjord", "bifall", f"{FORE} utanfor_fullmakt"),
        "2": ("vilande", None, ""),
        "3": ("avgjord", "avslag", FORE),
    }
    rad = diariet.arende(KF)
    assert (rad.version, bool(rad.svarat), bool(rad.paminns)) == (1, False, False)


def test_different_commands_count_up_versions(diariet: Diariet) -> None:
    villkorat = {"1": Utfall.BIFALL_MED_VILLKOR, "2": Utfall.BIFALL, "3": Utfall.BIFALL}
    diariet.gor(KF, beslut(KF, villkorat))
    diariet.gor(KF, UppfyllVillkor(punkter=("1",), motivering="budgeten är antagen", av=VEM))
    rattat = beslut(KF, Utfall.AVSLAG).beslut
    diariet.gor(KF, Korrigera(nummer=1, beslut=rattat, motivering="felskrivet"))
    assert [(rad.lopnr, rad.nummer) for rad in diariet.kedja()[1:]] == [(2, 1), (3, 2), (4, 3)]
    assert diariet.arende(KF).version == 3
    assert {lage[:2] for lage in diariet.punkter(KF).values()} == {("avgjord", "avslag")}


def test_the_same_command_again_gives_the_same_answer(diariet: Diariet) -> None:
    forsta = diariet.gor(KF, beslut(KF))
    fore = dump(diariet.databas)
    igen = diariet.gor(KF, beslut(KF), nu=NU + timedelta(days=3))
    assert (igen.omgang, igen.lopnr, igen.nytt) == (forsta.omgang, forsta.lopnr, False)
    assert dump(diariet.databas) == fore


def test_the_same_command_for_the_same_version_is_recorded_once(diariet: Diariet) -> None:
    forsta = diariet.gor(KF, beslut(KF), vantad_version=0)
    igen = diariet.gor(KF, beslut(KF), vantad_version=0)
    assert (igen.lopnr, igen.nytt) == (forsta.lopnr, False)
    assert len(diariet.kedja()) == 2


def test_the_same_command_for_a_later_version_is_another(diariet: Diariet) -> None:
    diariet.gor(KF, beslut(KF), vantad_version=0)
    assert diariet.gor(KF, beslut(KF), vantad_version=1).nytt
    assert all("motstridigt" not in flaggor for *_, flaggor in diariet.punkter(KF).values())


def test_the_same_command_on_another_case_is_another(diariet: Diariet) -> None:
    kommando = beslut(KF, {"2": Utfall.BIFALL})
    assert diariet.gor(KF, kommando).nytt
    assert diariet.gor("beslut/1487-bun", kommando).nytt
    assert "fel_organ" in diariet.punkter("beslut/1487-bun")["2"][2]


def test_who_saw_an_older_version_is_told(diariet: Diariet) -> None:
    diariet.gor(KF, beslut(KF))
    fore = dump(diariet.databas)
    with pytest.raises(Versionskonflikt, match="version 1, du såg 0") as fel:
        diariet.gor(KF, AVSLAG, vantad_version=0)
    assert (fel.value.arende, fel.value.vantad, fel.value.finns) == (KF, 0, 1)
    assert dump(diariet.databas) == fore


def test_an_unknown_round_is_named_beside_those_that_exist(diariet: Diariet) -> None:
    with pytest.raises(OkandOmgang, match="fvm-avrop-2019"), diariet.databas.skriv() as session:
        registrera(session, "fvm-2020", KF, AVSLAG, nu=NU)


@pytest.mark.parametrize("nyckel", ["beslut/9999-kf", "1440-kf", ""])
def test_an_unknown_case_is_refused(diariet: Diariet, nyckel: str) -> None:
    fore = dump(diariet.databas)
    with pytest.raises(OkantArende, match="beslut lage"):
        diariet.gor(nyckel, beslut(KF))
    assert dump(diariet.databas) == fore


@pytest.mark.parametrize(
    ("kommando", "varfor"),
    [
        (beslut(KF, datum=NU.date() + timedelta(days=1)), "framtiden"),
        (beslut(KF, {"9": Utfall.BIFALL}), "hanterar inte punkt 9"),
        (Justera(nummer=7, justerat=MOTE), "7"),
        (UppfyllVillkor(punkter=("1",), motivering=f"{VEM} intygar", av=VEM), "uppfylla"),
        (Stang(punkter=("9",), motivering="omgången stängs"), "9"),
        (Korrigera(nummer=1, beslut=AVSLAG.beslut, motivering=VEM), "1"),
    ],
)
def test_a_refused_command_writes_nothing(
    diariet: Diariet, kommando: Kommando, varfor: str
) -> None:
    fore = dump(diariet.databas)
    with pytest.raises(Modellfel, match=varfor):
        diariet.gor(KF, kommando)
    assert dump(diariet.databas) == fore


def test_a_refusal_that_is_caught_leaves_no_text_behind(diariet: Diariet) -> None:
    fore = dump(diariet.databas)
    with diariet.databas.skriv() as session, pytest.raises(OgiltigtBeslut):
        registrera(session, diariet.kod, KF, beslut(KF, datum=date(2030, 1, 1)), nu=NU)
    assert dump(diariet.databas) == fore


def test_a_refused_command_may_be_followed_by_a_good_one(diariet: Diariet) -> None:
    with diariet.databas.skriv() as session:
        with pytest.raises(Diariefel):
            registrera(session, diariet.kod, "inget/sådant", beslut(KF), nu=NU)
        registrera(session, diariet.kod, KF, beslut(KF), nu=NU)
    assert [rad.lopnr for rad in diariet.kedja()] == [1, 2]


def test_several_commands_may_share_a_transaction(diariet: Diariet) -> None:
    arenden = ("vastkom/vk-styrelse", "au/fyr-au", "direktion/fyr-direktion")
    with diariet.databas.skriv() as session:
        for arende in arenden:
            registrera(session, diariet.kod, arende, beslut(arende), nu=NU)
    besked = [rad for rad in diariet.kedja() if rad.typ == "beslut_registrerat"]
    assert [json.loads(rad.kropp)["arende"] for rad in besked] == list(arenden)


def test_a_case_is_read_in_the_order_of_its_events(diariet: Diariet) -> None:
    diariet.gor(KF, beslut(KF, Utfall.BORDLAGGNING))
    diariet.gor(KF, beslut(KF, Utfall.BIFALL))
    diariet.gor(KF, beslut(KF, Utfall.AVSLAG))
    lagen = {lage[:2] for lage in diariet.punkter(KF).values()}
    assert {lage for lage, _ in lagen} == {"avgjord"}
    assert all("motstridigt" in flaggor for *_, flaggor in diariet.punkter(KF).values())


def test_swedish_letters_survive_in_the_chain(diariet: Diariet) -> None:
    kommando = beslut(KF)
    andrat = kommando.beslut.model_copy(update={"paragraf": "§ 12", "dnr": "KS/Åmål 2019:7"})
    diariet.gor(KF, kommando.model_copy(update={"beslut": andrat}))
    assert '"paragraf":"§ 12","dnr":"KS/Åmål 2019:7"' in diariet.kedja()[1].kropp

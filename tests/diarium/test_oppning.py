"""A step opens when all that it waited for has answered, whatever came before its turn."""

import json
from datetime import date

import pytest

from beslutsmodell.kommandon import Korrigera, Oppna
from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from diarium.inlasning.omgang import Inlast
from tests.diarium.diariet import Diariet, beslut, borja
from tests.rundor import VASTKOM, bygg_runda

VK, AU, DIREKTION = "vastkom/vk-styrelse", "au/fyr-au", "direktion/fyr-direktion"
GR, KS, KF = "direktion/gr-styrelse", "ks/1492-ks", "beslut/1492-kf"
SN, BUN = "beslut/1487-sn", "beslut/1487-bun"
BIFALL = Utfall.BIFALL


def test_the_chain_opens_step_by_step(diariet: Diariet) -> None:
    oppnade = [kvitto.oppnade for kvitto in diariet.besluta(VK, AU, DIREKTION, KS, GR, KF)]
    assert oppnade == [(AU, GR), (DIREKTION,), (KS, SN, BUN), (KF,), ("beslut/1440-kf",), ()]


def test_the_round_of_2019_opens_as_the_mission_says(databas: Databas, fvm: Inlast) -> None:
    diariet = borja(databas, fvm.omgang, fvm.kontakter)
    au = [f"au/{ett}-au" for ett in ("fyrbodal", "skaraborg", "sjuharad")]
    gr = "forbundsstyrelse/gr-styrelse"
    (forst,) = diariet.besluta("vastkom/vastkom-styrelse")
    assert sorted(forst.oppnade) == sorted([*au, gr])
    (fran_gr,) = diariet.besluta(gr)
    assert {nyckel.split("/")[0] for nyckel in fran_gr.oppnade} == {"ksau", "ks", "kommunbeslut"}
    for ett in au:
        (kvitto,) = diariet.besluta(ett)
        assert kvitto.oppnade == (ett.replace("au/", "direktion/").replace("-au", "-direktion"),)
        diariet.besluta(*kvitto.oppnade)
    oppna = diariet.las("SELECT DISTINCT huvudman FROM arende WHERE paminns")
    assert len(oppna) == 49
    vilande = diariet.las("SELECT DISTINCT steg FROM arende WHERE vantar_kvar > 0")
    assert {rad.steg for rad in vilande} <= {"kommunbeslut", "ks", "ksau"}


def test_an_opening_is_an_event_a_row_and_a_notice(diariet: Diariet) -> None:
    diariet.besluta(VK)
    oppnat = json.loads(diariet.kedja()[2].kropp)
    assert (oppnat["arende"], oppnat["nummer"], oppnat["handelse"]["typ"]) == (AU, 1, "oppnat")
    assert {lage[0] for lage in diariet.punkter(AU).values()} == {"oppen"}
    rad = diariet.arende(AU)
    assert (bool(rad.paminns), rad.vantar_kvar, rad.version) == (True, 0, 1)
    assert str(rad.paminns_fran) == "2019-11-21"
    assert dict(diariet.oppningar()) == {VK: 1, AU: 1, GR: 1}


def test_a_partial_answer_opens_nothing_yet(diariet: Diariet) -> None:
    assert diariet.gor(VK, beslut(VK, {"1": BIFALL, "2": BIFALL})).oppnade == ()
    assert diariet.gor(VK, beslut(VK, {"3": Utfall.AVSLAG})).oppnade == (AU, GR)


def test_a_rejection_opens_the_next_step_too(diariet: Diariet) -> None:
    assert diariet.gor(VK, beslut(VK, Utfall.AVSLAG)).oppnade == (AU, GR)


@pytest.mark.parametrize(
    "utfall", [Utfall.ATERREMISS, Utfall.BORDLAGGNING, Utfall.NOTERAT, Utfall.AVSTAR]
)
def test_what_is_no_outcome_opens_nothing(diariet: Diariet, utfall: Utfall) -> None:
    assert diariet.gor(VK, beslut(VK, utfall)).oppnade == ()
    assert not diariet.arende(VK).svarat
    assert diariet.arende(VK).paminns


def test_a_second_report_counts_nobody_off_again(diariet: Diariet) -> None:
    diariet.besluta(VK, AU)
    diariet.gor(AU, beslut(AU, Utfall.AVSLAG))
    diariet.gor(GR, beslut(GR))
    assert diariet.arende(KF).vantar_kvar == 1
    assert diariet.arende(SN).vantar_kvar == 1
    assert diariet.oppningar()[DIREKTION] == 1


def test_a_step_corrected_back_and_forth_counts_once(diariet: Diariet) -> None:
    diariet.besluta(AU, GR)
    for nummer, utfall in ((1, Utfall.ATERREMISS), (2, BIFALL)):
        rattat = beslut(GR, utfall).beslut
        diariet.gor(GR, Korrigera(nummer=nummer, beslut=rattat, motivering="felskrivet"))
        assert diariet.arende(GR).svarat
    assert diariet.arende("beslut/1440-kf").vantar_kvar == 0


def test_a_kommun_that_answered_early_is_not_opened(diariet: Diariet) -> None:
    diariet.gor(BUN, beslut(BUN, {"2": BIFALL}))
    assert diariet.punkter(BUN) == {
        "2": ("avgjord", "bifall", "fore_rekommendation utanfor_fullmakt")
    }
    *_, direktion = diariet.besluta(VK, AU, DIREKTION)
    assert direktion.oppnade == (KS, SN)
    assert diariet.arende(BUN).version == 1
    assert not diariet.arende(BUN).paminns
    assert BUN not in diariet.oppningar()


def test_a_kommun_that_answered_partly_is_opened_for_the_rest(diariet: Diariet) -> None:
    diariet.gor(SN, beslut(SN, {"1": BIFALL}))
    *_, direktion = diariet.besluta(VK, AU, DIREKTION)
    assert direktion.oppnade == (KS, SN, BUN)
    assert [lage for lage, *_ in diariet.punkter(SN).values()] == ["avgjord", "oppen"]
    rad = diariet.arende(SN)
    assert (rad.version, bool(rad.paminns), str(rad.paminns_fran)) == (2, True, "2019-11-21")
    assert diariet.oppningar()[SN] == 1


def test_a_step_that_answered_before_its_turn_opens_the_next_in_turn(diariet: Diariet) -> None:
    assert diariet.besluta(DIREKTION)[0].oppnade == (KS, SN, BUN)
    assert diariet.besluta(VK)[0].oppnade == (AU, GR)
    assert diariet.besluta(AU)[0].oppnade == ()
    assert diariet.oppningar()[KS] == 1


def test_a_note_before_its_turn_keeps_its_flag_when_opened(diariet: Diariet) -> None:
    diariet.gor(SN, beslut(SN, {"1": Utfall.NOTERAT}))
    assert diariet.punkter(SN)["1"] == ("vilande", "noterat", "fortydliga")
    diariet.besluta(VK, AU, DIREKTION)
    assert diariet.punkter(SN)["1"] == ("oppen", "noterat", "fortydliga")
    oppnat = json.loads(diariet.kedja()[-1].kropp)["handelse"]["foljder"]
    assert oppnat[0] == {
        "punkt": "1",
        "lage": {"kod": "oppen", "fortydliga": "noterat"},
        "flaggor": ["fortydliga"],
    }


def test_several_touched_cases_open_with_the_untouched(diariet: Diariet) -> None:
    diariet.gor(SN, beslut(SN, {"1": Utfall.NOTERAT}))
    diariet.gor(KS, beslut(KS, {"1": BIFALL}))
    *_, direktion = diariet.besluta(VK, AU, DIREKTION)
    assert direktion.oppnade == (KS, SN, BUN)
    assert [rad.lopnr for rad in diariet.kedja()] == list(range(1, len(diariet.kedja()) + 1))
    assert [diariet.oppningar()[nyckel] for nyckel in direktion.oppnade] == [1, 1, 1]


def test_a_case_that_a_human_opened_is_reminded(diariet: Diariet) -> None:
    diariet.gor(BUN, Oppna(punkter=("2",)))
    rad = diariet.arende(BUN)
    assert bool(rad.paminns)
    assert str(rad.paminns_fran) == "2019-11-21"


def test_a_case_sent_back_before_its_turn_is_reminded(diariet: Diariet) -> None:
    diariet.gor(BUN, beslut(BUN, {"2": Utfall.ATERREMISS}))
    rad = diariet.arende(BUN)
    assert bool(rad.paminns)
    assert str(rad.paminns_fran) == "2019-11-21"
    *_, direktion = diariet.besluta(VK, AU, DIREKTION)
    assert direktion.oppnade == (KS, SN)


def test_the_rest_of_a_case_that_a_human_opened_is_opened_later(diariet: Diariet) -> None:
    diariet.gor(SN, Oppna(punkter=("1",)))
    *_, direktion = diariet.besluta(VK, AU, DIREKTION)
    assert SN in direktion.oppnade
    assert [lage for lage, *_ in diariet.punkter(SN).values()] == ["oppen", "oppen"]


def test_a_case_waits_for_every_case_before_it(databas: Databas) -> None:
    diariet = borja(databas, *bygg_runda(8))
    kvitton = diariet.besluta(VASTKOM, "direktion/gr-dir", "au/sju-au", "direktion/sju-dir")
    kommuner = [kvitto.oppnade for kvitto in kvitton][1::2]
    assert kommuner == [
        ("beslut/k00003-kf", "beslut/k00007-kf"),
        ("beslut/k00002-kf", "beslut/k00006-kf"),
    ]


def test_the_opening_notice_waits_for_office_hours(diariet: Diariet) -> None:
    lordag = diariet.gor(VK, beslut(VK, datum=date(2019, 10, 9)))
    assert lordag.nytt
    tider = diariet.las("SELECT tidigast, skapad, tillstand FROM utskick")
    assert all(str(rad.tidigast) >= str(rad.skapad) for rad in tider)
    assert {rad.tillstand for rad in tider} == {"planerad"}

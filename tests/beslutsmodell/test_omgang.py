"""A round whose parts contradict each other does not start."""

from datetime import date

import pytest
from pydantic import ValidationError

from beslutsmodell import (
    Avtalskrav,
    Beslutspunkt,
    Beslutsvag,
    Fullmakt,
    Niva,
    Organ,
    Organslag,
    Period,
    Processmall,
    Sammantrade,
    Stegfrist,
    Stegsort,
    Varde,
)
from tests.beslutsmodell.omgangar import HUVUDMAN, ORGAN, PROCESS, VAGAR, omgang, steg, stolpe, vag

PUNKT = Beslutspunkt(kod="1", namn="Option 1")
KRAV = Avtalskrav(slag="avrop", namn="avropet")
HOS_OKAND = Organ(kod="x", namn="x", huvudman="9999", slag=Organslag.NAMND)
MOTE = Sammantrade(organ="x", datum=date(2019, 10, 9), handlingar_senast=date(2019, 10, 1))
STOLPE = stolpe("mottaget", date(2019, 11, 26))

SENT = date(2019, 11, 27)


def _vagar(**andrat: object) -> tuple[Beslutsvag, ...]:
    return (*VAGAR, VAGAR[-1].model_copy(update=andrat))


@pytest.mark.parametrize(
    ("falt", "varde", "svar"),
    [
        ("punkter", (PUNKT, PUNKT), "punkten '1' finns mer än en gång"),
        ("huvudman", (*HUVUDMAN, HUVUDMAN[-1]), "huvudmannen '1440' finns mer än"),
        ("organ", (*ORGAN, ORGAN[-1]), "organet '1440-kf' finns mer än"),
        ("milstolpar", (STOLPE, STOLPE), "milstolpen 'mottaget' finns mer än"),
        ("avtal", (KRAV, KRAV), "avtalet 'avrop' finns mer än"),
        ("organ", (*ORGAN, HOS_OKAND), "hör till huvudmannen '9999', som inte finns"),
        ("kalender", (MOTE,), "kalendern nämner organet 'x', som inte finns"),
        ("beslutsvagar", _vagar(huvudman="9999"), "nämner huvudmannen '9999'"),
        ("beslutsvagar", _vagar(organ="x"), "för 1440 nämner organet 'x'"),
        ("beslutsvagar", _vagar(steg="x"), "steget finns inte i processen 'avrop'"),
        ("beslutsvagar", _vagar(steg="inlamning"), "hanteras inte av något organ"),
        ("beslutsvagar", (*VAGAR, VAGAR[-1]), "finns mer än en gång: slå ihop raderna"),
        ("beslutsvagar", _vagar(steg="ks", punkter=("9",)), "nämner punkten '9'"),
        ("beslutsvagar", (*VAGAR, vag("beslut", "1492-ks", "2")), "punkt 2 beslutas redan"),
        ("fullmakter", (Fullmakt(huvudman="9", punkter=()),), "fullmakten nämner huvudmannen '9'"),
        (
            "fullmakter",
            (Fullmakt(huvudman="1492", punkter=("9",)),),
            "fullmakten för 1492 nämner punkten '9'",
        ),
        ("milstolpar", (stolpe("anmalt", date(2019, 11, 26)),), "räknar sin frist från 'mottaget'"),
        ("beslutsvagar", VAGAR[:-1], r"Ale \(1440\) har inget organ som beslutar"),
        ("beslutsvagar", _vagar(steg="ks", egen_frist=SENT), "2019-11-27 ligger efter"),
        ("okant", 1, "Extra inputs are not permitted"),
    ],
)
def test_a_contradiction_stops_the_round(falt: str, varde: object, svar: str) -> None:
    with pytest.raises(ValidationError, match=svar):
        omgang(**{falt: varde})


def test_preparing_bodies_may_share_a_point() -> None:
    vagar = (*VAGAR, vag("namnd", "1487-sn"), vag("namnd", "1487-bun"))
    assert len(omgang(beslutsvagar=vagar).beslutsvagar) == len(VAGAR) + 2


@pytest.mark.parametrize("modell", [Fullmakt, Beslutsvag])
def test_a_list_names_a_point_once(modell: type[Varde]) -> None:
    rad = {"huvudman": "1492", "punkter": ["1", "2", "2"]}
    vag_ = {"steg": "beslut", "organ": "1492-kf"} if modell is Beslutsvag else {}
    with pytest.raises(ValidationError, match="punkt 2 står två gånger"):
        modell.model_validate(rad | vag_)


def test_a_kommun_needs_no_body_where_one_decides_for_all() -> None:
    process = Processmall(
        kod="gemensam",
        namn="Gemensam",
        steg=(steg("vastkom", Stegsort.BESLUTAR, Niva.GEMENSAM),),
    )
    ett = omgang(process=process, beslutsvagar=(vag("vastkom", "vk-styrelse"),), fullmakter=None)
    assert [man.kod for man in ett.deltagare] == ["VK"]


def test_an_own_day_may_be_that_of_the_milestone_itself() -> None:
    pa_dagen = vag("beslut", "1440-kf", egen_frist=STOLPE.tidpunkt.datum)
    assert omgang(beslutsvagar=(*VAGAR[:-1], pa_dagen)).beslutsvagar[-1] == pa_dagen


def test_an_own_day_is_held_against_the_milestone_of_its_step() -> None:
    stolpar = (STOLPE, stolpe("uppfoljt", date(2020, 3, 1)))
    sen = vag("au", "fyr-au", egen_frist=SENT)
    andra = tuple(ett for ett in VAGAR if ett.steg != "au")
    assert omgang(milstolpar=stolpar, beslutsvagar=(*andra, sen)).beslutsvagar[-1] == sen
    inlamning = steg("inlamning", Stegsort.LAMNAR_IN, Niva.HUVUDMAN, "beslut", dagar=0)
    process = PROCESS.model_copy(update={"steg": (inlamning, *PROCESS.steg[1:])})
    with pytest.raises(ValidationError, match="ligger efter milstolpen 'mottaget'"):
        omgang(milstolpar=stolpar, beslutsvagar=(*andra, sen), process=process)


def test_participants_are_those_who_decide() -> None:
    assert [man.kod for man in omgang().deltagare] == ["1440", "1487", "1492"]


def test_submission_names_the_counterpartys_milestone() -> None:
    mall = omgang().process
    inlamning = mall.finn("inlamning")
    med = inlamning.model_copy(update={"frist": Stegfrist(milstolpe=STOLPE.kod, dagar_fore=0)})
    steg = tuple(med if ett is inlamning else ett for ett in mall.steg)
    assert omgang().inlamningens_milstolpe is None
    process = mall.model_copy(update={"steg": steg})
    ett = omgang(process=process, milstolpar=(STOLPE, stolpe("uppfoljt", date(2020, 3, 1))))
    assert (ett.inlamningens_milstolpe, ett.motpartens_milstolpe) == (STOLPE.kod, STOLPE)


def test_unknown_codes_are_key_errors() -> None:
    ett = omgang()
    assert ett.finn_huvudman("1492").namn == "Åmål"
    assert ett.finn_organ("1492-kf").slag is Organslag.FULLMAKTIGE
    for finn in (ett.finn_huvudman, ett.finn_organ):
        with pytest.raises(KeyError):
            finn("saknas")


def test_a_period_runs_forwards() -> None:
    with pytest.raises(ValidationError, match="perioden slutar 2019-01-01, före sin början"):
        Period(fran=date(2019, 1, 2), till=date(2019, 1, 1))


def test_a_round_survives_json() -> None:
    ett = omgang()
    assert type(ett).model_validate_json(ett.model_dump_json()) == ett


def test_a_round_of_another_kind_uses_the_same_code() -> None:
    avsikt = Processmall(
        kod="avsiktsforklaring",
        namn="Avsiktsförklaring",
        steg=(steg("beslut", Stegsort.BESLUTAR, Niva.HUVUDMAN),),
    )
    parter = tuple(man for man in HUVUDMAN if man.kod not in {"1492", "1487"})
    organ = tuple(ett for ett in ORGAN if ett.huvudman in {man.kod for man in parter})
    ett = omgang(
        process=avsikt,
        huvudman=parter,
        organ=organ,
        beslutsvagar=(vag("beslut", "1440-kf"),),
        fullmakter=None,
    )
    assert [man.kod for man in ett.deltagare] == ["1440"]
    assert PROCESS.kod != ett.process.kod

"""A document changes in the middle of a round: what rests on what, and how a mark goes."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from beslutsmodell import (
    Arende,
    Bekrafta,
    Beslut,
    Flagga,
    Handelse,
    Korrigera,
    OgiltigAterkallelse,
    OgiltigtBeslut,
    OgiltigtUnderlag,
    RegistreraBeslut,
    Underlagsversion,
    Utfall,
    andra_underlag,
    aterkalla_punkter,
    efter,
    ersatt_underlag,
    hantera,
    med_underlag,
)
from tests.beslutsmodell.arenden import JUSTERAT, MOTE, NU, arende, beslut

FORE, EFTER = date(2019, 9, 18), date(2019, 10, 20)
PRIS = Underlagsversion(namn="Pris", nummer=1, version="1", sha256="a" * 64, punkter=("1", "2"))
AVTAL = Underlagsversion(namn="Avtal", nummer=1, version="2", sha256="b" * 64, punkter=("1", "2"))
NYTT = Underlagsversion(
    namn="Pris",
    nummer=2,
    version="2",
    sha256="c" * 64,
    punkter=("1",),
    motivering="dyrare",
    fran=date(2019, 10, 15),
)
ALLA = (PRIS, AVTAL, NYTT)
JSON: TypeAdapter[Handelse] = TypeAdapter(Handelse)


def fattat(dag: date, underlag: str | None, utfall: Utfall = Utfall.BIFALL) -> Beslut:
    ett = beslut({"1": utfall, "2": utfall}, datum=dag, justerat=max(dag, JUSTERAT))
    return ett.model_copy(update={"underlagsversion": underlag})


def efter_beslut(
    ett: Arende, nytt: Beslut, underlag: tuple[Underlagsversion, ...] = ALLA
) -> Arende:
    for handelse in hantera(ett, RegistreraBeslut(beslut=nytt), nu=NU, underlag=underlag):
        ett = efter(ett, JSON.validate_json(JSON.dump_json(handelse)))
    return ett


def markt() -> Arende:
    """Gives a case that decided before the change, and was marked by it."""
    ett = efter_beslut(arende("1", "2"), fattat(FORE, None), (PRIS, AVTAL))
    handelse = ersatt_underlag(ett, NYTT, ALLA)
    assert handelse is not None
    return efter(ett, handelse)


def punkter_med_marke(ett: Arende) -> list[str]:
    return [k for k, punkt in ett.punkter.items() if Flagga.GAMMALT_UNDERLAG in punkt.flaggor]


def test_only_the_decided_points_that_it_concerns_are_marked() -> None:
    assert punkter_med_marke(markt()) == ["1"]
    assert markt().punkter["1"].lage == markt().punkter["2"].lage
    assert ersatt_underlag(arende("1", "2"), NYTT, ALLA) is None


@pytest.mark.parametrize(("angivet", "marks"), [("Pris 2", False), ("2", True), ("1", True)])
def test_a_version_that_two_documents_share_must_be_named(angivet: str, marks: bool) -> None:  # noqa: FBT001
    ett = efter_beslut(arende("1", "2"), fattat(FORE, angivet), (PRIS, AVTAL))
    assert (ersatt_underlag(ett, NYTT, ALLA) is not None) is marks


@pytest.mark.parametrize(
    ("dag", "angivet", "marks"),
    [
        (FORE, None, True),
        (FORE, "Pris 2", False),
        (EFTER, None, False),
        (EFTER, "Pris 2", False),
        (EFTER, "1", True),
        (EFTER, "ett utkast", True),
        (EFTER, "Pris 2; Avtal 2", False),
    ],
)
def test_what_is_stated_counts_and_else_the_day(
    dag: date,
    angivet: str | None,
    marks: bool,  # noqa: FBT001
) -> None:
    ett = efter_beslut(arende("1", "2"), fattat(dag, angivet))
    assert punkter_med_marke(ett) == (["1"] if marks else [])


def test_a_decision_that_states_nothing_gets_what_held_that_day() -> None:
    assert med_underlag(fattat(FORE, None), ALLA).underlagsversion == "1"
    assert med_underlag(fattat(EFTER, None), ALLA).underlagsversion == "Pris 2"
    assert med_underlag(fattat(EFTER, None), (PRIS, AVTAL)).underlagsversion is None


def test_sending_back_rests_on_nothing() -> None:
    ett = efter_beslut(arende("1", "2"), fattat(FORE, "1", Utfall.ATERREMISS))
    assert punkter_med_marke(ett) == []


def test_a_human_says_once_that_it_stands() -> None:
    kommando = Bekrafta(nummer=1, motivering="sett", av="S")
    (handelse,) = hantera(markt(), kommando, nu=NU, underlag=ALLA)
    ett = efter(markt(), handelse)
    assert punkter_med_marke(ett) == []
    assert not ett.beslut[0].ersatt
    with pytest.raises(OgiltigtBeslut, match="inte ifrågasatt"):
        hantera(ett, kommando, nu=NU, underlag=ALLA)


def test_a_new_decision_on_the_new_version_takes_the_place() -> None:
    ett = efter_beslut(markt(), fattat(EFTER, "Pris 2", Utfall.AVSLAG))
    assert ett.senaste_utfall("1") is Utfall.AVSLAG
    assert ett.punkter["1"].flaggor == ()
    assert Flagga.MOTSTRIDIGT in ett.punkter["2"].flaggor  # there nothing had changed


def test_a_new_decision_on_the_old_version_is_a_conflict_as_ever() -> None:
    ett = efter_beslut(markt(), fattat(EFTER, "1", Utfall.AVSLAG))
    assert {Flagga.MOTSTRIDIGT, Flagga.GAMMALT_UNDERLAG} <= set(ett.punkter["1"].flaggor)


@pytest.mark.parametrize(("angivet", "kvar"), [(None, ["1"]), ("Pris 2", [])])
def test_a_correction_must_state_the_new_version(angivet: str | None, kvar: list[str]) -> None:
    rattat = fattat(FORE, angivet).model_copy(update={"paragraf": "§ 7"})
    kommando = Korrigera(nummer=1, beslut=rattat, motivering="felskrivet")
    (handelse,) = hantera(markt(), kommando, nu=NU, underlag=ALLA)
    assert punkter_med_marke(efter(markt(), handelse)) == kvar


def test_a_correction_does_not_take_back_a_human_word() -> None:
    (sagt,) = hantera(markt(), Bekrafta(nummer=1, motivering="m", av="S"), nu=NU, underlag=ALLA)
    ett = efter(markt(), sagt)
    kommando = Korrigera(nummer=1, beslut=fattat(FORE, None), motivering="felskrivet")
    (handelse,) = hantera(ett, kommando, nu=NU, underlag=ALLA)
    assert punkter_med_marke(efter(ett, handelse)) == []


def test_the_same_report_may_tell_that_the_new_version_was_seen() -> None:
    assert punkter_med_marke(efter_beslut(markt(), fattat(FORE, None))) == ["1"]
    assert punkter_med_marke(efter_beslut(markt(), fattat(FORE, "Pris 2"))) == []


@pytest.mark.parametrize(
    ("andrat", "text"),
    [
        ({"namn": "Priset"}, "Välj bland: Pris, Avtal"),
        ({"version": "2"}, "version 2 gäller redan"),
        ({"version": "1"}, "version 1 har redan funnits"),
        ({"version": " "}, "den nya versionens beteckning"),
        ({"fil": "c" * 64}, "densamma som version 2"),
        ({"punkter": ("7",)}, "ingen punkt '7'"),
        ({"motivering": " "}, "varför underlaget ändras"),
    ],
)
def test_a_change_that_is_none_is_refused(andrat: dict[str, object], text: str) -> None:
    grund: dict[str, object] = {"namn": "Pris", "version": "3", "fil": "d" * 64}
    val = {"punkter": (), "koder": ("1", "2"), "motivering": "dyrare"}
    with pytest.raises(OgiltigtUnderlag, match=text):
        andra_underlag(ALLA, **{**grund, **val, **andrat})  # type: ignore[arg-type]


def test_points_are_taken_back_once() -> None:
    def aterkalla(*punkter: str, fore: tuple[str, ...] = ()) -> tuple[str, ...]:
        return aterkalla_punkter(
            punkter, koder=("1", "2"), aterkallade=fore, motivering="borta"
        ).punkter

    assert aterkalla("2", "1") == aterkalla("2", "1", fore=("1",)) == ("1", "2")
    with pytest.raises(OgiltigAterkallelse, match="redan återkallad"):
        aterkalla("2", fore=("2",))
    with pytest.raises(OgiltigAterkallelse, match="ingen punkt '3'"):
        aterkalla("3")


def test_a_decision_of_the_very_day_counts_as_on_the_new() -> None:
    assert punkter_med_marke(efter_beslut(arende("1", "2"), fattat(date(2019, 10, 15), None))) == []
    assert punkter_med_marke(efter_beslut(arende("1", "2"), fattat(MOTE, None))) == ["1"]

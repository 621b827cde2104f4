"""A round laid out: which cases there are, whom they wait for and their last days."""

from datetime import date

from beslutsmodell import Niva, Organslag, Planarende, Processmall, Stegsort, lagg_upp
from tests.beslutsmodell.omgangar import PROCESS, VAGAR, omgang, steg, stolpe, vag

DE_ANDRA = (vag("beslut", "1492-ks"), vag("beslut", "1440-kf"))
"""What the other kommuner decide, where a test is about Vänersborg alone."""


def _plan(**andrat: object) -> dict[str, Planarende]:
    return {ett.nyckel: ett for ett in lagg_upp(omgang(**andrat))}


def test_every_decision_path_becomes_a_case() -> None:
    plan = lagg_upp(omgang())
    assert len(plan) == len(VAGAR)
    assert {ett.nyckel for ett in plan} == {f"{ett.steg}/{ett.organ}" for ett in VAGAR}


def test_cases_come_after_what_they_wait_for() -> None:
    nycklar = [ett.nyckel for ett in lagg_upp(omgang())]
    for ett in lagg_upp(omgang()):
        assert all(nycklar.index(fore) < nycklar.index(ett.nyckel) for fore in ett.vantar_pa)


def test_fyrbodal_waits_from_au_to_direktion() -> None:
    plan = _plan()
    assert plan["vastkom/vk-styrelse"].vantar_pa == ()
    assert plan["au/fyr-au"].vantar_pa == ("vastkom/vk-styrelse",)
    assert plan["direktion/fyr-direktion"].vantar_pa == ("au/fyr-au",)
    assert plan["ks/1492-ks"].vantar_pa == ("direktion/fyr-direktion",)
    assert plan["beslut/1492-kf"].vantar_pa == ("ks/1492-ks",)


def test_gr_skips_the_au_it_lacks() -> None:
    plan = _plan()
    assert plan["direktion/gr-styrelse"].vantar_pa == ("vastkom/vk-styrelse",)
    assert plan["beslut/1440-kf"].vantar_pa == ("direktion/gr-styrelse",)


def test_several_bodies_share_one_kommun() -> None:
    plan = _plan()
    assert [plan[nyckel].punkter for nyckel in ("beslut/1487-sn", "beslut/1487-bun")] == [
        ("1", "3"),
        ("2",),
    ]
    assert plan["beslut/1487-bun"].vantar_pa == ("direktion/fyr-direktion",)


def test_preparing_bodies_are_matched_by_points() -> None:
    vagar = (
        vag("direktion", "fyr-direktion"),
        vag("namnd", "1487-sn", "1"),
        vag("namnd", "1487-bun", "2"),
        vag("beslut", "1492-kf", "1", "2"),
    )
    egna = [ett.model_copy(update={"huvudman": "1487"}) for ett in vagar[1:]]
    plan = _plan(beslutsvagar=(vagar[0], *egna, *DE_ANDRA))
    assert plan["beslut/1492-kf"].vantar_pa == ("namnd/1487-sn", "namnd/1487-bun")


def test_points_without_preparation_look_further_back() -> None:
    vagar = (
        vag("direktion", "fyr-direktion"),
        vag("namnd", "1487-sn", "1"),
        vag("ks", "1487-bun", "2"),
        vag("beslut", "1492-kf").model_copy(update={"huvudman": "1487"}),
        *DE_ANDRA,
    )
    assert _plan(beslutsvagar=vagar)["beslut/1492-kf"].vantar_pa == (
        "ks/1487-bun",
        "namnd/1487-sn",
        "direktion/fyr-direktion",
    )


def test_a_common_step_waits_for_all_forbund() -> None:
    process = Processmall(
        kod="nerifran",
        namn="Nerifrån",
        steg=(
            steg("direktion", Stegsort.BEREDER, Niva.FORBUND),
            steg("vastkom", Stegsort.BESLUTAR, Niva.GEMENSAM, "direktion"),
        ),
    )
    plan = _plan(
        process=process,
        beslutsvagar=[ett for ett in VAGAR if ett.steg in {"direktion", "vastkom"}],
    )
    assert plan["vastkom/vk-styrelse"].vantar_pa == (
        "direktion/fyr-direktion",
        "direktion/gr-styrelse",
    )


def test_levels_tell_which_forbund_a_case_is_in() -> None:
    plan = _plan()
    assert plan["vastkom/vk-styrelse"].forbund is None
    assert plan["au/fyr-au"].forbund == "FYR"
    assert plan["beslut/1440-kf"].forbund == "GR"
    assert plan["beslut/1440-kf"].organslag is Organslag.FULLMAKTIGE


def test_last_days_count_back_from_the_milestone() -> None:
    plan = _plan()
    assert plan["beslut/1440-kf"].frist == date(2019, 11, 12)
    assert plan["ks/1492-ks"].frist == date(2019, 10, 27)


def test_a_bodys_own_last_day_overrides() -> None:
    assert _plan()["beslut/1492-kf"].frist == date(2019, 11, 1)


def test_a_step_without_one_gets_the_last_milestone() -> None:
    milstolpar = (
        stolpe("mottaget", date(2019, 11, 26)),
        stolpe("undertecknat", date(2019, 11, 20)),
    )
    assert _plan(milstolpar=milstolpar)["au/fyr-au"].frist == date(2019, 11, 26)


def test_the_fullmakt_binds_only_those_who_decide() -> None:
    plan = _plan()
    assert plan["beslut/1492-kf"].fullmakt == ("1",)
    assert plan["beslut/1440-kf"].fullmakt == ()
    assert plan["ks/1492-ks"].fullmakt is None
    assert _plan(fullmakter=None)["beslut/1492-kf"].fullmakt is None


def test_signing_and_submission_are_no_cases() -> None:
    har = {ett.kod for ett in PROCESS.steg if ett.har_arenden}
    assert har == {ett.kod for ett in PROCESS.steg} - {"inlamning"}

"""The bench measures what it says: the work is counted here, the time never."""

from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from bench.__main__ import mat
from bench.kvot import Krav, Matning
from bench.motor import sqlitemotor
from bench.planering import mat_planering
from bench.postgres import mat_postgres
from bench.ragrans import Ragrans
from bench.runda import antal_forbund, antal_i_svepet, bygg_runda
from bench.rundan import mat_platthet
from bench.tabell import RUBRIK, skriv_tabell
from beslutsmodell.kedja import lagg_upp

VANTAD = [
    "starta",
    "översikt",
    "hela läget (upplysning)",
    "påminnelsesvep inget",
    "påminnelsesvep 1 %",
    "påminnelsesvep 99 %",
    "hela svepet igen (upplysning)",
    "beslut p50",
    "planering i ett svep",
]


def _matning(*, ra: float, motor: float, krav: Krav) -> Matning:
    return Matning("x", 49, (ra, ra, ra), (motor, motor, motor), krav)


def test_one_run_gives_every_line_of_the_table() -> None:
    sqlite, utskick = mat([49], 1, brev=2, planering=20, postgres=False)
    assert [ett.vad for ett in sqlite.matningar] == VANTAD
    assert [ett.vad.partition(",")[0] for ett in utskick.matningar] == ["e-post", "e-post", "Teams"]
    for ett in (*sqlite.matningar, *utskick.matningar):
        assert len(ett.kvoter) == 1
        assert ett.kvot > 0


def test_both_arms_do_the_same_work(tmp_path: Path) -> None:
    for arm in (Ragrans(tmp_path, 120), sqlitemotor(tmp_path, 120)):
        arm.ny()
        arm.starta()
        arm.oppna()
        assert arm.oversikt() == 360
        efter = []
        for varv in range(3):
            arm.svepa(varv)
            efter.append(arm.ansprak())
        assert efter == [0, 2, 120]
        for nummer in range(5):
            arm.besluta(nummer)
        assert arm.beslutade() == 5
        arm.stang()


def test_both_arms_plan_a_message_for_each_in_one_sweep(tmp_path: Path) -> None:
    ra, motor = Ragrans(tmp_path, 120), sqlitemotor(tmp_path, 120)
    (matt,) = mat_planering(ra, motor, omgangar=2)
    assert (matt.n, len(matt.ra), len(matt.motor)) == (120, 2, 2)
    assert ra.db.execute("SELECT count(DISTINCT brev) FROM krav").fetchone() == (120,)
    assert motor.ansprak() == 120
    assert motor.planera() == 0  # nothing is left of it
    ra.stang()
    motor.stang()


def test_the_arms_plan_the_same_in_postgresql(postgres_databas: URL) -> None:
    (matt,) = mat_postgres(postgres_databas, [], 1, planering=20)
    assert (matt.vad, matt.n, len(matt.kvoter)) == ("planering i ett svep", 20, 1)


def test_the_flatness_compares_two_rounds_of_the_engine(tmp_path: Path) -> None:
    liten, stor = sqlitemotor(tmp_path, 4), sqlitemotor(tmp_path, 8)
    matt = mat_platthet(liten, stor, omgangar=1)
    assert (matt.n, matt.krav.grans) == (8, 1.3)
    assert liten.beslutade() == stor.beslutade() == 4
    liten.stang()
    stor.stang()


@pytest.mark.parametrize(("n", "forbund", "arenden"), [(49, 4, 58), (290, 24, 339)])
def test_a_made_up_round_has_the_proportions_of_2019(n: int, forbund: int, arenden: int) -> None:
    omgang, kontakter = bygg_runda(n)
    assert antal_forbund(n) == forbund
    assert len(lagg_upp(omgang)) == len(kontakter) == arenden
    assert len(omgang.deltagare) == n == sum(antal_i_svepet(n))


def test_a_ratio_of_times_and_of_speeds_are_held_to_their_limits() -> None:
    tid = _matning(ra=1, motor=6, krav=Krav(7, 3))
    assert (tid.kvot, tid.haller, tid.nar_malet) == (6, True, False)
    fart = _matning(ra=1, motor=2, krav=Krav(0.7, minst=True))
    assert (fart.kvot, fart.haller, fart.nar_malet) == (0.5, False, None)


def test_seconds_are_held_to_their_limit_whatever_the_ratio() -> None:
    krav = Krav(sekunder=5)
    assert _matning(ra=0.01, motor=4.9, krav=krav).haller
    assert _matning(ra=5, motor=5.1, krav=krav).haller is False
    *_, rad = skriv_tabell([_matning(ra=1, motor=4, krav=krav)]).splitlines()
    assert rad.split() == [
        *("x", "49", "1000.000", "4000.000", "4.00", "4.00–4.00", "≤", "5", "s", "ja", "–"),
    ]


def test_the_table_has_a_row_per_measurement_and_all_columns() -> None:
    text = skriv_tabell([_matning(ra=0.001, motor=0.008, krav=Krav(7, 3))])
    rubrik, streck, rad = text.splitlines()
    assert rubrik.split("  ")[0] == RUBRIK[0]
    assert set(streck) == {"-"}
    assert rad.split() == [
        *("x", "49", "1.000", "8.000", "8.00", "8.00–8.00", "≤", "7", "NEJ", "≤", "3", "NEJ"),
    ]

"""Any split of time into sweeps claims every rung exactly once."""

from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsmodell.kommandon import Korrigera
from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from diarium.schema import hoj_schema
from diarium.svep.svepa import paminn
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import Rigg, beslut, kl, rigga, sandmiljo

SLUT = kl(date(2019, 11, 15), 12)
TIMMAR = int((SLUT - BORJAN).total_seconds() // 3600)
FLYTTAS = kl(date(2019, 10, 10), 10)


def kor(tider: list[datetime]) -> dict[tuple[str, int, int, int], int]:
    """Gives the claims of a round whose deadline is moved once, swept at these instants."""
    runda = utan_kedja()
    with TemporaryDirectory() as mapp, sandmiljo(None) as miljo:
        databas = Databas(f"sqlite:///{Path(mapp) / 'diarium.sqlite'}")
        hoj_schema(databas)
        rigg = rigga(databas, runda, med_samordnare(runda), miljo, nu=BORJAN)
        flyttad = False
        # A sweep stands right before the move, so that all splits see the same versions.
        for tid in sorted({*tider, FLYTTAS, SLUT}):
            rigg.klocka.ga_till(tid)
            paminn(databas, klocka=rigg.klocka)
            if tid >= FLYTTAS and not flyttad:
                rigg.flytta(date(2019, 11, 28))
                flyttad = True
        ansprak = dict(rigg.ansprak())
        databas.stang()
    return ansprak


ALLA_DAGAR = kor([BORJAN + timedelta(days=dag) for dag in range((SLUT - BORJAN).days)])


def test_a_daily_sweep_claims_each_rung_once_per_version() -> None:
    assert set(ALLA_DAGAR.values()) == {1}
    assert {version for _, version, _, _ in ALLA_DAGAR} == {1, 2}


@settings(max_examples=15, deadline=None)
@given(timmar=st.lists(st.integers(1, TIMMAR), max_size=25))
def test_any_split_of_time_claims_the_same_rungs_once(timmar: list[int]) -> None:
    assert kor([BORJAN + timedelta(hours=timme) for timme in timmar]) == ALLA_DAGAR


def test_two_sweeps_at_the_same_instant_claim_once(rigg: Rigg) -> None:
    rigg.klocka.ga_till(kl(date(2019, 9, 13), 9))
    forst = paminn(rigg.databas, klocka=rigg.klocka)
    sedan = paminn(rigg.databas, klocka=rigg.klocka)
    assert (forst.ansprak, forst.planerade) == (4, 4)
    assert (sedan.ansprak, sedan.planerade) == (0, 0)


def test_a_case_answered_before_its_turn_and_taken_up_again_is_reminded(rigg: Rigg) -> None:
    ale = "beslut/1440-kf"
    rigg.skriv(
        "UPDATE arende SET paminns = :nej, paminns_fran = NULL WHERE nyckel = :nyckel",
        nej=False,
        nyckel=ale,
    )
    rigg.besluta(ale, Utfall.BIFALL)
    nytt = beslut(ale, rigg.idag(), Utfall.ATERREMISS).beslut
    rigg.gor(ale, Korrigera(nummer=1, beslut=nytt, motivering="protokollet säger annat"))
    rigg.klocka.ga_till(kl(date(2019, 11, 5), 9))
    paminn(rigg.databas, klocka=rigg.klocka)
    assert {dagar for nyckel, _, dagar, _ in rigg.ansprak() if nyckel == ale} == {60, 30, 14, 7}

"""The large record is what it says, and both arms sweep it alike: counted here, never timed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bench.bestand import antal_oppna, fyll
from bench.storarm import mat_motorn, mat_ra
from bench.storsvep import gor_ogjort, mat_storsvep, matningar, minnesrader

KOMMUNER, RUNDOR = 10, 62
FORFALLER = 6 * KOMMUNER
"""Each of the six rungs reaches as many as one round has: a tenth of them a round later."""
_NYCKLAR = (
    "SELECT s.arende_id, s.fristversion, s.trappsteg, s.dag, s.kontakt_id, s.tid,"
    " u.omgang_id, u.arende_id, u.tidigast, u.tillstand, u.data, length(s.summa), length(u.summa)"
    " FROM ansprak s JOIN utskick u ON u.id = s.utskick_id ORDER BY 1, 2, 3, 4, 5"
)


@pytest.fixture(scope="module")
def fil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    fil = tmp_path_factory.mktemp("bestand") / "stort.sqlite"
    fyll(fil, kommuner=KOMMUNER, rundor=RUNDOR)
    return fil


def _las(fil: Path, sats: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(fil)) as db:
        return db.execute(sats).fetchall()


def test_every_kommun_of_every_round_owes_an_answer(fil: Path) -> None:
    assert antal_oppna(fil) == KOMMUNER * RUNDOR
    per_runda = _las(
        fil,
        "SELECT count(DISTINCT k.id), count(DISTINCT p.punkt), min(u.tillstand), max(u.tillstand)"
        " FROM arende a JOIN kontakt k ON k.omgang_id = a.omgang_id AND k.organ = a.organ"
        " JOIN punktlage p ON p.arende_id = a.id"
        " JOIN utskick u ON u.arende_id = a.id AND u.kontakt_id = k.id"
        " WHERE a.paminns GROUP BY a.omgang_id",
    )
    assert per_runda == [(KOMMUNER, 3, "skickad", "skickad")] * RUNDOR
    assert _las(fil, "PRAGMA foreign_key_check") == []
    assert _las(fil, "PRAGMA integrity_check") == [("ok",)]


def test_both_arms_write_the_same_claims_and_messages(fil: Path) -> None:
    skrivet = []
    for mat in (mat_ra, mat_motorn):
        matt = mat(fil)
        assert (matt.ansprak, matt.utskick) == (FORFALLER, FORFALLER)
        skrivet.append(_las(fil, _NYCKLAR))
        assert _las(fil, "SELECT count(*) FROM ansprak") == [(FORFALLER,)]
        gor_ogjort(fil)
        assert _las(fil, "SELECT count(*) FROM ansprak") == [(0,)]
    assert len(skrivet[0]) == FORFALLER
    assert skrivet[0] == skrivet[1]


def test_each_arm_is_measured_in_a_process_of_its_own(fil: Path) -> None:
    ra, motor = mat_storsvep(fil, omgangar=1)
    for ett in (*ra, *motor):
        assert ett.topp_mb >= ett.fore_mb > 5
        assert ett.ansprak_s > 0
        assert ett.svep_s > 0
    hela = matningar(KOMMUNER * RUNDOR, ra, motor)[1]
    assert (hela.vad, hela.n, hela.krav.grans) == ("hela svepet", KOMMUNER * RUNDOR, 2)
    assert hela.kvot == motor[0].svep_s / ra[0].svep_s
    assert f"{motor[0].topp_mb:.0f} MB" in minnesrader(ra, motor)[0]

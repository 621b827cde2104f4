"""The record is verified and exported from the command line."""

import csv
import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.app.cli.klienten import KOD, Klient, besluta_i_harryda, rekommendera


def test_a_change_behind_the_programs_back_is_found(runda: Klient) -> None:
    rekommendera(runda)
    assert runda.json("verifiera") == {"omgangar": 1, "fynd": []}
    with closing(sqlite3.connect(runda.fil)) as bas, bas:
        bas.execute("UPDATE punktlage SET utfall = 'avslag' WHERE utfall = 'bifall'")
    svar = runda("verifiera")
    assert svar.kod == 1
    assert svar.fel.startswith(f"STÄMMER INTE: {KOD}, ")
    som_json = runda("verifiera", "--json")
    assert som_json.kod == 1
    assert json.loads(som_json.ut)["fynd"][0]["omgang"] == KOD


def test_a_round_is_exported_with_checksums(runda: Klient, tmp_path: Path) -> None:
    besluta_i_harryda(runda)
    mapp = tmp_path / "arkiv" / "fvm"
    text = runda.lyckas("exportera", KOD, str(mapp))
    assert f"Omgången {KOD} är exporterad till {mapp}: " in text
    allt = json.loads((mapp / "omgang.json").read_text(encoding="utf-8"))
    assert allt["omgang"]["kod"] == KOD
    for rad in (mapp / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        summa, _, namn = rad.partition("  ")
        assert hashlib.sha256((mapp / namn).read_bytes()).hexdigest() == summa
    with (mapp / "arenden.csv").open(encoding="utf-8-sig", newline="") as fil:
        assert len(list(csv.DictReader(fil, delimiter=";"))) == 96

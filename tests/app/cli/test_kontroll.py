"""The record is verified and exported from the command line."""

import csv
import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.app.cli.klienten import KOD, Klient, besluta_i_harryda, rekommendera
from tests.diarium.verifiering.fullt_diarium import fyll_fil


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


def test_an_export_holds_what_was_sent_and_no_secrets(klient: Klient, tmp_path: Path) -> None:
    fyll_fil(klient.hem)
    hemlig = "workflows://flow.example:443/hemligt-flode/hemlig-nyckel"
    with closing(sqlite3.connect(klient.fil)) as bas, bas:
        bas.execute("UPDATE kontakt SET kanal = 'teams', adress = ? WHERE id = 1", (hemlig,))
    mapp = tmp_path / "export"
    klient.lyckas("exportera", KOD, str(mapp))
    utskick = json.loads((mapp / "omgang.json").read_text("utf-8"))["utskick"]
    skickade = [ett for ett in utskick if ett["tillstand"] == "skickad"]
    assert skickade
    assert all(ett["amne"] and "Hej" in ett["text"] for ett in skickade)
    assert {ett["text"] for ett in utskick if ett["tillstand"] == "planerad"} == {None}
    with (mapp / "utskick.csv").open(encoding="utf-8-sig", newline="") as fil:
        rader = list(csv.DictReader(fil, delimiter=";"))
    assert [rad["text"] for rad in rader] == [ett["text"] or "" for ett in utskick]
    allt = b"".join(fil.read_bytes() for fil in mapp.iterdir() if fil.is_file())
    assert b"workflows://flow.example:443/" in allt
    assert b"hemlig" not in allt

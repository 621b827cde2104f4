"""Whole rounds on a virtual clock hold, and a fault in the engine is found, named and shrunk."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from beslutsmodell.kommandon import Kommando
from beslutsmodell.trappa import Ankarintervall, Trappa, ankarintervall
from diarium.databas import Databas
from diarium.klocka import Klocka
from diarium.kvitto import Kvitto
from diarium.lage import las_huvudmansrapporter
from diarium.lagerapport import Arenderapport, Huvudmansrapport, Omgangslage
from diarium.omgangslasning import Omgangslasning
from diarium.registrera import registrera
from diarium.session import Session
from diarium.svep.miljo import Sandmiljo
from diarium.svep.svepa import Svepresultat, svepa
from tests.app.cli.klienten import KOD, Klient

FULLMAKT = "fullmakt-2016"


def test_the_worlds_differ_as_worlds_do(klient: Klient) -> None:
    rundor = klient.json("simulera", KOD, "--antal", "6", "--processer", "1")["rundor"]
    slut = [ett["slut"] for ett in rundor]
    assert len({str(ett) for ett in slut}) == 6
    assert all(ett.get("beslutat", 0) + ett.get("beslut saknas", 0) == 49 for ett in slut)
    assert {namn for ett in rundor for namn in ett["nekade"]} >= {"InlamningNekad"}
    assert sum(ett["dodade"] for ett in rundor) > 0


def test_the_same_seed_gives_the_same_answer(klient: Klient) -> None:
    argument = ("simulera", KOD, "--fro", "11", "--antal", "2")
    en, tva = (klient.lyckas(*argument, "--processer", antal, "--json") for antal in "12")
    assert en == tva


def test_another_day_is_another_round(klient: Klient) -> None:
    sen = klient.json("simulera", "fullmakt-2016", "--start", "2016-11-01")
    assert sen != klient.json("simulera", "fullmakt-2016")


def test_a_lost_rung_is_found_and_shrunk(klient: Klient, monkeypatch: pytest.MonkeyPatch) -> None:
    def bara_ett(trappa: Trappa, *, senast: datetime, nu: datetime) -> tuple[Ankarintervall, ...]:
        return ankarintervall(trappa, senast=senast, nu=nu)[:1]

    monkeypatch.setattr("diarium.svep.ansprak.ankarintervall", bara_ett)
    svar = klient("simulera", KOD, "--fro", "3")
    assert svar.kod == 1
    assert "Frö 3. Invariant 2 bröts 20" in svar.fel
    assert "gick förlorat" in svar.fel
    assert f"Spela om: beslut simulera {KOD} --fro 3" in svar.fel
    assert len(svar.fel.splitlines()) <= 5, svar.fel  # of some three hundred acts
    assert "0 av 1 höll (fröet 3)" in svar.ut


def test_an_opening_before_its_day_is_found(
    klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def genast(_data: object, *, nu: datetime) -> datetime:
        return nu

    monkeypatch.setattr("diarium.utkorg.planera.tidigast_for", genast)
    svar = klient("simulera", KOD, "--fro", "4")
    assert svar.kod == 1
    assert "Frö 4. Invariant 2 bröts 20" in svar.fel
    assert "gick innan omgången öppnade" in svar.fel


def test_a_meeting_that_the_ladder_does_not_follow_is_found(
    klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diarium.kalendrar.flytta_ankare", lambda *_: None)
    brott = forsta_brottet(klient)
    assert "Invariant 4 bröts" in brott
    assert "stoppdag är" in brott or "sammantrade är" in brott


def test_a_reminder_that_goes_during_a_pause_is_found(
    klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for namn in ("folj_pauser", "lagg_undan"):
        monkeypatch.setattr(f"diarium.svep.svepa.{namn}", lambda *_, **__: None)
    brott = forsta_brottet(klient)
    assert "Invariant 3 bröts" in brott
    assert "gick under en paus" in brott


def test_a_copy_that_is_not_marked_is_found(
    klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diarium.svep.ta.markera_dubblett", lambda forsandelse: forsandelse)
    assert "Invariant 1 bröts" in forsta_brottet(klient)


def test_a_sweep_that_decides_is_found(klient: Klient, monkeypatch: pytest.MonkeyPatch) -> None:
    def beslutar(databas: Databas, miljo: Sandmiljo, *, klocka: Klocka) -> Svepresultat:
        svar = svepa(databas, miljo, klocka=klocka)
        with databas.skriv() as session:
            session.execute(text("UPDATE punktlage SET utfall = 'bifall' WHERE utfall IS NULL"))
        return svar

    monkeypatch.setattr("diarium.simulering.spela.svepa", beslutar)
    assert "Invariant 7 bröts" in forsta_brottet(klient)


def test_a_projection_that_drifts_is_found(klient: Klient, monkeypatch: pytest.MonkeyPatch) -> None:
    def glommer(
        session: Session, omgang: str, arende: str, kommando: Kommando, *, nu: datetime
    ) -> Kvitto:
        kvitto = registrera(session, omgang, arende, kommando, nu=nu)
        session.execute(text("UPDATE arende SET vantar_kvar = vantar_kvar + 1"))
        return kvitto

    monkeypatch.setattr("diarium.simulering.dorrar.registrera", glommer)
    brott = forsta_brottet(klient)
    assert "Invariant 4 bröts" in brott
    assert "vantar_kvar" in brott


def test_a_participant_left_out_of_the_sums_is_found(
    klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def glommer_en(
        session: Session,
        lasning: Omgangslasning,
        arenden: Iterable[Arenderapport],
        *,
        nu: datetime,
    ) -> tuple[Huvudmansrapport, ...]:
        alla = las_huvudmansrapporter(session, lasning, arenden, nu=nu)
        return alla[1:]

    monkeypatch.setattr("diarium.lage.las_huvudmansrapporter", glommer_en)
    assert "Invariant 10 bröts" in forsta_brottet(klient)


def test_sums_that_drift_from_the_acts_are_found(
    klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that goes on showing what it read first: the weekly count tells."""
    rakna = vars(Omgangslage)["summa"].fget
    forst: dict[str, dict[str, int]] = {}

    def gammal(lage: Omgangslage) -> dict[str, dict[str, int]]:
        if not forst:
            forst.update(rakna(lage))
        return forst

    monkeypatch.setattr(Omgangslage, "summa", property(gammal))
    assert "Invariant 10 bröts" in forsta_brottet(klient)


def test_an_engine_that_falls_is_found_and_shrunk(
    klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faller(*_allt: object, **_mer: object) -> None:
        raise LookupError("filen saknas i diariet")

    monkeypatch.setattr("diarium.inlamning.bygg_paket", faller)
    svar = klient("simulera", "avsiktsforklaring-2017", "--fro", "8", "--antal", "2")
    assert svar.kod == 1
    assert "Programmet föll 20" in svar.fel
    assert "(LamnarIn): LookupError: filen saknas i diariet. Det räcker med:" in svar.fel
    assert "Spela om: beslut simulera avsiktsforklaring-2017 --fro " in svar.fel
    assert "1 av 2 höll (frön 8–9)" in svar.ut


def test_a_simulation_is_gone_on_with(klient: Klient, tmp_path: Path) -> None:
    fil, argument = tmp_path / "rundor.jsonl", ("simulera", FULLMAKT, "--fro", "5", "--antal")
    klient.lyckas(*argument, "2", "--fil", str(fil))
    rader = fil.read_bytes().splitlines(keepends=True)
    assert len(rader) == 3
    fil.write_bytes(b"".join(rader)[:-20])  # killed while it wrote
    alla = klient.lyckas(*argument, "4", "--json", "--fil", str(fil))
    assert alla == klient.lyckas(*argument, "4", "--json")
    assert {*rader} < {*fil.read_bytes().splitlines(keepends=True)}
    andrad = fil.stat().st_mtime_ns
    assert klient.lyckas(*argument, "4", "--json", "--fil", str(fil)) == alla
    assert fil.stat().st_mtime_ns == andrad  # nothing was left to play


def test_what_broke_before_a_stop_is_told_after_it(
    klient: Klient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    argument = ("simulera", FULLMAKT, "--antal", "3", "--fil", str(tmp_path / "rundor.jsonl"))
    with monkeypatch.context() as trasig:
        trasig.setattr("diarium.svep.ta.markera_dubblett", lambda forsandelse: forsandelse)
        fore = klient(*argument)
    assert "Invariant 1 bröts" in fore.fel
    efter = klient(*argument)
    assert (efter.kod, efter.ut, efter.fel) == (1, fore.ut, fore.fel)


def test_a_sum_is_of_one_code_and_one_round(
    klient: Klient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fil = tmp_path / "rundor.jsonl"
    argument = ("simulera", FULLMAKT, "--fil", str(fil))
    klient.lyckas(*argument)
    fore = fil.read_bytes()
    svar = klient.nekas(*argument, "--start", "2016-11-01")
    assert "rundor där detta var ett annat: startdagen. Ange en ny fil" in svar
    assert "annat: omgången, startdagen." in klient.nekas(
        "simulera", KOD, "--fil", str(fil), "--antal", "2"
    )
    monkeypatch.setattr("app.cli.simuleringsfil._SPELAR", ("beslutsmodell", "diarium"))
    assert "annat: koden." in klient.nekas(*argument)
    assert fil.read_bytes() == fore


@pytest.mark.parametrize(
    "innehall", ["organ,datum", "[1]\n", '{"fro": 1}\n[]\n', "{}\n{}\n", '{}\n{"fro": 1}\n']
)
def test_another_file_is_left_alone(klient: Klient, tmp_path: Path, innehall: str) -> None:
    fil = tmp_path / "annat.txt"
    fil.write_text(innehall, encoding="utf-8")
    svar = klient.nekas("simulera", FULLMAKT, "--fil", str(fil))
    assert "är ingen fil med simulerade rundor" in svar
    assert fil.read_text(encoding="utf-8") == innehall
    svar = klient.nekas("simulera", FULLMAKT, "--fil", str(tmp_path / "borta" / "x"))
    assert "borta finns inte. Skapa den, eller ändra --fil." in svar
    assert "är ingen vanlig fil" in klient.nekas("simulera", FULLMAKT, "--fil", str(tmp_path))


def test_what_cannot_be_simulated_is_told(klient: Klient) -> None:
    assert "Det finns ingen mapp eller något exempel 'ingen'" in klient.nekas("simulera", "ingen")
    assert "minst 1" in klient.nekas("simulera", KOD, "--antal", "0")


def forsta_brottet(klient: Klient) -> str:
    """Plays seed after seed until something breaks, and gives what."""
    for fro in range(1, 40):
        svar = klient("simulera", KOD, "--fro", str(fro), "--json")
        if svar.kod == 1:
            (runda,) = json.loads(svar.ut)["rundor"]
            assert runda["krympt"]
            return str(runda["brott"])
    raise AssertionError("inget brott på fyrtio frön")

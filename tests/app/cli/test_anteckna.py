"""`beslut anteckna`: a note is kept beside the history, which stays as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

from diarium.sidouppgifter import GALLRAD
from tests.app.cli.klienten import KOD, VEM, Klient

TEXT = "Avropet hävdes 2022 (fiktivt)."
ARENDE = "kommunbeslut/1407-kf"
ANTECKNA = ("anteckna", KOD, "--av", VEM, "--text")


def test_a_note_is_shown_and_changes_nothing_else(runda: Klient) -> None:
    fore = {**runda.lage()}
    assert fore.pop("anteckningar") == []
    assert "Antecknat om hela omgången. Inget annat är ändrat." in runda.lyckas(*ANTECKNA, TEXT)
    rad = f"Anteckning 3 juni 2019 kl. 9.00, {VEM}: {TEXT}\n"
    assert runda.lyckas("lage", KOD).endswith(rad)
    efter = {**runda.lage()}
    assert [ett["text"] for ett in efter.pop("anteckningar")] == [TEXT]
    assert efter == fore
    assert runda.lyckas("verifiera").startswith("Allt stämmer.")


def test_a_note_on_a_case_is_shown_there_alone(runda: Klient) -> None:
    runda.lyckas(*ANTECKNA, "Ordföranden ringde (fiktivt).", "--arende", ARENDE)
    runda.lyckas(*ANTECKNA, TEXT)
    visat = runda.json("lage", KOD, "--arende", ARENDE)["anteckningar"]
    assert [(ett["nummer"], ett["arende"]) for ett in visat] == [(1, ARENDE), (2, None)]
    annat = runda.lyckas("lage", KOD, "--arende", "kommunbeslut/1401-ks")
    assert TEXT in annat
    assert "ringde" not in annat
    assert f"om {ARENDE}, {VEM}: Ordföranden ringde (fiktivt)." in runda.lyckas("lage", KOD)


def test_the_same_note_again_is_recorded_once(runda: Klient) -> None:
    runda.lyckas(*ANTECKNA, TEXT)
    fore = runda.innehall()
    assert "Redan registrerat" in runda.lyckas(*ANTECKNA, TEXT)
    assert runda.innehall() == fore


def test_the_state_shows_the_latest_notes_cut_short(runda: Klient) -> None:
    for n in range(6):
        runda.lyckas(*ANTECKNA, f"Nr {n}\n" + "mycket " * 40)
    text = runda.lyckas("lage", KOD)
    assert "Nr 0" not in text
    assert "Nr 5 mycket" in text
    assert text.endswith("my…\n1 äldre anteckning visas med --json.\n")
    assert runda.json("lage", KOD)["anteckningar"][5]["text"].count("mycket") == 40


def test_what_does_not_do_is_refused(runda: Klient) -> None:
    assert "Anteckningen är tom. Skriv vad som ska antecknas." in runda.nekas(*ANTECKNA, " ")
    utan_namn = ("anteckna", KOD, "--text", TEXT, "--av", "")
    assert "saknar namn. Ange vem som lämnar uppgiften." in runda.nekas(*utan_namn)
    assert "har inget ärende 'Kungsbacka'" in runda.nekas(*ANTECKNA, TEXT, "--arende", "Kungsbacka")
    okand = runda.nekas("anteckna", "finns-inte", "--text", TEXT, "--av", VEM)
    assert "Det finns ingen omgång 'finns-inte'" in okand
    assert "Flaggan --text saknas" in runda.nekas("anteckna", KOD, "--av", VEM, kod=2)


def test_a_note_that_was_altered_behind_the_program_is_found(runda: Klient) -> None:
    runda.lyckas(*ANTECKNA, TEXT)
    _byt(runda, "Avropet gäller")
    svar = runda("verifiera")
    assert svar.kod != 0
    assert "är ändrad" in svar.ut + svar.fel


def test_a_removed_text_leaves_the_note_and_the_chain(runda: Klient, tmp_path: Path) -> None:
    runda.lyckas(*ANTECKNA, TEXT)
    _byt(runda, None)
    assert runda.lyckas("lage", KOD).endswith(f"{VEM}: {GALLRAD}\n")
    assert runda.lyckas("verifiera").startswith("Allt stämmer.")
    runda.lyckas("exportera", KOD, str(tmp_path / "export"))
    rader = (tmp_path / "export" / "anteckningar.csv").read_text("utf-8-sig").splitlines()
    assert rader[0] == "lopnr;nummer;tid;arende;text;av"
    assert GALLRAD in rader[1]


def _byt(runda: Klient, text: str | None) -> None:
    with closing(sqlite3.connect(runda.fil)) as bas, bas:
        bas.execute("UPDATE sidouppgift SET text = ? WHERE text = ?", (text, TEXT))

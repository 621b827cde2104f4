"""What reached nobody is told of, and goes once more when a human says so."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import KOD, VEM, Klient, rekommendera
from tests.diarium.svep.rigg import brevtext, tolka
from tests.mottagare.trasig_smtp import Ofog, Steg, TrasigSmtp

IGEN = ("utskick", "igen", KOD, "--av", VEM)


def svep_mot(runda: Klient, monkeypatch: pytest.MonkeyPatch, **steg: Steg) -> None:
    with TrasigSmtp(**steg) as smtp, monkeypatch.context() as trasigt:
        trasigt.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        trasigt.setenv("BESLUT_SMTP_PORT", str(smtp.port))
        runda("svep")


def epost(runda: Klient, tillstand: str) -> list[str]:
    return [
        str(ett["id"])
        for ett in runda.json("utskick", "lista", KOD)
        if (ett["kanal"], ett["tillstand"]) == ("epost", tillstand)
    ]


def test_what_was_refused_for_good_goes_when_the_fault_is_mended(
    runda: Klient, postlada: Smtpmottagare, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    svep_mot(runda, monkeypatch, RCPT="554 5.7.1 nej tack")
    assert len(ider := epost(runda, "bestaende_fel")) == 4
    assert runda.json("lage", KOD)["ej_framme"] == 4
    assert "Att göra: 4 utskick har kanske inte nått någon." in runda.lyckas("lage", KOD)
    assert f"Går vid nästa svep, om det de gäller inte är besvarat: utskick {', '.join(ider)}." in (
        runda.lyckas(*IGEN)
    )
    runda("svep")
    assert len(postlada.mottagna) == 4
    assert not any("dubblett" in brevtext(tolka(ett.innehall)) for ett in postlada.mottagna)
    assert epost(runda, "skickad") == ider
    assert "utskick har kanske inte" not in runda.lyckas("lage", KOD)
    assert "Inget utskick" in runda.lyckas(*IGEN)
    assert "Allt stämmer" in runda.lyckas("verifiera")


def test_what_is_unknown_goes_by_its_name_alone_and_marked(
    runda: Klient, postlada: Smtpmottagare, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    for _ in range(2):
        svep_mot(runda, monkeypatch, PUNKT=Ofog.KLIPP)
    forst, *_ = epost(runda, "okant")
    assert "Inget utskick" in runda.lyckas(*IGEN)
    assert forst in runda.lyckas(*IGEN, forst)
    runda("svep")
    (brev,) = postlada.mottagna
    assert "dubblett" in brevtext(tolka(brev.innehall))
    assert len(epost(runda, "okant")) == 3


def test_what_has_gone_is_refused_and_changes_nothing(
    runda: Klient, postlada: Smtpmottagare, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    svep_mot(runda, monkeypatch, RCPT="554 5.7.1 nej tack")
    felande = epost(runda, "bestaende_fel")
    runda.lyckas(*IGEN, felande[0])
    runda("svep")
    assert len(postlada.mottagna) == 1
    fel = runda.nekas(*IGEN, felande[1], felande[0], "999999")
    assert f"Utskick {felande[0]}, 999999 i omgången {KOD} kan inte skickas igen" in fel
    assert "Inget är ändrat." in fel


@pytest.mark.usefixtures("runda")
def test_a_number_that_no_database_knows_is_refused(klient: Klient) -> None:
    fel = klient.nekas(*IGEN, str(2**63), kod=2)
    assert f"Argumentet ID: '{2**63}' är för stort." in fel
    assert "kan inte skickas igen" in klient.nekas(*IGEN, str(2**63 - 1))


def test_who_let_it_go_again_is_in_the_chain_and_told(
    runda: Klient, postlada: Smtpmottagare, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rekommendera(runda)
    svep_mot(runda, monkeypatch, RCPT="554 5.7.1 nej tack")
    forst, *ovriga = epost(runda, "bestaende_fel")
    runda.lyckas("utskick", "igen", KOD, forst, "--av", "  Åsa Öberg ")
    runda.stega(2019, 6, 13)
    runda.lyckas("utskick", "igen", KOD, "--av", "Kim Ek")
    runda("svep")
    assert len(postlada.mottagna) == 4
    runda.lyckas("exportera", KOD, str(tmp_path / "ut"))
    omgang = json.loads((tmp_path / "ut" / "omgang.json").read_text("utf-8"))
    forsta, andra = (
        json.loads(rad["kropp"])
        for rad in omgang["handelser"]
        if rad["typ"] == "utskick_omplanerade"
    )
    assert forsta["handelse"]["utskick"] == [int(forst)]
    assert andra["handelse"]["utskick"] == [int(ett) for ett in ovriga]
    assert "Öberg" not in json.dumps(omgang["handelser"], ensure_ascii=False)
    assert {"Åsa Öberg", "Kim Ek"} <= set(omgang["sidouppgifter"].values())
    svar = runda.json("utskick", "varfor", KOD, "--mottagare", "fyrbodal-au")
    (varfor,) = [ett["varfor"] for ett in svar["utskick"] if str(ett["utskick"]) == forst]
    assert varfor[1:] == [
        f"Åsa Öberg lät det gå en gång till (händelse {forsta['lopnr']}, 12 juni 2019)"
    ]
    assert "Allt stämmer" in runda.lyckas("verifiera", "--export", str(tmp_path / "ut"))


def test_a_possible_copy_is_told_as_one(runda: Klient, monkeypatch: pytest.MonkeyPatch) -> None:
    rekommendera(runda)
    for _ in range(2):
        svep_mot(runda, monkeypatch, PUNKT=Ofog.KLIPP)
    runda.lyckas(*IGEN, *epost(runda, "okant"))
    svar = runda.json("utskick", "varfor", KOD, "--mottagare", "fyrbodal-au")
    assert any(
        "lät det gå en gång till, märkt som möjlig dubblett (händelse" in skal
        for ett in svar["utskick"]
        for skal in ett["varfor"]
    )


@pytest.mark.usefixtures("postlada")
def test_nothing_to_send_again_leaves_no_trace(runda: Klient) -> None:
    rekommendera(runda)
    fore = runda.innehall()
    assert "Inget utskick" in runda.lyckas(*IGEN)
    assert runda.innehall() == fore
    assert "Namnet saknas." in runda.nekas("utskick", "igen", KOD, "--av", " ")


def test_a_message_that_went_again_and_is_gone_is_found(
    runda: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    svep_mot(runda, monkeypatch, RCPT="554 5.7.1 nej tack")
    forst, *_ = epost(runda, "bestaende_fel")
    runda.lyckas(*IGEN, forst)
    with closing(sqlite3.connect(runda.fil)) as bas, bas:
        bas.execute("DELETE FROM utskick WHERE id = ?", [forst])
    svar = runda("verifiera")
    assert svar.kod == 1
    assert f"utskick {forst}, som gick om, finns inte i omgången" in svar.ut + svar.fel

"""What reached nobody is told of, and goes once more when a human says so."""

import pytest

from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import KOD, Klient, rekommendera
from tests.diarium.svep.rigg import brevtext, tolka
from tests.mottagare.trasig_smtp import Ofog, Steg, TrasigSmtp


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
        runda.lyckas("utskick", "igen", KOD)
    )
    runda("svep")
    assert len(postlada.mottagna) == 4
    assert not any("dubblett" in brevtext(tolka(ett.innehall)) for ett in postlada.mottagna)
    assert epost(runda, "skickad") == ider
    assert "utskick har kanske inte" not in runda.lyckas("lage", KOD)
    assert "Inget utskick" in runda.lyckas("utskick", "igen", KOD)
    assert "Allt stämmer" in runda.lyckas("verifiera")


def test_what_is_unknown_goes_by_its_name_alone_and_marked(
    runda: Klient, postlada: Smtpmottagare, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    for _ in range(2):
        svep_mot(runda, monkeypatch, PUNKT=Ofog.KLIPP)
    forst, *_ = epost(runda, "okant")
    assert "Inget utskick" in runda.lyckas("utskick", "igen", KOD)
    assert forst in runda.lyckas("utskick", "igen", KOD, forst)
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
    runda.lyckas("utskick", "igen", KOD, felande[0])
    runda("svep")
    assert len(postlada.mottagna) == 1
    fel = runda.nekas("utskick", "igen", KOD, felande[1], felande[0], "999999")
    assert f"Utskick {felande[0]}, 999999 i omgången {KOD} kan inte skickas igen" in fel
    assert "Inget är ändrat." in fel


@pytest.mark.usefixtures("runda")
def test_a_number_that_no_database_knows_is_refused(klient: Klient) -> None:
    fel = klient.nekas("utskick", "igen", KOD, str(2**63), kod=2)
    assert f"Argumentet ID: '{2**63}' är för stort." in fel
    assert "kan inte skickas igen" in klient.nekas("utskick", "igen", KOD, str(2**63 - 1))

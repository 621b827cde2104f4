"""Sending again waits for a sweep that goes on, and the sweep for it: none is thrown out."""

import pytest

from tests.app.cli.klienten import KOD, VEM
from tests.app.cli.servern import Server, vanta_tills
from tests.mottagare.trasig_smtp import TrasigSmtp


def test_a_sweep_and_a_human_who_sends_again_wait_for_each_other(
    runda_dar: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    klient = runda_dar.klient
    klient.lyckas("klocka", "--till", "2019-06-12 09:00")
    klient.lyckas(
        *("registrera", KOD, "vastkom-styrelse", "--datum", "2019-06-11", "--av", VEM),
        *("--punkt", "1=bifall", "--punkt", "2=bifall", "--punkt", "3=bifall"),
    )
    with TrasigSmtp(RCPT="554 5.7.1 nej tack") as smtp:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(smtp.port))
        klient("svep")
        klient.lyckas(
            *("kontakt", "byt", KOD, "1401-ks", "--kanal", "epost", "--av", VEM),
            *("--adress", "ny@example.com", "--namn", "Ny", "--fran", "2019-06-13"),
        )
        klient.lyckas("klocka", "--till", "2019-06-13 09:00")
        with runda_dar.anslut() as anslutning:
            anslutning.execute("SELECT 1 FROM databas FOR UPDATE")
            svep = runda_dar.starta_utanfor("svep", "--json")
            vanta_tills(lambda: len(runda_dar.vantande()) == 1)
            igen = runda_dar.starta_utanfor("utskick", "igen", KOD, "--av", VEM)
            vanta_tills(lambda: len(runda_dar.vantande()) == 2)
            anslutning.rollback()
        fel = svep.communicate()[1] + igen.communicate()[1]
    assert "skrev samtidigt" not in fel
    assert igen.returncode == 0
    assert "Allt stämmer" in klient.lyckas("verifiera")

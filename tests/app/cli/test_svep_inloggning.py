"""A sweep logs in at the mail server by its settings, or says what is wrong with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.mottagare.ca import Lokalca
from diarium.installningar import Installningar
from tests.app.cli.klienten import Klient, rekommendera
from tests.mottagare.sakrad_smtp import ANVANDARE, LOSENORD, SakradSmtp

FEL_LOSENORD = "fel-losenord-9"


@pytest.fixture
def ca(tmp_path: Path) -> Lokalca:
    """An authority of this test's own."""
    return Lokalca(tmp_path / "ca")


@pytest.fixture(params=["starttls", "tls"])
def postlada(
    request: pytest.FixtureRequest, tmp_path: Path, ca: Lokalca, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SakradSmtp]:
    """A mail server that demands a login, and the settings that reach it."""
    kontext = ca.serverkontext()
    starttls, tls = (kontext, None) if request.param == "starttls" else (None, kontext)
    with SakradSmtp(tmp_path / "post", starttls=starttls, tls=tls) as mottagare:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "localhost")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(mottagare.port))
        monkeypatch.setenv("BESLUT_SMTP_SAKERHET", request.param)
        monkeypatch.setenv("BESLUT_SMTP_ANVANDARE", ANVANDARE)
        monkeypatch.setenv("BESLUT_SMTP_LOSENORD", LOSENORD)
        monkeypatch.setenv("BESLUT_CA_FIL", str(ca.ca_fil))
        yield mottagare


def test_the_settings_log_in_and_send(runda: Klient, postlada: SakradSmtp) -> None:
    rekommendera(runda)
    svar = runda("svep")
    assert svar.kod == 0
    assert "BESLUT_SMTP" not in svar.fel
    assert len(postlada.mottagna) == 4
    assert postlada.forsok == [True]


def test_a_wrong_password_is_told_without_it(
    runda: Klient, postlada: SakradSmtp, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    monkeypatch.setenv("BESLUT_SMTP_LOSENORD", FEL_LOSENORD)
    svar = runda("svep")
    assert svar.kod == 0
    assert (
        "Obs: 4 meddelanden gick inte att lämna. E-postservern godtog inte inloggningen (535). "
        "Kontrollera BESLUT_SMTP_ANVANDARE, BESLUT_SMTP_LOSENORD och BESLUT_SMTP_SAKERHET ("
    ) in svar.fel
    assert FEL_LOSENORD not in f"{svar.ut}{svar.fel}{runda.innehall()}"
    assert postlada.anslutningar == 1
    monkeypatch.setenv("BESLUT_SMTP_LOSENORD", LOSENORD)
    runda.stega(2019, 6, 12, 10)
    assert runda("svep").kod == 0
    assert len(postlada.mottagna) == 4


def test_an_unknown_authority_is_told_with_its_setting(
    runda: Klient, postlada: SakradSmtp, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    monkeypatch.delenv("BESLUT_CA_FIL")
    fel = runda("svep").fel
    assert "utfärdaren är okänd. Ange utfärdarens certifikat i BESLUT_CA_FIL." in fel
    assert (postlada.mottagna, postlada.forsok) == ([], [])


@pytest.mark.parametrize(
    ("miljo", "text", "kod"),
    [
        (
            {"SMTP_HOST": "smtp.kommun.example", "SMTP_ANVANDARE": "u", "SMTP_LOSENORD": "hemligt"},
            "lösenord skickas aldrig okrypterat. Ställ BESLUT_SMTP_SAKERHET på starttls eller tls.",
            2,
        ),
        ({"SMTP_ANVANDARE": "u"}, "BESLUT_SMTP_ANVANDARE och BESLUT_SMTP_LOSENORD, eller", 2),
        ({"SMTP_ANVANDARE": "u", "SMTP_LOSENORD": "lösen"}, "bara ha tecken ur ASCII", 2),
        ({"SMTP_SAKERHET": "ssl"}, "BESLUT_SMTP_SAKERHET: 'ssl' finns inte att välja.", 2),
        ({"SMTP_PORT": "99999"}, "BESLUT_SMTP_PORT: 99999 är för stort.", 2),
        ({"AVSANDARE_ADRESS": "nej"}, "BESLUT_AVSANDARE_ADRESS: E-postadressen går inte", 2),
        ({"SVARA_TILL": "inte en adress"}, "BESLUT_SVARA_TILL: E-postadressen går inte", 2),
        ({"SANDLADA_TILL": "inteenadress"}, "BESLUT_SANDLADA_TILL: E-postadressen går inte", 2),
        ({"SMTP_HOST": ""}, "BESLUT_SMTP_HOST: värdet är tomt. Skriv ett värde.", 2),
        ({"SMTP_HOST": " "}, "BESLUT_SMTP_HOST: värdet är tomt. Skriv ett värde.", 2),
        ({"CA_FIL": __file__}, "i BESLUT_CA_FIL finns inte eller är inget certifikat.", 1),
    ],
)
def test_settings_that_cannot_work_are_told_before_anything_is_claimed(
    runda: Klient, monkeypatch: pytest.MonkeyPatch, miljo: dict[str, str], text: str, kod: int
) -> None:
    rekommendera(runda)
    for namn, varde in miljo.items():
        monkeypatch.setenv(f"BESLUT_{namn}", varde)
    fel = runda.nekas("svep", kod=kod)
    assert text in fel
    assert "hemligt" not in fel
    assert "lösen'" not in fel


def test_an_address_that_is_set_to_nothing_is_as_one_that_is_not_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BESLUT_SVARA_TILL", "")
    monkeypatch.setenv("BESLUT_SANDLADA_TILL", "")
    inst = Installningar()
    assert (inst.svara_till, inst.sandlada_till) == (None, None)

"""A sweep from the command line reaches a real mail server, and the outbox shows it."""

import email
import shutil
import socket
from datetime import timedelta
from email import policy
from pathlib import Path

import pytest

from app.mottagare.smtp import Mottaget, Smtpmottagare
from diarium.klocka import Systemklocka
from tests.app.cli.klienten import KOD, VEM, Klient, rekommendera
from tests.mottagare.trasig_smtp import Ofog, TrasigSmtp

OVNINGSRUNDA = Path(__file__).parents[3] / "docs" / "exempel" / "ovningsrunda"


def test_mail_arrives_and_is_listed_as_sent(runda: Klient, postlada: Smtpmottagare) -> None:
    rekommendera(runda)
    planerade = runda.json("utskick", "lista", KOD)
    assert {ett["tillstand"] for ett in planerade} == {"planerad"}
    svar = runda("svep")
    assert (svar.kod, "skickad" in svar.ut) == (0, True)
    assert "Ett meddelande gick inte att lämna. Miljövariabeln BESLUT_DEMO_TEAMS saknas" in svar.fel
    assert "BESLUT_SMTP_HOST" not in svar.fel
    rapporter = runda.json("utskick", "lista")
    skickade = [ett for ett in rapporter if ett["tillstand"] == "skickad"]
    assert len(postlada.mottagna) == len(skickade) > 0
    assert "inget att skicka nu.\n" in runda.lyckas("svep")
    brev = [
        email.message_from_bytes(ett.innehall, policy=policy.default) for ett in postlada.mottagna
    ]
    assert {str(ett["Subject"]) for ett in brev} == {ett["amne"] for ett in skickade}
    assert all(".example" in str(ett["To"]) for ett in brev)
    text = runda.lyckas("utskick", "lista", KOD)
    assert "skickad" in text
    assert "250 " not in text
    assert all(ett["motivering"].startswith("250 ") for ett in skickade)
    assert f"Summa: {len(rapporter)}" in text


def test_a_letter_tells_how_the_kommun_still_makes_it(
    runda: Klient, postlada: Smtpmottagare
) -> None:
    """Fullmäktige in Dals-Ed meets on the 20th of November: after its own last day."""
    rekommendera(runda)
    for dag, arende in ((12, "au/fyrbodal-au"), (26, "direktion/fyrbodal-direktion")):
        runda.stega(2019, 9, dag)
        runda.lyckas(
            *("registrera", KOD, arende, "--datum", f"2019-09-{dag}", "--av", VEM),
            *("--punkt", "1=bifall: bor", "--punkt", "2=bifall: bor", "--punkt", "3=bifall: bor"),
        )
    runda.stega(2019, 9, 27, 10)
    runda("svep")
    (text,) = (
        " ".join(text.split())
        for text in map(_text, postlada.mottagna)
        if "Kommunfullmäktige i Dals-Eds kommun" in text
    )
    assert (
        "Observera Enligt planen hinner allt fram till tisdag 26 november 2019, med sammanträde "
        "20 november 2019, så här: justera protokollet omedelbart (KL 5:69)."
    ) in text


def _text(mottaget: Mottaget) -> str:
    """Gives the plain text of a letter."""
    brev = email.message_from_bytes(mottaget.innehall, policy=policy.default)
    delen = brev.get_body(("plain",))
    assert delen is not None
    return str(delen.get_content())


@pytest.fixture
def stangd_port(monkeypatch: pytest.MonkeyPatch) -> int:
    """A port that nobody answers on, which the program is set to."""
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        port: int = ledig.getsockname()[1]
    monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("BESLUT_SMTP_PORT", str(port))
    return port


def test_without_a_mail_server_nothing_is_lost(runda: Klient, stangd_port: int) -> None:
    rekommendera(runda)
    svar = runda("svep")
    assert svar.kod == 0
    assert svar.fel.splitlines()[0] == (
        "Obs: 4 meddelanden gick inte att lämna. E-postservern tar inte emot "
        f"anslutningar. Kontrollera BESLUT_SMTP_HOST (127.0.0.1) och BESLUT_SMTP_PORT "
        f"({stangd_port}), och att e-postservern är igång."
    )
    assert "Meddelandena ligger kvar i utkorgen, och nästa svep försöker igen, tid" in svar.fel
    assert "skickas inte igen" not in svar.fel


def test_a_machine_is_told_why_nothing_went(runda: Klient, stangd_port: int) -> None:
    assert stangd_port
    rekommendera(runda)
    svar = runda.json("svep")
    assert "skickad" not in svar["utfall"]
    assert svar["hinder"][0] == {
        "tillstand": "tillfalligt_fel",
        "orsak": "E-postservern tar inte emot anslutningar.",
        "antal": 4,
    }
    assert sum(ett["antal"] for ett in svar["hinder"]) == svar["utfall"]["tillfalligt_fel"]


def test_what_is_refused_for_good_ends_in_an_error(
    runda: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    with TrasigSmtp(RCPT="550 5.1.1 registrator@harryda.example saknas") as smtp:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(smtp.port))
        svar = runda("svep")
    assert svar.kod == 1
    assert "avvisade mottagaren för gott (550 5.1.1).\n" in svar.fel
    assert "skickas inte igen. Se vilka med `beslut utskick lista`" in svar.fel
    assert "harryda" not in svar.fel
    assert runda("svep").kod == 0


def test_a_sender_that_is_refused_names_its_setting(
    runda: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    with TrasigSmtp(MAIL="451 4.1.8 nej") as smtp:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(smtp.port))
        svar = runda("svep")
    assert svar.kod == 0
    assert (
        "avvisade avsändaren tills vidare (451 4.1.8). Kontrollera BESLUT_AVSANDARE_ADRESS "
        "(beslutsflode@avsandare.example).\n"
    ) in svar.fel


def test_what_may_have_gone_is_told_as_such(runda: Klient, monkeypatch: pytest.MonkeyPatch) -> None:
    rekommendera(runda)
    with TrasigSmtp(PUNKT=Ofog.KLIPP) as smtp:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(smtp.port))
        svar = runda("svep")
    assert svar.kod == 0
    assert "Obs: Det är okänt om 4 meddelanden gick fram. Meddelandet lämnades men" in svar.fel
    assert "Nästa svep skickar det okända en gång till, märkt som möjlig dubblett." in svar.fel


def test_what_is_given_up_ends_in_an_error(runda: Klient, monkeypatch: pytest.MonkeyPatch) -> None:
    rekommendera(runda)
    with TrasigSmtp(RCPT="451 4.2.2 senare") as smtp:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(smtp.port))
        koder = []
        for timme in range(9, 16):
            runda.stega(2019, 6, 13, timme)
            koder.append(runda("svep").kod)
        runda.stega(2019, 6, 14, 9)
        assert koder == [0] * 7
        svar = runda("svep")
    assert (svar.kod, "gav upp" in svar.ut) == (1, True)


def test_a_mail_server_that_was_down_for_days_uses_no_attempt_up(
    runda: Klient, postlada: Smtpmottagare, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    with monkeypatch.context() as nere:
        nere.setenv("BESLUT_SMTP_PORT", "1")
        for dag in range(13, 19):
            for timme in (9, 11, 15):
                runda.stega(2019, 6, dag, timme)
                assert runda("svep").kod == 0
    runda.stega(2019, 6, 19, 9)
    runda("svep")
    epost = [ett for ett in runda.json("utskick", "lista") if ett["kanal"] == "epost"]
    lagen = [ett["tillstand"] for ett in epost]
    assert set(lagen) == {"skickad", "aterhallen"}  # the body that has answered is asked no more
    assert len(postlada.mottagna) == lagen.count("skickad") > 0


def test_what_is_twice_unknown_asks_for_a_call(
    runda: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekommendera(runda)
    with TrasigSmtp(PUNKT=Ofog.KLIPP) as smtp:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(smtp.port))
        forst, sedan = runda("svep"), runda("svep")
    assert (forst.kod, sedan.kod) == (0, 1)
    assert "Nästa svep skickar det okända en gång till" in forst.fel
    assert "Nästa svep skickar det okända" not in sedan.fel
    assert "4 meddelanden skickas inte en gång till av sig själv." in sedan.fel
    assert "ring mottagaren" in sedan.fel


def test_an_empty_outbox_says_so(klient: Klient) -> None:
    klient.tomt()
    assert klient.lyckas("utskick", "lista") == "Det finns inga utskick.\n"
    assert klient.json("svep") == {
        "ansprak": 0,
        "planerade": 0,
        "utfall": {},
        "vantar": 0,
        "tidigast": None,
        "hinder": [],
        "sparr": None,
        "avbrutet": False,
    }


def test_what_waits_for_the_send_window_is_told(runda: Klient) -> None:
    rekommendera(runda)
    runda.stega(2019, 6, 14, 18)
    antal = len(runda.json("utskick", "lista")) - 1
    text = runda.lyckas("svep")
    assert "Utkorgen: 1 återhållen." in text  # VästKom has answered: that is known at any hour
    assert f"Väntar: {antal}, tidigast till 17 juni 2019 kl. 8.00." in text
    svar = runda.json("svep")
    assert (svar["vantar"], svar["tidigast"]) == (antal, "2019-06-17T08:00:00+02:00")


def test_sweeps_that_are_silent_are_told_of_without_prefect(
    klient: Klient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(OVNINGSRUNDA, tmp_path / "runda")
    klient.lyckas("starta", str(tmp_path / "runda"))
    assert "Att göra: Inget svep har gått än" in klient.lyckas("lage", "ovningsrunda")
    klient("svep")
    assert "svep" not in klient.lyckas("lage", "ovningsrunda")
    senare = Systemklocka().nu() + timedelta(hours=2)
    monkeypatch.setattr(Systemklocka, "nu", lambda _: senare)
    text = klient.lyckas("lage", "ovningsrunda")
    assert "Att göra: Senaste svepet gick " in text
    assert klient.json("lage", "ovningsrunda")["senaste_svep"]

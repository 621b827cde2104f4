"""What comes back by mail, from a sweep to the letter to the next in the chain, by the commands."""

import shutil
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

import exempel
from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import Klient
from tests.mottagare.imapserver import ANVANDARE, LOSENORD, Imapserver
from tests.notiser.returer import post

KOD = "fullmakt-2016"
HARRYDA = "registrator@harryda.example"
GR = "samordnare.fvm@gr.example"


@pytest.fixture
def postlada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Smtpmottagare]:
    """A real mail server that the program is set to, and an address that bounces go to."""
    with Smtpmottagare(tmp_path / "post") as mottagare:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(mottagare.port))
        monkeypatch.setenv("BESLUT_RETURADRESS", "retur@avsandare.example")
        yield mottagare


@pytest.fixture
def utskickat(klient: Klient, postlada: Smtpmottagare, tmp_path: Path) -> Klient:
    """A round of 49 kommuner that have all been written to."""
    mapp = tmp_path / "runda"
    shutil.copytree(Path(exempel.__file__).parent / KOD, mapp)
    omgang = mapp / "omgang.yaml"
    omgang.write_text(
        omgang.read_text("utf-8").replace("skarpa: sandlada", "skarpa: skarp"), "utf-8"
    )
    assert klient("starta", str(mapp), "--simulerad", "2016-03-01 09:00").kod == 0
    assert klient("svep").kod == 0
    assert len(postlada.mottagna) == 49
    return klient


def till(postlada: Smtpmottagare, adress: str) -> EmailMessage:
    """Gives the last letter to an address."""
    *_, sista = [ett for ett in postlada.mottagna if adress in ett.mottagare]
    brev = message_from_bytes(sista.innehall, policy=policy.default)
    assert isinstance(brev, EmailMessage)
    return brev


def om(brev: EmailMessage) -> str:
    return str(brev["Message-ID"]).strip("<>")


def spara(mapp: Path, **brev: bytes) -> Path:
    """Puts mail in a folder, as .eml files."""
    mapp.mkdir()
    for namn, innehall in brev.items():
        (mapp / f"{namn}.eml").write_bytes(innehall)
    return mapp


def test_a_letter_that_comes_back_reaches_the_next_in_the_chain(
    utskickat: Klient, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    brev = till(postlada, HARRYDA)
    mapp = spara(tmp_path / "retur", studs=post.postfix(om(brev), HARRYDA))
    text = utskickat.lyckas("retur", "las", str(mapp))
    assert "Lästa brev: 1 (kom i retur 1)." in text
    assert "Det går i stället till Samordnare FVM, Göteborgsregionens kommunalförbund" in text
    utskickat.lyckas("svep")
    (kropp,) = [till(postlada, GR).get_body(("plain",))]
    assert kropp is not None
    hela = " ".join(str(kropp.get_content()).split())
    assert f"Brev till kommunstyrelsen i Härryda kommun ({HARRYDA}) kommer tillbaka" in hela
    rader = utskickat.json("utskick", "lista", KOD)
    assert [ett["retur"] for ett in rader if ett["retur"]] == ["kom i retur (5.1.1)"]
    assert "skickad, kom i retur (5.1.1)" in utskickat.lyckas("utskick", "lista", KOD)
    assert (
        f"Att göra: Kommunstyrelsen i Härryda kommun: Brev till {HARRYDA} kommer i retur sedan "
        "tisdag 1 mars 2016 (5.1.1). Breven går till Samordnare FVM"
    ) in utskickat.lyckas("lage", KOD)
    assert "Allt stämmer." in utskickat.lyckas("verifiera")


def test_the_same_mail_again_changes_nothing(
    utskickat: Klient, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    mapp = spara(tmp_path / "retur", studs=post.gmail(om(till(postlada, HARRYDA)), HARRYDA))
    utskickat.lyckas("retur", "las", str(mapp))
    fore = utskickat.innehall()
    assert "läst förut som retur 1" in utskickat.lyckas("retur", "las", str(mapp / "studs.eml"))
    assert utskickat.innehall() == fore


def test_every_kind_of_mail_is_told_and_none_is_taken_for_an_answer(
    utskickat: Klient, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    brev = om(till(postlada, HARRYDA))
    fore = utskickat.json("lage", KOD)["kommuner"]
    mapp = spara(
        tmp_path / "retur",
        auto=post.autosvar(brev, HARRYDA),
        gammal=post.qmail(brev, HARRYDA),
        tom=b"",
        svar=post.brev(brev, HARRYDA),
        annans=post.gmail("x@y.example", HARRYDA),
    )
    text = utskickat.lyckas("retur", "las", str(mapp))
    for rad in (
        "Det räknas inte som ett svar.",
        "`beslut retur bekrafta 2`",
        "tom.eml: går inte att läsa: filen är tom. Inget är registrerat.",
        "svar.eml: brev från en människa. Läs det: inget är registrerat",
        "annans.eml: kom i retur, men inte om något brev härifrån.",
    ):
        assert rad in text
    assert utskickat.json("lage", KOD)["kommuner"] == fore
    assert [ett["slag"] for ett in utskickat.json("retur", "lista")] == ["autosvar", "okand"]
    assert "kommer i retur" not in utskickat.lyckas("lage", KOD)
    assert "räknas. Det går i stället till" in utskickat.lyckas(
        "retur", "bekrafta", "2", "--av", "Ronja"
    )
    assert "kommer i retur" in utskickat.lyckas("lage", KOD)
    assert "Hävt: 1" in utskickat.lyckas("retur", "hav", "2", "--av", "Ronja")
    assert "kommer i retur" not in utskickat.lyckas("lage", KOD)
    assert "Inget är ändrat" in utskickat.lyckas("retur", "hav", "1", "--av", "Ronja")
    assert "Allt stämmer." in utskickat.lyckas("verifiera")


def test_bounces_have_an_address_and_programs_are_asked_not_to_answer(
    utskickat: Klient, postlada: Smtpmottagare
) -> None:
    assert utskickat.json("retur", "lista") == []
    assert {ett.avsandare for ett in postlada.mottagna} == {"retur@avsandare.example"}
    brev = till(postlada, HARRYDA)
    assert "beslutsflode@avsandare.example" in str(brev["From"])
    assert (brev["Auto-Submitted"], brev["X-Auto-Response-Suppress"]) == ("auto-generated", "All")


def test_what_cannot_be_read_is_refused_in_swedish(klient: Klient, tmp_path: Path) -> None:
    klient.tomt()
    (tmp_path / "tom").mkdir()
    assert "har inga filer som slutar på .eml" in klient.nekas(
        "retur", "las", str(tmp_path / "tom")
    )
    assert "finns inte" in klient.nekas("retur", "las", str(tmp_path / "saknas.eml"))
    assert "ingen retur 7" in klient.nekas("retur", "hav", "7", "--av", "Ronja")
    stort = klient.nekas("retur", "hav", "9" * 20, "--av", "Ronja", kod=2)
    assert "är för stort. Skriv ett mindre tal." in stort
    assert "Ange BESLUT_IMAP_VARD" in klient.nekas("retur", "hamta")
    assert klient.lyckas("retur", "lista") == "Inget har kommit tillbaka.\n"


def test_a_return_address_that_cannot_be_one_is_refused(
    klient: Klient, monkeypatch: pytest.MonkeyPatch
) -> None:
    klient.tomt()
    monkeypatch.setenv("BESLUT_RETURADRESS", "ingen adress")
    assert "BESLUT_RETURADRESS: " in klient.nekas("svep", kod=2)


@pytest.fixture
def brevlada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Imapserver]:
    """A real mailbox, and the settings that reach it."""
    ca = Lokalca(tmp_path / "ca")
    with Imapserver(starttls=ca.serverkontext()) as server:
        monkeypatch.setenv("BESLUT_IMAP_VARD", "localhost")
        monkeypatch.setenv("BESLUT_IMAP_PORT", str(server.port))
        monkeypatch.setenv("BESLUT_IMAP_SAKERHET", "starttls")
        monkeypatch.setenv("BESLUT_IMAP_ANVANDARE", ANVANDARE)
        monkeypatch.setenv("BESLUT_IMAP_LOSENORD", LOSENORD)
        monkeypatch.setenv("BESLUT_CA_FIL", str(ca.ca_fil))
        yield server


def test_the_mailbox_is_read_and_a_humans_letter_is_left_unread(
    utskickat: Klient, postlada: Smtpmottagare, brevlada: Imapserver
) -> None:
    brev = om(till(postlada, HARRYDA))
    brevlada.lagg_in(
        post.exchange(brev, HARRYDA), post.brev(brev, HARRYDA), post.autosvar(brev, HARRYDA)
    )
    text = utskickat.lyckas("retur", "hamta")
    assert "Lästa brev: 3 (autosvar 1, brev från en människa 1, kom i retur 1)." in text
    assert brevlada.olasta() == 1
    fore = utskickat.innehall()
    assert "Lästa brev: 1 (brev från en människa 1)." in utskickat.lyckas("retur", "hamta")
    assert utskickat.innehall() == fore


def dor_vid(ord_: bytes) -> Callable[[Any, bytes], None]:
    """Gives a sending that loses the line when it comes to a word."""

    def skicka(klient: Any, data: bytes) -> None:  # noqa: ANN401 - the library's own
        if ord_ in data:
            raise ConnectionResetError
        klient.sock.sendall(data)

    return skicka


def test_a_crash_before_the_mark_gives_a_second_reading_that_changes_nothing(
    utskickat: Klient,
    postlada: Smtpmottagare,
    brevlada: Imapserver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    brevlada.lagg_in(post.exchange(om(till(postlada, HARRYDA)), HARRYDA))

    with monkeypatch.context() as trasigt:
        trasigt.setattr("imaplib.IMAP4.send", dor_vid(b"STORE"))
        svar = utskickat("retur", "hamta")
    assert (svar.kod, "avbröt samtalet" in svar.fel) == (1, True)
    assert brevlada.olasta() == 1
    assert len(utskickat.json("retur", "lista")) == 1
    fore = utskickat.innehall()
    assert "läst förut som retur 1" in utskickat.lyckas("retur", "hamta")
    assert (brevlada.olasta(), utskickat.innehall()) == (0, fore)


def test_a_mailbox_that_cannot_be_reached_is_told_without_secrets(
    utskickat: Klient, brevlada: Imapserver, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert brevlada.port
    monkeypatch.setenv("BESLUT_IMAP_LOSENORD", "fel-losenord-9")
    fel = utskickat.nekas("retur", "hamta")
    assert "godtog inte inloggningen. Kontrollera BESLUT_IMAP_ANVANDARE" in fel
    assert "fel-losenord-9" not in fel
    monkeypatch.setenv("BESLUT_IMAP_LOSENORD", "lösenord")
    assert "ASCII" in utskickat.nekas("retur", "hamta", kod=2)

"""A mail address is one mailbox, whatever its capitals and whatever door it comes in by."""

import shutil
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

import exempel
from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import Klient
from tests.notiser.returer import post

KOD = "fullmakt-2016"
HARRYDA, PARTILLE = "registrator@harryda.example", "registrator@partille.example"
STORT, LITET = "SAMMA@Delad.example", "samma@delad.example"
RUBRIK = "organ,roll,kanal,adress,namn\n"


@pytest.fixture
def delad(klient: Klient, postlada: Smtpmottagare, tmp_path: Path) -> Klient:
    """A round where two kommuner have written one mailbox in two ways."""
    mapp = tmp_path / "r"
    shutil.copytree(Path(exempel.__file__).parent / KOD, mapp)
    omgang, kontakter = mapp / "omgang.yaml", mapp / "kontakter.csv"
    text = omgang.read_text("utf-8").replace("skarpa: sandlada", "skarpa: skarp")
    omgang.write_text(text, "utf-8")
    rader = kontakter.read_text("utf-8").replace(HARRYDA, STORT).replace(PARTILLE, LITET)
    kontakter.write_text(rader, "utf-8")
    klient.lyckas("starta", str(mapp), "--simulerad", "2016-11-14 09:00")
    klient.lyckas("svep")
    postlada.mottagna.clear()
    return klient


def brev_till(postlada: Smtpmottagare, adress: str) -> list[EmailMessage]:
    """Gives the letters to an address, as it is written."""
    alla = []
    for ett in postlada.mottagna:
        brev = message_from_bytes(ett.innehall, policy=policy.default)
        assert isinstance(brev, EmailMessage)
        if adress in ett.mottagare:
            alla.append(brev)
    return alla


def paminn(klient: Klient) -> None:
    """Sweeps on the day of the rung of 14 days."""
    klient.stega(2016, 11, 18)
    klient.lyckas("svep")


def test_two_bodies_at_one_mailbox_get_one_reminder(delad: Klient, postlada: Smtpmottagare) -> None:
    paminn(delad)
    (brev,) = brev_till(postlada, LITET)
    assert brev_till(postlada, STORT) == []
    del_ = brev.get_body(("plain",))
    assert del_ is not None
    rader = str(del_.get_content()).splitlines()
    assert "Kommunstyrelsen i Härryda kommun" in rader
    assert "Kommunstyrelsen i Partille kommun" in rader


@pytest.mark.parametrize("sokt", [STORT, LITET, "Samma@DELAD.example"])
def test_it_is_found_in_whatever_capitals(delad: Klient, sokt: str) -> None:
    paminn(delad)
    svar = delad.json("utskick", "varfor", KOD, "--mottagare", sokt)
    assert len([ett for ett in svar["utskick"] if ett["sort"] == "paminnelse"]) == 1
    assert delad.json("utskick", "plan", KOD, "--mottagare", sokt)["utskick"]


def test_a_bounce_of_it_is_about_both_bodies(
    delad: Klient, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    paminn(delad)
    (brev,) = brev_till(postlada, LITET)
    (tmp_path / "retur").mkdir()
    studs = post.postfix(str(brev["Message-ID"]).strip("<>"), STORT)
    (tmp_path / "retur" / "studs.eml").write_bytes(studs)
    assert "(kom i retur 1)" in delad.lyckas("retur", "las", str(tmp_path / "retur"))
    text = delad.lyckas("kontakt", "lista", KOD)
    assert "\nKontakt som inte nås: 1401-ks, 1402-ks.\n" in text


def test_every_door_reads_it_as_one(delad: Klient, tmp_path: Path) -> None:
    namn = ("--namn", "Registrator, Härryda kommun (fiktiv)")
    text = delad.lyckas("kontakt", "byt", KOD, "1401-ks", "--adress", LITET.upper(), *namn)
    assert text == "Kontakterna är redan så. Inget är ändrat.\n"
    fel = delad.nekas(
        *("kontakt", "lagg-till", KOD, "1401-ks"), *("--adress", STORT.title(), "--namn", "Annan")
    )
    assert "har redan adressen för rollen registrator" in fel
    fil = tmp_path / "k.csv"
    rad = "1401-ks,registrator,epost,{},Registrator (fiktiv)\n"
    fil.write_text(RUBRIK + rad.format(STORT) + rad.format(LITET), "utf-8")
    fel = delad.nekas("kontakt", "importera", KOD, str(fil))
    assert "k.csv, rad 3" in fel
    assert "finns redan på rad 2" in fel
    assert delad.lyckas("verifiera").startswith("Allt stämmer.")

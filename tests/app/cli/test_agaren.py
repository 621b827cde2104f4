"""The owner of a round is told of a body that does not answer, by a rung of the ladder."""

import shutil
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import exempel
from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import Klient

KOD = "fullmakt-2016"
AGAREN = "fvm@vastkom.example"


def rundan(mapp: Path) -> Path:
    """Gives the round with a rung to its owner, who is a contact of one kommun's board."""
    shutil.copytree(Path(exempel.__file__).parent / KOD, mapp)
    omgang, kontakter = mapp / "omgang.yaml", mapp / "kontakter.csv"
    text = omgang.read_text("utf-8").replace("skarpa: sandlada", "skarpa: skarp")
    trappa = "trappa:\n  steg:\n    - {dagar: 14, roller: [agare]}\n"
    omgang.write_text(text + trappa, "utf-8")
    rad = f"1401-ks,agare,epost,{AGAREN},Fullmaktsgruppen (fiktiv)\n"
    kontakter.write_text(kontakter.read_text("utf-8") + rad, "utf-8")
    return mapp


def test_the_owner_reads_who_has_not_answered_and_what_can_be_done(
    klient: Klient, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    klient.lyckas("starta", str(rundan(tmp_path / "r")), "--simulerad", "2016-11-14 09:00")
    klient.lyckas("svep")
    klient.stega(2016, 11, 18, 9)
    klient.lyckas("svep")
    (ett,) = [ett for ett in postlada.mottagna if AGAREN in ett.mottagare]
    brev = message_from_bytes(ett.innehall, policy=policy.default)
    assert isinstance(brev, EmailMessage)
    assert "Eskalering: inget svar från kommunstyrelsen i Härryda" in str(brev["Subject"])
    for form in ("plain", "html"):
        del_ = brev.get_body((form,))
        assert del_ is not None
        text = " ".join(str(del_.get_content()).split())
        assert "Kommunstyrelsen i Härryda kommun har inte lämnat något svar." in text
        assert f"beslut kontakt lista {KOD}" in text
        assert "hör med Västra Götalandsregionen vad som gäller" in text
        assert "Så svarar ni" not in text
        assert "Svara på det här brevet" not in text

"""Real conversations with a mail server that behaves."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from notiser.kanaler.epost import Epostkanal
from notiser.kanaler.smtpinstallning import Sakerhet, Smtpinstallning
from notiser.svar import Skickat, TillfalligtFel
from tests.notiser.kanaler.utkast import ett_brev


def installning(port: int, **andringar: object) -> Smtpinstallning:
    grund: dict[str, object] = {
        "host": "127.0.0.1",
        "port": port,
        "sakerhet": "ingen",
        "avsandare": "studsar@vastkom.example",
        "tidsgrans_s": 5,
    }
    return Smtpinstallning.model_validate(grund | andringar)


def last(innehall: bytes) -> EmailMessage:
    brev = message_from_bytes(innehall, policy=default)
    assert isinstance(brev, EmailMessage)
    return brev


def test_a_letter_arrives_with_its_swedish_signs(smtp: Smtpmottagare) -> None:
    fil = "Beslut Åmål KS §12.pdf"
    bilaga = {"namn": fil, "mediatyp": "application/pdf", "innehall": b"%PDF-1.7 \xff"}
    with Epostkanal(installning(smtp.port)) as kanal:
        svar = kanal.skicka(ett_brev(bilagor=[bilaga]))
    assert svar == Skickat(kvitto="250 2.0.0 Mottaget 0001")
    (mottaget,) = smtp.mottagna
    brev = last(mottaget.innehall)
    assert brev["Subject"] == "Påminnelse: Öckerö beslutar om avrop enligt § 12"
    assert brev["From"].addresses[0].display_name == "Beslutsflöde Åmål"
    assert brev["To"].addresses[0].addr_spec == "registrator@ockero.example"
    (given,) = brev.iter_attachments()
    assert given.get_filename() == fil
    assert given.get_content() == b"%PDF-1.7 \xff"


def test_the_envelope_names_the_setting_and_the_recipient(smtp: Smtpmottagare) -> None:
    with Epostkanal(installning(smtp.port)) as kanal:
        kanal.skicka(ett_brev())
    assert smtp.mottagna[0].avsandare == "studsar@vastkom.example"
    assert smtp.mottagna[0].mottagare == ("registrator@ockero.example",)


def test_a_line_that_begins_with_a_dot_survives(smtp: Smtpmottagare) -> None:
    with Epostkanal(installning(smtp.port)) as kanal:
        kanal.skicka(ett_brev(html=None))
    assert last(smtp.mottagna[0].innehall).get_content().splitlines() == [
        "Hej!",
        ".en rad som börjar med punkt",
        "Å, ä, ö och §.",
    ]


def test_a_received_letter_lies_as_a_file(smtp: Smtpmottagare) -> None:
    with Epostkanal(installning(smtp.port)) as kanal:
        kanal.skicka(ett_brev())
    mottaget = smtp.mottagna[0]
    assert mottaget.fil.name == "0001.eml"
    assert mottaget.fil.read_bytes() == mottaget.innehall


def test_many_letters_go_over_one_connection(smtp: Smtpmottagare) -> None:
    with Epostkanal(installning(smtp.port)) as kanal:
        svar = [
            kanal.skicka(ett_brev(message_id=f"<{nummer}@beslut.example>")) for nummer in range(20)
        ]
    assert all(isinstance(ett, Skickat) for ett in svar)
    assert len(smtp.mottagna) == 20
    assert smtp.anslutningar == 1


def test_starttls_trusts_the_authority_of_the_setting(tmp_path: Path, ca: Lokalca) -> None:
    with Smtpmottagare(tmp_path, starttls=ca.serverkontext()) as smtp:
        krypterad = installning(smtp.port, sakerhet="starttls", ca_fil=str(ca.ca_fil))
        with Epostkanal(krypterad) as kanal:
            assert isinstance(kanal.skicka(ett_brev()), Skickat)
            assert isinstance(kanal.skicka(ett_brev()), Skickat)
    assert smtp.anslutningar == 1


def test_an_unknown_authority_is_not_trusted(tmp_path: Path, ca: Lokalca) -> None:
    with (
        Smtpmottagare(tmp_path, starttls=ca.serverkontext()) as smtp,
        Epostkanal(installning(smtp.port, sakerhet="starttls")) as kanal,
    ):
        svar = kanal.skicka(ett_brev())
    assert isinstance(svar, TillfalligtFel)
    assert "certifikat" in svar.orsak
    assert not smtp.mottagna


def test_starttls_never_falls_back_to_plain_text(smtp: Smtpmottagare) -> None:
    with Epostkanal(installning(smtp.port, sakerhet="starttls")) as kanal:
        svar = kanal.skicka(ett_brev())
    assert isinstance(svar, TillfalligtFel)
    assert "STARTTLS" in svar.orsak
    assert not smtp.mottagna


def test_a_password_is_never_sent_in_plain_text() -> None:
    with pytest.raises(ValidationError, match="aldrig okrypterat") as fel:
        installning(25, host="smtp.vastkom.example", anvandare="u", losenord="hemligt")
    assert "hemligt" not in str(fel.value)


def test_a_user_needs_a_password() -> None:
    with pytest.raises(ValidationError, match="både användare och lösenord"):
        installning(25, anvandare="u")


def test_a_bad_envelope_sender_is_refused_in_the_setting() -> None:
    with pytest.raises(ValidationError, match="inget giltigt domännamn"):
        installning(25, avsandare="studsar@-")


def test_every_protection_has_a_label() -> None:
    assert [ett.etikett for ett in Sakerhet] == ["Ingen", "STARTTLS", "TLS"]

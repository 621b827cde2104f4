"""The bytes of a letter."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notiser.forsandelse import Brev
from notiser.kanaler.mime import DUBBLETTRAD, bygg_brev
from tests.notiser.kanaler.utkast import ett_brev

TECKEN = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co"))


def last(brev: Brev) -> EmailMessage:
    meddelande = message_from_bytes(bygg_brev(brev), policy=default)
    assert isinstance(meddelande, EmailMessage)
    return meddelande


def test_the_same_letter_gives_the_same_bytes() -> None:
    bilaga = {"namn": "å.pdf", "mediatyp": "application/pdf", "innehall": b"x"}
    brev = ett_brev(bilagor=[bilaga])
    assert bygg_brev(brev) == bygg_brev(Brev.model_validate_json(brev.model_dump_json()))


def test_every_line_is_short_ascii_with_crlf() -> None:
    brev = ett_brev(
        amne="Påminnelse § " * 30,
        text="å" * 3000,
        fran=f"{'Åmåls kommun ' * 12}<beslut@vastkom.example>",
        referenser=[f"<{'r' * 60}{nummer}@beslut.example>" for nummer in range(20)],
        message_id=f"<{'a' * 90}@beslut.example>",
    )
    innehall = bygg_brev(brev)
    assert innehall.isascii()
    assert innehall.count(b"\n") == innehall.count(b"\r\n") == innehall.count(b"\r")
    assert max(len(rad) for rad in innehall.split(b"\r\n")) <= 120


def test_a_long_message_id_stands_exactly_as_given() -> None:
    message_id = f"<{'a' * 200}.paminnelse@beslut.example>"
    assert f"Message-ID: {message_id}\r\n".encode() in bygg_brev(ett_brev(message_id=message_id))


def test_an_answer_belongs_to_its_thread() -> None:
    brev = last(ett_brev(referenser=["<1@beslut.example>", "<2@beslut.example>"]))
    assert brev["In-Reply-To"] == "<2@beslut.example>"
    assert brev["References"] == "<1@beslut.example> <2@beslut.example>"


def test_the_headers_say_that_a_machine_wrote_it() -> None:
    brev = last(ett_brev(omgang="fvm-avrop-2019", svara_till="Förvaltning <f@vastkom.example>"))
    assert brev["Auto-Submitted"] == "auto-generated"
    assert brev["X-Auto-Response-Suppress"] == "All"
    assert brev["X-Beslutsflode-Omgang"] == "fvm-avrop-2019"
    assert brev["Reply-To"].addresses[0].display_name == "Förvaltning"
    assert brev["Date"] == "Tue, 03 Sep 2019 08:00:00 +0200"


def test_each_header_stands_once() -> None:
    brev = last(ett_brev())
    namn = [namn.lower() for namn in brev]
    assert len(namn) == len(set(namn))


def test_text_comes_before_html() -> None:
    typer = [del_.get_content_type() for del_ in last(ett_brev()).walk()]
    assert typer == ["multipart/alternative", "text/plain", "text/html"]


def test_files_come_after_the_text() -> None:
    bilaga = {"namn": "a.pdf", "mediatyp": "application/pdf", "innehall": b"x"}
    typer = [del_.get_content_type() for del_ in last(ett_brev(bilagor=[bilaga])).walk()]
    assert typer[:2] == ["multipart/mixed", "multipart/alternative"]
    assert typer[-1] == "application/pdf"


def test_a_possible_second_copy_says_so_first() -> None:
    brev = last(ett_brev(dubblettmarkning=True))
    assert brev["X-Beslutsflode-Dubblett"] == "kan vara en dubblett"
    text, sida = brev.iter_parts()
    assert isinstance(text, EmailMessage)
    assert isinstance(sida, EmailMessage)
    assert text.get_content().startswith(DUBBLETTRAD)
    assert sida.get_content().startswith(f"<html><body><p><strong>{DUBBLETTRAD}</strong></p>")


def test_a_first_copy_does_not_say_so() -> None:
    assert "dubblett" not in bygg_brev(ett_brev()).decode().lower()


@pytest.mark.parametrize(
    "namn", ["Beslut Åmål KS §12.pdf", 'med "citat".pdf', "日本.pdf", "å" * 90]
)
def test_a_file_name_survives(namn: str) -> None:
    bilaga = {"namn": namn, "mediatyp": "application/pdf", "innehall": b"x"}
    (given_bilaga,) = last(ett_brev(bilagor=[bilaga])).iter_attachments()
    assert given_bilaga.get_filename() == namn


@given(st.text(TECKEN, min_size=1, max_size=200))
def test_any_subject_survives(amne: str) -> None:
    assert str(last(ett_brev(amne=amne))["Subject"]) == amne


@given(st.text(max_size=300))
def test_any_text_survives(text: str) -> None:
    given_text = last(ett_brev(text=text, html=None)).get_content()
    assert enkla_rader(given_text) == enkla_rader(text)


def enkla_rader(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")

"""What goes with a letter: the own last day, and an answer for who should not have got it."""

import email
from email import policy
from email.message import EmailMessage
from html import unescape
from pathlib import Path
from re import findall
from typing import Any
from urllib.parse import parse_qs, urlsplit

from icalendar import Calendar

from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import KOD, Klient, rekommendera


def test_an_opening_carries_the_same_day_as_the_feed(
    runda: Klient, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    rekommendera(runda)
    runda("svep")
    brev = _brev_till(postlada, "fyrbodal")
    (del_,) = brev.iter_attachments()
    assert del_.get_content_type() == "text/calendar"
    assert del_.get_filename() == "sista-dag.ics"
    assert dict(del_["Content-Type"].params) == {"method": "PUBLISH", "charset": "utf-8"}
    assert Calendar.from_ical(del_.get_content())["METHOD"] == "PUBLISH"
    post = _posten(brev)

    fil = tmp_path / "fyrbodal.ics"
    runda.lyckas("kalender", "exportera", KOD, "Fyrbodal", "--till", str(fil))
    flodet: dict[str, Any] = {
        str(ett["UID"]): ett for ett in Calendar.from_ical(fil.read_bytes()).walk("VEVENT")
    }
    samma = flodet[str(post["UID"])]
    for namn in ("SUMMARY", "SEQUENCE", "DESCRIPTION"):
        assert post[namn] == samma[namn]
    assert post["DTSTART"].dt == samma["DTSTART"].dt
    assert "Fiktivt: " in post["DESCRIPTION"]


def test_a_moved_deadline_moves_the_same_entry(runda: Klient, postlada: Smtpmottagare) -> None:
    rekommendera(runda)
    runda("svep")
    fore = _posten(_brev_till(postlada, "fyrbodal"))
    runda.lyckas(
        *("frist", "andra", KOD, "--datum", "2019-12-03", "--klockslag", "16:00"),
        *("--motivering", "VGR har flyttat fristen (fiktivt)."),
    )
    postlada.mottagna.clear()
    runda("svep")
    efter = _posten(_brev_till(postlada, "fyrbodal"))
    assert efter["UID"] == fore["UID"]
    assert (fore["SEQUENCE"], efter["SEQUENCE"]) == (0, 1)
    assert efter["DTSTART"].dt > fore["DTSTART"].dt


def test_who_gets_the_wrong_letter_has_an_answer_ready(
    runda: Klient, postlada: Smtpmottagare
) -> None:
    rekommendera(runda)
    runda("svep")
    brev = _brev_till(postlada, "fyrbodal")
    html, text = brev.get_body(("html",)), brev.get_body(("plain",))
    assert html is not None
    assert text is not None
    assert "Har brevet kommit till fel mottagare?" in " ".join(text.get_content().split())
    (lank,) = findall(r'href="(mailto:[^"]+)"', html.get_content())
    delar = urlsplit(unescape(lank))
    svar = parse_qs(delar.query)
    assert delar.path in text.get_content()
    assert svar["subject"] == [f"Fel mottagare: {brev['Subject']}"]
    assert svar["body"] == ["Den som ska ha brevet i stället (namn och e-postadress):\r\n"]
    assert len(lank) < 1500, "e-postprogram kortar av en längre adress"


def _brev_till(postlada: Smtpmottagare, mottagare: str) -> EmailMessage:
    """Gives the first letter to the mailbox."""
    for ett in postlada.mottagna:
        brev = email.message_from_bytes(ett.innehall, policy=policy.default)
        assert isinstance(brev, EmailMessage)
        if mottagare in str(brev["To"]).lower():
            return brev
    raise AssertionError(f"inget brev till {mottagare}")


def _posten(brev: EmailMessage) -> Any:  # noqa: ANN401 - the library's many types
    """Gives the only entry of the only file."""
    (del_,) = brev.iter_attachments()
    (post,) = Calendar.from_ical(del_.get_content()).walk("VEVENT")
    return post

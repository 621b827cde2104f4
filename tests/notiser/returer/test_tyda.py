"""What a mail is: the forms of real mail servers, and mail that is made to be hard to read."""

import random
from collections.abc import Callable
from time import perf_counter

import pytest

from notiser.returer.inkommet import Returslag
from notiser.returer.tyda import tyd
from tests.notiser.returer import post

OM = "0123456789abcdef01234567@avsandare.example"
TILL = "registrator@amal.example"
Form = Callable[[str, str], bytes]


@pytest.mark.parametrize(
    ("form", "kod", "diagnos"),
    [
        (post.postfix, "5.1.1", "User unknown in virtual mailbox table"),
        (post.exchange, "5.1.10", "RESOLVER.ADR.RecipientNotFound"),
        (post.gmail, "5.1.1", "The email account that you tried to reach does not exist."),
    ],
)
def test_a_report_that_a_message_is_given_up_is_read(form: Form, kod: str, diagnos: str) -> None:
    besked = tyd(form(OM, TILL))
    assert (besked.slag, besked.statuskod, besked.om[0]) == (Returslag.BESTAENDE, kod, OM)
    assert besked.mottagare == (TILL,)
    assert diagnos in (besked.diagnos or "")
    assert "@" not in (besked.diagnos or "")
    assert "http" not in (besked.diagnos or "")


@pytest.mark.parametrize(
    ("handelse", "status", "slag"),
    [
        ("delayed", "4.4.1", Returslag.TILLFALLIG),
        ("failed", "4.4.7", Returslag.BESTAENDE),  # tried for five days and given up
        ("Failed (bad destination)", "5.0.0", Returslag.BESTAENDE),
        ("delivered", "2.0.0", Returslag.LEVERERAD),
        ("relayed", "2.0.0", Returslag.LEVERERAD),
        ("okant-ord", "5.1.1", Returslag.BESTAENDE),
        ("okant-ord", "4.1.1", Returslag.TILLFALLIG),
        ("okant-ord", "9.1.1", Returslag.OKAND),
    ],
)
def test_the_action_of_a_report_decides(handelse: str, status: str, slag: Returslag) -> None:
    assert tyd(post.postfix(OM, TILL, handelse=handelse, status=status)).slag is slag


@pytest.mark.parametrize("falt", [b"In-Reply-To", b"References"])
def test_a_bounced_answer_is_not_about_the_letter_that_it_answers(falt: bytes) -> None:
    """A coordinator answers in the thread, and that comes back: our letter had arrived."""
    studs = post.postfix("svaret-1@egen.example", TILL)
    med_trad = studs.replace(b"Subject:", falt + b": <" + OM.encode() + b">\r\nSubject:", 1)
    assert tyd(med_trad).om == ("svaret-1@egen.example",)


def test_the_gravest_of_several_recipients_is_told() -> None:
    tva = post.postfix(OM, TILL, handelse="delivered", status="2.0.0").replace(
        b"Status: 2.0.0",
        b"Status: 2.0.0\r\n\r\nFinal-Recipient: rfc822; annan@amal.example\r\n"
        b"Action: failed\r\nStatus: 5.2.1",
    )
    besked = tyd(tva)
    assert (besked.slag, besked.statuskod) == (Returslag.BESTAENDE, "5.2.1")
    assert besked.mottagare == ("annan@amal.example",)


def test_a_bounce_without_a_report_is_for_a_human() -> None:
    besked = tyd(post.qmail(OM, TILL))
    assert (besked.slag, besked.om) == (Returslag.OKAND, (OM,))


def test_an_autoreply_is_no_letter_and_a_letter_is_no_autoreply() -> None:
    assert tyd(post.autosvar(OM, TILL)).slag is Returslag.AUTOSVAR
    assert tyd(post.brev(OM, TILL)).slag is Returslag.BREV
    assert tyd(post.brev(OM, TILL)).om == (OM,)


@pytest.mark.parametrize(
    "huvud",
    [
        b"Auto-Submitted: auto-generated",
        b"X-Auto-Response-Suppress: OOF",
        b"Precedence: bulk",
        b"Subject: =?utf-8?q?Fr=C3=A5nvarande_till_m=C3=A5ndag?=",
        b"Subject: Out of office",
    ],
)
def test_a_program_is_known_by_its_headers(huvud: bytes) -> None:
    assert tyd(b"From: a@b.example\r\n" + huvud + b"\r\n\r\nHej").slag is Returslag.AUTOSVAR


@pytest.mark.parametrize(
    "huvud", [b"Auto-Submitted: no", b"Precedence: list", b"Subject: SV: Ej lev av posten?"]
)
def test_a_human_is_taken_for_a_human(huvud: bytes) -> None:
    assert tyd(b"From: a@b.example\r\n" + huvud + b"\r\n\r\nHej").slag is Returslag.BREV


def test_a_forwarded_bounce_is_the_letter_of_who_forwards_it() -> None:
    hel = post.postfix(OM, TILL)
    vidare = (
        b"From: Registrator <registrator@amal.example>\r\nSubject: VB: retur\r\nMIME-Version: 1.0"
        b'\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain'
        b"\r\n\r\nVad betyder det?\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n"
        + hel
        + b"\r\n--x--"
    )
    assert tyd(vidare).slag is Returslag.BREV


def test_line_ends_do_not_make_another_mail() -> None:
    for hel in (post.postfix(OM, TILL), post.qmail(OM, TILL)):
        assert tyd(hel).nyckel == tyd(hel.replace(b"\r\n", b"\n")).nyckel
    assert tyd(post.postfix(OM, TILL)).nyckel != tyd(post.postfix(OM, TILL, nummer="2")).nyckel


@pytest.mark.parametrize(
    ("innehall", "varfor"),
    [
        (b"", "filen är tom"),
        (b"\x00\xff\xfe" * 50, "det är inget brev"),
        (b"PK\x03\x04 ett arkiv", "det är inget brev"),
        (
            b"From: a@b.example\r\n"
            + b"".join(
                b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n)
                for n in range(5000)
            ),
            "för många delar",
        ),
        (b"From: a@b.example\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 5000, "för många"),
    ],
)
def test_what_cannot_be_read_says_why(innehall: bytes, varfor: str) -> None:
    besked = tyd(innehall)
    assert besked.slag is Returslag.OLASLIGT
    assert varfor in (besked.motivering or "")


@pytest.mark.parametrize(
    "innehall",
    [
        b"From: a@b.example\r\nContent-Type: multipart/report; x=" + b'";' * 500_000,
        b"From: a@b.example\r\nSubject: " + b"=?utf-8?q?" * 100_000,
        b"From: a@b.example\r\nReferences:" + b"\r\n <a@b.example>" * 100_000,
        b"From: " + b"(" * 500_000 + b"\r\n\r\nHej",
        b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        + b"--x\r\n" * 9**6,
        post.postfix(OM, TILL, sagt="550 5.1.1 " + "a@b.example " * 50_000),
        post.postfix(OM, TILL) + b"x" * 30_000_000,
    ],
    ids=["parameter", "kodord", "referenser", "kommentar", "delar", "diagnos", "stort"],
)
def test_a_hostile_mail_costs_no_more_than_another(innehall: bytes) -> None:
    borjan = perf_counter()
    tyd(innehall)
    assert perf_counter() - borjan < 5


def test_broken_mail_never_raises() -> None:
    slump = random.Random(7)  # noqa: S311 - seeded damage
    for form in (post.postfix, post.exchange, post.gmail, post.qmail, post.autosvar):
        hel = form(OM, TILL)
        for _ in range(150):
            skadad = bytearray(hel[: slump.randrange(len(hel))])
            for _ in range(20):
                if skadad:
                    skadad[slump.randrange(len(skadad))] = slump.randrange(256)
            assert tyd(bytes(skadad)).slag in Returslag


def test_what_a_server_says_cannot_mark_up_a_page() -> None:
    sagt = (
        "550 5.1.1 <script>alert(1)</script> [klicka](https://ond.example/x) | `rm` ana@b.example"
    )
    assert tyd(post.postfix(OM, TILL, sagt=sagt)).diagnos == (
        "550 5.1.1 script alert(1) /script klicka ( rm (adress)"
    )

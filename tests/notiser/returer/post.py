"""Mail as it comes back about a letter of ours: Postfix, Exchange Online, Gmail and others."""

from email import policy
from email.message import EmailMessage

from tests.notiser.returer.rapporter import exchange, fyll_i, gmail, postfix

__all__ = ["autosvar", "brev", "exchange", "gmail", "nytt_brev", "postfix", "qmail"]


def qmail(om: str, till: str) -> bytes:
    """Gives a bounce of qmail, which follows no standard: words, and the message as it was."""
    return fyll_i(
        """
        Return-Path: <>
        Date: 5 Nov 2019 07:00:20 -0000
        From: MAILER-DAEMON@mail.gammal.example
        To: beslutsflode@avsandare.example
        Subject: failure notice

        Hi. This is the qmail-send program at mail.gammal.example.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        <%till%>:
        Sorry, no mailbox here by that name. (#5.1.1)

        --- Below this line is a copy of the message.

        Return-Path: <beslutsflode@avsandare.example>
        From: beslutsflode@avsandare.example
        To: %till%
        Subject: Paminnelse
        Message-ID: <%om%>

        Hej!
        """,
        om=om,
        till=till,
    )


def autosvar(om: str, till: str) -> bytes:
    """Gives the answer of a program on behalf of somebody who is away."""
    return fyll_i(
        """
        From: <%till%>
        To: <beslutsflode@avsandare.example>
        Subject: =?utf-8?B?QXV0b21hdGlza3Qgc3ZhcjogUMOlbWlubmVsc2U=?=
        Date: Tue, 5 Nov 2019 07:00:12 +0000
        Message-ID: <autosvar-1@mail.kommunen.example>
        In-Reply-To: <%om%>
        References: <000000000000000000000000@avsandare.example> <%om%>
        Auto-Submitted: auto-replied
        X-Auto-Response-Suppress: All
        MIME-Version: 1.0
        Content-Type: text/plain; charset="utf-8"

        Tack! Kommunen har beslutat att ha semester till den 11 november. Bifall till allt.
        """,
        om=om,
        till=till,
    )


def brev(om: str, till: str) -> bytes:
    """Gives the letter of a human, who says what has been decided."""
    return fyll_i(
        """
        From: Registrator <%till%>
        To: <beslutsflode@avsandare.example>
        Subject: =?utf-8?B?U1Y6IFDDpW1pbm5lbHNl?=
        Date: Tue, 5 Nov 2019 09:12:00 +0100
        Message-ID: <svar-1@mail.kommunen.example>
        In-Reply-To: <%om%>
        References: <%om%>
        MIME-Version: 1.0
        Content-Type: text/plain; charset="utf-8"

        Hej! Fullmäktige sa bifall till alla punkter igår. Protokollet kommer.
        """,
        om=om,
        till=till,
    )


def nytt_brev(amne: str, *, fran: str, text: str = "Ja, kontakten stämmer.") -> bytes:
    """Gives a letter of its own, as a mail program writes it from a `mailto:` link."""
    brev = EmailMessage()
    brev["From"], brev["To"], brev["Subject"] = fran, "beslutsflode@avsandare.example", amne
    brev["Date"], brev["Message-ID"] = "Tue, 4 Jun 2019 08:00:12 +0000", "<nytt-1@kommunen.example>"
    brev.set_content(text)
    return brev.as_bytes(policy=policy.SMTP)

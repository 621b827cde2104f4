"""Delivery reports by RFC 3464, in the forms of Postfix, Exchange Online and Gmail."""

from textwrap import dedent

SAKNAS = "550 5.1.1 <%till%>: Recipient address rejected: User unknown in virtual mailbox table"


def fyll_i(text: str, **falt: str) -> bytes:
    """Gives a mail as it travels: by CRLF."""
    ifyllt = dedent(text).lstrip("\n")
    for namn, varde in falt.items():
        ifyllt = ifyllt.replace(f"%{namn}%", varde)
    return ifyllt.replace("\n", "\r\n").encode()


def postfix(
    om: str,
    till: str,
    *,
    handelse: str = "failed",
    status: str = "5.1.1",
    sagt: str = SAKNAS,
    nummer: str = "1",
) -> bytes:
    """Gives a report of Postfix, which returns the headers alone."""
    return fyll_i(
        """
        Return-Path: <>
        Received: by mail.avsandare.example (Postfix) id 4XyZ%nummer%
        Date: Tue,  5 Nov 2019 08:00:05 +0100 (CET)
        From: MAILER-DAEMON@mail.avsandare.example (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: beslutsflode@avsandare.example
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        \tboundary="4XyZ.1572937205/mail.avsandare.example"
        Message-Id: <20191105070005.4XyZ%nummer%@mail.avsandare.example>

        This is a MIME-encapsulated message.

        --4XyZ.1572937205/mail.avsandare.example
        Content-Description: Notification
        Content-Type: text/plain; charset=utf-8

        This is the mail system at host mail.avsandare.example.

        I'm sorry to have to inform you that your message could not
        be delivered to one or more recipients. It's attached below.

        <%till%>: host mx.example[192.0.2.7] said: %sagt% (in reply to RCPT TO command)

        --4XyZ.1572937205/mail.avsandare.example
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.avsandare.example
        X-Postfix-Queue-ID: 4XyZ
        X-Postfix-Sender: rfc822; beslutsflode@avsandare.example
        Arrival-Date: Tue,  5 Nov 2019 08:00:00 +0100 (CET)

        Final-Recipient: rfc822; %till%
        Original-Recipient: rfc822;%till%
        Action: %handelse%
        Status: %status%
        Remote-MTA: dns; mx.example
        Diagnostic-Code: smtp; %sagt%

        --4XyZ.1572937205/mail.avsandare.example
        Content-Description: Undelivered Message Headers
        Content-Type: text/rfc822-headers

        Return-Path: <beslutsflode@avsandare.example>
        Date: Tue, 05 Nov 2019 08:00:00 +0100
        From: "=?utf-8?q?Beslutsfl=C3=B6de?=" <beslutsflode@avsandare.example>
        To: <%till%>
        Subject: =?utf-8?q?P=C3=A5minnelse?=
        Message-ID: <%om%>
        References: <000000000000000000000000@avsandare.example>
        Auto-Submitted: auto-generated

        --4XyZ.1572937205/mail.avsandare.example--
        """,
        sagt=sagt,
        om=om,
        till=till,
        handelse=handelse,
        status=status,
        nummer=nummer,
    )


def exchange(om: str, till: str) -> bytes:
    """Gives a non-delivery report of Exchange Online, in Swedish, which returns the whole mail."""
    return fyll_i(
        """
        Received: from GVXP280MB0001.SWEP280.PROD.OUTLOOK.COM (2603:10a6::1)
         by GVXP280MB0001.SWEP280.PROD.OUTLOOK.COM with HTTPS; Tue, 5 Nov 2019 07:00:09 +0000
        MIME-Version: 1.0
        From: <postmaster@kommunen.onmicrosoft.example>
        To: <beslutsflode@avsandare.example>
        Date: Tue, 5 Nov 2019 07:00:09 +0000
        Content-Type: multipart/report; report-type=delivery-status;
        \tboundary="a1b2c3d4-0000-4000-8000-000000000000"
        X-MS-Exchange-Message-Is-Ndr:
        Content-Language: sv-SE
        Message-ID: <a1b2c3d4-0000-4000-8000-000000000001@GVXP280MB0001.SWEP280.PROD.OUTLOOK.COM>
        In-Reply-To: <%om%>
        References: <%om%>
        Subject: =?utf-8?B?T2xldmVyZXJiYXQ6IFDDpW1pbm5lbHNl?=
        Auto-Submitted: auto-replied
        X-Auto-Response-Suppress: All

        --a1b2c3d4-0000-4000-8000-000000000000
        Content-Type: multipart/alternative; differences=Content-Type;
        \tboundary="a1b2c3d4-0000-4000-8000-000000000002"

        --a1b2c3d4-0000-4000-8000-000000000002
        Content-Type: text/plain; charset="utf-8"
        Content-Transfer-Encoding: base64

        RGl0dCBtZWRkZWxhbmRlIHRpbGwga29tbXVuZW4ga3VuZGUgaW50ZSBsZXZlcmVyYXMu

        --a1b2c3d4-0000-4000-8000-000000000002--

        --a1b2c3d4-0000-4000-8000-000000000000
        Content-Type: message/delivery-status

        Reporting-MTA: dns;GVXP280MB0001.SWEP280.PROD.OUTLOOK.COM
        Received-From-MTA: dns;mail.avsandare.example
        Arrival-Date: Tue, 5 Nov 2019 07:00:08 +0000

        Final-Recipient: rfc822;%till%
        Action: failed
        Status: 5.1.10
        Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient %till%
         not found by SMTP address lookup

        --a1b2c3d4-0000-4000-8000-000000000000
        Content-Type: message/rfc822

        Received: from mail.avsandare.example (192.0.2.1) by mx.example
        From: "=?utf-8?q?Beslutsfl=C3=B6de?=" <beslutsflode@avsandare.example>
        To: <%till%>
        Subject: =?utf-8?q?P=C3=A5minnelse?=
        Message-ID: <%om%>
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="=_inre"

        --=_inre
        Content-Type: text/plain; charset="utf-8"

        Hej!

        --=_inre--

        --a1b2c3d4-0000-4000-8000-000000000000--
        """,
        om=om,
        till=till,
    )


def gmail(om: str, till: str) -> bytes:
    """Gives a delivery status notification of Gmail."""
    return fyll_i(
        """
        Return-Path: <>
        From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
        To: beslutsflode@avsandare.example
        Auto-Submitted: auto-replied
        Subject: Delivery Status Notification (Failure)
        References: <%om%>
        In-Reply-To: <%om%>
        X-Failed-Recipients: %till%
        Message-ID: <5dc11f0a.1c69fb81.00000.gmr@mx.google.example>
        Date: Mon, 04 Nov 2019 23:00:10 -0800 (PST)
        MIME-Version: 1.0
        Content-Type: multipart/report; boundary="000000000000a1"; report-type=delivery-status

        --000000000000a1
        Content-Type: multipart/related; boundary="000000000000a2"

        --000000000000a2
        Content-Type: multipart/alternative; boundary="000000000000a3"

        --000000000000a3
        Content-Type: text/plain; charset="UTF-8"

        ** Address not found **

        Your message wasn't delivered to %till% because the address couldn't be found.

        --000000000000a3--

        --000000000000a2
        Content-Type: image/png; name="icon.png"
        Content-Disposition: attachment; filename="icon.png"
        Content-Transfer-Encoding: base64

        iVBORw0KGgo=
        --000000000000a2--

        --000000000000a1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; googlemail.example
        Arrival-Date: Mon, 04 Nov 2019 23:00:09 -0800 (PST)
        X-Original-Message-ID: <%om%>

        Final-Recipient: rfc822; %till%
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; gmail-smtp-in.l.google.example. (192.0.2.9, the server for the domain.)
        Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.
         550 5.1.1  https://support.google.example/mail/?p=NoSuchUser a1-20020a1 - gsmtp
        Last-Attempt-Date: Mon, 04 Nov 2019 23:00:10 -0800 (PST)

        --000000000000a1
        Content-Type: message/rfc822

        Message-ID: <%om%>
        From: Beslutsflode <beslutsflode@avsandare.example>
        To: %till%
        Subject: Paminnelse

        ----- Message truncated -----

        --000000000000a1--
        """,
        om=om,
        till=till,
    )

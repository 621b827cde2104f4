"""Mail that no human wrote: bounces of an older kind, and autoreplies."""

import re
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import Final

from notiser.returer.delar import TRASIGT, huvud

_POSTMASTARE: Final = frozenset(
    {"mailer-daemon", "mail-daemon", "maildaemon", "postmaster", "mdaemon", "mmdf"}
)
_RETURAMNE: Final = re.compile(
    r"\W*(?:undeliver|failure notice|returned mail|mail delivery (?:failed|failure|system)"
    r"|delivery (?:status notification|failure|has failed)|nondeliverable|non[- ]delivery"
    r"|delivery notification|oleverer|ej lever|kunde inte lever|kan inte lever|går inte att lever"
    r"|det gick inte att lever|misslyckad leverans)",
    re.IGNORECASE,
)
_AUTOAMNE: Final = re.compile(
    r"\W*(?:autosvar|automatiskt svar|autoreply|auto[- ]reply|automatic reply|auto[- ]response"
    r"|out of (?:the )?office|frånvar|ej på kontoret|inte på kontoret|semestersvar"
    r"|bekräftelse på mottag|mottagningsbevis)",
    re.IGNORECASE,
)
# A kommun's mailbox may be a list: an answer through it has `List-Id`, and is a human's.
_AUTOPRIORITET: Final = frozenset({"auto_reply", "auto-reply", "bulk", "junk"})
_AUTOHUVUDEN: Final = (
    *("X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", "X-Autoresponder"),
    *("X-AutoReply-From", "X-Mail-Autoreply"),
)
LANGST_AMNE: Final = 500


def liknar_retur(brev: Message) -> bool:
    """Tell whether a mail without a report looks like a bounce, by its sender or its subject."""
    lokaldel = parseaddr(huvud(brev, "From")[:LANGST_AMNE])[1].partition("@")[0].casefold()
    return lokaldel in _POSTMASTARE or bool(_RETURAMNE.match(amne(brev)))


def ar_automatiskt(brev: Message) -> bool:
    """Tell whether a program sent the mail: by its headers (RFC 3834), and last by its subject."""
    angivet = huvud(brev, "Auto-Submitted").partition(";")[0].strip().casefold()
    if angivet and angivet != "no":
        return True
    if any(huvud(brev, namn) for namn in _AUTOHUVUDEN):
        return True
    if huvud(brev, "Precedence").casefold() in _AUTOPRIORITET:
        return True
    return huvud(brev, "Return-Path") == "<>" or bool(_AUTOAMNE.match(amne(brev)))


def amne(brev: Message) -> str:
    """Give the subject in clear text, as far as it can be read."""
    ratt = huvud(brev, "Subject")[:LANGST_AMNE]
    try:
        delar = decode_header(ratt)
        return "".join(
            del_ if isinstance(del_, str) else del_.decode(kodning or "ascii", "replace")
            for del_, kodning in delar
        )
    except TRASIGT:
        return ratt

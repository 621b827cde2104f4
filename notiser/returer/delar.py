"""The parts of a mail, read within bounds: whoever sends it decides what is in it.

The headers are taken as they stand (`compat32`): the parsing of addresses and dates is where a
hostile header costs time, and nothing here needs it.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, message_from_string
from email.errors import MessageError
from email.message import Message
from email.policy import compat32
from typing import Any, Final

STORST: Final = 1024 * 1024
"""How much of a mail is looked at: a report comes before what it returns."""
FLEST_DELAR: Final = 60
TRASIGT: Final = (
    *(MessageError, ValueError, LookupError),
    *(TypeError, AttributeError, RecursionError),
)
"""What the standard library raises for mail that is not written as it should be."""
_LANGST_TEXT: Final = 64 * 1024
_LANG_RAD: Final = re.compile(rb"([^\n]{1000})[^\n]+")
_LANGT_HUVUD: Final = re.compile(rb"((?:\n[ \t][^\n]*){40})(?:\n[ \t][^\n]*)+")
_GRANS: Final = re.compile(rb"boundary\s*\*?\d*\*?\s*=|content-type\s*:\s*message/", re.IGNORECASE)
_MEDDELANDEID: Final = re.compile(r"<([^<>\s]{1,400}@[^<>\s]{1,400})>")


class GarInteAttLasa(ValueError):
    """The bytes are no mail, or one that is made to be hard to read; the text says why."""


def las_brev(innehall: bytes) -> Message:
    """Parse a mail; GarInteAttLasa for one that is empty, headless or nested beyond reason."""
    if not innehall.strip():
        raise GarInteAttLasa("filen är tom")
    kortat = _LANGT_HUVUD.sub(rb"\1", _LANG_RAD.sub(rb"\1", innehall[:STORST]))
    if len(_GRANS.findall(kortat)) > FLEST_DELAR:
        raise GarInteAttLasa("brevet har för många delar i varandra")
    try:
        brev: Message = message_from_bytes(kortat, policy=compat32)
    except TRASIGT as fel:
        raise GarInteAttLasa(f"brevets delar hänger inte ihop ({type(fel).__name__})") from None
    if not any(brev.get(namn) for namn in ("From", "Date", "Subject", "Message-ID")):
        raise GarInteAttLasa("det är inget brev: avsändare, dag och ämne saknas")
    return brev


def egna_delar(brev: Message) -> Iterator[Message]:
    """Yield the parts of the mail itself, and never those of a mail that is enclosed in it."""
    kvar = [brev]
    for _ in range(FLEST_DELAR):
        if not kvar:
            return
        del_ = kvar.pop(0)
        yield del_
        if del_.get_content_maintype() == "multipart":
            kvar[:0] = underdelar(del_)


def underdelar(del_: Message) -> list[Message]:
    """Give what a part is made of; nothing when it is a text."""
    under: Any = del_.get_payload()
    return [ett for ett in under if isinstance(ett, Message)] if isinstance(under, list) else []


def huvud(brev: Message, namn: str) -> str:
    """Give a header on one line; empty when it is missing."""
    return " ".join(str(brev.get(namn, "")).split())


def meddelandeid(text: str) -> tuple[str, ...]:
    """Give the Message-IDs in a text, without their brackets."""
    return tuple(_MEDDELANDEID.findall(text[:_LANGST_TEXT]))


def text_i(del_: Message) -> str:
    """Give the beginning of a text part; what cannot be decoded is left out."""
    innehall = del_.get_payload(decode=True)
    if not isinstance(innehall, bytes):
        return ""
    return innehall[:_LANGST_TEXT].decode("utf-8", "replace")


def aterlamnade_huvuden(del_: Message) -> Message | None:
    """Give the headers of the message that a part returns; null when it returns none."""
    match del_.get_content_type():
        case "message/rfc822" | "message/global":
            return next(iter(underdelar(del_)), None)
        case "text/rfc822-headers" | "message/global-headers" | "message/rfc822-headers":
            return message_from_string(_som_text(del_), policy=compat32)
        case _:
            return None


def _som_text(del_: Message) -> str:
    """Give the headers as text: a parser that takes every message/* apart has made a mail of it."""
    under = underdelar(del_)
    return "".join(map(str, under))[:_LANGST_TEXT] if under else text_i(del_)

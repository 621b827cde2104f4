"""Reading one mail address, with or without a name before it."""

import re
from email.utils import parseaddr
from typing import NamedTuple

from notiser.fel import Adressfel

LOKALDEL = re.compile(r"^[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*$")
DOMAN = re.compile(r"^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9-]*[A-Za-z0-9]$")
LANGSTA_LOKALDEL = 64
LANGSTA_ADRESS = 254


class Epostadress(NamedTuple):
    """A name for people and the bare address in ASCII (a domain with å, ä, ö as punycode)."""

    namn: str
    adress: str


def las_epostadress(text: str) -> Epostadress:
    """Read exactly one address or raise Adressfel, which never quotes it."""
    namn, adress = parseaddr(text)
    lokaldel, snabel, doman = adress.rpartition("@")
    bart = text.strip() == adress or text.rstrip().endswith(">")
    if not snabel or not bart:
        msg = "E-postadressen går inte att läsa. Skriv en adress: namn@kommun.example."
        raise Adressfel(msg)
    doman = _ascii_doman(doman)
    if not LOKALDEL.match(lokaldel) or len(lokaldel) > LANGSTA_LOKALDEL:
        msg = "E-postadressens del före @ får bara ha bokstäver a-z, siffror och enkla tecken."
        raise Adressfel(msg)
    if not DOMAN.match(doman) or len(lokaldel) + 1 + len(doman) > LANGSTA_ADRESS:
        msg = "E-postadressens del efter @ är inget giltigt domännamn."
        raise Adressfel(msg)
    return Epostadress(namn, f"{lokaldel}@{doman}")


def _ascii_doman(doman: str) -> str:
    """Turn a domain with Swedish letters into what DNS and SMTP know."""
    try:
        return doman.encode("idna").decode("ascii")
    except UnicodeError:
        return ""

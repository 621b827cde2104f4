"""Whether a mail address is one that a person reads."""

import re
from typing import Final

from notiser.fel import Adressfel
from notiser.kanaler.epostadress import las_epostadress

_SVARAR_INTE: Final = re.compile(
    r"no-?reply|do-?not-?reply|svara-?(inte|ej)|(ej|inget|ingen)-?svar|mailer-?daemon"
)
_PLATSHALLARE: Final = frozenset(
    {
        "adress",
        "din-adress",
        "example",
        "exempel",
        "fornamn-efternamn",
        "namn",
        "todo",
        "user",
        "xx",
        "xxx",
    }
)
"""Local parts that a form was filled in with, for somebody to change."""
_INGEN_VARD: Final = re.compile(
    r"(^|\.)(localhost|local|localdomain|invalid|test|lan|internal)$"
    r"|(^|\.)(example\.(com|net|org)|exempel\.se|doman\.se|domain\.com)$"
)
_PAHITTAD: Final = re.compile(r"(^|\.)example$")
"""Reserved for what is made up (RFC 2606): no letter ever gets there."""
_SIFFROR: Final = re.compile(r"[\d.]+|\[.*\]|.*:.*")


def adressfel(text: str, *, pahittat: bool) -> str | None:
    """Say, in Swedish after "adressen", why nobody reads an address; null when somebody may.

    With `pahittat` the round says itself that it is made up or a trial: then .example will do.
    """
    try:
        adress = las_epostadress(text).adress
    except Adressfel:
        return "går inte att skriva till"
    lokaldel, _, vard = adress.lower().rpartition("@")
    namnet = re.sub(r"[._-]+", "-", lokaldel)
    if _SVARAR_INTE.search(namnet):
        return "tar inte emot svar"
    if namnet in _PLATSHALLARE:
        return "är en platshållare"
    varfor = vardfel(vard, pahittat=pahittat)
    return None if varfor is None else f"ligger på {vard}, som {varfor}"


def vardfel(vard: str, *, pahittat: bool) -> str | None:
    """Say, in Swedish after "som", why nothing gets to a host; null when something may."""
    vard = vard.lower().rstrip(".")
    if _INGEN_VARD.search(vard):
        return "är en platshållare eller bara finns på en enda dator"
    if "." not in vard or _SIFFROR.fullmatch(vard):
        return "inte är något domännamn"
    if _PAHITTAD.search(vard) and not pahittat:
        return "är påhittad (.example) fast inget i omgången är angivet som fiktivt"
    return None

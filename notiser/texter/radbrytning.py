"""Plain text that reads well at 72 columns, and text that must stay on one line."""

import re
import textwrap
import unicodedata
from functools import lru_cache
from typing import Final

from beslutsmodell.datum import MANADER
from notiser.forsandelse import FORBJUDNA_TECKEN

BREDD: Final = 72
ETIKETTBREDD: Final = 18
_SKYDD: Final = "\ue000"
"""Stands for a space where no line may end; gone before anyone reads the text."""
_HALLS_IHOP = re.compile(
    rf"(?:\w+dag )?\b\d{{1,2}} (?:{'|'.join(MANADER)}) \d{{4}}(?: \(v\. \d+\))?"
    r"|\bkl\. \d|§ \d|\bKL \d|\bpunkt \d|`[^`]{1,60}`",
)
_INDRAG = re.compile(r"^ *(?:- )?")
_TOMRADER = re.compile(r"\n{3,}")


def en_rad(text: str) -> str:
    """Put a text on one line without control signs, so that it can stand in a header."""
    if not text.isprintable():  # which most texts are, and control signs are not
        text = "".join(" " if unicodedata.category(t) in FORBJUDNA_TECKEN else t for t in text)
    return " ".join(text.split())


def falt(varde: object, etikett: str) -> str:
    """Write a label and its value, the value's lines one under the other."""
    return _fyll(str(varde), forst=etikett.ljust(ETIKETTBREDD), sedan=" " * ETIKETTBREDD)


def rubrik(text: object) -> str:
    """Write a heading with a line under it."""
    rader = _fyll(str(text), forst="", sedan="")
    return f"{rader}\n{'-' * max(len(rad) for rad in rader.splitlines())}"


def bryt(text: str) -> str:
    """Break long lines at 72 columns, keep their indent, and never leave two empty lines."""
    rader = (_bryt_rad(rad.rstrip()) for rad in text.splitlines())
    return _TOMRADER.sub("\n\n", "\n".join(rader)).strip("\n") + "\n"


def _bryt_rad(rad: str) -> str:
    """Break one line; a list item's next lines stand under its text."""
    if len(rad) <= BREDD:
        return rad
    traff = _INDRAG.match(rad)
    indrag = traff[0] if traff else ""
    return _fyll(rad.removeprefix(indrag), forst=indrag, sedan=" " * len(indrag))


@lru_cache(maxsize=2048)
def _fyll(text: str, *, forst: str, sedan: str) -> str:
    """Fill lines without breaking words, dates or references: an address must stay whole.

    Most lines of a round's letters are the same, and are filled once.
    """
    skyddat = _HALLS_IHOP.sub(lambda traff: traff[0].replace(" ", _SKYDD), en_rad(text))
    return textwrap.fill(
        skyddat,
        width=BREDD,
        initial_indent=forst,
        subsequent_indent=sedan,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_SKYDD, " ")

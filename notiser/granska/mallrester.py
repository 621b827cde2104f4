"""Marks of a template that were never filled in, and values that were never set."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from notiser.granska.delar import Del
from notiser.granska.fynd import Fynd, Fyndslag

_REST: Final = re.compile(
    r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\}\}|%\}|\{#|\$\{\w*\}?|%\(\w+\)s"
    r"|\b(?:None|Undefined|undefined|NaN|NoneType)\b"
    r"|<[A-Z]\w*\.\w+: [^>]*>|<\w+(?:\.\w+)* object at \w+>|\bdatetime\.\w+\("
    r"|&(?:amp|lt|gt|quot|#\d+);"
)
_TOMT: Final = re.compile(
    r"\b(?:[Ss]kriv till|[Vv]änd dig till|väntar på(?: \w+)? från|senast) ?(?:[.,;:]|$)"
)
"""A sentence whose value is missing: "Skriv till ."."""


def granska_mallresterna(delar: Iterable[Del]) -> Iterator[Fynd]:
    """Yield what a reader would see of the machinery, each thing once per part."""
    for en in delar:
        rester = [traff[0] for traff in _REST.finditer(en.ord_)]
        for rest in dict.fromkeys(rester):
            yield _fynd(en, f"”{rest}” är en rest av en mall eller ett värde som aldrig sattes.")
        for tomt in dict.fromkeys(traff[0] for traff in _TOMT.finditer(en.ord_)):
            yield _fynd(en, f"Efter ”{tomt.rstrip(' .,;:')}” saknas något.")


def _fynd(en: Del, motivering: str) -> Fynd:
    return Fynd(
        slag=Fyndslag.MALLREST,
        var=en.namn,
        motivering=motivering,
        atgard="Rätta texten i omgångens filer om den står där; annars är det ett fel i mallen.",
    )

"""The few card elements that the notices use (Adaptive Cards 1.4)."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from notiser.texter.radbrytning import en_rad

Element = dict[str, Any]
SKARVTECKEN: Final = " · "
"""Stands between values on one line."""


def text(innehall: str, **utseende: object) -> Element:
    """Give a paragraph."""
    return {"type": "TextBlock", "text": ren(innehall), "wrap": True, **utseende}


def rubrik(innehall: str) -> Element:
    """Give a heading within the card."""
    return text(innehall, weight="Bolder", spacing="Medium")


def fakta(rader: Iterable[tuple[str, str | None]]) -> Element:
    """Give labels with values; a row whose value is null is left out."""
    return {
        "type": "FactSet",
        "facts": [
            {"title": etikett, "value": ren(varde)} for etikett, varde in rader if varde is not None
        ],
    }


def ruta(titel: str, rader: Sequence[str], *, stil: str = "warning") -> Element:
    """Give a coloured box: a title and its lines."""
    delar = [text(titel, weight="Bolder"), *(text(rad, spacing="Small") for rad in rader)]
    return {"type": "Container", "style": stil, "spacing": "Medium", "items": delar}


def ren(innehall: str) -> str:
    """Keep text that people have written from becoming a link with another name (Markdown)."""
    return en_rad(innehall).replace("](", "] (")

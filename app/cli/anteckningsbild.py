"""Notes on a round: a line each for people, all of it for machines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from app.cli.ord import iso_tid, svensk_tid

if TYPE_CHECKING:
    from diarium.anteckningar import Anteckning

_SENASTE: Final = 5
"""How many notes the state of a round shows."""
_LANGST: Final = 120
"""Letters of a note that the state of a round shows."""


def kort(anteckningar: Sequence["Anteckning"]) -> Iterator[str]:
    """Yield the latest notes, cut short, and how many there are besides."""
    for ett in anteckningar[-_SENASTE:]:
        text = " ".join(ett.text.split())
        yield _rad(ett, text if len(text) <= _LANGST else f"{text[: _LANGST - 1].rstrip()}…")
    if (aldre := len(anteckningar) - _SENASTE) > 0:
        yield f"{aldre} äldre {'anteckning' if aldre == 1 else 'anteckningar'} visas med --json."


def hela(anteckningar: Iterable["Anteckning"]) -> Iterator[str]:
    """Yield every note as it was written."""
    for ett in anteckningar:
        yield _rad(ett, ett.text)


def som_json(anteckningar: Iterable["Anteckning"]) -> list[dict[str, Any]]:
    """Give every note for machines."""
    return [
        {
            "nummer": ett.nummer,
            "tid": iso_tid(ett.tid),
            "arende": ett.arende,
            "text": ett.text,
            "av": ett.av,
        }
        for ett in anteckningar
    ]


def _rad(ett: "Anteckning", text: str) -> str:
    om = f" om {ett.arende}" if ett.arende else ""
    return f"Anteckning {svensk_tid(ett.tid)}{om}, {ett.av}: {text}"

"""A refusal that begins with a participant's code says its name too."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.cli.fel import Nekad

if TYPE_CHECKING:
    from diarium.omgangslasning import Omgangslasning


def med_namn(lasning: "Omgangslasning", kod: str, text: str) -> str:
    """Write "Härryda (1401)" for the first "1401" of a text that has no other name for it."""
    namn = lasning.omgang.finn_huvudman(kod).namn
    delar = text.split(" ")
    if kod not in delar:
        return text
    delar[delar.index(kod)] = f"{namn} ({kod})"
    return " ".join(delar)


@contextmanager
def namngivet(lasning: "Omgangslasning", kod: str) -> Iterator[None]:
    """Let what the core and the record refuse in the block name the participant."""
    from beslutsmodell.fel import Modellfel
    from diarium.fel import Diariefel

    try:
        yield
    except (Modellfel, Diariefel) as fel:
        raise Nekad(med_namn(lasning, kod, str(fel))) from fel

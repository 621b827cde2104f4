"""A note on a round, or on one case in it: it changes nothing but what is known."""

from beslutsmodell.fel import OgiltigAnteckning
from beslutsmodell.fritext import Fritext
from beslutsmodell.omgangshandelser import OmgangAntecknad
from beslutsmodell.varde import Varde


class Anteckna(Varde):
    """Note something on a round, whether it is open or closed."""

    arende: str | None = None
    """The case that it is about; null = the whole round."""
    text: Fritext
    av: Fritext
    """Who says it, as stated."""


def antecknat(kommando: Anteckna, *, nummer: int) -> OmgangAntecknad:
    """Give the event; OgiltigAnteckning when nothing is said, or by nobody."""
    text, av = kommando.text.strip(), kommando.av.strip()
    if not text:
        raise OgiltigAnteckning("Anteckningen är tom. Skriv vad som ska antecknas.")
    if not av:
        raise OgiltigAnteckning("Anteckningen saknar namn. Ange vem som lämnar uppgiften.")
    return OmgangAntecknad(nummer=nummer, arende=kommando.arende, text=text, av=av)

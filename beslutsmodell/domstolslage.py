"""How it stands with a decision in court, by what has happened there."""

from collections.abc import Sequence

from beslutsmodell.handelser import Domstolshandelse, Inhiberat, Overklagat


def gallande_inhibition(i_domstol: Sequence[Domstolshandelse]) -> Inhiberat | None:
    """Give the inhibition that stands (`FPL 28`); one more appeal does not lift it."""
    for steg in reversed(i_domstol):
        if isinstance(steg, Inhiberat):
            return steg
        if not isinstance(steg, Overklagat):
            return None
    return None

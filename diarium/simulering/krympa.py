"""A list of acts that breaks something is shrunk to those that it takes (delta debugging)."""

from collections.abc import Callable, Sequence
from typing import Final

from diarium.simulering.akter import Akt

FORSOK: Final = 100
"""How many shorter lists are played at most."""


def krymp(
    akter: Sequence[Akt], bryter: Callable[[Sequence[Akt]], bool], *, forsok: int = FORSOK
) -> tuple[Akt, ...]:
    """Give a shorter list that still breaks; no single act of it can go, if `forsok` is enough.

    First halves are left out, then quarters, and so on down to single acts.
    """
    kvar, bitar = tuple(akter), 2
    while len(kvar) > 1 and forsok > 0:
        langd = -(-len(kvar) // bitar)
        for forst in range(0, len(kvar), langd):
            kortare = kvar[:forst] + kvar[forst + langd :]
            forsok -= 1
            if bryter(kortare):
                kvar, bitar = kortare, max(2, bitar - 1)
                break
            if forsok <= 0:
                break
        else:
            if bitar >= len(kvar):
                break
            bitar = min(len(kvar), 2 * bitar)
    return kvar

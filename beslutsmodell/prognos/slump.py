"""Chance, so that what is drawn of a thing does not hang on what else is drawn.

Every thing (a body's meeting, a case's second time) has a stream of its own, from the seed and its
name. A what-if that adds a meeting or moves a deadline meets the same chance in all else: two
forecasts of one seed differ by what was changed, not by noise.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from beslutsmodell.prognos.forvantan import Andel

Tal = npt.NDArray[np.float32]
Dagar = npt.NDArray[np.int32]
"""Days as `date.toordinal()`, one per draw."""
Val = npt.NDArray[np.bool_]
ALDRIG: Final = 2**30
"""A day that does not come."""


@dataclass(frozen=True)
class Slump:
    """Draws of one batch, of `antal` draws."""

    fro: int
    sats: int
    antal: int

    def likformigt(self, *namn: str) -> Tal:
        """Draw from [0, 1) for the thing with this name."""
        return self._strom(namn).random(self.antal, dtype=np.float32)

    def andelar(self, andel: Andel, *namn: str) -> Tal:
        """Draw the share itself, from what is known of it."""
        if andel.ganger in {0, andel.av}:
            return np.full(self.antal, andel.medel, np.float32)
        ja, nej = andel.ganger, andel.av - andel.ganger
        return self._strom(namn).beta(ja, nej, self.antal).astype(np.float32)

    def _strom(self, namn: tuple[str, ...]) -> np.random.Generator:
        tal = int.from_bytes("\0".join(namn).encode(), "big")
        return np.random.Generator(
            np.random.SFC64(np.random.SeedSequence([self.fro, self.sats, tal]))
        )

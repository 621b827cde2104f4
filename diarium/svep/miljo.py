"""What a sender needs beside the record."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from diarium.svep.takt import OBEGRANSAT, Takt
from notiser.kanaler.kanaler import Kanaler
from notiser.parter import Avsandare


@dataclass(frozen=True, slots=True)
class Sandmiljo:
    """The transports, who we are, and chance for the jitter of retries."""

    kanaler: Kanaler
    avsandare: Avsandare
    slump: Callable[[], float]
    """Gives a number in [0, 1)."""
    namn: str
    """Tells this sender from others."""
    hem: Path
    """Where relative folders begin."""
    sandlada_till: str | None = None
    takt: Takt = OBEGRANSAT
    """How much may go at once."""

"""What a claim gives: messages to send, rows that are settled, and rows that wait."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from diarium.utkorg.tillstand import Tillstand
from notiser.forsandelse import Forsandelse


@dataclass(frozen=True, slots=True)
class Uppskjutet:
    """A message that cannot be sent yet: why, and when it is looked at again."""

    motivering: str
    till: datetime
    fonster: bool = False
    """It waits for the send window, as every evening: nothing to tell of."""


@dataclass(frozen=True, slots=True)
class Taget:
    """A message that this sender holds."""

    id: int
    forsok: int
    lease_till: datetime
    forsandelse: Forsandelse
    sista: bool = False
    """Nothing sends it once more by itself if nobody knows what became of it."""


@dataclass(frozen=True, slots=True)
class Tagning:
    """What one claim gave: messages to send, and how many rows it settled."""

    tagna: tuple[Taget, ...]
    avgjorda: Counter[Tillstand]
    """Rows that were not taken, by the state that they came to."""
    uppskjutna: Counter[str]
    """Rows that wait for something else than the send window, by what it is."""
    ider: tuple[int, ...]
    """All rows that were settled, taken or not."""

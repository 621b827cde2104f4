"""What a plan starts from: a day, and what has happened by then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Nulage:
    """What the plan starts from."""

    idag: date
    beslutat: Mapping[str, date]
    """The day of the meeting, by the key of each case that has answered on every point."""
    behandlat: Mapping[str, date]
    """The day of the last meeting that took up a case without ending it, by its key."""
    startad: bool = True
    """Whether bodies may have answered without its being known yet."""
    avslutade: frozenset[str] = frozenset()
    """Keys of the cases that ended without a decision: nobody waits for them."""
    bordlagda: frozenset[str] = frozenset()
    """Keys of the cases that were put off there, not sent back."""

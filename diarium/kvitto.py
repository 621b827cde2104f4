"""What a recorded command led to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kvitto:
    """Where a command was recorded, and whether it was new."""

    omgang: str
    lopnr: int
    """The number of its first event in the round."""
    nytt: bool
    """False when the same command had been recorded before: nothing was written now."""
    oppnade: tuple[str, ...] = ()
    """Keys of the cases that opened because of it."""

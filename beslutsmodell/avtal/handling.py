"""An agreement as it has come: version, points, signatories, file."""

from datetime import datetime

from pydantic import Field

from beslutsmodell.fritext import Fritext
from beslutsmodell.varde import Varde


class Undertecknare(Varde):
    """One who has signed for the huvudman, by office, and by what authority."""

    roll: str
    befogenhet: str | None = None
    """The decision or reglemente that gives the right to sign; null = not shown."""
    namn: Fritext | None = None


class Avtalshandling(Varde):
    """One signed agreement of one huvudman. Registered whenever it comes, whatever it says."""

    huvudman: str
    slag: str
    version: str
    punkter: tuple[str, ...] = Field(min_length=1)
    undertecknare: tuple[Undertecknare, ...]
    fil: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the file's bytes."""
    inkommet: datetime
    """When it reached the huvudman's or the owner's registry."""

"""An agreement as it has come: version, points, signatories, file."""

from datetime import datetime
from typing import Any

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

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
    skickat: datetime | None = None
    """When the huvudman sent it, as stated; null = not stated."""

    @model_serializer(mode="wrap")
    def _utan_okant(self, skriv: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out a time that is not stated: what was written before keeps its bytes."""
        ut: dict[str, Any] = skriv(self)
        if self.skickat is None:
            del ut["skickat"]
        return ut

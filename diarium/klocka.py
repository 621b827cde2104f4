"""The one place where the clock is read."""

from datetime import UTC, datetime
from typing import Protocol


class Klocka(Protocol):
    """Tells what time it is."""

    def nu(self) -> datetime:
        """Give the aware instant, in UTC."""
        ...


class Systemklocka:
    """The clock of the machine."""

    def nu(self) -> datetime:
        """Give the instant now, in UTC."""
        return datetime.now(UTC)


class Stegklocka:
    """A clock that stands still until it is moved, for simulations only."""

    def __init__(self, nu: datetime) -> None:
        """Stand at an aware instant."""
        self._nu = nu.astimezone(UTC)

    def nu(self) -> datetime:
        """Give the instant where the clock stands, in UTC."""
        return self._nu

    def ga_till(self, nu: datetime) -> None:
        """Move forward to an aware instant; ValueError when it lies behind."""
        if nu < self._nu:
            raise ValueError(f"klockan står på {self._nu} och går inte bakåt till {nu}")
        self._nu = nu.astimezone(UTC)

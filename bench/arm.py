"""What is measured against what: the two arms do the same work on a database each."""

from typing import Protocol


class Arm(Protocol):
    """Does the work of a round of n kommuner; the harness holds the watch."""

    n: int

    def ny(self) -> None:
        """Begin with an empty database; not timed."""
        ...

    def starta(self) -> None:
        """Make every step of the round durable."""
        ...

    def oppna(self) -> None:
        """Let the chain come to the kommuner; not timed."""
        ...

    def oversikt(self) -> int:
        """Read the status of every kommun and point; give how many were read."""
        ...

    def svepa(self, varv: int) -> None:
        """Claim what is due: 0 = nothing, 1 = one case in a hundred, 2 = all the others."""
        ...

    def ansprak(self) -> int:
        """Give how many claims there are, by the database; not timed."""
        ...

    def planera(self) -> int:
        """Claim every kommun's first rung at once and give each a message; tell how many."""
        ...

    def besluta(self, nummer: int) -> None:
        """Make one kommun's decision durable."""
        ...

    def beslutade(self) -> int:
        """Give how many kommuner have decided every point, by the database; not timed."""
        ...

    def stang(self) -> None:
        """Close the database."""
        ...

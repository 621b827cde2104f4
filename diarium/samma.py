"""What is the same object is asked about once: a key for values that cannot be hashed."""

from typing import Generic, TypeVar

_Varde = TypeVar("_Varde")


class Samma(Generic[_Varde]):
    """One value, equal to itself alone; as a key it keeps the value alive."""

    __slots__ = ("ett",)

    def __init__(self, ett: _Varde) -> None:
        """Take an immutable value."""
        self.ett = ett

    def __hash__(self) -> int:
        """Give the identity."""
        return id(self.ett)

    def __eq__(self, annan: object) -> bool:
        """Tell whether the other holds the very same object."""
        return isinstance(annan, Samma) and self.ett is annan.ett

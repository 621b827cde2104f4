"""Reading a form field by field: every fault is kept, and told in one go."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flows.formular.falt import Faltfel
from flows.formular.fel import Formularfel

_Svar = TypeVar("_Svar")
_Fraga = ParamSpec("_Fraga")


class Ifyllning:
    """Collects the faults of a form while its fields are read."""

    def __init__(self) -> None:
        """Begin without faults."""
        self.brister: list[str] = []

    def las(
        self,
        las: Callable[_Fraga, _Svar],
        *argument: _Fraga.args,
        **val: _Fraga.kwargs,
    ) -> _Svar | None:
        """Read one field; null, and a fault more, when it does not do."""
        try:
            return las(*argument, **val)
        except Faltfel as fel:
            self.brister.append(str(fel))
            return None

    def krav_hel(self) -> None:
        """Raise Formularfel with every fault that was met."""
        if self.brister:
            raise Formularfel(self.brister)

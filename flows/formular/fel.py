"""The errors of the forms: everything that does not do, in one go, in Swedish."""

from collections.abc import Sequence


class Formularfel(Exception):
    """A form cannot be used as it is filled in."""

    def __init__(self, brister: Sequence[str]) -> None:
        """List every fault, so that one correction is enough."""
        self.brister = tuple(brister)
        rader = "\n".join(f"– {brist}" for brist in self.brister)
        super().__init__(f"Blanketten går inte att använda. Inget har ändrats.\n{rader}")


class Avslaget(Exception):
    """The record refuses what the form asks for."""

    def __init__(self, *, vem: str, kod: str, orsak: Exception) -> None:
        """Name whom it is about, where the record's own words have only the code."""
        self.vem, self.kod, self.orsak = vem, kod, orsak
        text = str(orsak)
        resten = text.removeprefix(kod)
        super().__init__(f"{vem}: {text}" if resten == text else f"{vem} ({kod}){resten}")

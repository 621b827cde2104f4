"""What the core refuses.

    Modellfel
    ├── OtillatetKommando   the command does not fit the state of a point
    ├── OgiltigtBeslut      the decision lacks something or contradicts itself
    ├── OkantNummer         the command points at a decision that does not exist
    ├── OgiltigFrist        a new deadline that is not a change, or has no reason
    ├── OgiltigPaus         reminders that cannot be suspended like that, or are not suspended
    ├── OgiltigKalender     a calendar that is empty, or names a day twice
    ├── OgiltigtKontaktbyte a change of contacts that leaves a body without any, or is unclear
    ├── OgiltigAterkallelse points that cannot be taken back for a round, or no reason why
    ├── OgiltigtUnderlag    a new version of a document that is not a change, or has no reason
    ├── OgiltigtEnkatsvar   an answer on a point that the round does not have
    ├── OgiltigAnteckning   a note without text, or by nobody
    ├── OgiltigProvning     a what-if that cannot be, such as a meeting that has been
    └── InlamningNekad      the agreements cannot be handed over as they stand

Every text is Swedish and says what to do next.
"""


class Modellfel(Exception):
    """The base of all errors of the core."""


class OtillatetKommando(Modellfel):
    """The command does not fit the state of a point."""

    def __init__(self, *, arende: str, punkt: str, lage: str, kommando: str, rad: str) -> None:
        """Name the case, the point, its state, the command and what to do instead."""
        self.arende, self.punkt, self.lage, self.kommando = arende, punkt, lage, kommando
        super().__init__(
            f"{arende}, punkt {punkt}: {kommando} går inte när punkten är {lage}. {rad}",
        )


class OgiltigtBeslut(Modellfel):
    """The decision lacks something or contradicts itself."""


class OkantNummer(Modellfel):
    """The command points at a decision that does not exist in the case."""

    def __init__(self, *, arende: str, nummer: int) -> None:
        """Name the case and the number that was asked for."""
        self.arende, self.nummer = arende, nummer
        super().__init__(
            f"{arende} har inget beslut nummer {nummer}. "
            f"Se vilka beslut som finns med `beslut lage OMGANG --arende {arende}`.",
        )


class OgiltigPaus(Modellfel):
    """The reminders of a body cannot be suspended like that, or are not suspended."""


class OgiltigFrist(Modellfel):
    """The new deadline is not a change, or lacks what a change needs."""


class OgiltigKalender(Modellfel):
    """The calendar of a body is empty, or names a day twice."""


class OgiltigtKontaktbyte(Modellfel):
    """The contacts cannot change like that: a body would have none, or it is unclear which."""


class OgiltigtUnderlag(Modellfel):
    """The new version of a document is not a change, or lacks what a change needs."""


class OgiltigAterkallelse(Modellfel):
    """The points cannot be taken back for the whole round, or the reason is missing."""


class InlamningNekad(Modellfel):
    """The agreements of one huvudman cannot be handed over as they stand."""

    def __init__(self, *, huvudman: str, brister: tuple[str, ...]) -> None:
        """Name the huvudman and everything that has to be mended, in one go."""
        self.huvudman, self.brister = huvudman, brister
        rader = "\n".join(f"  - {brist}" for brist in brister)
        super().__init__(f"{huvudman} kan inte lämnas in:\n{rader}")


class OgiltigtEnkatsvar(Modellfel):
    """An answer on a point that the round does not have, or two on one point."""


class OgiltigAnteckning(Modellfel):
    """A note without text, or by nobody."""


class OgiltigProvning(Modellfel):
    """A what-if that cannot be, such as a meeting that has been."""

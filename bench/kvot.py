"""A ratio to the raw limit, and the limit that it is held to."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Krav:
    """What a ratio should keep to; null = shown for information only."""

    grans: float | None = None
    mal: float | None = None
    minst: bool = False
    """The ratio is one of speeds, and should not be lower."""
    sekunder: float | None = None
    """What the engine's own time should keep to, where the limit is not of the ratio."""


@dataclass(frozen=True, slots=True)
class Matning:
    """One line of the table: what the raw limit and the engine took, once per run."""

    vad: str
    n: int
    ra: tuple[float, ...]
    """Seconds, one per run."""
    motor: tuple[float, ...]
    """Seconds, one per run."""
    krav: Krav

    @property
    def kvoter(self) -> tuple[float, ...]:
        """Give the ratio of every run: of times, or of speeds where more is better."""
        par = zip(self.ra, self.motor, strict=True)
        return tuple(ra / motor if self.krav.minst else motor / ra for ra, motor in par)

    @property
    def kvot(self) -> float:
        """Give the median of the runs' ratios."""
        return median(self.kvoter)

    @property
    def haller(self) -> bool | None:
        """Tell whether the limit holds; null where there is none."""
        if self.krav.sekunder is not None:
            return median(self.motor) <= self.krav.sekunder
        return self._inom(self.krav.grans)

    @property
    def nar_malet(self) -> bool | None:
        """Tell whether the aim is reached; null where there is none."""
        return self._inom(self.krav.mal)

    def _inom(self, varde: float | None) -> bool | None:
        if varde is None:
            return None
        return self.kvot >= varde if self.krav.minst else self.kvot <= varde

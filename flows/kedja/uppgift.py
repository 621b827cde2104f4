"""One thing for a human to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Uppgift:
    """One thing for a human to do."""

    vem: str
    vad: str
    """What is wrong, in Swedish."""
    gor: str
    """What to do, in Swedish."""
    blankett: str | None = None
    """The deployment whose form does it; null when none does."""
    ifyllt: Mapping[str, str] = field(default_factory=dict)
    """What the form can be filled in with beforehand."""

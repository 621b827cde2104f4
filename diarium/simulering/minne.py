"""What was read last: after an act only the participants that it touched are reported anew."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from diarium.lage import Villkor, huvudmansrapport
from diarium.lagerapport import Arenderapport, Huvudmansrapport
from diarium.omgangslasning import Deltagare


class Rapportminne:
    """Reports participants as `huvudmansrapport` does, and counts them place by place."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._last: dict[str, tuple[tuple[Any, ...], Huvudmansrapport]] = {}
        self._facken: dict[str, dict[str, str]] = {}
        self.tal: Mapping[str, Counter[str]] = defaultdict(Counter)
        """How many participants are counted in each place, by the names of the sums."""

    def __call__(
        self,
        man: Deltagare,
        egna: tuple[Arenderapport, ...],
        kropp: str | None,
        villkor: Villkor,
        *,
        nu: datetime,
    ) -> Huvudmansrapport:
        """Give the report as it was, when nothing that it is made of is another."""
        av = egna, kropp, villkor, nu > villkor.frist
        if man.kod in self._last and self._last[man.kod][0] == av:
            return self._last[man.kod][1]
        rapport = huvudmansrapport(man, egna, kropp, villkor, nu=nu)
        self._last[man.kod] = av, rapport
        self._rakna(man.kod, rapport.fack(villkor.punkter))
        return rapport

    @property
    def avtalen(self) -> Mapping[str, str]:
        """Give the text of the agreements that have come, by the code of the participant."""
        return {kod: av[1] for kod, (av, _) in self._last.items() if av[1] is not None}

    def _rakna(self, kod: str, fack: dict[str, str]) -> None:
        for namn, plats in self._facken.get(kod, {}).items():
            self.tal[namn][plats] -= 1
        for namn, plats in fack.items():
            self.tal[namn][plats] += 1
        self._facken[kod] = fack


def utan_tid(arenden: Iterable[Arenderapport]) -> list[tuple[Any, ...]]:
    """Give cases without what time alone does to them."""
    return [(*ett[:-2], ett.bild) for ett in arenden]

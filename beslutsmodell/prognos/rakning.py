"""Batches of draws counted together, so that memory does not grow with their number."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt

from beslutsmodell.prognos.kurva import Kurvpunkt
from beslutsmodell.prognos.slump import Dagar, Val
from beslutsmodell.prognos.utgangslage import Utgangslage

EFTER_FRISTEN: Final = timedelta(weeks=8)
"""How long after the deadline the curve goes on."""
Antal = npt.NDArray[np.int64]


class Rakning:
    """Counts what the draws of a round came to."""

    def __init__(
        self,
        lage: Utgangslage,
        raknade: Sequence[str],
        nedstroms: Mapping[str, Sequence[int]],
        spann: tuple[int, int],
    ) -> None:
        """Take the participants that are counted, and those that wait for each body by place."""
        self._lage, self._nedstroms, self._forsta = lage, nedstroms, spann[0]
        self._dagar = spann[1] - spann[0] + 2  # the last place is "never"
        antal = len(raknade)
        self._antal = antal
        self.dragningar = 0
        self.i_tid: Antal = np.zeros(antal, np.int64)
        self.sena: Antal = np.zeros(antal + 1, np.int64)
        """How many draws have so many late."""
        self._mottagna: Antal = np.zeros((antal, self._dagar), np.int64)
        self._veckor = _veckor(lage.underlag.nulage.idag, lage.underlag.frist)
        self._klara: Antal = np.zeros((len(self._veckor), antal + 1), np.int64)
        self._organ = {organ: np.zeros(4, np.int64) for organ in nedstroms}

    def rakna(
        self, mottaget: Dagar, beslutat: Dagar, sent: Val, rubbade: Mapping[str, Val]
    ) -> None:
        """Count a batch; the arrays hold a row per participant and a column per draw."""
        self.dragningar += sent.shape[1]
        self.i_tid += (~sent).sum(axis=1)
        self.sena += np.bincount(sent.sum(axis=0), minlength=self._antal + 1)
        platser = np.clip(mottaget - self._forsta, 0, self._dagar - 1)
        for rad in range(self._antal):
            self._mottagna[rad] += np.bincount(platser[rad], minlength=self._dagar)
        for nummer, dag in enumerate(self._veckor):
            klara = (beslutat <= dag.toordinal()).sum(axis=0)
            self._klara[nummer] += np.bincount(klara, minlength=self._antal + 1)
        for organ, rader in self._nedstroms.items():
            sena, rubbad = sent[rader].sum(axis=0), rubbade[organ]
            ostort = ~rubbad
            self._organ[organ] += sena.sum(), sena[ostort].sum(), ostort.sum(), rubbad.sum()

    def organets(self, organ: str) -> tuple[float, float]:
        """Give how likely it is that a body does otherwise, and how many fewer are late if not."""
        sena, sena_ostort, ostorda, rubbade = map(int, self._organ[organ])
        if not ostorda:
            return 1.0, 0.0
        minskning = sena / self.dragningar - sena_ostort / ostorda
        return rubbade / self.dragningar, minskning

    def mottaget(self, rad: int, andel: float) -> date | None:
        """Give the day by which a participant's is received in such a share of the draws."""
        plats = kvantil(self._mottagna[rad], andel)
        return None if plats == self._dagar - 1 else date.fromordinal(self._forsta + plats)

    def kurva(self) -> tuple[Kurvpunkt, ...]:
        """Give how many have decided everything, week by week."""
        return tuple(
            Kurvpunkt(
                datum=dag,
                lag=kvantil(klara, 0.1),
                median=kvantil(klara, 0.5),
                hog=kvantil(klara, 0.9),
            )
            for dag, klara in zip(self._veckor, self._klara, strict=True)
        )


def kvantil(antal: Antal, andel: float) -> int:
    """Give the first place by which such a share of what is counted has come."""
    summor = np.cumsum(antal)
    return int(np.searchsorted(summor, andel * summor[-1], side="left"))


def _veckor(idag: date, frist: date) -> list[date]:
    sista = max(idag, frist) + EFTER_FRISTEN
    veckor = (sista - idag).days // 7 + 1
    return [idag + timedelta(weeks=nummer) for nummer in range(veckor)]

"""From the day of the minutes to the receiver, looked up: the law itself is in `plan/vagen.py`."""

from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np

from beslutsmodell.huvudman import Organslag
from beslutsmodell.kalender import rulla
from beslutsmodell.plan.planregler import Planregler, Verkstallighet
from beslutsmodell.plan.vagen import vagen_fran
from beslutsmodell.process import Protokollsregler
from beslutsmodell.prognos.slump import ALDRIG, Dagar
from beslutsmodell.regler.protokoll import laga_kraft

_JAMNT: Final = 64


@lru_cache(maxsize=8)
def _tabellen(forsta: int, sista: int, regler: Planregler) -> "Dagtabell":
    return Dagtabell(forsta, sista, regler)


def dagtabell(forsta: int, sista: int, regler: Planregler) -> "Dagtabell":
    """Give a table that holds the days from a first to a last one, made once for many forecasts."""
    return _tabellen(forsta // _JAMNT * _JAMNT, -(-sista // _JAMNT) * _JAMNT, regler)


class Dagtabell:
    """Every day from a first to a last one, and what follows from it."""

    def __init__(self, forsta: int, sista: int, regler: Planregler) -> None:
        """Take the range as ordinals of days, both included."""
        self._forsta, self._regler = forsta, regler
        self._dagar = [date.fromordinal(dag) for dag in range(forsta, sista + 1)]
        self._rullade = self._tabell([rulla(dag) for dag in self._dagar])
        self._mottagna: dict[Protokollsregler, Dagar] = {}

    def rulla(self, dagar: Dagar) -> Dagar:
        """Give the next vardag of each day."""
        return self._sla_upp(self._rullade, dagar)

    def mottaget(self, dagar: Dagar, protokoll: Protokollsregler) -> Dagar:
        """Give when the receiver has what was justerat on each day.

        Where no minutes are awaited the days are those of the meetings.
        """
        if protokoll not in self._mottagna:
            justeras = protokoll.justering_dagar is not None
            genast = protokoll.model_copy(update={"justering_dagar": 0 if justeras else None})
            self._mottagna[protokoll] = self._tabell([self._framme(d, genast) for d in self._dagar])
        return self._sla_upp(self._mottagna[protokoll], dagar)

    def mottaget_efter_anslag(self, anslaget: date) -> int:
        """Give when the receiver has what was announced on a day, if laga kraft is waited for."""
        return self.mottaget_efter_laga_kraft(laga_kraft(anslaget))

    def mottaget_efter_laga_kraft(self, dag: date) -> int:
        """Give when the receiver has what gains laga kraft on a day, if that is waited for."""
        regler = self._regler
        return dag.toordinal() + regler.undertecknande_dagar + regler.leverans_dagar

    @property
    def vantar_laga_kraft(self) -> bool:
        """Tell whether nothing is signed before laga kraft."""
        return self._regler.verkstallighet is Verkstallighet.LAGA_KRAFT

    def _framme(self, justerat: date, protokoll: Protokollsregler) -> date:
        vagen = vagen_fran(justerat, slag=Organslag.NAMND, protokoll=protokoll, regler=self._regler)
        return vagen[-1].datum

    def _tabell(self, dagar: list[date]) -> Dagar:
        return np.array([dag.toordinal() for dag in dagar], np.int32)

    def _sla_upp(self, tabell: Dagar, dagar: Dagar) -> Dagar:
        kommer = dagar < ALDRIG
        platser = np.where(kommer, dagar - self._forsta, 0)
        return np.where(kommer, tabell[platser], np.int32(ALDRIG))

"""When what a participant has decided is with the receiver."""

from typing import Final

import numpy as np

from beslutsmodell.prognos.dagtabell import Dagtabell
from beslutsmodell.prognos.justering import dagar_till_justering
from beslutsmodell.prognos.slump import ALDRIG, Dagar, Slump
from beslutsmodell.prognos.utgangslage import Fall, Utgangslage


class Mottagning:
    """Draws the way from the decision to the receiver."""

    def __init__(self, lage: Utgangslage, tabell: Dagtabell, slump: Slump) -> None:
        """Take the cases, the law as a table, and chance."""
        self._lage, self._tabell, self._slump = lage, tabell, slump
        self._skett = lage.underlag.skett
        omgang = lage.underlag.omgang
        self._protokoll = {steg.kod: steg.protokoll for steg in omgang.process.steg}

    def dag(self, fall: Fall, beslutat: Dagar) -> Dagar:
        """Give when the receiver has it, ALDRIG for never; a fact goes before what is drawn.

        What came before a case was opened again is no fact of it.
        """
        mottaget = self._skett.mottaget.get(fall.arende.huvudman)
        if fall.klart and mottaget is not None:
            return np.full_like(beslutat, mottaget.toordinal())
        if fall.klart and fall.nyckel in self._lage.underlag.nulage.avslag:
            return beslutat  # there is nothing to sign
        anslaget = self._skett.anslaget.get(fall.nyckel)
        if fall.klart and anslaget and self._tabell.vantar_laga_kraft:
            return np.full_like(beslutat, self._tabell.mottaget_efter_anslag(anslaget))
        justerat = self._justerat(fall, beslutat)
        return self._tabell.mottaget(justerat, self._protokoll[fall.arende.steg])

    def _justerat(self, fall: Fall, beslutat: Dagar) -> Dagar:
        justerat = self._skett.justerat.get(fall.nyckel)
        if fall.klart and justerat:
            return np.full_like(beslutat, justerat.toordinal())
        protokoll = self._protokoll[fall.arende.steg]
        if protokoll.justering_dagar is None or self._lage.underlag.regler.omedelbar_justering:
            return beslutat
        lott = self._slump.likformigt("justering", fall.nyckel)
        dagar = dagar_till_justering(fall.risk, protokoll, lott)
        justeras = np.where(beslutat < ALDRIG, beslutat + dagar, np.int32(ALDRIG))
        # Not yet told of, though the lawful time runs: it was not done before today.
        vantas = fall.klart and self._lage.idag <= fall.klart + protokoll.justering_dagar
        return np.maximum(justeras, self._lage.idag) if vantas else justeras


_LAGA_KRAFT_TAR: Final = 60
"""More days than announcement and appeal ever take, with every roll to a vardag."""


def sista_mottagning(lage: Utgangslage, sista: int) -> int:
    """Give a day by which the receiver has what is justerat on the last day at the latest."""
    regler = lage.underlag.regler
    return sista + _LAGA_KRAFT_TAR + regler.undertecknande_dagar + regler.leverans_dagar


def spannet(lage: Utgangslage) -> tuple[int, int]:
    """Give the first and the last day that a draw may meet before the law is looked up."""
    kanda = [fall.klart for fall in lage.fall if fall.klart]
    kanda += [dag.toordinal() for dag in lage.underlag.skett.justerat.values()]
    moten = [mote.dag for alla in lage.moten.values() for mote in alla]
    langst = max(
        (steg.protokoll.justering_dagar or 0) for steg in lage.underlag.omgang.process.steg
    ) + max(risk.sen_dagar for risk in lage.risk.values())
    dagar = [*kanda, *moten, lage.idag]
    return min(dagar), max(dagar) + langst

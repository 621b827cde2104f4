"""When what a participant has decided is with the receiver."""

from typing import Final

import numpy as np

from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.plan.nulage import Protokollslage
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
        omgang, regler = lage.underlag.omgang, lage.underlag.regler
        self._protokoll = {steg.kod: steg.protokoll for steg in omgang.process.steg}
        self._tidigast = lage.idag + regler.leverans_dagar
        """When what is not with the receiver can be there, at the earliest."""

    def dag(self, fall: Fall, beslutat: Dagar) -> Dagar:
        """Give when the receiver has it, ALDRIG for never; a fact goes before what is drawn.

        What came before a case was opened again is no fact of it.
        """
        if not fall.klart:
            return self._efter_justering(fall, beslutat)
        if (mottaget := self._skett.mottaget.get(fall.arende.huvudman)) is not None:
            return np.full_like(beslutat, mottaget.toordinal())
        if fall.nyckel in self._lage.underlag.nulage.avslag:
            return beslutat  # there is nothing to sign
        return np.maximum(self._efter_beslutet(fall, beslutat), self._tidigast)

    def _efter_beslutet(self, fall: Fall, beslutat: Dagar) -> Dagar:
        """Give when a decision that has been taken can be there, by what is known of it."""
        nulage = self._lage.underlag.nulage
        if self._lage.i_domstol(fall):
            return np.full_like(beslutat, ALDRIG)
        if nulage.avtal.get(fall.arende.huvudman) is Avtalsstatus.UNDERTECKNAT:
            return np.full_like(beslutat, self._tidigast)
        if self._tabell.vantar_laga_kraft:
            kant = nulage.protokoll.get(fall.nyckel, Protokollslage())
            if kant.laga_kraft:  # as a human has stated it after an appeal
                return np.full_like(
                    beslutat, self._tabell.mottaget_efter_laga_kraft(kant.laga_kraft)
                )
            if anslaget := self._skett.anslaget.get(fall.nyckel):
                return np.full_like(beslutat, self._tabell.mottaget_efter_anslag(anslaget))
        return self._efter_justering(fall, beslutat)

    def _efter_justering(self, fall: Fall, beslutat: Dagar) -> Dagar:
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
    """Give a day by which the receiver has what is justerat on the last day at the latest.

    What a court has had may gain laga kraft later than that, on the day that a human has stated.
    """
    underlag = lage.underlag
    efter_dom = [
        ett.laga_kraft.toordinal() for ett in underlag.nulage.protokoll.values() if ett.laga_kraft
    ]
    kraft = max([sista + _LAGA_KRAFT_TAR, *efter_dom])
    return kraft + underlag.regler.undertecknande_dagar + underlag.regler.leverans_dagar


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

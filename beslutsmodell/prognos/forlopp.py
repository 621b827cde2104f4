"""One batch of draws, case by case in the order of the chain: when each body answers.

All draws of a case are taken at once, meeting by meeting. The rules are those of a plan
(`plan/framat.py`); what is drawn is whether the meeting is cancelled, and what the body does.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from beslutsmodell.process import Stegsort
from beslutsmodell.prognos.dagtabell import Dagtabell
from beslutsmodell.prognos.slump import ALDRIG, Dagar, Slump, Val
from beslutsmodell.prognos.uppskov import Uppskov
from beslutsmodell.prognos.utgangslage import Fall, Mote, Utgangslage

_Platser = npt.NDArray[np.intp]
"""Which draws, by their number in the batch."""


class Forlopp:
    """Draws when every case of a round is answered."""

    def __init__(self, lage: Utgangslage, tabell: Dagtabell, slump: Slump) -> None:
        """Begin with nothing drawn."""
        self._lage, self._tabell, self._slump = lage, tabell, slump
        self._installda: dict[tuple[str, int], Val] = {}
        self._dagar: dict[str, Dagar] = {}
        self.rubbade: dict[str, Val] = {}
        """Where a body does otherwise than to answer at once, whatever comes before it."""

    def spela(self) -> Mapping[str, Dagar]:
        """Give the day on which each case is answered, ALDRIG for never, by its key."""
        for fall in self._lage.fall:
            self._dagar[fall.nyckel] = self._dag(fall)
        return self._dagar

    def _dag(self, fall: Fall) -> Dagar:
        if fall.klart is not None:
            return np.full(self._slump.antal, fall.klart, np.int32)
        klar = np.zeros(self._slump.antal, np.int32)
        for nyckel in fall.arende.vantar_pa:
            np.maximum(klar, self._dagar[nyckel], out=klar)
        if fall.aterremitterad is not None:
            alla = np.arange(self._slump.antal)
            np.maximum(klar, self._beredd_anyo(fall, fall.aterremitterad, alla), out=klar)
        return self._pa_moten(fall, klar) if fall.har_kalender else self._utan(fall, klar)

    def _utan(self, fall: Fall, klar: Dagar) -> Dagar:
        """Give when a body without a calendar answers, as a plan does: at once, or never."""
        if fall.arende.sort is Stegsort.BESLUTAR and not fall.ar_tjansteperson:
            return np.full_like(klar, ALDRIG)
        tidigast = np.maximum(klar, self._lage.idag)
        return self._tabell.rulla(tidigast) if fall.ar_tjansteperson else tidigast

    def _pa_moten(self, fall: Fall, klar: Dagar) -> Dagar:
        """Take the matter up at meeting after meeting until it is answered."""
        uppskov = Uppskov(fall, self._slump)
        self._notera_rubbade(fall, uppskov)
        dag = np.full_like(klar, ALDRIG)
        bordlagd = np.full(klar.shape, fall.bordlagd)
        for mote in fall.moten:
            tas_upp = np.flatnonzero(self._nas(mote, klar, bordlagd) & (dag == ALDRIG))
            tas_upp = tas_upp[~self._installt(fall.arende.organ, mote)[tas_upp]]
            if not tas_upp.size:
                continue
            bordlaggs, aterremitteras = uppskov.dra(tas_upp)
            dag[tas_upp[~(bordlaggs | aterremitteras)]] = mote.dag
            bordlagd[tas_upp] = bordlaggs
            tillbaka = tas_upp[aterremitteras]
            klar[tillbaka] = self._beredd_anyo(fall, mote.dag, tillbaka)
        return dag

    def _nas(self, mote: Mote, klar: Dagar, bordlagd: Val) -> Val:
        """Tell in which draws a meeting is reached; what was put off needs no new documents."""
        i_tid = klar <= mote.stopp
        if mote.stopp < self._lage.fragat and self._lage.idag <= mote.dag:
            i_tid = np.zeros_like(bordlagd)
        return i_tid | (bordlagd & (klar <= mote.dag))

    def _beredd_anyo(self, fall: Fall, dag: int, platser: _Platser) -> Dagar:
        """Give the day from which a matter that was sent back can be taken up with new documents.

        Every body that prepares it has met again, at a meeting whose documents are due after the
        day (`KL 5:26-28`); none does, and the body itself only needs new documents.
        """
        klar = np.full(platser.shape, dag + 1, np.int32)
        for organ in fall.bereds_i:
            beredd = np.full(platser.shape, ALDRIG, np.int32)
            for mote in self._lage.moten[organ]:
                if mote.stopp > dag and mote.dag >= self._lage.idag:
                    halls = ~self._installt(organ, mote)[platser]
                    beredd[halls & (beredd == ALDRIG)] = mote.dag
            np.maximum(klar, beredd, out=klar)
        return klar

    def _notera_rubbade(self, fall: Fall, uppskov: Uppskov) -> None:
        organ = fall.arende.organ
        rubbad = self.rubbade.get(organ, np.zeros(self._slump.antal, np.bool_))
        rubbad = rubbad | uppskov.forsta_gangen
        for mote in fall.moten:
            if mote.dag <= self._lage.frist:
                rubbad |= self._installt(organ, mote)
        self.rubbade[organ] = rubbad

    def _installt(self, organ: str, mote: Mote) -> Val:
        """Tell in which draws a meeting is cancelled: for every matter that waits for it."""
        nyckel = (organ, mote.dag)
        if nyckel not in self._installda:
            risk = self._lage.risk[organ].installt
            andel = self._slump.andelar(risk, "installda", organ)
            lott = self._slump.likformigt("installt", organ, str(mote.dag))
            self._installda[nyckel] = lott < andel
        return self._installda[nyckel]

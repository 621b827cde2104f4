"""What a body does when a matter is taken up, time after time: answers, puts off, sends back."""

import numpy as np
import numpy.typing as npt

from beslutsmodell.prognos.slump import Slump, Tal, Val
from beslutsmodell.prognos.utgangslage import Fall


class Uppskov:
    """Draws what one body does with one matter.

    What it did the last time in a draw is learned of there: the next time is as likely as its Beta
    distribution says after that. Chance goes by the number of times, not by the meeting, so that a
    meeting more never makes the matter later.
    """

    def __init__(self, fall: Fall, slump: Slump) -> None:
        """Begin before the first time."""
        self._nyckel, self._risk, self._slump = fall.nyckel, fall.risk, slump
        self._bordlagda = np.zeros(slump.antal, np.int16)
        self._aterremitterade = np.zeros(slump.antal, np.int16)
        self._lotter: list[Tal] = []

    @property
    def forsta_gangen(self) -> Val:
        """Tell in which draws it does not answer the first time."""
        bordlaggning, aterremiss = self._risk.bordlaggning.medel, self._risk.aterremiss.medel
        return self._lott(0) < bordlaggning + (1 - bordlaggning) * aterremiss

    def dra(self, platser: npt.NDArray[np.intp]) -> tuple[Val, Val]:
        """Take the matter up in some draws; tell in which of them it is put off and sent back."""
        bordlagda = self._bordlagda[platser]
        aterremitterade = self._aterremitterade[platser]
        ganger = bordlagda + aterremitterade
        bord, ater = self._risk.bordlaggning, self._risk.aterremiss
        p_bord = (bord.ganger + bordlagda) / (bord.av + ganger)
        p_ater = (ater.ganger + aterremitterade) / (ater.av + aterremitterade)
        lott = np.empty(platser.shape, np.float32)
        for gang in range(int(ganger.max()) + 1):
            denna = ganger == gang
            lott[denna] = self._lott(gang)[platser[denna]]
        bordlaggs = lott < p_bord
        aterremitteras = ~bordlaggs & (lott < p_bord + (1 - p_bord) * p_ater)
        self._bordlagda[platser] += bordlaggs
        self._aterremitterade[platser] += aterremitteras
        return bordlaggs, aterremitteras

    def _lott(self, gang: int) -> Tal:
        while len(self._lotter) <= gang:
            self._lotter.append(self._slump.likformigt("utfall", self._nyckel, str(gang)))
        return self._lotter[gang]

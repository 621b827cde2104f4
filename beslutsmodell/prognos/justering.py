"""How long the minutes of a decision take, as chances day by day."""

from functools import lru_cache
from math import comb, exp, lgamma, log

import numpy as np

from beslutsmodell.process import Protokollsregler
from beslutsmodell.prognos.forvantan import Andel, Organrisk
from beslutsmodell.prognos.slump import Dagar, Tal


def dagar_till_justering(risk: Organrisk, protokoll: Protokollsregler, lott: Tal) -> Dagar:
    """Give the days from the meeting to the justering, one per draw.

    Within the lawful time they are beta-binomial: a share of it that is not known for certain.
    Beyond it every day from one to `sen_dagar` is as likely.
    """
    hogst = protokoll.justering_dagar
    if hogst is None:
        return np.zeros(lott.shape, np.int32)
    grans = _granser(risk.justering, risk.sen_justering, risk.sen_dagar, hogst)
    dagar = np.searchsorted(np.array(grans), lott, side="right")
    return np.minimum(dagar, len(grans) - 1).astype(np.int32)


@lru_cache(maxsize=512)
def _granser(andel: Andel, sen: Andel, sen_dagar: int, hogst: int) -> tuple[float, ...]:
    """Give the probability of at most so many days, for each number from none."""
    inom = [(1 - sen.medel) * ett for ett in _betabinomial(andel, hogst)]
    efter = [sen.medel / sen_dagar] * (sen_dagar if sen.ganger else 0)
    return tuple(float(ett) for ett in np.cumsum([*inom, *efter]))


def _betabinomial(andel: Andel, antal: int) -> list[float]:
    """Give the probability of 0, 1 … `antal` of as many, when the share is only known so far."""
    ja, nej = andel.ganger, andel.av - andel.ganger
    if not ja or not nej:
        alltid = antal if ja else 0
        return [float(ett == alltid) for ett in range(antal + 1)]
    return [
        exp(log(comb(antal, k)) + _logbeta(k + ja, antal - k + nej) - _logbeta(ja, nej))
        for k in range(antal + 1)
    ]


def _logbeta(ett: float, annat: float) -> float:
    return lgamma(ett) + lgamma(annat) - lgamma(ett + annat)

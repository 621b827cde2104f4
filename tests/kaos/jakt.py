"""The hunt: senders are killed, started again and killed, until all that was owed has been sent."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Final, NamedTuple

from tests.kaos.punkter import SLAG, Avsandare, Dodsplan, Punkt, Slag
from tests.kaos.rakning import Utfall
from tests.kaos.rundan import MINUT, VAGOR, Runda
from tests.kaos.smedja import Avsandarfel

BUNTAR: Final = (1, 2, 3, 20)
"""How many messages are claimed at a time: 20 is the engine's own, fewer leave more to kill."""
KLOCKSTEG: Final = (timedelta(), MINUT, 11 * MINUT)
"""Nothing, a sweep's pause, and past the lease."""
LANGST_S: Final = 0.4
"""The latest moment of a death at random; most senders have done their work by then."""
MEST_VARV: Final = 200
"""So many senders one after the other, and the outbox still is not empty: it never will be."""


class Dod(NamedTuple):
    """Where a sender was killed; without a point it was at a moment drawn at random."""

    punkt: Punkt | None
    slag: Slag | None
    i_sallskap: bool
    """Another sender worked at the same time."""


@dataclass
class Resultat:
    """What hunts gave."""

    utfall: Utfall = field(default_factory=Utfall)
    dodade: Counter[Dod] = field(default_factory=Counter)
    overlevde: int = 0
    spar: tuple[str, ...] = ()
    """Who died, in order, in the wave that broke."""

    def lagg_till(self, andra: "Resultat") -> None:
        """Adds what another round gave."""
        self.utfall.lagg_till(andra.utfall)
        self.utfall.brott += andra.utfall.brott
        self.dodade += andra.dodade
        self.overlevde += andra.overlevde


class Jakt:
    """Plays every wave of one round; the seed decides who dies where, and how the clock moves."""

    def __init__(self, runda: Runda, *, fro: int, mest: int) -> None:
        self._runda = runda
        self._slump = Random(fro)
        self._mest = mest
        self._resultat = Resultat()

    def jaga(self) -> Resultat:
        """Plays them all up to one that breaks, with at most so many deaths; gives what came."""
        for vag in VAGOR:
            self._runda.ga_till(vag)
            if brott := self._spela():
                self._resultat.utfall.brott += [f"{vag.namn}: {ett}" for ett in brott]
                break
        self._resultat.utfall.brott += [f"diariet: {ett}" for ett in self._runda.fel_i_diariet()]
        return self._resultat

    def _spela(self) -> list[str]:
        """Sends until nothing moves after senders that lived; gives what then is wrong."""
        self._resultat.spar = ()
        try:
            self._tom_utkorgen()
        except Avsandarfel as fel:
            return [str(fel)]
        utfall = self._runda.rakna_vagen()
        self._resultat.utfall.lagg_till(utfall)
        return utfall.brott

    def _tom_utkorgen(self) -> None:
        for _ in range(MEST_VARV):
            avsandare = self._dra()
            doda = self._runda.sand(*avsandare)
            self._notera(avsandare, doda)
            if not any(doda) and not self._runda.i_rorelse():
                return
            self._runda.ga(self._slump.choice(KLOCKSTEG))

    def _dra(self) -> list[Avsandare]:
        """Draws one sender, or now and then two that work at once."""
        kvar = self._mest - self._resultat.dodade.total()
        antal = 2 if self._slump.random() < 0.2 else 1
        return [self._dra_en(namn, far_do=kvar > plats) for plats, namn in enumerate("ab"[:antal])]

    def _dra_en(self, namn: str, *, far_do: bool) -> Avsandare:
        """Draws a sender: one in twenty lives, six die at any moment, the rest at a point."""
        bunt, ode = self._slump.choice(BUNTAR), self._slump.random()
        punkt, slag = self._slump.choice(tuple(Punkt)), self._slump.choice(SLAG)
        nummer, efter_s = self._slump.randint(1, 3), self._slump.uniform(0, LANGST_S)
        if ode < 0.05 or not far_do:
            return Avsandare(namn, bunt)
        if ode < 0.35:
            return Avsandare(namn, bunt, efter_s=efter_s)
        return Avsandare(namn, bunt, Dodsplan(punkt, slag, nummer))

    def _notera(self, avsandare: list[Avsandare], doda: list[bool]) -> None:
        """Counts the dead, with a word on each to find a fault by."""
        for ett, dog in zip(avsandare, doda, strict=True):
            if not dog:
                self._resultat.overlevde += 1
                continue
            plan = ett.plan
            punkt, slag = (plan.punkt, plan.slag) if plan else (None, None)
            self._resultat.dodade[Dod(punkt, slag, len(avsandare) > 1)] += 1
            hur = f"{plan.punkt} {plan.slag} {plan.nummer}" if plan else "när som helst"
            self._resultat.spar += (hur,)

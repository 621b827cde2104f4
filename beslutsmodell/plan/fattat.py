"""What has been decided still has to reach the receiver."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.kedja import Planarende
from beslutsmodell.plan.bedomning import Bedomning
from beslutsmodell.plan.forsok import andrade_regler
from beslutsmodell.plan.nulage import Nulage, Protokollslage
from beslutsmodell.plan.planregler import Planregler, Verkstallighet
from beslutsmodell.plan.utvag import Utvag
from beslutsmodell.plan.vagen import Led, till_mottagaren, vagen_efter
from beslutsmodell.process import Protokollsregler

_FRAMME: Final = frozenset({Avtalsstatus.INLAMNAT, Avtalsstatus.KVITTERAT, Avtalsstatus.INGET})


class Fattat(NamedTuple):
    """How it stands with a decision that has been taken."""

    bedomning: Bedomning
    utvagar: tuple[Utvag, ...] = ()
    vagen: tuple[Led, ...] = ()
    """What is left and what has been, from the meeting on; empty when nothing is left."""


class Fattade:
    """Judges decisions that have been taken, by what is known of their minutes and agreements."""

    def __init__(
        self,
        nulage: Nulage,
        protokoll: Mapping[str, Protokollsregler],
        regler: Planregler,
        frist: date,
    ) -> None:
        """Take the rules for minutes by step."""
        self._nulage = nulage
        self._protokoll = protokoll
        self._regler = regler
        self._frist = frist

    def bedom(self, arende: Planarende, mote: date) -> Fattat:
        """Tell whether the decision is in time; to sign before laga kraft is what is left to try.

        Who has said no has nothing to sign, and what has been handed over is there. An appealed
        decision can only be signed before laga kraft, and an inhibited one not at all.
        """
        if arende.nyckel in self._nulage.avslag or self._avtalet(arende) in _FRAMME:
            return Fattat(Bedomning.BESLUTAT)
        kant = self._kant(arende)
        if kant.inhiberat:
            return Fattat(Bedomning.KAN_INTE)
        vagen = () if kant.overklagat else self._vagen(arende, mote, self._regler)
        if vagen and vagen[-1].datum <= self._frist:
            return Fattat(Bedomning.BESLUTAT, vagen=vagen)
        if kant.overklagat or self._regler.verkstallighet is not Verkstallighet.JUSTERAT:
            fore = frozenset({Utvag.FORE_LAGA_KRAFT})
            snabbare = self._vagen(arende, mote, andrade_regler(self._regler, fore))
            if snabbare[-1].datum <= self._frist:
                return Fattat(Bedomning.ATGARD, tuple(fore), snabbare)
        return Fattat(Bedomning.KAN_INTE, vagen=vagen)

    def _vagen(self, arende: Planarende, mote: date, regler: Planregler) -> tuple[Led, ...]:
        if self._avtalet(arende) is Avtalsstatus.UNDERTECKNAT:
            return till_mottagaren(self._nulage.idag, regler)
        return vagen_efter(
            mote,
            slag=arende.organslag,
            protokoll=self._protokoll[arende.steg],
            regler=regler,
            kant=self._kant(arende),
            idag=self._nulage.idag,
        )

    def _kant(self, arende: Planarende) -> Protokollslage:
        return self._nulage.protokoll.get(arende.nyckel, Protokollslage())

    def _avtalet(self, arende: Planarende) -> Avtalsstatus:
        return self._nulage.avtal.get(arende.huvudman, Avtalsstatus.SAKNAS)

"""Backward from the deadline: the last safe meeting of every body."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from beslutsmodell.kalender import ar_vardag
from beslutsmodell.kedja import Planarende
from beslutsmodell.plan.framat import Moten
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.plan.vagen import sista_motesdag
from beslutsmodell.process import Protokollsregler, Stegsort
from beslutsmodell.regler.kallelse import sista_kallelse
from beslutsmodell.sammantrade import Sammantrade


class Bakat:
    """Reckons the last day and the last meeting of every case of a round."""

    def __init__(
        self,
        moten: Moten,
        protokoll: Mapping[str, Protokollsregler],
        *,
        frist: date,
        idag: date,
        beslutade: frozenset[str],
    ) -> None:
        """Take the meetings of each body, and the rules for minutes by step."""
        self._moten = moten
        self._protokoll = protokoll
        self._frist = frist
        self._idag = idag
        self._sista: dict[tuple[object, ...], date | None] = {}
        self._beslutade = beslutade

    def senast(self, arende: Planarende, regler: Planregler) -> date | None:
        """Give the last vardag on which a deciding body can meet."""
        # The same for every body of the kind: 49 kommuner ask for two or three days.
        nyckel = (arende.organslag, arende.steg, regler)
        if nyckel not in self._sista:
            self._sista[nyckel] = sista_motesdag(
                self._frist,
                slag=arende.organslag,
                protokoll=self._protokoll[arende.steg],
                regler=regler,
            )
        return self._sista[nyckel]

    def alla(
        self, arenden: Iterable[Planarende], regler: Callable[[Planarende], Planregler]
    ) -> Mapping[str, date | None]:
        """Give the last day of every case, taken in the order of the chain.

        It is that of the first body that would be late after it; `regler` gives the rules that a
        deciding body goes by.

        A body that comes before others must meet by the day when documents are due for the last
        safe meeting of each of them. Those that have answered, and those that cannot make it
        whatever happens before them, ask for nothing.
        """
        grans: dict[str, list[date]] = defaultdict(list)
        dagar: dict[str, date | None] = {}
        for arende in reversed(tuple(arenden)):
            egen = arende.sort is Stegsort.BESLUTAR
            sista = self.senast(arende, regler(arende)) if egen else None
            alla = (*grans.get(arende.nyckel, ()), *([sista] if sista else []))
            dagar[arende.nyckel] = min(alla, default=None)
            stopp = self._stopp(arende, dagar[arende.nyckel])
            if stopp is not None:
                for fore in arende.vantar_pa:
                    grans[fore].append(stopp)
        return dagar

    def sakert_mote(self, arende: Planarende, senast: date | None) -> Sammantrade | None:
        """Give the body's last meeting from today on that is no later than its last day."""
        if senast is None:
            return None
        kvar = [
            mote
            for mote in self._moten.get(arende.organ, ())
            if self._idag <= mote.datum <= senast and ar_vardag(mote.datum)
        ]
        return kvar[-1] if kvar else None

    def _stopp(self, arende: Planarende, senast: date | None) -> date | None:
        """Give the day by which those before the body must have met; null = they need not."""
        if arende.nyckel in self._beslutade or senast is None:
            return None
        if (mote := self.sakert_mote(arende, senast)) is not None:
            return mote.handlingar_senast
        if self._moten.get(arende.organ):
            return None
        return sista_kallelse(senast, arende.organslag) or senast

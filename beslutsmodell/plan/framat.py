"""Forward from today: the first meeting that a matter can reach, body by body."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from beslutsmodell.kalender import rulla
from beslutsmodell.kedja import Planarende
from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.plan.utvag import Utvag
from beslutsmodell.process import Stegsort
from beslutsmodell.sammantrade import Sammantrade

EXTRA_KALLELSE: Final = timedelta(days=7)
"""How long before an extra meeting it is called: `KL 5:15`, and taken so for other bodies too."""

Moten = Mapping[str, Sequence[Sammantrade]]
"""The meetings of each body, in order."""


class Framat:
    """Reckons when each case can be taken up, with some ways out."""

    def __init__(
        self,
        arenden: Mapping[str, Planarende],
        moten: Moten,
        nulage: Nulage,
        egna_steg: frozenset[str],
        utvagar: frozenset[Utvag] = frozenset(),
    ) -> None:
        """Begin with nothing reckoned; ways out are taken only in the kommuner's own steps."""
        self._arenden = arenden
        self._moten = moten
        self._nulage = nulage
        self._egna_steg = egna_steg
        self._utvagar = utvagar
        self._dagar: dict[str, date | None] = {}

    def dag(self, nyckel: str) -> date | None:
        """Give the day of the case's meeting; null when no meeting can be reached.

        A preparing body without a calendar is taken to answer at once: nothing is known of it.
        """
        if nyckel not in self._dagar:
            self._dagar[nyckel] = self._rakna(self._arenden[nyckel])
        return self._dagar[nyckel]

    def _rakna(self, arende: Planarende) -> date | None:
        if (redan := self._nulage.beslutat.get(arende.nyckel)) is not None:
            return redan
        if arende.nyckel in self._nulage.avslutade:
            return self._nulage.idag
        klar = self.handlingarna_klara(arende)
        if klar is None:
            return None
        dagar = [mote.datum] if (mote := self.mote(arende, klar)) else []
        if Utvag.EXTRA_SAMMANTRADE in self._utvagar and arende.steg in self._egna_steg:
            dagar.append(rulla(klar + EXTRA_KALLELSE))
        if dagar:
            return min(dagar)
        if not self._moten.get(arende.organ) and arende.sort is not Stegsort.BESLUTAR:
            return klar
        return None

    def handlingarna_klara(self, arende: Planarende) -> date | None:
        """Give the first day on which the bodies before it have said theirs, from today on."""
        klar = self._nulage.idag
        for fore in arende.vantar_pa:
            utan = Utvag.UTAN_REKOMMENDATION in self._utvagar and arende.steg in self._egna_steg
            if utan and self._arenden[fore].steg not in self._egna_steg:
                continue
            dag = self.dag(fore)
            if dag is None:
                return None
            klar = max(klar, dag)
        return klar

    def mote(self, arende: Planarende, klar: date) -> Sammantrade | None:
        """Give the first meeting in the calendar that the documents reach.

        What was put off needs no new documents: the next meeting takes it up (`KL 5:51`).
        """
        efter = self._nulage.behandlat.get(arende.nyckel, date.min)
        bordlagt = arende.nyckel in self._nulage.bordlagda
        sent = Utvag.BRADSKANDE in self._utvagar and arende.steg in self._egna_steg
        for mote in self._moten.get(arende.organ, ()):
            nas = mote.datum >= klar if bordlagt else mote.handlingar_senast >= klar
            if mote.datum > efter and (nas or (sent and mote.datum > klar)):
                return mote
        return None

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

NYSS: Final = timedelta(days=14)
"""How long the minutes of a meeting may take to come (`KL 5:69`, `KL 6:35`)."""
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
            return date.min
        klar = self._fore_klara(arende)
        if klar is None:
            return None
        mote = self.mote(arende)
        dagar = [mote.datum] if mote else []
        tidigast = max(klar, self._nulage.idag)
        if Utvag.EXTRA_SAMMANTRADE in self._utvagar and arende.steg in self._egna_steg:
            dagar.append(rulla(tidigast + EXTRA_KALLELSE))
        if dagar:
            return min(dagar)
        if not self._moten.get(arende.organ) and arende.sort is not Stegsort.BESLUTAR:
            return tidigast
        return None

    def mote(self, arende: Planarende) -> Sammantrade | None:
        """Give the first meeting in the calendar that the documents reach.

        A meeting of the last two weeks, of which nothing has been reported, may have taken up the
        matter: its minutes may still be on their way (`KL 5:69`).
        """
        klar = self._fore_klara(arende)
        if klar is None:
            return None
        efter = self._nulage.behandlat.get(arende.nyckel, date.min)
        tidigast = max(efter + timedelta(days=1), self._nulage.idag - NYSS)
        for mote in self._moten.get(arende.organ, ()):
            if mote.datum >= tidigast and self._nas(arende, mote, klar):
                return mote
        return None

    def _nas(self, arende: Planarende, mote: Sammantrade, klar: date) -> bool:
        """Tell whether a meeting is reached by what is ready on a day.

        What was put off needs no new documents: the next meeting takes it up (`KL 5:51`).
        """
        idag = self._nulage.idag
        tidigast = klar if mote.datum < idag else max(klar, idag)
        if arende.nyckel in self._nulage.bordlagda:
            return mote.datum >= tidigast
        sent = Utvag.BRADSKANDE in self._utvagar and arende.steg in self._egna_steg
        return mote.handlingar_senast >= tidigast or (sent and mote.datum > tidigast)

    def _fore_klara(self, arende: Planarende) -> date | None:
        """Give the day on which the bodies before it have said theirs; null when they never do."""
        klar = date.min
        for fore in arende.vantar_pa:
            utan = Utvag.UTAN_REKOMMENDATION in self._utvagar and arende.steg in self._egna_steg
            if utan and self._arenden[fore].steg not in self._egna_steg:
                continue
            dag = self.dag(fore)
            if dag is None:
                return None
            klar = max(klar, dag)
        return klar

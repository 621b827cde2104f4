"""Forward from today: the first meeting that a matter can reach, body by body."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from beslutsmodell.huvudman import Organslag
from beslutsmodell.kalender import ar_vardag, rulla
from beslutsmodell.kedja import Planarende
from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.plan.utvag import Utvag
from beslutsmodell.process import Stegsort
from beslutsmodell.sammantrade import Sammantrade

NYSS: Final = timedelta(days=14)
"""How long the minutes of a meeting may take to come (`KL 5:69`, `KL 6:35`)."""
EXTRA_KALLELSE: Final = timedelta(days=7)
"""How long before an extra meeting fullmäktige is called (`KL 5:15`)."""
EXTRA_ANDRA: Final = timedelta(days=3)
"""The same for other bodies: assumed, for their reglemente decides it (`KL 6:23`)."""

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
        senast: Mapping[str, date | None] | None = None,
    ) -> None:
        """Begin with nothing reckoned; ways out are taken only in the kommuner's own steps.

        `senast` holds the last day of the deciding bodies, by the key of the case.
        """
        self._senast = senast or {}
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
        if mote is not None and not self._for_sent(arende, mote):
            return mote.datum
        if Utvag.EXTRA_SAMMANTRADE in self._utvagar and arende.steg in self._egna_steg:
            extra = self._extra(arende, klar)
            return extra if mote is None else min(extra, mote.datum)
        if mote is not None:
            return mote.datum
        return self._utan_kalender(arende, max(klar, self._nulage.idag))

    def mote(self, arende: Planarende) -> Sammantrade | None:
        """Give the first meeting in the calendar that the documents reach, a vardag.

        A meeting of the last two weeks, of which nothing has been reported, may have taken up the
        matter: its minutes may still be on their way (`KL 5:69`). No way out is open there.
        """
        klar = self._fore_klara(arende)
        if klar is None:
            return None
        efter = self._nulage.behandlat.get(arende.nyckel, date.min)
        egen_utvag = bool(self._utvagar) and arende.steg in self._egna_steg
        nyss = NYSS if self._nulage.startad and not egen_utvag else timedelta(0)
        tidigast = max(efter + timedelta(days=1), self._nulage.idag - nyss)
        for mote in self._moten.get(arende.organ, ()):
            if mote.datum >= tidigast and ar_vardag(mote.datum) and self._nas(arende, mote, klar):
                return mote
        return None

    def kommer_sent(self, arende: Planarende) -> bool:
        """Tell whether the documents come late to the meeting that is planned."""
        mote, klar = self.mote(arende), self._fore_klara(arende)
        if mote is None or klar is None or arende.nyckel in self._nulage.bordlagda:
            return False
        return self.dag(arende.nyckel) == mote.datum and mote.handlingar_senast < max(
            klar, self._nulage.idag
        )

    def moter_extra(self, arende: Planarende) -> bool:
        """Tell whether the day that is planned is that of an extra meeting."""
        dag, moten = self.dag(arende.nyckel), self._moten.get(arende.organ, ())
        return (
            Utvag.EXTRA_SAMMANTRADE in self._utvagar
            and arende.steg in self._egna_steg
            and arende.nyckel not in self._nulage.beslutat
            and dag is not None
            and all(dag != mote.datum for mote in moten)
        )

    def _for_sent(self, arende: Planarende, mote: Sammantrade) -> bool:
        """Tell whether an ordinary meeting is of no use, so that an extra one is held instead."""
        senast = self._senast.get(arende.nyckel)
        return arende.sort is not Stegsort.BESLUTAR or senast is None or mote.datum > senast

    def _extra(self, arende: Planarende, klar: date) -> date:
        """Give the first day for an extra meeting: called now, held after those before it."""
        kf = arende.organslag is Organslag.FULLMAKTIGE
        kallad = self._nulage.idag + (EXTRA_KALLELSE if kf else EXTRA_ANDRA)
        return rulla(max(kallad, klar + timedelta(days=1)))

    def _utan_kalender(self, arende: Planarende, tidigast: date) -> date | None:
        """Give when a body without a calendar answers: an officer on any vardag."""
        if self._moten.get(arende.organ):
            return None
        if arende.organslag is Organslag.TJANSTEPERSON:
            return rulla(tidigast)
        return None if arende.sort is Stegsort.BESLUTAR else tidigast

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

"""The cases of a round made ready to be drawn: what is settled, and which meetings are left."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from beslutsmodell.huvudman import Organslag
from beslutsmodell.kalender import ar_vardag
from beslutsmodell.kedja import Planarende, lagg_upp
from beslutsmodell.plan.framat import NYSS
from beslutsmodell.plan.nulage import Protokollslage
from beslutsmodell.plan.planregler import Verkstallighet
from beslutsmodell.process import Stegsort
from beslutsmodell.prognos.erfarenhet import risker
from beslutsmodell.prognos.forvantan import Organrisk
from beslutsmodell.prognos.underlag import Prognosunderlag


class Mote(NamedTuple):
    """A meeting, in ordinals of days."""

    dag: int
    stopp: int
    """The last day for documents to it."""


@dataclass(frozen=True)
class Fall:
    """One case as the draws begin."""

    arende: Planarende
    risk: Organrisk
    moten: tuple[Mote, ...]
    """Those that can take it up, in order."""
    har_kalender: bool
    klart: int | None
    """The day on which it was answered; 0 = ended without an answer; null = it is drawn."""
    bordlagd: bool
    aterremitterad: int | None
    """The day on which it was sent back, when its preparation anew is still awaited."""
    bereds_i: tuple[str, ...]
    """The bodies that prepare it anew when it is sent back."""

    @property
    def nyckel(self) -> str:
        """Give the key of the case."""
        return self.arende.nyckel

    @property
    def ar_tjansteperson(self) -> bool:
        """Tell whether an officer answers, on any vardag."""
        return self.arende.organslag is Organslag.TJANSTEPERSON and not self.har_kalender


class Utgangslage:
    """The cases of a round, in the order of the chain, and the calendars of its bodies."""

    def __init__(self, underlag: Prognosunderlag) -> None:
        """Lay the round out and look up what each case begins from."""
        self.underlag = underlag
        self.idag = underlag.nulage.idag.toordinal()
        self.fragat = (underlag.fragat or underlag.nulage.idag).toordinal()
        self.frist = underlag.frist.toordinal()
        moten: dict[str, list[Mote]] = defaultdict(list)
        for mote in sorted(underlag.kalender, key=lambda ett: ett.datum):
            if ar_vardag(mote.datum):
                dagar = mote.datum.toordinal(), mote.handlingar_senast.toordinal()
                moten[mote.organ].append(Mote(*dagar))
        self.moten: Mapping[str, list[Mote]] = moten
        self._har_kalender = {mote.organ for mote in underlag.kalender}
        self.risk = risker(underlag.omgang, underlag.forvantan, underlag.erfarenhet)
        self._arenden = {ett.nyckel: ett for ett in lagg_upp(underlag.omgang)}
        self.fall = tuple(map(self._fall, self._arenden.values()))

    @cached_property
    def beslutande(self) -> Mapping[str, tuple[Fall, ...]]:
        """Give the deciding cases of every participant, those that ended without answer left out.

        A participant with no such case is not there.
        """
        per_man: dict[str, tuple[Fall, ...]] = {}
        for fall in self.fall:
            if fall.arende.sort is Stegsort.BESLUTAR and fall.klart != 0:
                man = fall.arende.huvudman
                per_man[man] = (*per_man.get(man, ()), fall)
        return per_man

    def saknar_kalender(self, fall: Fall) -> bool:
        """Tell whether nothing is known of when a deciding body meets."""
        vet = fall.har_kalender or fall.klart is not None or fall.ar_tjansteperson
        return not vet and self.idag <= self.frist

    def i_domstol(self, fall: Fall) -> bool:
        """Tell whether a court keeps what has been decided from reaching the receiver.

        What is inhibited must not be carried out; what is appealed gains laga kraft on a day that
        nobody knows, where that is waited for.
        """
        kant = self._pa_vag(fall)
        vantar = self.underlag.regler.verkstallighet is Verkstallighet.LAGA_KRAFT
        return kant.inhiberat or (kant.overklagat and vantar)

    def verkstalls_overklagat(self, fall: Fall) -> bool:
        """Tell whether what is appealed is reckoned as carried out all the same (`KL 13:14`)."""
        return self._pa_vag(fall).overklagat and not self.i_domstol(fall)

    def _pa_vag(self, fall: Fall) -> Protokollslage:
        """Give what is known of a decision that is still to reach the receiver; else nothing."""
        nulage = self.underlag.nulage
        framme = fall.arende.huvudman in self.underlag.skett.mottaget
        if not fall.klart or framme or fall.nyckel in nulage.avslag:
            return Protokollslage()
        return nulage.protokoll.get(fall.nyckel, Protokollslage())

    def _fall(self, arende: Planarende) -> Fall:
        nulage = self.underlag.nulage
        bordlagd = arende.nyckel in nulage.bordlagda
        bereder = self._bereder(arende)
        return Fall(
            arende=arende,
            risk=self.risk[arende.organ],
            moten=self._kvar(arende),
            har_kalender=arende.organ in self._har_kalender,
            klart=self._klart(arende.nyckel),
            bordlagd=bordlagd,
            aterremitterad=None if bordlagd else self._aterremitterad(arende, bereder),
            bereds_i=tuple(ett.organ for ett in bereder if ett.organ in self._har_kalender),
        )

    def _klart(self, nyckel: str) -> int | None:
        if (dag := self.underlag.nulage.beslutat.get(nyckel)) is not None:
            return dag.toordinal()
        return 0 if nyckel in self.underlag.nulage.avslutade else None

    def _bereder(self, arende: Planarende) -> tuple[Planarende, ...]:
        fore = (self._arenden[nyckel] for nyckel in arende.vantar_pa)
        return tuple(
            ett for ett in fore if ett.sort is Stegsort.BEREDER and ett.huvudman == arende.huvudman
        )

    def _aterremitterad(self, arende: Planarende, bereder: tuple[Planarende, ...]) -> int | None:
        """Give when the case was sent back, unless it has been prepared since."""
        nulage = self.underlag.nulage
        dag = nulage.behandlat.get(arende.nyckel)
        if dag is None or any(nulage.beslutat.get(ett.nyckel, date.min) > dag for ett in bereder):
            return None
        return dag.toordinal()

    def _kvar(self, arende: Planarende) -> tuple[Mote, ...]:
        """Give the meetings that can take the case up, as a plan reckons them.

        One of the last two weeks counts in a started round: its minutes may be on their way.
        None before the day that the kommun itself has stated in the survey.
        """
        nulage = self.underlag.nulage
        tidigast = self.idag - (NYSS.days if nulage.startad else 0)
        if (sist := nulage.behandlat.get(arende.nyckel)) is not None:
            tidigast = max(tidigast, sist.toordinal() + 1)
        svar = self.underlag.enkat.get(arende.huvudman)
        if svar and svar.datum and arende.sort is Stegsort.BESLUTAR:
            tidigast = max(tidigast, svar.datum.toordinal())
        return tuple(mote for mote in self.moten.get(arende.organ, ()) if mote.dag >= tidigast)

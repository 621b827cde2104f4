"""A round played once with a known truth, body by body and meeting by meeting.

Written on its own, without the forecast's arrays, so that a calibration also tells whether they
reckon right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from beslutsmodell.huvudman import Organslag
from beslutsmodell.kalender import ar_vardag, rulla
from beslutsmodell.kedja import Planarende, lagg_upp
from beslutsmodell.plan.vagen import vagen_fran
from beslutsmodell.process import Protokollsregler, Stegsort
from beslutsmodell.prognos.forvantan import Organrisk
from beslutsmodell.prognos.underlag import Prognosunderlag
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.utfall import Utfall


class Sanning(NamedTuple):
    """What is true of one body: shares, not what is known of them."""

    installt: float
    bordlaggning: float
    aterremiss: float
    sen_justering: float
    justering: tuple[float, float]
    """The two numbers of the Beta distribution of each share of the lawful time that is used."""
    sen_dagar: int


@dataclass
class Spelat:
    """What happened in a round, all of it."""

    gang: dict[str, list[tuple[date, Utfall]]] = field(default_factory=dict)
    """Each time that a case was taken up, by its key; BIFALL stands for any answer."""
    justerat: dict[str, date] = field(default_factory=dict)
    mottaget: dict[str, date | None] = field(default_factory=dict)
    """When the receiver has what a deciding case came to; null = never."""
    installda: dict[str, list[date]] = field(default_factory=dict)
    """The days of the cancelled meetings, by body."""
    beredda: dict[str, list[date]] = field(default_factory=dict)
    """When a preparing case was taken up anew for what had been sent back, by its key."""

    def beslutat(self, nyckel: str) -> date | None:
        """Give the day on which a case was answered; null = never."""
        ganger = self.gang.get(nyckel, [])
        return ganger[-1][0] if ganger and ganger[-1][1] is Utfall.BIFALL else None


def dra_sanning(risk: Organrisk, lott: np.random.Generator, *, faktor: float) -> Sanning:
    """Draw what is true of a body; everything that goes wrong does so `faktor` times as often."""

    def andel(namn: str) -> float:
        ett = getattr(risk, namn)
        if ett.ganger in {0, ett.av}:
            return min(1.0, float(ett.medel) * faktor)
        return min(1.0, float(lott.beta(ett.ganger, ett.av - ett.ganger)) * faktor)

    return Sanning(
        installt=andel("installt"),
        bordlaggning=andel("bordlaggning"),
        aterremiss=andel("aterremiss"),
        sen_justering=andel("sen_justering"),
        justering=(risk.justering.ganger, risk.justering.av - risk.justering.ganger),
        sen_dagar=risk.sen_dagar,
    )


class Spel:
    """Plays rounds from one beginning."""

    def __init__(self, underlag: Prognosunderlag) -> None:
        """Lay the round out; nothing has been decided in it."""
        self._underlag = underlag
        self.arenden = {ett.nyckel: ett for ett in lagg_upp(underlag.omgang)}
        self._moten: dict[str, list[Sammantrade]] = {}
        for mote in sorted(underlag.kalender, key=lambda ett: ett.datum):
            self._moten.setdefault(mote.organ, []).append(mote)
        self.protokoll = {steg.kod: steg.protokoll for steg in underlag.omgang.process.steg}
        self._framme: dict[tuple[date, Protokollsregler], date] = {}

    def spela(self, sanningar: Mapping[str, Sanning], lott: np.random.Generator) -> Spelat:
        """Play one round."""
        spelat = Spelat()
        hallna: dict[str, list[Sammantrade]] = {}
        for organ, moten in self._moten.items():
            stalls_in = [lott.random() < sanningar[organ].installt for _ in moten]
            par = list(zip(moten, stalls_in, strict=True))
            hallna[organ] = [mote for mote, ut in par if not ut and ar_vardag(mote.datum)]
            spelat.installda[organ] = [mote.datum for mote, ut in par if ut]
        for arende in self.arenden.values():
            sanning = sanningar[arende.organ]
            spelat.gang[arende.nyckel] = self._ta_upp(arende, spelat, hallna, sanning, lott)
            dag = spelat.beslutat(arende.nyckel)
            if arende.sort is Stegsort.BESLUTAR:
                spelat.mottaget[arende.nyckel] = (
                    None if dag is None else self._lamna(arende, dag, spelat, sanning, lott)
                )
        return spelat

    def _ta_upp(
        self,
        arende: Planarende,
        spelat: Spelat,
        hallna: Mapping[str, list[Sammantrade]],
        sanning: Sanning,
        lott: np.random.Generator,
    ) -> list[tuple[date, Utfall]]:
        klar = self._underlag.nulage.idag
        for nyckel in arende.vantar_pa:
            dag = spelat.beslutat(nyckel)
            if dag is None:
                return []
            klar = max(klar, dag)
        if arende.organ not in self._moten:
            if arende.organslag is Organslag.TJANSTEPERSON:
                return [(rulla(klar), Utfall.BIFALL)]
            return [] if arende.sort is Stegsort.BESLUTAR else [(klar, Utfall.BIFALL)]
        ganger: list[tuple[date, Utfall]] = []
        for mote in hallna[arende.organ]:
            bordlagt = bool(ganger) and ganger[-1][1] is Utfall.BORDLAGGNING
            if mote.datum < self._underlag.nulage.idag:
                continue
            if not bordlagt and mote.handlingar_senast < klar:
                continue
            if lott.random() < sanning.bordlaggning:
                ganger.append((mote.datum, Utfall.BORDLAGGNING))
            elif lott.random() < sanning.aterremiss:
                ganger.append((mote.datum, Utfall.ATERREMISS))
                ny = self._beredd_anyo(arende, mote.datum, hallna, spelat)
                if ny is None:
                    break
                klar = ny
            else:
                ganger.append((mote.datum, Utfall.BIFALL))
                break
        return ganger

    def _beredd_anyo(
        self,
        arende: Planarende,
        dag: date,
        hallna: Mapping[str, list[Sammantrade]],
        spelat: Spelat,
    ) -> date | None:
        klar = dag + timedelta(days=1)
        for nyckel in arende.vantar_pa:
            fore = self.arenden[nyckel]
            egen = fore.sort is Stegsort.BEREDER and fore.huvudman == arende.huvudman
            if not egen or fore.organ not in self._moten:
                continue
            moten = [mote for mote in hallna[fore.organ] if mote.handlingar_senast > dag]
            if not moten:
                return None
            spelat.beredda.setdefault(nyckel, []).append(moten[0].datum)
            klar = max(klar, moten[0].datum)
        return klar

    def _lamna(
        self,
        arende: Planarende,
        dag: date,
        spelat: Spelat,
        sanning: Sanning,
        lott: np.random.Generator,
    ) -> date:
        protokoll = self.protokoll[arende.steg]
        justerat = dag
        if protokoll.justering_dagar is not None and not self._underlag.regler.omedelbar_justering:
            justerat = rulla(dag + timedelta(days=_dagar(protokoll.justering_dagar, sanning, lott)))
        spelat.justerat[arende.nyckel] = justerat
        if (justerat, protokoll) not in self._framme:
            self._framme[justerat, protokoll] = self._vagen(arende, justerat, protokoll)
        return self._framme[justerat, protokoll]

    def _vagen(self, arende: Planarende, justerat: date, protokoll: Protokollsregler) -> date:
        genast = protokoll
        if protokoll.justering_dagar is not None:
            genast = protokoll.model_copy(update={"justering_dagar": 0})
        return vagen_fran(
            justerat, slag=arende.organslag, protokoll=genast, regler=self._underlag.regler
        )[-1].datum


def _dagar(hogst: int, sanning: Sanning, lott: np.random.Generator) -> int:
    if lott.random() < sanning.sen_justering:
        return hogst + 1 + int(lott.integers(sanning.sen_dagar))
    ja, nej = sanning.justering
    if not ja or not nej:
        return hogst if ja else 0
    return int(lott.binomial(hogst, lott.beta(ja, nej)))

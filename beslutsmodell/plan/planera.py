"""The plan of a round: backward and forward, and what is left to do where they do not meet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from beslutsmodell.kedja import Planarende, lagg_upp
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.plan.bakat import Bakat
from beslutsmodell.plan.bedomning import (
    Arendeplan,
    Bedomning,
    Beslutsplan,
    Huvudmansplan,
    Organatgard,
    Plan,
)
from beslutsmodell.plan.beredning import beredd_anyo
from beslutsmodell.plan.fattat import Fattade
from beslutsmodell.plan.forsok import andrade_regler, forsok
from beslutsmodell.plan.framat import Framat, Moten
from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.plan.utvag import Utvag
from beslutsmodell.plan.vagen import Led, vagen_fran
from beslutsmodell.process import Niva, Stegsort
from beslutsmodell.sammantrade import Sammantrade


def planera(
    omgang: Beslutsomgang,
    *,
    nulage: Nulage,
    regler: Planregler,
    frist: date | None = None,
    kalender: Iterable[Sammantrade] | None = None,
    arenden: Iterable[Planarende] | None = None,
) -> Plan:
    """Plan a round from a day on.

    `frist` and `kalender` take the place of the round's own when these have changed; `arenden` is
    the round laid out, when that has been done.
    """
    return _Planering(
        omgang,
        nulage,
        regler,
        omgang.motpartens_milstolpe.tidpunkt.datum if frist is None else frist,
        omgang.kalender if kalender is None else kalender,
        lagg_upp(omgang) if arenden is None else arenden,
    ).plan()


class _Planering:
    """What every part of a plan looks up."""

    def __init__(
        self,
        omgang: Beslutsomgang,
        nulage: Nulage,
        regler: Planregler,
        frist: date,
        kalender: Iterable[Sammantrade],
        arenden: Iterable[Planarende],
    ) -> None:
        self.omgang, self.regler, self.frist = omgang, regler, frist
        self.arenden = {ett.nyckel: ett for ett in arenden}
        self.moten = _per_organ(kalender)
        self.protokoll = {steg.kod: steg.protokoll for steg in omgang.process.steg}
        self.egna_steg = frozenset(
            steg.kod for steg in omgang.process.steg if steg.niva is Niva.HUVUDMAN
        )
        self.nulage = nulage = beredd_anyo(nulage, self.arenden, self.egna_steg)
        self.bakat = Bakat(
            self.moten,
            self.protokoll,
            frist=frist,
            idag=nulage.idag,
            beslutade=nulage.avslutade.union(nulage.beslutat),
        )
        self.klara = nulage.avslutade.union(self._overspelade())
        self.fattade = Fattade(nulage, self.protokoll, regler, frist)
        self._framat: dict[frozenset[Utvag], Framat] = {}
        self.vanligt = self.framat(frozenset())

    def _overspelade(self) -> Iterator[str]:
        """Yield the cases of the kommuner in which all has been decided: no preparing is left."""
        klara = self.nulage.avslutade.union(self.nulage.beslutat)
        kvar = {
            ett.huvudman
            for ett in self.arenden.values()
            if ett.sort is Stegsort.BESLUTAR and ett.nyckel not in klara
        }
        for ett in self.arenden.values():
            if ett.steg in self.egna_steg and ett.huvudman not in kvar:
                yield ett.nyckel

    def framat(self, utvagar: frozenset[Utvag]) -> Framat:
        """Give the reckoning with some ways out; every kommun that tries them shares it."""
        if utvagar not in self._framat:
            self._framat[utvagar] = self._ny_framat(utvagar)
        return self._framat[utvagar]

    def _ny_framat(self, utvagar: frozenset[Utvag]) -> Framat:
        regler = andrade_regler(self.regler, utvagar)
        senast = {
            ett.nyckel: self.bakat.senast(ett, regler)
            for ett in self.arenden.values()
            if ett.sort is Stegsort.BESLUTAR
        }
        return Framat(self.arenden, self.moten, self.nulage, self.egna_steg, utvagar, senast)

    def plan(self) -> Plan:
        per_man: dict[str, list[Planarende]] = defaultdict(list)
        for arende in self.arenden.values():
            if arende.steg in self.egna_steg:
                per_man[arende.huvudman].append(arende)
        beslut = {
            man.kod: tuple(
                self.beslutsplan(ett) for ett in per_man[man.kod] if ett.sort is Stegsort.BESLUTAR
            )
            for man in self.omgang.deltagare
        }
        valda = {
            kod: frozenset(utvag for ett in alla for utvag in ett.utvagar)
            for kod, alla in beslut.items()
        }
        dagar = self._sista_dagar(valda)
        return Plan(
            idag=self.nulage.idag,
            frist=self.frist,
            regler=self.regler,
            gemensamt=tuple(
                self.arendeplan(ett, self.vanligt, dagar[ett.nyckel])
                for ett in self.arenden.values()
                if ett.steg not in self.egna_steg
            ),
            huvudman=tuple(
                Huvudmansplan(
                    kod=man.kod,
                    namn=man.namn,
                    forbund=man.forbund,
                    beslut=beslut[man.kod],
                    bereder=self._bereder(per_man[man.kod], valda[man.kod], dagar),
                )
                for man in self.omgang.deltagare
            ),
        )

    def _bereder(
        self,
        arenden: Iterable[Planarende],
        utvagar: frozenset[Utvag],
        dagar: Mapping[str, date | None],
    ) -> tuple[Arendeplan, ...]:
        framat = self.framat(utvagar) if utvagar else self.vanligt
        return tuple(
            self.arendeplan(ett, framat, dagar[ett.nyckel])
            for ett in arenden
            if ett.sort is not Stegsort.BESLUTAR
        )

    def _sista_dagar(self, valda: Mapping[str, frozenset[Utvag]]) -> Mapping[str, date | None]:
        """Give the last day of every case, where each kommun takes the ways out of its own plan.

        Those who must decide before the bodies that recommend do not hurry them.
        """
        ingen: frozenset[Utvag] = frozenset()
        vantande = [
            self._utan_rekommendation(ett)
            if Utvag.UTAN_REKOMMENDATION in valda.get(ett.huvudman, ingen)
            else ett
            for ett in self.arenden.values()
        ]
        return self.bakat.alla(
            vantande, lambda ett: andrade_regler(self.regler, valda.get(ett.huvudman, ingen))
        )

    def _utan_rekommendation(self, arende: Planarende) -> Planarende:
        if arende.steg not in self.egna_steg:
            return arende
        egna = (ett for ett in arende.vantar_pa if self.arenden[ett].steg in self.egna_steg)
        return arende.model_copy(update={"vantar_pa": tuple(egna)})

    def beslutsplan(self, arende: Planarende) -> Beslutsplan:
        """Find the least troublesome way in which the body makes it."""
        if (redan := self.nulage.beslutat.get(arende.nyckel)) is not None:
            return self._fattat(arende, redan)
        for utvagar in self._forsok(arende):
            framat = self.vanligt if not utvagar else self.framat(utvagar)
            regler = andrade_regler(self.regler, utvagar)
            dag, senast = framat.dag(arende.nyckel), self.bakat.senast(arende, regler)
            if self.nulage.idag > self.frist:
                break
            if dag is not None and senast is not None and dag <= senast:
                return Beslutsplan(
                    arende=self.arendeplan(arende, framat, senast),
                    bedomning=_bedomning(utvagar),
                    utvagar=tuple(ett for ett in Utvag if ett in utvagar),
                    organatgarder=tuple(self._organatgarder(arende, framat)),
                    mote=dag,
                    vagen=self._vagen(arende, dag, regler),
                )
        return self._gar_inte(arende)

    def _forsok(self, arende: Planarende) -> Iterator[frozenset[Utvag]]:
        """Yield what may be tried; nothing is tried for what is closed, or not known."""
        if arende.nyckel in self.nulage.avslutade:
            return
        for utvagar in forsok(self.regler):
            if Utvag.EXTRA_SAMMANTRADE not in utvagar or self.moten.get(arende.organ):
                yield utvagar

    def _gar_inte(self, arende: Planarende) -> Beslutsplan:
        senast = self.bakat.senast(arende, self.regler)
        plan = self.arendeplan(arende, self.vanligt, senast)
        if arende.nyckel in self.nulage.avslutade:
            return Beslutsplan(arende=plan, bedomning=Bedomning.AVSLUTAT)
        okand = not self.moten.get(arende.organ) and self.nulage.idag <= self.frist
        return Beslutsplan(arende=plan, bedomning=Bedomning.OKAND if okand else Bedomning.KAN_INTE)

    def _fattat(self, arende: Planarende, mote: date) -> Beslutsplan:
        fattat = self.fattade.bedom(arende, mote)
        return Beslutsplan(
            arende=self.arendeplan(arende, self.vanligt, self.bakat.senast(arende, self.regler)),
            bedomning=fattat.bedomning,
            utvagar=fattat.utvagar,
            mote=mote,
            vagen=fattat.vagen,
        )

    def _organatgarder(self, arende: Planarende, framat: Framat) -> Iterator[Organatgard]:
        """Yield what each body of the chain does otherwise, in the order of their days."""
        kedjan = [arende, *self._egna_fore(arende)]
        for ett in sorted(kedjan, key=lambda ett: framat.dag(ett.nyckel) or date.max):
            dag = framat.dag(ett.nyckel)
            for utvag, tar in (
                (Utvag.BRADSKANDE, framat.kommer_sent(ett)),
                (Utvag.EXTRA_SAMMANTRADE, framat.moter_extra(ett)),
            ):
                if tar and dag is not None:
                    yield Organatgard(
                        utvag=utvag,
                        organ=self.omgang.finn_organ(ett.organ).namn,
                        stod=utvag.stod(ett.organslag),
                        datum=dag,
                    )

    def _egna_fore(self, arende: Planarende) -> Iterator[Planarende]:
        """Yield the kommun's own cases that come before, nearest first."""
        for nyckel in arende.vantar_pa:
            fore = self.arenden[nyckel]
            if fore.steg in self.egna_steg:
                yield fore
                yield from self._egna_fore(fore)

    def _vagen(self, arende: Planarende, dag: date, regler: Planregler) -> tuple[Led, ...]:
        return vagen_fran(
            dag, slag=arende.organslag, protokoll=self.protokoll[arende.steg], regler=regler
        )

    def arendeplan(self, arende: Planarende, framat: Framat, senast: date | None) -> Arendeplan:
        beslutat = self.nulage.beslutat.get(arende.nyckel)
        klar = beslutat is not None or arende.nyckel in self.klara
        mote = None if klar else framat.mote(arende)
        dag = framat.dag(arende.nyckel)
        moten = self.moten.get(arende.organ, ())
        return Arendeplan(
            nyckel=arende.nyckel,
            huvudman=arende.huvudman,
            organ=arende.organ,
            organslag=arende.organslag,
            sort=arende.sort,
            punkter=arende.punkter,
            senast=senast,
            sakert_mote=self.bakat.sakert_mote(arende, senast),
            nasta_mote=mote,
            beslutat=beslutat,
            har_kalender=bool(moten),
            behovs=not klar,
            marginal_dagar=(senast - dag).days if senast and dag and not klar else None,
            marginal_moten=sum(dag < ett.datum <= senast for ett in moten)
            if senast and dag and not klar
            else None,
        )


def _bedomning(utvagar: frozenset[Utvag]) -> Bedomning:
    if Utvag.EXTRA_SAMMANTRADE in utvagar:
        return Bedomning.EXTRA
    return Bedomning.ATGARD if utvagar else Bedomning.HINNER


def _per_organ(kalender: Iterable[Sammantrade]) -> Moten:
    moten: dict[str, list[Sammantrade]] = defaultdict(list)
    for mote in sorted(kalender, key=lambda ett: ett.datum):
        moten[mote.organ].append(mote)
    return moten

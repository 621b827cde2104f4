"""Acts are played through the real doors on a virtual clock, and all is checked after each."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from heapq import merge
from pathlib import Path
from random import Random
from typing import Final

from beslutsmodell.fel import Modellfel
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang, Skarpa
from diarium.databas import Databas
from diarium.databaslage import stall_in
from diarium.fel import Diariefel
from diarium.simulering.akter import Akt, KlockanGarFel, Nere, PostenKranglar, SvepetDor
from diarium.simulering.brevlada import Brevlada, Dodad
from diarium.simulering.dorrar import Dorrar
from diarium.simulering.invarianter import Granskare
from diarium.simulering.tomt import tomt_diarium
from diarium.starta import starta
from diarium.svep.behov import finns_att_svepa
from diarium.svep.miljo import Sandmiljo
from diarium.svep.svepa import svepa
from notiser.parter import Avsandare

SVEPTIDER: Final = (time(8, 5), time(15, 55))
_AVSANDARE: Final = Avsandare(
    namn="Simulering (fiktiv)",
    adress="simulering@vastkom.example",
    doman="vastkom.example",
    svara_till=None,
)


@dataclass(frozen=True, slots=True)
class Brott:
    """Something that must always hold did not."""

    invariant: int | None
    """Its number in the design; null when the engine itself fell."""
    tid: datetime
    efter: str
    """What had just happened."""
    vad: str

    def __str__(self) -> str:
        """Say it on one line."""
        vad = "Programmet föll" if self.invariant is None else f"Invariant {self.invariant} bröts"
        return f"{vad} {self.tid:%Y-%m-%d %H.%M} ({self.efter}): {self.vad}"


@dataclass(slots=True)
class Spelad:
    """What a played round came to."""

    akter: int = 0
    nekade: Counter[str] = field(default_factory=Counter)
    """Acts that were refused, by the name of the refusal."""
    svep: int = 0
    dodade: int = 0
    meddelanden: int = 0
    slut: dict[str, int] = field(default_factory=dict)
    """How the participants stand at the end."""
    brott: Brott | None = None


class _Klocka:
    """The virtual clock, which may be wrong for a while."""

    def __init__(self, nu: datetime) -> None:
        self.ratt = nu
        self.fel = timedelta(0)

    def nu(self) -> datetime:
        return self.ratt + self.fel


def spela(
    omgang: Beslutsomgang,
    kontakter: Sequence[Kontakt],
    akter: Sequence[Akt],
    *,
    start: datetime,
    fro: int,
    lada: Brevlada | None = None,
) -> Spelad:
    """Play a round from its start through all acts; stop at the first broken invariant.

    The record is an empty one in memory. `fro` is the seed of the jitter between retries, `lada`
    keeps what was sent.
    """
    databas = tomt_diarium()
    stall_in(databas, simulerad=True, nu=start)
    skarp = omgang.model_copy(update={"skarpa": Skarpa.SKARP})
    with databas.skriv() as session:
        starta(session, skarp, kontakter, nu=start)
    return _Spel(databas, skarp, lada or Brevlada(), start=start, fro=fro).spela(akter)


class _Spel:
    def __init__(
        self,
        databas: Databas,
        omgang: Beslutsomgang,
        lada: Brevlada,
        *,
        start: datetime,
        fro: int,
    ) -> None:
        self._databas = databas
        self._klocka = _Klocka(start)
        self._lada = lada
        self._dorrar = Dorrar(databas, omgang)
        self._granskare = Granskare(databas, omgang, self._lada, nu=start)
        self._miljo = Sandmiljo(
            kanaler=self._lada,
            avsandare=_AVSANDARE,
            slump=Random(fro).random,
            namn="simulering",
            hem=Path(),
        )
        self._till: dict[type[Akt], datetime] = {}
        self._spelad = Spelad()
        self._vecka: tuple[int, int] | None = None
        self._efter = "start"

    def spela(self, akter: Sequence[Akt]) -> Spelad:
        try:
            self._till_slutet(akter)
        except Exception as fel:  # noqa: BLE001 - whatever falls is a find, with its seed and acts
            vad = f"{type(fel).__name__}: {fel}"
            self._spelad.brott = Brott(None, self._klocka.nu(), self._efter, vad)
        self._spelad.meddelanden = len(self._lada.mottaget)
        self._spelad.slut = self._granskare.summering(nu=self._klocka.nu())
        return self._spelad

    def _till_slutet(self, akter: Sequence[Akt]) -> None:
        start = self._klocka.ratt
        slut = max((akt.tid for akt in akter), default=start) + timedelta(days=3)
        hander = ((akt.tid, 0, nr, akt) for nr, akt in enumerate(akter))
        sveper = ((tid, 1, nr, None) for nr, tid in enumerate(_sveptider(start, slut)))
        for tid, _, _, akt in merge(hander, sveper):
            self._klocka.ratt = tid
            self._upphor(tid)
            self._efter = "svep" if akt is None else type(akt).__name__
            self._steg(akt)
            if self._spelad.brott is not None:
                return
        self._klocka.fel = timedelta(0)
        self._efter = "slutet"
        self._svep(alltid=True)
        self._granska(self._granskare.vid_slutet)

    def _steg(self, akt: Akt | None) -> None:
        match akt:
            case None:
                self._svep()
            case Nere() | KlockanGarFel() | PostenKranglar():
                self._borja(akt)
            case SvepetDor():
                self._lada.dor_efter = akt.efter
            case _:
                self._hander(akt)

    def _borja(self, akt: Nere | KlockanGarFel | PostenKranglar) -> None:
        self._till[type(akt)] = max(akt.till, self._till.get(type(akt), akt.till))
        if isinstance(akt, KlockanGarFel):
            self._klocka.fel = akt.fel
        elif isinstance(akt, PostenKranglar):
            self._lada.svar = akt.svar

    def _upphor(self, tid: datetime) -> None:
        for slag in [slag for slag, till in self._till.items() if till <= tid]:
            del self._till[slag]
            if slag is KlockanGarFel:
                self._klocka.fel = timedelta(0)
            elif slag is PostenKranglar:
                self._lada.svar = None

    def _hander(self, akt: Akt) -> None:
        self._spelad.akter += 1
        try:
            self._dorrar.gor(akt, nu=self._klocka.nu())
        except (Modellfel, Diariefel) as fel:
            self._spelad.nekade[type(fel).__name__] += 1
            self._granska(self._granskare.efter_nekad)
            return
        nu, ratt = self._klocka.nu(), self._klocka.ratt
        self._granska(lambda: self._granskare.efter_akt(akt, nu=nu, ratt=ratt))

    def _svep(self, *, alltid: bool = False) -> None:
        """Sweep, unless the machine is down or there is nothing to sweep and the week goes on."""
        if Nere in self._till:
            return
        vecka = self._klocka.ratt.isocalendar()[:2]
        if not (alltid or vecka != self._vecka or self._klocka.fel or self._finns_att_svepa()):
            return  # a real sweep would only have noted that it was there
        self._vecka = vecka
        self._spelad.svep += 1
        try:
            svepa(self._databas, self._miljo, klocka=self._klocka)
        except Dodad:
            self._spelad.dodade += 1
            self._granska(lambda: self._granskare.efter_dod(nu=self._klocka.nu()))
            return
        ratt = not self._klocka.fel
        self._granska(lambda: self._granskare.efter_svep(nu=self._klocka.nu(), ratt=ratt))

    def _finns_att_svepa(self) -> bool:
        with self._databas.las() as session:
            return finns_att_svepa(session, nu=self._klocka.nu())

    def _granska(self, granska: Callable[[], Iterator[tuple[int, str]]]) -> None:
        for invariant, vad in granska():
            self._spelad.brott = Brott(invariant, self._klocka.nu(), self._efter, vad)
            return


def _sveptider(start: datetime, slut: datetime) -> Iterator[datetime]:
    """Yield the instants of the sweeps: morning and afternoon of every day."""
    dag = start.date()
    while dag <= slut.date():
        for klockslag in SVEPTIDER:
            tid = datetime.combine(dag, klockslag, tzinfo=STOCKHOLM)
            if start < tid <= slut:
                yield tid
        dag += timedelta(days=1)

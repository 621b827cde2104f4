"""The replay beyond one machine: every post that has a form goes through it to the workers."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from app.demo.tidslinje import Hallplats, hallplatser
from app.demo.utfor import Utforare
from diarium.databas import Databas
from diarium.databaslage import stega_klocka
from diarium.inlasning.manus import (
    Avtalspost,
    Fristpost,
    Inlamningspost,
    Korrigeringspost,
    Kvittenspost,
    Manus,
    Post,
    Provningspost,
)
from diarium.svep.behov import finns_att_svepa
from tests.app.demo.diariedorr import Diariedorr
from tests.flera.blanketter import VEM, Ifylld, fyll_i
from tests.flera.kluster import TALAMOD

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun

SVEPDAG: Final = date(2019, 10, 9)
"""The day on which also the sweeps go to the workers; others are swept as by `beslut svep`."""
UTAN_FORMULAR: Final = frozenset({"justering", "villkor", "prova_sent"})
"""What only a command records: these posts go straight to the record, as the commands do."""


@dataclass
class Korningar:
    """Runs of deployments: asked for, waited for, and counted."""

    klient: "SyncPrefectClient"
    gjorda: dict[str, int] = field(default_factory=dict)

    def begar(self, drift: str, **parametrar: object) -> "FlowRun":
        """Ask for a run, as a click in the pages does."""
        en = self.klient.read_deployment_by_name(f"{drift}/{drift}")
        return self.klient.create_flow_run_from_deployment(en.id, parameters=parametrar)

    def _alla(self, korningar: "list[UUID]") -> "list[FlowRun]":
        """Wait until runs are final: one question about them all, twice a second."""
        from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

        urval = FlowRunFilter(id=FlowRunFilterId(any_=korningar))
        slut = time.monotonic() + TALAMOD
        while True:
            svar = self.klient.read_flow_runs(flow_run_filter=urval)
            if all(en.state and en.state.is_final() for en in svar):
                return svar
            assert time.monotonic() < slut, [f"{en.name} står på {en.state_name}" for en in svar]
            time.sleep(0.5)

    def vanta(self, korning: UUID) -> "FlowRun":
        """Wait until a run is final."""
        return self.vanta_pa(korning, lambda en: bool(en.state and en.state.is_final()))

    def vanta_pa(self, korning: UUID, klar: "Callable[[FlowRun], bool]") -> "FlowRun":
        """Wait until a run is as it should be."""
        slut = time.monotonic() + TALAMOD
        while not klar(en := self.klient.read_flow_run(korning)):
            assert time.monotonic() < slut, f"{en.name} står på {en.state_name}"
            time.sleep(0.2)
        return en

    def gor(self, ifyllda: Sequence[Ifylld]) -> None:
        """Send forms at once, and see that each ends as it should."""
        begarda = {self.begar(ett.drift, blankett=ett.blankett).id: ett for ett in ifyllda}
        for klar in self._alla(list(begarda)):
            ett = begarda[klar.id]
            assert klar.state
            assert klar.state.name == ett.vantat, f"{klar.name}: {klar.state.message}"
            self.gjorda[ett.drift] = self.gjorda.get(ett.drift, 0) + 1

    def svepa(self) -> None:
        """Let the workers claim what is due, and then send what is ripe."""
        for drift in ("paminn", "skicka-utskick"):
            klar = self.vanta(self.begar(drift).id)
            assert klar.state_name == "Klart", f"{klar.name}: {klar.state and klar.state.message}"
            self.gjorda[drift] = self.gjorda.get(drift, 0) + 1


@dataclass
class Klusterrunda:
    """Replays one script; what no worker does is done by the record's own functions."""

    databas: Databas
    manus: Manus
    omgang: str
    dorr: Diariedorr
    korningar: Korningar
    mapp: Path
    genom: frozenset[str | None]
    """Whose posts go to the workers."""
    fore: Callable[[date], None]
    """Called before the first post of each day."""

    def spela(self) -> None:
        """Play every post in order; those of one kind on one day go to the workers together."""
        start = {"kalla": self.omgang, "startad_av": VEM}
        self.korningar.gor([Ifylld("starta-omgang", start, "Startad")])
        stopp = list(hallplatser(self.manus))
        self._svepa_vid_behov(stopp[0].tid, genom=False)
        dag: date | None = None
        for grupp in _grupper(stopp):
            if grupp[0].tid.date() != dag:
                dag = grupp[0].tid.date()
                self.fore(dag)
            stega_klocka(self.databas, grupp[-1].tid)
            if grupp[0].post is None:
                self._svepa_vid_behov(grupp[0].tid, genom=dag == SVEPDAG)
            else:
                self._gor([ett.post for ett in grupp if ett.post])

    def _gor(self, poster: Sequence[Post]) -> None:
        ifyllda: list[Ifylld] = []
        for post in poster:
            if gar_genom(post, self.genom):
                ifyllda.append(fyll_i(self.omgang, post, self.mapp))
            elif isinstance(post, Inlamningspost):
                assert asyncio.run(self.dorr.lamna_in(self.omgang, post.huvudman)) is None
            else:
                Utforare(self.databas, self.omgang).utfor(post)
        self.korningar.gor(ifyllda)

    def _svepa_vid_behov(self, nu: datetime, *, genom: bool) -> None:
        with self.databas.las() as session:
            behovs = finns_att_svepa(session, nu=nu)
        if behovs and genom:
            self.korningar.svepa()
        elif behovs:
            asyncio.run(self.dorr.svepa())


def genom_klustret(manus: Manus, *, alla: bool) -> frozenset[str | None]:
    """Choose whose posts go to the workers: everybody's, or those of one kommun in ten.

    What is about everybody goes there always, and so do the posts of the förbund and of kommuner
    with a post of a rare kind: a correction, a submission that is refused.
    """
    per_man: dict[str | None, list[Post]] = {}
    for post in manus.poster:
        per_man.setdefault(_vem(post), []).append(post)
    kommuner = sorted(kod for kod in per_man if kod and kod.isdigit())
    direkt = frozenset() if alla else frozenset(kommuner) - frozenset(kommuner[::10])
    return frozenset(
        kod for kod, poster in per_man.items() if kod not in direkt or any(map(_ar_ovanlig, poster))
    )


def gar_genom(post: Post, genom: frozenset[str | None]) -> bool:
    """Tell whether a post goes to the workers."""
    return post.gor not in UTAN_FORMULAR and _vem(post) in genom


def _ar_ovanlig(post: Post) -> bool:
    nekas = isinstance(post, Inlamningspost) and post.vantas != "inlamnat"
    return nekas or isinstance(post, Korrigeringspost)


def _grupper(stopp: Sequence[Hallplats]) -> Iterator[list[Hallplats]]:
    """Yield the stops one by one, but what goes to the workers in groups, to go there at once.

    A group ends where the same principal comes again with something else: a submission waits for
    its agreements.
    """
    grupp: list[Hallplats] = []
    for ett in stopp:
        if grupp and not _gar_samtidigt(grupp, ett):
            yield grupp
            grupp = []
        grupp.append(ett)
    yield grupp


def _gar_samtidigt(grupp: Sequence[Hallplats], nytt: Hallplats) -> bool:
    forra = grupp[-1]
    if nytt.post is None or forra.post is None or forra.tid.date() != nytt.tid.date():
        return False
    return not any(_hanger_ihop(ett.post, nytt.post) for ett in grupp if ett.post)


def _hanger_ihop(ett: Post, annat: Post) -> bool:
    """Tell whether two posts must come in order; a moved deadline is about everybody."""
    vilka = {_vem(ett), _vem(annat)}
    return None in vilka or (len(vilka) == 1 and type(ett) is not type(annat))


def _vem(post: Post) -> str | None:
    """Give the principal that a post is about; null = everybody."""
    match post:
        case Fristpost():
            return None
        case Avtalspost() | Inlamningspost() | Kvittenspost() | Provningspost():
            return post.huvudman
        case _:
            return post.organ.partition("-")[0]

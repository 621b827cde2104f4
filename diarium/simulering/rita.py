"""What happens in a simulated round, drawn from a seed: the same seed draws the same acts."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import ar_vardag
from beslutsmodell.kedja import Planarende, lagg_upp
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Niva, Stegsort
from beslutsmodell.sammantrade import Sammantrade
from diarium.simulering.akter import (
    Akt,
    ByterKalender,
    FlyttarFrist,
    KlockanGarFel,
    Nere,
    PostenKranglar,
    Stanger,
    SvepetDor,
)
from diarium.simulering.andra import agaren, provas
from diarium.simulering.brevlada import SVAREN
from diarium.simulering.kommunen import svara_avtal
from diarium.simulering.organet import svara
from diarium.simulering.tider import pa_kontorstid

EFTERSPEL: Final = timedelta(days=21)
"""How long after the last deadline a round is followed."""


def rita(omgang: Beslutsomgang, slump: Random, *, start: datetime) -> tuple[Akt, ...]:
    """Draw a round's acts from an aware instant on, in the order of time."""
    sista = omgang.motpartens_milstolpe.tidpunkt.datum
    akter: list[Akt] = []
    if slump.random() < 0.4:
        flytt, sista = _flyttad_frist(slump, start=start, sista=sista)
        akter.append(flytt)
    akter += _svaren(omgang, slump, start=start, sista=sista)
    beslutande = [ett.nyckel for ett in lagg_upp(omgang) if ett.sort is Stegsort.BESLUTAR]
    akter += agaren(omgang, beslutande, slump, start=start.date(), sista=sista)
    akter += _kalenderbyten(omgang, slump, start=start, sista=sista)
    slut = datetime.combine(sista, time(12), tzinfo=STOCKHOLM) + EFTERSPEL
    akter += _besvaren(slump, start=start, slut=slut)
    if slump.random() < 0.5:
        akter.append(Stanger(tid=slut))
    return tuple(sorted((akt for akt in akter if start < akt.tid <= slut), key=lambda akt: akt.tid))


def _svaren(omgang: Beslutsomgang, slump: Random, *, start: datetime, sista: date) -> Iterator[Akt]:
    """Draw what every body answers, and what every participant then signs and hands in."""
    moten: dict[str, list[Sammantrade]] = defaultdict(list)
    for mote in sorted(omgang.kalender, key=lambda ett: ett.datum):
        if ar_vardag(mote.datum):
            moten[mote.organ].append(mote)
    klara: dict[str, date] = {}
    egna = {steg.kod for steg in omgang.process.steg if steg.niva is Niva.HUVUDMAN}
    bifall: dict[str, list[tuple[date, Planarende]]] = defaultdict(list)
    for arende in lagg_upp(omgang):
        fore = (klara[ett] for ett in _invantade(arende, egna, slump) if ett in klara)
        fran = max(fore, default=start.date())
        svaret = svara(arende, moten[arende.organ], slump, fran=fran, sista=sista)
        yield from svaret.akter
        if svaret.klart is not None:
            klara[arende.nyckel] = svaret.klart
            yield from provas(arende.nyckel, svaret.klart, slump)
            if arende.sort is Stegsort.BESLUTAR and svaret.bifall:
                bifall[arende.huvudman].append((svaret.klart, arende))
    for huvudman, besluten in bifall.items():
        yield from svara_avtal(
            omgang.avtal, huvudman, slump, fran=max(dag for dag, _ in besluten), sista=sista
        )


def _invantade(arende: Planarende, egna: Container[str], slump: Random) -> Iterator[str]:
    """Yield whom the body waits for: every other kommun does not wait for those who recommend."""
    vantar = slump.random() < 0.5
    for fore in arende.vantar_pa:
        if vantar or arende.steg not in egna or fore.partition("/")[0] in egna:
            yield fore


def _flyttad_frist(slump: Random, *, start: datetime, sista: date) -> tuple[Akt, date]:
    """Draw a new deadline, most often a later one, told some time before the old."""
    dagar = slump.choice((-14, 30, 90, 156))
    ny = sista + timedelta(days=dagar)
    senast = min(ny, sista) - timedelta(days=10)
    fran = start.date() + timedelta(days=10)
    dag = fran + timedelta(days=slump.randrange(max(1, (senast - fran).days)))
    return FlyttarFrist(tid=pa_kontorstid(dag, slump), datum=ny), ny


def _kalenderbyten(
    omgang: Beslutsomgang, slump: Random, *, start: datetime, sista: date
) -> Iterator[Akt]:
    """Draw meetings that are moved by a week, or cancelled, in a few bodies."""
    per_organ: dict[str, list[Sammantrade]] = defaultdict(list)
    for mote in omgang.kalender:
        per_organ[mote.organ].append(mote)
    for organ, moten in sorted(per_organ.items()):
        if slump.random() > 0.05:
            continue
        dag = start.date() + timedelta(days=slump.randrange(5, max(6, (sista - start.date()).days)))
        kommande = [mote for mote in moten if mote.datum > dag]
        if len(kommande) > 1:
            nya = _flytta_ett(kommande, slump)
            yield ByterKalender(tid=pa_kontorstid(dag, slump), organ=organ, moten=tuple(nya))


def _flytta_ett(moten: Sequence[Sammantrade], slump: Random) -> Iterable[Sammantrade]:
    valt = slump.randrange(len(moten))
    installt = slump.random() < 0.5
    dagar = {mote.datum for mote in moten}
    for plats, mote in enumerate(moten):
        flyttat = mote.datum + timedelta(days=7)
        if plats != valt:
            yield mote
        elif not installt and flyttat not in dagar:
            andrat = {"datum": flyttat, "handlingar_senast": mote.handlingar_senast}
            yield mote.model_copy(update=andrat)


def _besvaren(slump: Random, *, start: datetime, slut: datetime) -> Iterator[Akt]:
    """Draw what goes wrong with machines: downtime, clocks, mail servers, killed sweeps."""
    spann = int((slut - start).total_seconds())
    for _ in range(slump.randrange(3)):
        tid = start + timedelta(seconds=slump.randrange(spann))
        yield Nere(tid=tid, till=tid + timedelta(hours=slump.choice((1, 5, 30, 100, 240))))
    for _ in range(slump.randrange(2)):
        tid = start + timedelta(seconds=slump.randrange(spann))
        fel = timedelta(hours=slump.choice((-30, -2, 2, 50, 200, 720)))
        yield KlockanGarFel(tid=tid, till=tid + timedelta(hours=6), fel=fel)
    for _ in range(slump.randrange(3)):
        tid = start + timedelta(seconds=slump.randrange(spann))
        till = tid + timedelta(hours=slump.choice((2, 12, 48)))
        yield PostenKranglar(tid=tid, till=till, svar=slump.choice(sorted(SVAREN)))
    for _ in range(slump.randrange(3)):
        tid = start + timedelta(seconds=slump.randrange(spann))
        yield SvepetDor(tid=tid, efter=slump.randrange(4))

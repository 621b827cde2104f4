"""Every third seed reminds by a ladder of all kinds of rungs, and lets bodies rest.

Drawn apart from the rest of the acts: the other seeds are the rounds that they always were.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from beslutsmodell.kedja import lagg_upp
from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Stegsort
from beslutsmodell.trappa import Trappa
from beslutsmodell.trappsteg import Ankare, Trappsteg
from diarium.simulering.akter import Akt, Pausar
from diarium.simulering.tider import pa_kontorstid

_VAR: Final = 3
_PAUSAS: Final = 0.15
_FORBUNDET: Final = (Kontaktroll.SAMORDNARE, Kontaktroll.AGARE)


def med_trappa(omgang: Beslutsomgang, fro: int) -> Beslutsomgang:
    """Give the round with the ladder that the seed reminds by."""
    if fro % _VAR:
        return omgang
    beslutar = tuple(ett.kod for ett in omgang.process.steg if ett.sort is Stegsort.BESLUTAR)
    blandad = Trappa(
        steg=(
            Trappsteg(dagar=30),
            Trappsteg(dagar=3, roller=(Kontaktroll.REGISTRATOR, *_FORBUNDET)),
            Trappsteg(dagar=5, arbetsdagar=True, fore=Ankare.STOPPDAG, fraga="Ta upp ärendet."),
            Trappsteg(dagar=1, arbetsdagar=True, fore=Ankare.SAMMANTRADE, steg=beslutar),
            Trappsteg(dagar=0, fore=Ankare.SAMMANTRADE, roller=(Kontaktroll.HANDLAGGARE,)),
            Trappsteg(dagar=14, fore=Ankare.MOTPART, roller=_FORBUNDET),
            Trappsteg(dagar=4, arbetsdagar=True, fore=Ankare.MOTPART, steg=beslutar),
        )
    )
    return omgang.model_copy(update={"trappa": blandad})


def pauser(omgang: Beslutsomgang, fro: int, *, start: date) -> Iterator[Akt]:
    """Yield bodies whose reminders are suspended some time before the deadline, or go on."""
    if fro % _VAR:
        return
    slump, sista = Random(f"paus {fro}"), omgang.motpartens_milstolpe.tidpunkt.datum
    dagar = (sista - start).days
    for arende in lagg_upp(omgang):
        if slump.random() < _PAUSAS:
            dag = start + timedelta(days=slump.randint(1, dagar))
            yield Pausar(
                tid=pa_kontorstid(dag, slump), arende=arende.nyckel, dagar=slump.randint(1, 40)
            )
            if slump.random() < 0.5:
                senare = dag + timedelta(days=slump.randint(1, 20))
                yield Pausar(tid=pa_kontorstid(senare, slump), arende=arende.nyckel, dagar=0)

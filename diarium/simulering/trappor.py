"""Every third seed reminds by a ladder of all kinds of rungs, the others by the round's own."""

from typing import Final

from beslutsmodell.kontakt import Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Stegsort
from beslutsmodell.trappa import Trappa
from beslutsmodell.trappsteg import Ankare, Trappsteg

_VAR: Final = 3
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

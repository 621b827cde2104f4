"""What has happened in a round is counted, body by body, for a forecast to learn of."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from beslutsmodell.beslut import Beslut
from beslutsmodell.kalenderbyte import kalenderskillnad
from beslutsmodell.process import Protokollsregler
from beslutsmodell.prognos.erfarenhet import Organerfarenhet
from beslutsmodell.regler.protokoll import sista_justeringsdag
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.utfall import EJ_BESLUT, Beslutsslag, Utfall

_FLYTTAT: Final = timedelta(days=14)
"""A meeting that goes and one that comes so near are one that was moved, not a cancelled one."""


def besluten_larda(beslut: Iterable[Beslut], protokoll: Protokollsregler) -> Organerfarenhet:
    """Count what a body has decided at its meetings, and how long its minutes took.

    A decision that sends any point back counts as sent back, one that puts any off as put off.
    """
    return sum((_beslutet(ett, protokoll) for ett in beslut), Organerfarenhet())


def motena_larda(
    versioner: Sequence[Sequence[Sammantrade]], *, fran: date, idag: date
) -> Organerfarenhet:
    """Count what became of a body's meetings, from the versions of its calendar, oldest first.

    Those between `fran` and `idag` that still stand were held.
    """
    installda = sum(_installda(fore, efter) for fore, efter in pairwise(versioner))
    hallna = sum(fran <= mote.datum < idag for mote in versioner[-1])
    return Organerfarenhet(hallna=hallna, installda=installda)


def _installda(fore: Sequence[Sammantrade], efter: Sequence[Sammantrade]) -> int:
    skillnad = kalenderskillnad("", fore, efter)
    nya = [mote.datum for mote in skillnad.tillkommer]
    installda = 0
    for mote in skillnad.utgar:
        nara = [dag for dag in nya if abs(dag - mote.datum) <= _FLYTTAT]
        if nara:
            nya.remove(nara[0])
        else:
            installda += 1
    return installda


def _beslutet(beslut: Beslut, protokoll: Protokollsregler) -> Organerfarenhet:
    utfallen = {punkt.utfall for punkt in beslut.punkter}
    if beslut.slag is not Beslutsslag.SAMMANTRADE or utfallen <= EJ_BESLUT:
        return Organerfarenhet()
    ater = Utfall.ATERREMISS in utfallen
    bord = Utfall.BORDLAGGNING in utfallen and not ater
    return Organerfarenhet(
        aterremitterade=int(ater), bordlagda=int(bord), avgjorda=int(not ater and not bord)
    ) + _justeringen(beslut, protokoll)


def _justeringen(beslut: Beslut, protokoll: Protokollsregler) -> Organerfarenhet:
    hogst = protokoll.justering_dagar
    if beslut.justerat is None or not hogst:
        return Organerfarenhet()
    andel = min((beslut.justerat - beslut.datum).days / hogst, 1)
    sent = beslut.justerat > sista_justeringsdag(beslut.datum, dagar=hogst)
    return Organerfarenhet(justerade=1, justeringstid=andel, sent_justerade=int(sent))

"""What the survey adds to a forecast: how many are expected to approve, and what looks odd."""

from typing import Final

from beslutsmodell.enkat import Trolighet, annan_niva
from beslutsmodell.prognos.underlag import Prognosunderlag
from beslutsmodell.prognos.utsikt import Punktprognos

SANNOLIKHET: Final = {
    Trolighet.JA: 0.95,
    Trolighet.TROLIGEN: 0.75,
    Trolighet.OKLART: 0.5,
    Trolighet.TROLIGEN_INTE: 0.25,
    Trolighet.NEJ: 0.05,
}
"""How likely an approval is after each answer: assumed."""


def punktprognoser(underlag: Prognosunderlag) -> tuple[Punktprognos, ...]:
    """Give how many are expected to approve each point: decisions first, then answers."""
    return tuple(_punkten(underlag, punkt.kod) for punkt in underlag.omgang.punkter)


def anmarkningar(underlag: Prognosunderlag) -> tuple[str, ...]:
    """Say where a kommun states that another kind of body decides than in the round."""
    svaren = (underlag.enkat[kod] for kod in sorted(underlag.enkat))
    return tuple(rad for svar in svaren if (rad := annan_niva(underlag.omgang, svar)) is not None)


def _punkten(underlag: Prognosunderlag, punkt: str) -> Punktprognos:
    bifall, beslutade, svarat, okanda = 0.0, 0, 0, 0
    for man in underlag.omgang.deltagare:
        egna = underlag.skett.bifall.get(man.kod, {})
        svar = underlag.enkat.get(man.kod)
        troligt = {ett.punkt: ett.troligt for ett in svar.punkter} if svar else {}
        if punkt in egna:
            bifall, beslutade = bifall + egna[punkt], beslutade + 1
        elif punkt in troligt:
            bifall, svarat = bifall + SANNOLIKHET[troligt[punkt]], svarat + 1
        else:
            okanda += 1
    return Punktprognos(
        punkt=punkt, bifall=bifall, beslutade=beslutade, svarat=svarat, okanda=okanda
    )

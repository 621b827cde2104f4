"""What to ask bodies about after their decisions; many of one kind become one line."""

from collections.abc import Iterator, Sequence
from typing import Final

from beslutsmodell.bevakning import Bevakning, Bevakningsslag
from beslutsmodell.datum import kort_datum
from diarium.lagerapport import Omgangslage
from flows.kedja.uppgift import Uppgift

MANGA: Final = 5
"""How many of one kind are told one by one; more become one line."""
_MANGA_AV: Final = {
    Bevakningsslag.ANMALAN: (
        "Ordförandebeslut som skulle ha anmälts (KL 6:40)",
        "Fråga organen, och registrera dagarna med `beslut anmal`.",
    ),
    Bevakningsslag.ANSLAG: (
        "Justerade beslut som skulle ha anslagits (KL 8:12)",
        "Begär in bevis om anslag: `beslut anslag`.",
    ),
    Bevakningsslag.NEDTAGET: (
        "Anslag som togs ned för tidigt (KL 13:5)",
        "Be kommunerna tillkännage justeringen på nytt: `beslut anslag`.",
    ),
}
"""What many of one kind are called, and what to do about them."""


def efter_besluten(lage: Omgangslage, bevakning: Sequence[Bevakning]) -> Iterator[Uppgift]:
    """Yield what to ask, kind by kind and oldest first: a page of equal lines helps nobody."""
    for slag in Bevakningsslag:
        alla = sorted((ett for ett in bevakning if ett.slag is slag), key=lambda ett: ett.dag)
        if len(alla) > MANGA:
            yield _samlad(lage, slag, alla)
        else:
            yield from (_enskild(lage, ett) for ett in alla)


def _enskild(lage: Omgangslage, ett: Bevakning) -> Uppgift:
    return Uppgift(
        vem=lage.omgang.finn_organ(ett.organ).namn,
        vad=f"Punkt {', '.join(ett.punkter)}: {ett.brist.motivering}",
        gor=f"{ett.brist.atgard} ({ett.brist.kalla})",
    )


def _samlad(lage: Omgangslage, slag: Bevakningsslag, alla: Sequence[Bevakning]) -> Uppgift:
    namnda = ", ".join(
        f"{lage.omgang.finn_organ(ett.organ).namn} ({kort_datum(ett.dag)})" for ett in alla[:MANGA]
    )
    vad, gor = _MANGA_AV[slag]
    return Uppgift(
        vem=f"{len(alla)} beslut",
        vad=f"{vad}, äldst först: {namnda} och {len(alla) - MANGA} till.",
        gor=f"{gor} Vad som fattas för vart och ett: `beslut lage OMGANG --arende ARENDE`.",
    )

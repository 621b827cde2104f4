"""Whom everybody waits for: the cases that owe an act now, by step."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import typer

if TYPE_CHECKING:
    from diarium.lagerapport import Arenderapport, Omgangslage

_MEST: Final = 8


def visa_vantan(lage: "Omgangslage") -> None:
    """Print who owes an act, with the own last day of each; nothing when nobody does."""
    rader = list(_rader(lage))
    if not rader:
        return
    typer.echo("Väntar på:")
    for rad in rader[:_MEST]:
        typer.echo(f"  {rad}")
    if len(rader) > _MEST:
        fler = len(rader) - _MEST
        typer.echo(f"  och {fler} till: se `beslut lage {lage.omgang.kod} --arenden`")


def _rader(lage: "Omgangslage") -> Iterator[str]:
    """Yield a line per case, the steps in the order of the chain, the most urgent first."""
    for steg in lage.omgang.process.i_ordning():
        oppna = [ett for ett in lage.arenden if ett.steg == steg.kod and _ar_skyldig(ett)]
        for ett in sorted(oppna, key=lambda ett: ett.frist):
            sen = " (försenat)" if ett.forsenad else ""
            namn = lage.omgang.finn_organ(ett.organ).namn
            yield f"{namn}, senast {ett.frist}{sen}: {steg.namn}"


def _ar_skyldig(arende: "Arenderapport") -> bool:
    from beslutsmodell.punktlage import UTESTAENDE

    return any(punkt.lage in UTESTAENDE for punkt in arende.punkter)

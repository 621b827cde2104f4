"""Whom everybody waits for: the cases that owe an act now, by step."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import typer

if TYPE_CHECKING:
    from diarium.lagerapport import Omgangslage

_MEST: Final = 8


def visa_vantan(lage: "Omgangslage") -> None:
    """Print who owes an act, with the own last day of each; nothing when nobody does."""
    antal = len(lage.skyldiga)
    if not antal:
        return
    typer.echo("Väntar på:")
    for rad in _rader(lage):
        typer.echo(f"  {rad}")
    if (fler := antal - _MEST) > 0:
        typer.echo(f"  och {fler} till: se `beslut lage {lage.omgang.kod} --arenden`")


def _rader(lage: "Omgangslage") -> Iterator[str]:
    """Yield a line per case, the steps in the order of the chain, the most urgent first."""
    for ett in lage.skyldiga[:_MEST]:
        sen = " (försenat)" if ett.forsenad else ""
        namn = lage.omgang.finn_organ(ett.organ).namn
        yield f"{namn}, senast {ett.frist}{sen}: {lage.omgang.process.finn(ett.steg).namn}"

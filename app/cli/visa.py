"""How answers are shown: JSON for machines, tables for people."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Final

import typer

_BREDD_UTAN_TERMINAL: Final = 240


def visa_json(varde: object) -> None:
    """Print a value as JSON, readable as it stands."""
    typer.echo(json.dumps(varde, ensure_ascii=False, indent=2))


def visa_tabell(rubriker: Sequence[str], rader: Iterable[Sequence[str]]) -> None:
    """Print a table; each row has a cell per heading."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    tabell = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for rubrik in rubriker:
        tabell.add_column(rubrik)
    for rad in rader:
        tabell.add_row(*(Text(cell) for cell in rad))
    bredd = None if sys.stdout.isatty() else _BREDD_UTAN_TERMINAL
    Console(file=sys.stdout, width=bredd).print(tabell)

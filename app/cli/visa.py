"""How answers are shown: JSON for machines, tables for people."""

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Final

import typer

from app.cli.bredd import GLEST, ryms_helt, valj_kolumner

_OBEGRANSAT: Final = 100_000
"""What is piped is never cut: whoever reads it decides how."""


def visa_json(varde: object) -> None:
    """Print a value as JSON, readable as it stands."""
    typer.echo(json.dumps(varde, ensure_ascii=False, indent=2))


def skarmbredd() -> int:
    """Give the width to write for: the terminal's, or none to speak of when there is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _OBEGRANSAT


def far_plats(rubriker: Sequence[str], rader: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table with one line a row fits here."""
    return ryms_helt([rubriker, *rader], skarmbredd())


def visa_tabell(
    rubriker: Sequence[str],
    rader: Iterable[Sequence[str]],
    *,
    umbarliga: Sequence[str] = (),
) -> None:
    """Print a table; each row has a cell per heading.

    In a narrow terminal cells are wrapped between words, never cut, and the columns that can be
    spared are left out in the order of `umbarliga`, with a line that says so.
    """
    celler = [tuple(rubriker), *(tuple(rad) for rad in rader)]
    val = valj_kolumner(celler, skarmbredd(), umbarliga=umbarliga)
    _skriv([[rad[plats] for plats in val.platser] for rad in celler], val.bredder, val.mellanrum)
    if val.utelamnade:
        kolumner = " och ".join(val.utelamnade)
        typer.echo(f"{kolumner} ryms inte här: gör fönstret bredare, eller använd --json.")


def _skriv(celler: list[list[str]], bredder: Sequence[int], mellanrum: int) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    kant = mellanrum == GLEST
    tabell = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        show_edge=kant,
        padding=(0, 1) if kant else (0, 1, 0, 0),
    )
    for rubrik, bredd in zip(celler[0], bredder, strict=True):
        tabell.add_column(rubrik, width=bredd, overflow="fold")
    for rad in celler[1:]:
        tabell.add_row(*(Text(cell) for cell in rad))
    Console(file=sys.stdout, width=_OBEGRANSAT).print(tabell)

"""`beslut demo`: the round of 2019 is replayed before your eyes."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.hjalp import nytt_kommando
from app.cli.tolka import las_heltal


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "demo",
        demo,
        "Spela upp omgången från 2019 på en simulerad klocka. Svaren är fiktiva.",
    )


def demo(
    *,
    avsluta: Annotated[
        bool, typer.Option("--avsluta", help="Avsluta när allt är uppspelat, i stället för Ctrl-C.")
    ] = False,
    port: Annotated[
        int,
        typer.Option("--port", metavar="TAL", parser=las_heltal, help="Porten för Prefects sidor."),
    ] = 4200,
    hem: Annotated[
        Path | None,
        typer.Option("--hem", metavar="MAPP", help="Mappen för allt som demon skriver."),
    ] = None,
) -> None:
    """Replay the round of 2019."""
    from app.demo.spela import kor_demo

    raise typer.Exit(kor_demo(hem=hem or Path(".beslut-demo"), port=port, avsluta=avsluta))

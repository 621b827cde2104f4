"""`beslut serve`: Prefect's server, runner and sweeps in one command."""

from typing import Annotated

import typer

from app.cli.hjalp import nytt_kommando
from app.cli.tolka import las_heltal


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "serve",
        serve,
        "Starta Prefects server, körningarna och svepen, och kör tills du trycker Ctrl-C.",
    )


def serve(
    *,
    port: Annotated[
        int,
        typer.Option("--port", metavar="TAL", parser=las_heltal, help="Porten för Prefects sidor."),
    ] = 4200,
) -> None:
    """Serve until stopped."""
    from app.cli.prefectdorr import serva
    from diarium.installningar import Installningar

    serva(Installningar(), port=port, meddela=typer.echo)

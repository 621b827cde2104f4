"""`beslut klocka`: the clock of a simulation is shown, or moved on."""

from datetime import datetime
from typing import Annotated

import typer

from app.cli.fel import Nekad
from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.ord import iso_tid, svensk_tid
from app.cli.tolka import las_tidpunkt
from app.cli.val import Jsonval
from app.cli.visa import visa_json


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "klocka",
        klocka,
        "Visa eller flytta fram klockan i en simulering. Riktiga diarier följer datorns klocka.",
    )


def klocka(
    *,
    till: Annotated[
        datetime | None,
        typer.Option(
            "--till",
            metavar="TID",
            parser=las_tidpunkt,
            help='Flytta fram klockan till en tid, "2019-09-01 08:00".',
        ),
    ] = None,
    som_json: Jsonval = False,
) -> None:
    """Show the stepped clock, or move it on."""
    from diarium.databaslage import stega_klocka

    with oppet_diarium() as oppet:
        nu = oppet.nu
        if not oppet.simulerad:
            raise Nekad(
                "Diariet är riktigt och följer datorns klocka. Bara en simulering, startad med "
                "`beslut starta --simulerad`, har en klocka som går att flytta.",
            )
        if till and till < nu:
            raise Nekad(f"Klockan står på {svensk_tid(nu)} och går bara framåt.")
        if till:
            stega_klocka(oppet.databas, till)
    if som_json:
        visa_json({"nu": iso_tid(till or nu), "simulerad": True})
        return
    typer.echo(f"Klockan står på {svensk_tid(till or nu)} (simulerad klocka).")
    if till:
        typer.echo("Kör `beslut svep` för det som är dags att skicka.")

"""`beslut exportera`: everything in a round as JSON and CSV."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.fel import Nekad
from app.cli.framsteg import framsteg
from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.val import Omgangsarg


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app, "exportera", exportera, "Skriv allt i en omgång som JSON och CSV i en ny mapp."
    )


def exportera(
    omgang: Omgangsarg,
    mapp: Annotated[
        Path, typer.Argument(metavar="MAPP", help="Mappen som ska skapas. Den får inte finnas.")
    ],
) -> None:
    """Write a round into a new folder."""
    from diarium.export import exportera as exportera_omgang

    try:
        with oppet_diarium() as oppet, oppet.databas.las() as session, framsteg("Exporterar"):
            filer = exportera_omgang(session, omgang, mapp, nu=oppet.nu)
    except FileExistsError as fel:
        raise Nekad(
            f"{mapp} finns redan, och en export skriver aldrig över något. Välj en ny mapp.",
        ) from fel
    typer.echo(f"Omgången {omgang} är exporterad till {mapp}: {len(filer)} filer.")
    for fil in filer:
        if fil.parent == mapp:
            typer.echo(f"  {fil.name}")

"""`beslut anslag`: the justering of a decision is announced."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.hjalp import nytt_kommando
from app.cli.tolka import las_datum
from app.cli.val import Arendearg, Nummerval, Omgangsarg, Versionsval

if TYPE_CHECKING:
    from beslutsmodell.arende import Arende
    from beslutsmodell.kommandon import Ansla


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app, "anslag", anslag, "Registrera att justeringen är tillkännagiven på anslagstavlan."
    )


def anslag(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    anslaget: Annotated[
        date,
        typer.Option(
            "--anslaget",
            metavar="DATUM",
            parser=las_datum,
            help="Dagen då justeringen anslogs (KL 8:12).",
        ),
    ],
    sista_dag: Annotated[
        date | None,
        typer.Option(
            "--sista-dag",
            metavar="DATUM",
            parser=las_datum,
            help="Sista dagen att överklaga, om kommunen själv anger en.",
        ),
    ] = None,
    nedtaget: Annotated[
        date | None,
        typer.Option(
            "--nedtaget",
            metavar="DATUM",
            parser=las_datum,
            help="Dagen då anslaget togs ned (KL 8:12).",
        ),
    ] = None,
    nummer: Nummerval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Record the announcement of a justering."""

    def gor(lage: Arendelage) -> "Ansla":
        from beslutsmodell.kommandon import Ansla
        from beslutsmodell.valt_beslut import gallande_beslut

        return Ansla(
            nummer=gallande_beslut(lage.arende, nummer),
            anslaget=anslaget,
            nedtaget=nedtaget,
            angiven_sista_dag=sista_dag,
        )

    efter = registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)
    _visa_tiden(efter)


def _visa_tiden(arende: "Arende") -> None:
    """Tell when each announced decision gets laga kraft, and what to look at."""
    from app.cli.arendebild import tiderna

    for rad in tiderna(arende):
        typer.echo(rad)

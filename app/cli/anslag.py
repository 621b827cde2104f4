"""`beslut anslag`: the justering of a decision is announced."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.hjalp import nytt_kommando
from app.cli.tolka import las_datum
from app.cli.val import Arendearg, Nummerval, Omgangsarg, Versionsval

if TYPE_CHECKING:
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
    nummer: Nummerval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Record the announcement of a justering."""

    def gor(lage: Arendelage) -> "Ansla":
        from beslutsmodell.kommandon import Ansla
        from beslutsmodell.valt_beslut import gallande_beslut

        return Ansla(nummer=gallande_beslut(lage.arende, nummer), anslaget=anslaget)

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)

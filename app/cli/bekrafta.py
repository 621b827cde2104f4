"""`beslut bekrafta`: a human lets one of several reports hold."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.hjalp import nytt_kommando
from app.cli.tolka import las_heltal
from app.cli.val import Arendearg, Avval, Motiveringsval, Omgangsarg, Versionsval

if TYPE_CHECKING:
    from beslutsmodell.kommandon import Bekrafta


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app, "bekrafta", bekrafta, "Avgör vilket besked som gäller när ett ärende har flera."
    )


def bekrafta(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    nummer: Annotated[
        int,
        typer.Option(
            "--nummer",
            metavar="TAL",
            parser=las_heltal,
            help="Numret på beslutet som gäller. Se `beslut lage OMGANG --arende ARENDE`.",
        ),
    ],
    motivering: Motiveringsval,
    av: Avval,
    vantad_version: Versionsval = None,
) -> None:
    """Let a flagged report hold."""

    def gor(_lage: Arendelage) -> "Bekrafta":
        from beslutsmodell.kommandon import Bekrafta

        return Bekrafta(nummer=nummer, motivering=motivering, av=av)

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)

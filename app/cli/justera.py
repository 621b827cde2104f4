"""`beslut justera`: the minutes of a decision are justerade."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.hjalp import nytt_kommando
from app.cli.tolka import las_datum
from app.cli.val import Anslagetval, Arendearg, Nummerval, Omgangsarg, Versionsval

if TYPE_CHECKING:
    from beslutsmodell.kommandon import Justera


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(app, "justera", justera, "Registrera att ett besluts protokoll är justerat.")


def justera(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    justerat: Annotated[
        date,
        typer.Option(
            "--justerat", metavar="DATUM", parser=las_datum, help="Dagen för justeringen."
        ),
    ],
    anslaget: Anslagetval = None,
    nummer: Nummerval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Record the justering of a decision."""

    def gor(lage: Arendelage) -> "Justera":
        from beslutsmodell.kommandon import Justera
        from beslutsmodell.valt_beslut import ojusterat_beslut

        return Justera(
            nummer=ojusterat_beslut(lage.arende, nummer), justerat=justerat, anslaget=anslaget
        )

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)

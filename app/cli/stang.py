"""`beslut stang`: points that are still owed are closed without an answer."""

from typing import TYPE_CHECKING

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.hjalp import nytt_kommando
from app.cli.val import (
    Arendearg,
    FrivilligtAvval,
    Motiveringsval,
    Omgangsarg,
    Punktkodsval,
    Versionsval,
)

if TYPE_CHECKING:
    from beslutsmodell.kommandon import Stang


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "stang",
        stang,
        "Stäng punkter som saknar utfall: de räknas som utan svar, och påminnelserna slutar.",
    )


def stang(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    punkt: Punktkodsval,
    motivering: Motiveringsval,
    av: FrivilligtAvval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Close points without an answer."""

    def gor(_lage: Arendelage) -> "Stang":
        from beslutsmodell.kommandon import Stang

        return Stang(punkter=tuple(punkt), motivering=motivering, av=av)

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)

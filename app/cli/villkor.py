"""`beslut villkor`: a human has seen that a condition is met."""

from typing import TYPE_CHECKING

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.hjalp import nytt_kommando
from app.cli.val import Arendearg, Avval, Motiveringsval, Omgangsarg, Punktkodsval, Versionsval

if TYPE_CHECKING:
    from beslutsmodell.kommandon import UppfyllVillkor


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app, "villkor", villkor, "Registrera att villkoret för villkorade punkter är uppfyllt."
    )


def villkor(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    punkt: Punktkodsval,
    motivering: Motiveringsval,
    av: Avval,
    vantad_version: Versionsval = None,
) -> None:
    """Clear the condition of points."""

    def gor(_lage: Arendelage) -> "UppfyllVillkor":
        from beslutsmodell.kommandon import UppfyllVillkor

        return UppfyllVillkor(punkter=tuple(punkt), motivering=motivering, av=av)

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)

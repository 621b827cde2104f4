"""`beslut avbryt`: points are withdrawn before they are decided."""

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
    from beslutsmodell.kommandon import Avbryt


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "avbryt",
        avbryt,
        "Ta tillbaka punkter som inte är slutligt beslutade: organet ska inte längre besluta.",
    )


def avbryt(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    punkt: Punktkodsval,
    motivering: Motiveringsval,
    av: FrivilligtAvval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Withdraw points."""

    def gor(_lage: Arendelage) -> "Avbryt":
        from beslutsmodell.kommandon import Avbryt

        return Avbryt(punkter=tuple(punkt), motivering=motivering, av=av)

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)

"""`beslut anmal`: a decision by the chair has been reported at a meeting of the body."""

from typing import TYPE_CHECKING

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.hjalp import nytt_kommando
from app.cli.val import Arendearg, Datumval, Nummerval, Omgangsarg, Versionsval

if TYPE_CHECKING:
    from beslutsmodell.kommandon import Anmal


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "anmal",
        anmal,
        "Registrera att ett ordförandebeslut har anmälts vid organets sammanträde (KL 6:40).",
    )


def anmal(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    datum: Datumval,
    nummer: Nummerval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Record that a decision by the chair has been reported."""

    def gor(lage: Arendelage) -> "Anmal":
        from beslutsmodell.kommandon import Anmal
        from beslutsmodell.valt_beslut import oanmalt_beslut

        return Anmal(nummer=oanmalt_beslut(lage.arende, nummer), datum=datum)

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)

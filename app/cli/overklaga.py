"""`beslut overklaga`: a decision has been appealed, and stands until a court says otherwise."""

from typing import TYPE_CHECKING

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.hjalp import nytt_kommando
from app.cli.val import Arendearg, Datumval, Nummerval, Omgangsarg, Versionsval

if TYPE_CHECKING:
    from beslutsmodell.kommandon import Overklaga


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "overklaga",
        overklaga,
        "Registrera att ett beslut är överklagat. Det gäller tills en domstol säger något annat.",
    )


def overklaga(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    datum: Datumval,
    nummer: Nummerval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Record that a decision has been appealed."""

    def gor(lage: Arendelage) -> "Overklaga":
        from beslutsmodell.kommandon import Overklaga
        from beslutsmodell.valt_beslut import gallande_beslut

        return Overklaga(nummer=gallande_beslut(lage.arende, nummer), datum=datum)

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)

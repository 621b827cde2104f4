"""`beslut korrigera`: what was recorded wrongly is superseded, never overwritten."""

from typing import TYPE_CHECKING

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.beslutsval import Beslutsuppgifter, Protokollsval, med_beslutsval
from app.cli.hjalp import nytt_kommando
from app.cli.val import Arendearg, Motiveringsval, Nummerval, Omgangsarg, Versionsval

if TYPE_CHECKING:
    from beslutsmodell.kommandon import Korrigera


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "korrigera",
        korrigera,
        "Ersätt ett registrerat beslut med det rätta. Det gamla ligger kvar som ersatt.",
    )


@med_beslutsval
def korrigera(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    motivering: Motiveringsval,
    uppgifter: Beslutsuppgifter,
    nummer: Nummerval = None,
    protokoll: Protokollsval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Replace a recorded decision."""

    def gor(lage: Arendelage) -> "Korrigera":
        from beslutsmodell.kommandon import Korrigera
        from beslutsmodell.valt_beslut import gallande_beslut

        return Korrigera(
            nummer=gallande_beslut(lage.arende, nummer),
            beslut=uppgifter.beslut(lage.arende.organ, lage.protokoll),
            motivering=motivering,
        )

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version, protokoll=protokoll)

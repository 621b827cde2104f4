"""`beslut registrera`: a decision is recorded."""

from typing import TYPE_CHECKING

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.beslutsval import Beslutsuppgifter, Protokollsval, med_beslutsval
from app.cli.hjalp import nytt_kommando
from app.cli.val import Arendearg, Omgangsarg, Versionsval

if TYPE_CHECKING:
    from beslutsmodell.kommandon import RegistreraBeslut


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(app, "registrera", registrera, "Registrera ett beslut i ett ärende.")


@med_beslutsval
def registrera(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    uppgifter: Beslutsuppgifter,
    protokoll: Protokollsval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Record a decision of the case's body."""

    def gor(lage: Arendelage) -> "RegistreraBeslut":
        from beslutsmodell.kommandon import RegistreraBeslut

        return RegistreraBeslut(beslut=uppgifter.beslut(lage.arende.organ, lage.protokoll))

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version, protokoll=protokoll)

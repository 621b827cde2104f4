"""`beslut inhibition`: a court stops an appealed decision, or lets it go again."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.hjalp import nytt_kommando
from app.cli.val import Arendearg, Datumval, Nummerval, Omgangsarg, Versionsval

if TYPE_CHECKING:
    from beslutsmodell.kommandon import HavInhibition, Inhibera


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "inhibition",
        inhibition,
        "Registrera att en domstol har inhiberat ett överklagat beslut, eller hävt inhibitionen. "
        "Så länge den står kvar kan avtalen inte lämnas in.",
    )


def inhibition(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    datum: Datumval,
    havd: Annotated[bool, typer.Option("--havd", help="Inhibitionen är hävd.")] = False,
    nummer: Nummerval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Record a court's inhibition, or that it was lifted."""

    def gor(lage: Arendelage) -> "Inhibera | HavInhibition":
        from beslutsmodell.kommandon import HavInhibition, Inhibera
        from beslutsmodell.valt_beslut import overklagat_beslut

        vilket = overklagat_beslut(lage.arende, nummer)
        kommando = HavInhibition if havd else Inhibera
        return kommando(nummer=vilket, datum=datum)

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)

"""`beslut dom`: how an appeal ended: it came to nothing, or the decision is annulled."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.fel import Anvandningsfel
from app.cli.hjalp import nytt_kommando
from app.cli.tolka import las_datum
from app.cli.val import (
    Arendearg,
    Avval,
    Datumval,
    Motiveringsval,
    Nummerval,
    Omgangsarg,
    Versionsval,
)

if TYPE_CHECKING:
    from beslutsmodell.kommandon import AvslaOverklagande, Upphav


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "dom",
        dom,
        "Registrera hur ett överklagande slutade: det ledde inte till något, eller beslutet är "
        "upphävt (KL 13:8) och punkterna ska beslutas på nytt.",
    )


def dom(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    datum: Datumval,
    upphavt: Annotated[
        bool,
        typer.Option(
            "--upphavt/--avslaget",
            help="Om beslutet är upphävt, eller överklagandet avslaget (även avvisat, avskrivet).",
        ),
    ],
    motivering: Motiveringsval,
    av: Avval,
    laga_kraft: Annotated[
        date | None,
        typer.Option(
            "--laga-kraft",
            metavar="DATUM",
            parser=las_datum,
            help="Dagen då beslutet får laga kraft. Krävs med --avslaget.",
        ),
    ] = None,
    nummer: Nummerval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Record how an appeal ended."""
    if upphavt == (laga_kraft is not None):
        raise Anvandningsfel(
            "Ett upphävt beslut får ingen laga kraft. Ta bort --laga-kraft."
            if upphavt
            else "Ange med --laga-kraft vilken dag beslutet får laga kraft.",
        )

    def gor(lage: Arendelage) -> "AvslaOverklagande | Upphav":
        from beslutsmodell.kommandon import AvslaOverklagande, Upphav
        from beslutsmodell.valt_beslut import overklagat_beslut

        vilket = overklagat_beslut(lage.arende, nummer)
        if laga_kraft is None:
            return Upphav(nummer=vilket, datum=datum, motivering=motivering, av=av)
        return AvslaOverklagande(
            nummer=vilket, datum=datum, laga_kraft=laga_kraft, motivering=motivering, av=av
        )

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)

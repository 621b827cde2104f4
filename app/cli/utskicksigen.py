"""`beslut utskick igen`: what reached nobody is sent once more."""

from typing import Annotated, Final

import typer

from app.cli.oppet import oppet_diarium
from app.cli.tolka import las_heltal
from app.cli.val import Avval, Omgangsarg

IGEN: Final = (
    "Skicka igen det som inte kom fram: utan ID allt som fick ett bestående fel eller gav upp. Ett "
    "utskick som är okänt anges med sitt ID, och går märkt som möjlig dubblett. Vem som sade det "
    "antecknas i diariet."
)


def igen(
    omgang: Omgangsarg,
    ider: Annotated[
        list[int] | None,
        typer.Argument(metavar="ID", parser=las_heltal, help="Utskickens Id, ur listan."),
    ] = None,
    *,
    av: Avval,
) -> None:
    """Plan messages anew that reached nobody."""
    from diarium.utkorg.skicka_igen import skicka_igen

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        planerade = skicka_igen(session, omgang, ider or (), nu=oppet.nu, av=av)
    if planerade:
        vilka = ", ".join(map(str, planerade))
        typer.echo(
            f"Går vid nästa svep, om det de gäller inte är besvarat: utskick {vilka}. Kontrollera "
            "först att det som hindrade dem är avhjälpt."
        )
    else:
        typer.echo("Inget utskick i omgången har ett bestående fel eller gav upp.")

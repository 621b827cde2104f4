"""`beslut anteckna`: something is noted on a round or a case, also when it is closed."""

from typing import Annotated

import typer

from app.cli.arendekommando import beratta_kvitto
from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.val import Avval, Omgangsarg


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "anteckna",
        anteckna,
        "Anteckna något om en omgång eller ett ärende, öppet eller avslutat. Inget annat ändras: "
        "historiken står kvar som den är.",
    )


def anteckna(
    omgang: Omgangsarg,
    *,
    text: Annotated[
        str, typer.Option("--text", metavar="TEXT", help="Det som ska antecknas, med egna ord.")
    ],
    av: Avval,
    arende: Annotated[
        str | None,
        typer.Option(
            "--arende",
            metavar="ARENDE",
            help="Ärendet som anteckningen gäller. Utan flaggan: hela omgången.",
        ),
    ] = None,
) -> None:
    """Note something."""
    from beslutsmodell.anteckning import Anteckna
    from diarium.anteckningar import anteckna as anteckna_i_diariet
    from diarium.uppslag import finn_arende

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        nyckel = None if arende is None else finn_arende(session, omgang, arende).nyckel
        kommando = Anteckna(arende=nyckel, text=text, av=av)
        kvitto = anteckna_i_diariet(session, omgang, kommando, nu=oppet.nu)
    beratta_kvitto(kvitto)
    typer.echo(f"Antecknat om {nyckel or 'hela omgången'}. Inget annat är ändrat.")

"""`beslut kvittera`: the receiver acknowledges."""

from datetime import datetime
from typing import Annotated

import typer

from app.cli.arendekommando import beratta_kvitto
from app.cli.hjalp import nytt_kommando
from app.cli.namngivet import namngivet
from app.cli.oppet import oppet_diarium
from app.cli.tolka import las_tidpunkt
from app.cli.val import FrivilligtAvval, Huvudmansarg, Omgangsarg


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app, "kvittera", kvittera, "Registrera mottagarens kvittens på det som lämnades in."
    )


def kvittera(
    omgang: Omgangsarg,
    huvudman: Huvudmansarg,
    *,
    referens: Annotated[
        str, typer.Option("--referens", metavar="TEXT", help="Mottagarens diarienummer.")
    ],
    mottaget: Annotated[
        datetime | None,
        typer.Option(
            "--mottaget",
            metavar="TID",
            parser=las_tidpunkt,
            help='När mottagaren fick det, "2019-11-20 14:30". Utan flaggan: nu.',
        ),
    ] = None,
    av: FrivilligtAvval = None,
) -> None:
    """Record the receiver's acknowledgement."""
    from beslutsmodell.avtal.kommandon import Kvittera
    from diarium.avtal import registrera_avtalskommando
    from diarium.omgangslasning import las_omgangen
    from diarium.uppslag import finn_huvudman

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        lasning = las_omgangen(session, omgang)
        kod = finn_huvudman(lasning, huvudman).kod
        kommando = Kvittera(huvudman=kod, referens=referens, mottaget=mottaget or oppet.nu, av=av)
        with namngivet(lasning, kod):
            kvitto = registrera_avtalskommando(session, omgang, kod, kommando, nu=oppet.nu)
    beratta_kvitto(kvitto)

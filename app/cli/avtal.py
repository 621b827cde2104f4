"""`beslut avtal`: agreements are registered when they come, ruled on when late, and shown."""

from datetime import datetime
from typing import Annotated

import typer

from app.cli.arendekommando import beratta_kvitto
from app.cli.fel import Anvandningsfel
from app.cli.hjalp import ny_grupp, nytt_kommando
from app.cli.namngivet import namngivet
from app.cli.oppet import oppet_diarium
from app.cli.tolka import las_lista, las_tidpunkt
from app.cli.val import (
    Avval,
    Filval,
    FrivilligtAvval,
    Huvudmansarg,
    Jsonval,
    Motiveringsval,
    Omgangsarg,
)


def lagg_till(app: typer.Typer) -> None:
    """Add the group."""
    grupp = ny_grupp("Registrera avtal som har kommit in, och se vad som saknas.")
    nytt_kommando(grupp, "registrera", registrera, "Registrera ett undertecknat avtal.")
    nytt_kommando(
        grupp, "prova-sent", prova_sent, "Registrera mottagarens besked om det som kom för sent."
    )
    nytt_kommando(grupp, "visa", visa, "Visa en kommuns avtal och vad som saknas.")
    app.add_typer(grupp, name="avtal")


def registrera(
    omgang: Omgangsarg,
    huvudman: Huvudmansarg,
    *,
    fil: Filval,
    slag: Annotated[
        str, typer.Option("--slag", metavar="SLAG", help="Avtalets slag i omgången: avrop.")
    ],
    version: Annotated[
        str, typer.Option("--version", metavar="TEXT", help="Mallens version i avtalet.")
    ],
    punkter: Annotated[
        str, typer.Option("--punkter", metavar="KODER", help='Punkterna i avtalet: "1 3".')
    ],
    undertecknare: Annotated[
        list[str],
        typer.Option(
            "--undertecknare",
            metavar="ROLL",
            help='Vem som har skrivit under, en flagga per underskrift: "roll: befogenhet".',
        ),
    ],
    inkommet: Annotated[
        datetime | None,
        typer.Option(
            "--inkommet",
            metavar="TID",
            parser=las_tidpunkt,
            help='När avtalet kom in, "2019-11-20 14:30". Utan flaggan: nu.',
        ),
    ] = None,
    skickat: Annotated[
        datetime | None,
        typer.Option(
            "--skickat",
            metavar="TID",
            parser=las_tidpunkt,
            help='När kommunen skickade avtalet, om det är känt: "2019-11-20 14:25".',
        ),
    ] = None,
    av: FrivilligtAvval = None,
) -> None:
    """Register an agreement of a participant."""
    from beslutsmodell.avtal.handling import Avtalshandling
    from beslutsmodell.avtal.kommandon import RegistreraAvtal
    from diarium.avtal import registrera_avtalskommando
    from diarium.filer import spara_fil
    from diarium.inlasning.bilaga import las_bilaga
    from diarium.omgangslasning import las_omgangen
    from diarium.uppslag import finn_huvudman

    kopia = las_bilaga(fil)
    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        lasning = las_omgangen(session, omgang)
        kod = finn_huvudman(lasning, huvudman).kod
        handling = Avtalshandling.model_validate(
            {
                "huvudman": kod,
                "slag": slag,
                "version": version,
                "punkter": las_lista(punkter),
                "undertecknare": [_undertecknare(text) for text in undertecknare],
                "fil": spara_fil(session, kopia),
                "inkommet": inkommet or oppet.nu,
                "skickat": skickat,
            },
        )
        kommando = RegistreraAvtal(handling=handling, av=av)
        with namngivet(lasning, kod):
            kvitto = registrera_avtalskommando(session, omgang, kod, kommando, nu=oppet.nu)
    beratta_kvitto(kvitto)
    _visa(omgang, huvudman, som_json=False)


def prova_sent(
    omgang: Omgangsarg,
    huvudman: Huvudmansarg,
    *,
    godtas: Annotated[
        bool, typer.Option("--godtas/--avvisas", help="Om mottagaren godtar avtalen.")
    ],
    motivering: Motiveringsval,
    av: Avval,
) -> None:
    """Record the receiver's ruling on what came late."""
    from beslutsmodell.avtal.kommandon import ProvaSent
    from diarium.avtal import registrera_avtalskommando
    from diarium.omgangslasning import las_omgangen
    from diarium.uppslag import finn_huvudman

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        lasning = las_omgangen(session, omgang)
        kod = finn_huvudman(lasning, huvudman).kod
        kommando = ProvaSent(huvudman=kod, godtas=godtas, motivering=motivering, av=av)
        with namngivet(lasning, kod):
            kvitto = registrera_avtalskommando(session, omgang, kod, kommando, nu=oppet.nu)
    beratta_kvitto(kvitto)
    _visa(omgang, huvudman, som_json=False)


def visa(omgang: Omgangsarg, huvudman: Huvudmansarg, *, som_json: Jsonval = False) -> None:
    """Show the agreements of a participant."""
    _visa(omgang, huvudman, som_json=som_json)


def _visa(omgang: str, huvudman: str, *, som_json: bool) -> None:
    from app.cli import avtalsbild
    from diarium.avtalslasning import las_avtal, las_registreringstider
    from diarium.omgangslasning import las_omgangen
    from diarium.uppslag import finn_huvudman

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        lasning = las_omgangen(session, omgang)
        kod = finn_huvudman(lasning, huvudman).kod
        last = las_avtal(session, lasning, kod)
        tider = las_registreringstider(session, lasning, last.avtal)
        avtalsbild.visa(lasning, last, tider, nu=oppet.nu, som_json=som_json)


def _undertecknare(text: str) -> dict[str, str | None]:
    roll, _, befogenhet = (del_.strip() for del_ in text.partition(":"))
    if not roll:
        raise Anvandningsfel(
            f'--undertecknare {text!r}: skriv "roll: befogenhet", till exempel '
            '"Kommundirektör: KS 2019-09-04 § 112".',
        )
    return {"roll": roll, "befogenhet": befogenhet or None}

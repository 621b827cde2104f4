"""`beslut underlag`: a document gets a new version, or its versions are shown."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.hjalp import ny_grupp, nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.tolka import las_lista
from app.cli.val import FrivilligtAvval, Jsonval, Motiveringsval, Omgangsarg, Provaval


def lagg_till(app: typer.Typer) -> None:
    """Add the group."""
    grupp = ny_grupp("Ge ett underlag en ny version, eller se alla versioner.")
    nytt_kommando(
        grupp,
        "andra",
        andra,
        "Registrera en ny version av ett underlag i en startad omgång. Det som är beslutat på en "
        "äldre version märks och får en fråga om det står fast; övriga får den nya versionen i "
        "nästa påminnelse. Med --json: registrerat, underlag, tidigare, rubbade, obeslutade.",
    )
    nytt_kommando(
        grupp,
        "visa",
        visa,
        "Visa alla versioner av underlagen. Med --json: en lista med namn, nummer, version, fran, "
        "punkter, motivering, sha256, galler.",
    )
    app.add_typer(grupp, name="underlag")


def andra(
    omgang: Omgangsarg,
    *,
    namn: Annotated[
        str,
        typer.Option(
            "--namn", metavar="NAMN", help="Underlagets namn. Se `beslut underlag visa OMGANG`."
        ),
    ],
    version: Annotated[
        str, typer.Option("--version", metavar="TEXT", help="Vad den nya versionen kallas.")
    ],
    fil: Annotated[Path, typer.Option("--fil", metavar="FIL", help="Den nya versionen som fil.")],
    motivering: Motiveringsval,
    punkter: Annotated[
        str,
        typer.Option(
            "--punkter", metavar="KODER", help="Punkterna som ändringen gäller: 1,3. Utan: alla."
        ),
    ] = "",
    av: FrivilligtAvval = None,
    prova: Provaval = False,
    som_json: Jsonval = False,
) -> None:
    """Record a new version of a document."""
    from app.cli import underlagsbild
    from diarium.inlasning.bilaga import las_bilaga
    from diarium.underlagsbyte import Nyttunderlag, byt_underlag

    nytt = Nyttunderlag(
        namn=namn,
        version=version,
        fil=las_bilaga(fil),
        motivering=motivering,
        punkter=las_lista(punkter),
        av=av,
    )
    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        byte = byt_underlag(session, omgang, nytt, nu=oppet.nu)
        if prova:
            session.rollback()
    if som_json:
        underlagsbild.visa_byte_som_json(byte, prova=prova)
    else:
        underlagsbild.visa_byte(byte, prova=prova)


def visa(omgang: Omgangsarg, *, som_json: Jsonval = False) -> None:
    """Show every version of every document."""
    from app.cli import underlagsbild
    from diarium.omgangslasning import las_omgangen
    from diarium.underlagslasning import las_underlagsversioner

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        lasning = las_omgangen(session, omgang)
        versioner = las_underlagsversioner(session, lasning)
    if som_json:
        underlagsbild.visa_som_json(versioner)
    else:
        underlagsbild.visa(lasning.omgang, versioner)

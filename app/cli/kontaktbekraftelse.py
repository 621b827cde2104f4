"""`beslut kontakt fraga` and `bekrafta`: are the contacts the right ones, and who says so?"""

from typing import Annotated

import typer

from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.tolka import las_heltal
from app.cli.val import Avval, Omgangsarg


def lagg_till(grupp: typer.Typer) -> None:
    """Add the commands."""
    nytt_kommando(
        grupp,
        "fraga",
        fraga,
        "Fråga de kontakter som inte är bekräftade om de är rätt mottagare, en gång till. Det går "
        "tills omgången öppnar.",
    )
    nytt_kommando(
        grupp,
        "bekrafta",
        bekrafta,
        "Anteckna att organens kontakter stämmer, och vem som säger det.",
    )


def fraga(omgang: Omgangsarg) -> None:
    """Ask those that nobody has confirmed."""
    from diarium.kontakter import fraga_igen

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        antal = fraga_igen(session, omgang, nu=oppet.nu)
    if antal:
        typer.echo(f"Frågor som går ut: {antal}, en per brevlåda.")
    else:
        typer.echo(
            "Alla är bekräftade, har fått frågan i dag eller får den med nästa svep. Inget är "
            "ändrat."
        )


def bekrafta(
    omgang: Omgangsarg,
    organ: Annotated[
        list[str], typer.Argument(metavar="ORGAN", help="Organens koder, en eller flera.")
    ],
    *,
    av: Avval,
    nummer: Annotated[
        list[int] | None,
        typer.Option(
            "--nummer",
            metavar="NUMMER",
            parser=las_heltal,
            help="Bara den kontakten, en flagga per kontakt. Utan: alla som gäller.",
        ),
    ] = None,
) -> None:
    """Record that contacts are right."""
    from app.cli import kontaktbild
    from diarium.kontaktbekraftelse import bekrafta as bekrafta_kontakter

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        nya = bekrafta_kontakter(session, omgang, organ, nu=oppet.nu, av=av, nummer=nummer or ())
    kontaktbild.visa_bekraftade(nya)

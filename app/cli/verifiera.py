"""`beslut verifiera`: nothing in the record has been changed behind the program's back."""

from dataclasses import asdict

import typer

from app.cli.framsteg import framsteg
from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.val import Jsonval
from app.cli.visa import visa_json


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "verifiera",
        verifiera,
        "Kontrollera att inget i diariet är ändrat vid sidan av programmet.",
    )


def verifiera(*, som_json: Jsonval = False) -> None:
    """Verify the whole record; exit code 1 when something does not agree."""
    from diarium.omgangslasning import omgangskoder
    from diarium.verifiera import verifiera as verifiera_allt

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        antal = len(omgangskoder(session))
        with framsteg("Verifierar", antal) as steg:
            fynd = verifiera_allt(session, framsteg=lambda _kod: steg())
    if som_json:
        visa_json({"omgangar": antal, "fynd": [asdict(ett) for ett in fynd]})
    elif not fynd:
        typer.echo(f"Allt stämmer. Verifierade omgångar: {antal}.")
    for ett in () if som_json else fynd:
        typer.echo(f"STÄMMER INTE: {ett}", err=True)
    if fynd:
        raise typer.Exit(1)

"""`beslut verifiera`: nothing in the record has been changed behind the program's back."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.framsteg import framsteg
from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppen_databas
from app.cli.val import Jsonval
from app.cli.visa import visa_json

if TYPE_CHECKING:
    from diarium.verifiering.fynd import Fynd


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "verifiera",
        verifiera,
        "Kontrollera att inget i diariet är ändrat vid sidan av programmet.",
    )


def verifiera(
    *,
    export: Annotated[
        list[Path] | None,
        typer.Option(
            "--export",
            metavar="MAPP",
            help="En tidigare export att jämföra med, en flagga per mapp: då syns också om "
            "händelser är borttagna sedan dess.",
        ),
    ] = None,
    som_json: Jsonval = False,
) -> None:
    """Verify the whole record; exit code 1 when something does not agree."""
    from diarium.verifiera import rakna_omgangar
    from diarium.verifiera import verifiera as verifiera_allt

    exporter = export or []
    with oppen_databas() as (installningar, databas), databas.las() as session:
        antal = rakna_omgangar(session)
        with framsteg("Verifierar", antal) as steg:
            fynd = verifiera_allt(
                session,
                hem=installningar.hem,
                exporter=exporter,
                framsteg=lambda _kod: steg(),
            )
    if som_json:
        visa_json({"omgangar": antal, "fynd": [asdict(ett) for ett in fynd]})
    elif not fynd:
        typer.echo(_allt_stammer(antal, len(exporter)))
    else:
        _visa(fynd)
    if fynd:
        raise typer.Exit(1)


def _allt_stammer(omgangar: int, exporter: int) -> str:
    if not omgangar:
        return "Diariet har inga omgångar: det finns inget att verifiera."
    jamforda = f" Jämförda exporter: {exporter}." if exporter else ""
    return f"Allt stämmer. Verifierade omgångar: {omgangar}.{jamforda}"


def _visa(fynd: "tuple[Fynd, ...]") -> None:
    from diarium.fel import ATGARD_VID_SKADA
    from diarium.verifiering.fynd import FILEN

    for ett in fynd:
        typer.echo(f"STÄMMER INTE: {ett}", err=True)
    if any(ett.omgang == FILEN for ett in fynd):
        typer.echo(f"Databasfilen är skadad. {ATGARD_VID_SKADA}", err=True)

"""A command on a case: found, recorded in one transaction, and told back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from app.cli.oppet import oppet_diarium

if TYPE_CHECKING:
    from beslutsmodell.arende import Arende
    from beslutsmodell.kommandon import Kommando
    from diarium.kvitto import Kvitto


@dataclass(frozen=True, slots=True)
class Arendelage:
    """The case that a command is made for."""

    arende: "Arende"
    protokoll: str | None
    """SHA-256 of the protokollsutdrag that came with it."""


def registrera_pa_arende(
    omgang: str,
    arende: str,
    gor: "Callable[[Arendelage], Kommando]",
    *,
    vantad_version: int | None = None,
    protokoll: Path | None = None,
) -> "Arende":
    """Record the command that `gor` makes for the case, tell what it led to, and give the case."""
    from diarium.arendelasning import las_arende
    from diarium.filer import spara_fil
    from diarium.inlasning.bilaga import las_bilaga
    from diarium.registrera import registrera
    from diarium.uppslag import finn_arende

    fil = las_bilaga(protokoll) if protokoll else None
    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        omgang_id, nyckel = finn_arende(session, omgang, arende)
        _, fore = las_arende(session, omgang_id, nyckel, omgang=omgang)
        digest = spara_fil(session, fil) if fil else None
        kommando = gor(Arendelage(fore, digest))
        kvitto = registrera(
            session, omgang, nyckel, kommando, nu=oppet.nu, vantad_version=vantad_version
        )
        _, efter = las_arende(session, omgang_id, nyckel, omgang=omgang)
    _beratta(kvitto, efter)
    return efter


def beratta_kvitto(kvitto: "Kvitto") -> None:
    """Tell where a command was recorded."""
    if kvitto.nytt:
        typer.echo(f"Registrerat som händelse {kvitto.lopnr} i {kvitto.omgang}.")
    else:
        typer.echo(
            f"Redan registrerat som händelse {kvitto.lopnr} i {kvitto.omgang}. Inget är ändrat.",
        )


def _beratta(kvitto: "Kvitto", arende: "Arende") -> None:
    from app.cli.punktbild import punktrad

    beratta_kvitto(kvitto)
    typer.echo(f"{arende.nyckel} har nu version {arende.version}:")
    for kod in arende.punkter:
        typer.echo(f"  {punktrad(arende, kod)}")
    if kvitto.oppnade:
        typer.echo(f"Öppnat: {', '.join(kvitto.oppnade)}.")

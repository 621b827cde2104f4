"""Versions of the underlag, and what a new one changes, for people and for machines."""

from typing import TYPE_CHECKING, Any

import typer

from app.cli.arendekommando import beratta_kvitto
from app.cli.visa import visa_json, visa_tabell
from beslutsmodell.datum import datum_i_text

if TYPE_CHECKING:
    from beslutsmodell.omgang import Beslutsomgang
    from beslutsmodell.underlagsversion import Underlagen, Underlagsversion
    from diarium.underlagsbyte import Rubbat, Underlagsbyte


def visa_byte(byte: "Underlagsbyte", *, prova: bool) -> None:
    """Print what changed, who has decided on the old version, and how many have not decided."""
    ny = byte.ny
    if not prova:
        beratta_kvitto(byte.kvitto)
    typer.echo(f"{ny.namn}: version {ny.version} i stället för {byte.tidigare.version}.")
    typer.echo(f"Gäller punkt {', '.join(ny.punkter)}.")
    for ett in byte.rubbade:
        typer.echo(f"Beslutat på äldre underlag: {_i_ord(ett)}.")
    if byte.rubbade:
        typer.echo(
            f"{len(byte.rubbade)} beslut märks. Fråga om de står fast: de som gör det bekräftas "
            "med `beslut bekrafta`."
        )
    typer.echo(
        f"{byte.obeslutade} ärenden är inte beslutade: de får den nya versionen i nästa påminnelse."
    )
    if prova:
        typer.echo("Bara provat: ingenting är registrerat.")


def visa_byte_som_json(byte: "Underlagsbyte", *, prova: bool) -> None:
    """Print the same for machines."""
    visa_json(
        {
            "registrerat": not prova,
            "underlag": _som_json(byte.ny),
            "tidigare": _som_json(byte.tidigare),
            "rubbade": [
                {
                    "arende": ett.arende,
                    "organ": ett.organ,
                    "punkter": list(ett.punkter),
                    "nummer": ett.nummer,
                    "datum": str(ett.datum),
                    "underlag": ett.underlag,
                }
                for ett in byte.rubbade
            ],
            "obeslutade": byte.obeslutade,
        },
    )


def visa(omgang: "Beslutsomgang", versioner: "Underlagen") -> None:
    """Print every version, the oldest of each document first."""
    for rad in omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")
    if not versioner:
        typer.echo("Omgången startades utan underlag.")
        return
    visa_tabell(
        ("Underlag", "Version", "Från", "Punkter", "Motivering", "SHA-256"),
        (
            (
                ett.namn,
                ett.version,
                str(ett.fran or "starten"),
                ", ".join(ett.punkter),
                ett.motivering or "–",
                ett.sha256[:12],
            )
            for ett in _per_dokument(versioner)
        ),
        umbarliga=("Punkter", "SHA-256"),
    )


def visa_som_json(versioner: "Underlagen") -> None:
    """Print every version for machines."""
    from beslutsmodell.underlagsversion import gallande_underlag

    galler = gallande_underlag(versioner)
    visa_json([_som_json(ett) | {"galler": ett in galler} for ett in _per_dokument(versioner)])


def _per_dokument(versioner: "Underlagen") -> list["Underlagsversion"]:
    ordning = list(dict.fromkeys(ett.namn for ett in versioner))
    return sorted(versioner, key=lambda ett: (ordning.index(ett.namn), ett.nummer))


def _som_json(ett: "Underlagsversion") -> dict[str, Any]:
    return ett.model_dump(mode="json")


def _i_ord(ett: "Rubbat") -> str:
    punkter = ", ".join(ett.punkter)
    pa = f", på underlag {ett.underlag}" if ett.underlag else ""
    return (
        f"{ett.organ} ({ett.arende}), punkt {punkter}, beslut {ett.nummer} "
        f"{datum_i_text(ett.datum)}{pa}"
    )

"""One case: its points, and its decisions with the numbers that commands ask for."""

from typing import TYPE_CHECKING, Any

import typer

from app.cli.punktbild import galler, galler_i_ord, punktrad, utfallsord
from app.cli.visa import visa_json, visa_tabell

if TYPE_CHECKING:
    from beslutsmodell.arende import Arende, RegistreratBeslut
    from beslutsmodell.omgang import Beslutsomgang


def visa(omgang: "Beslutsomgang", arende: "Arende", *, som_json: bool) -> None:
    """Print one case."""
    if som_json:
        visa_json(_som_json(omgang.kod, arende))
        return
    typer.echo(f"{arende.nyckel}, {omgang.finn_organ(arende.organ).namn}")
    typer.echo(f"Version {arende.version}")
    for rad in omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")
    for kod in arende.punkter:
        typer.echo(punktrad(arende, kod))
    if arende.beslut:
        visa_tabell(
            ("Nummer", "Datum", "§", "Dnr", "Utfall", "Justerat", "Gäller"),
            (_rad(arende, ett) for ett in arende.beslut),
            umbarliga=("Dnr", "Justerat"),
        )
    else:
        typer.echo("Inget beslut är registrerat.")


def _rad(arende: "Arende", ett: "RegistreratBeslut") -> tuple[str, ...]:
    beslut = ett.beslut
    return (
        str(ett.nummer),
        str(beslut.datum),
        beslut.paragraf or "–",
        beslut.dnr or "–",
        ", ".join(map(utfallsord, beslut.punkter)),
        str(beslut.justerat or "–"),
        galler_i_ord(arende, ett),
    )


def _som_json(omgang: str, arende: "Arende") -> dict[str, Any]:
    return {
        "omgang": omgang,
        "nyckel": arende.nyckel,
        "huvudman": arende.huvudman,
        "organ": arende.organ,
        "version": arende.version,
        "punkter": {kod: arende.senaste_utfall(kod) for kod in arende.punkter},
        "status": {kod: punkt.lage.kod for kod, punkt in arende.punkter.items()},
        "flaggor": {kod: list(punkt.flaggor) for kod, punkt in arende.punkter.items()},
        "beslut": [
            {
                "nummer": ett.nummer,
                "datum": str(ett.beslut.datum),
                "paragraf": ett.beslut.paragraf,
                "dnr": ett.beslut.dnr,
                "punkter": {rad.punkt: rad.utfall for rad in ett.beslut.punkter},
                "styrka": {rad.punkt: rad.styrka for rad in ett.beslut.punkter},
                "justerat": str(ett.beslut.justerat) if ett.beslut.justerat else None,
                "ersatt": ett.ersatt,
                "galler": galler(arende, ett),
            }
            for ett in arende.beslut
        ],
    }

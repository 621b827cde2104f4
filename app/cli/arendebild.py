"""One case: its points, and its decisions with the numbers that commands ask for."""

from typing import TYPE_CHECKING, Any

import typer

from app.cli.ord import punkt_i_ord
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
    for kod, punkt in arende.punkter.items():
        marken = "".join(f" OBS: {flagga.etikett}." for flagga in punkt.flaggor)
        typer.echo(
            f"Punkt {kod}: {punkt_i_ord(punkt.lage.kod, arende.senaste_utfall(kod))}.{marken}"
        )
    if arende.beslut:
        visa_tabell(
            ("Nummer", "Datum", "§", "Dnr", "Utfall", "Justerat", "Gäller"),
            map(_rad, arende.beslut),
        )
    else:
        typer.echo("Inget beslut är registrerat.")


def _rad(ett: "RegistreratBeslut") -> tuple[str, ...]:
    beslut = ett.beslut
    return (
        str(ett.nummer),
        str(beslut.datum),
        beslut.paragraf or "–",
        beslut.dnr or "–",
        ", ".join(f"{rad.punkt} {rad.utfall.etikett}" for rad in beslut.punkter),
        str(beslut.justerat or "–"),
        "ersatt" if ett.ersatt else "ja",
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
                "justerat": str(ett.beslut.justerat) if ett.beslut.justerat else None,
                "ersatt": ett.ersatt,
            }
            for ett in arende.beslut
        ],
    }

"""One case: its points, and its decisions with the numbers that commands ask for."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from app.cli import anteckningsbild
from app.cli.punktbild import galler, galler_i_ord, punktrad, utfallsord
from app.cli.visa import visa_json, visa_tabell

if TYPE_CHECKING:
    from beslutsmodell.arende import Arende, RegistreratBeslut
    from beslutsmodell.omgang import Beslutsomgang
    from beslutsmodell.sammantrade import Sammantrade
    from diarium.anteckningar import Anteckning


def visa(
    omgang: "Beslutsomgang",
    arende: "Arende",
    moten: Sequence["Sammantrade"],
    anteckningar: Sequence["Anteckning"],
    *,
    som_json: bool,
) -> None:
    """Print one case; `moten` are the meetings of its body, `anteckningar` the notes on it."""
    if som_json:
        noterat = anteckningsbild.som_json(anteckningar)
        visa_json(_som_json(omgang.kod, arende) | {"anteckningar": noterat})
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
        for rad in (*underlagen(arende), *anmalningarna(arende, moten), *tiderna(arende)):
            typer.echo(rad)
    else:
        typer.echo("Inget beslut är registrerat.")
    for rad in anteckningsbild.hela(anteckningar):
        typer.echo(rad)


def underlagen(arende: "Arende") -> Iterator[str]:
    """Yield the version of the underlag that each decision rests on, where it is stated."""
    for ett in arende.beslut:
        if ett.beslut.underlagsversion:
            yield f"Beslut {ett.nummer}: fattat på underlag {ett.beslut.underlagsversion}."


def anmalningarna(arende: "Arende", moten: Sequence["Sammantrade"]) -> Iterator[str]:
    """Yield the day on which each decision by a chair is to be reported."""
    from beslutsmodell.datum import kort_datum
    from beslutsmodell.regler.anmalan import anmalningsdag, ska_anmalas

    for ett in arende.beslut:
        if ett.ersatt or not ska_anmalas(ett.beslut):
            continue
        dag = anmalningsdag(ett.beslut, moten)
        nar = kort_datum(dag) if dag else "som kalendern inte visar"
        vad = "ordförandebeslut, anmäls vid nästa sammanträde"
        yield f"Beslut {ett.nummer}: {vad}, {nar} (KL 6:40)."


def tiderna(arende: "Arende") -> Iterator[str]:
    """Yield the time for appeal of each announced decision that holds, and what to look at."""
    from beslutsmodell.datum import kort_datum
    from beslutsmodell.regler.overklagandetid import overklagandetid

    for ett in arende.beslut:
        tid = overklagandetid(ett.beslut)
        if tid is None or ett.ersatt:
            continue
        kraft = f"laga kraft {kort_datum(tid.laga_kraft)}" if tid.laga_kraft else "ingen laga kraft"
        yield (
            f"Beslut {ett.nummer}: sista dag att överklaga {kort_datum(tid.sista_dag)}, {kraft} om "
            "ingen överklagar (KL 13:5)."
        )
        for brist in tid.brister():
            yield f"OBS beslut {ett.nummer}: {brist}"


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


def _tiden(ett: "RegistreratBeslut") -> dict[str, Any] | None:
    from beslutsmodell.regler.overklagandetid import overklagandetid

    tid = overklagandetid(ett.beslut)
    if tid is None:
        return None
    return tid.model_dump(mode="json") | {
        "sista_dag": str(tid.sista_dag),
        "laga_kraft": str(tid.laga_kraft) if tid.laga_kraft else None,
        "obs": [str(brist) for brist in tid.brister()],
    }


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
                "underlag": ett.beslut.underlagsversion,
                "punkter": {rad.punkt: rad.utfall for rad in ett.beslut.punkter},
                "styrka": {rad.punkt: rad.styrka for rad in ett.beslut.punkter},
                "overklagande": _tiden(ett),
                "justerat": str(ett.beslut.justerat) if ett.beslut.justerat else None,
                "ersatt": ett.ersatt,
                "galler": galler(arende, ett),
            }
            for ett in arende.beslut
        ],
    }

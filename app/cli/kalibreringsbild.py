"""How right a forecast is, as tables for people and as JSON for machines."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from app.cli.visa import visa_json, visa_tabell
from beslutsmodell.datum import kort_datum

if TYPE_CHECKING:
    from beslutsmodell.omgang import Beslutsomgang
    from beslutsmodell.prognos.kalibrering import Kalibrering


def visa(
    omgang: "Beslutsomgang", svar: Sequence["Kalibrering"], *, dragningar: int, fro: int
) -> None:
    """Print the scores, and a reliability table with a column per forecast."""
    from beslutsmodell.prognos.utsikt import decimaltal, procent

    typer.echo(
        f"{omgang.titel} ({omgang.kod}): {svar[0].rundor} simulerade omgångar per facit, "
        f"{dragningar} dragningar, frö {fro}"
    )
    visa_tabell(
        ("Prognos", "Brier", "Brier utan prognos", "Sena, väntat", "Sena, utfall", "Inom 10–90 %"),
        [
            (
                _rubrik(ett),
                decimaltal(ett.brier, 3),
                decimaltal(ett.brier_utan, 3),
                decimaltal(ett.sena_vantat),
                decimaltal(ett.sena_utfall),
                procent(ett.inom),
            )
            for ett in svar
        ],
    )
    for ett in svar:
        typer.echo(f"{_rubrik(ett)}:")
        visa_tabell(
            ("Prognos", "Antal", "Medel", "I tid"),
            [
                (
                    f"{rad.fran:.0%}–{rad.till:.0%}".replace("%", " %"),
                    str(rad.antal),
                    procent(rad.forutsagt),
                    procent(rad.utfall),
                )
                for rad in ett.rader
                if rad.forutsagt is not None and rad.utfall is not None
            ],
        )


def visa_som_json(svar: Sequence["Kalibrering"]) -> None:
    """Print the same for machines."""
    visa_json([ett.model_dump(mode="json") for ett in svar])


def _rubrik(ett: "Kalibrering") -> str:
    """Say which truth and which day."""
    hur = "facit som väntat" if ett.faktor == 1 else f"{ett.faktor:g} gånger så ofta som väntat"
    return f"{kort_datum(ett.dag)}, {hur}"

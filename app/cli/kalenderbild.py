"""Calendars, and what a new version changes, for people and for machines."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from app.cli.ord import iso_tid, svensk_tid
from app.cli.visa import visa_json, visa_tabell
from beslutsmodell.datum import datum_i_text, kort_datum

if TYPE_CHECKING:
    from beslutsmodell.kalenderbyte import Kalenderskillnad
    from beslutsmodell.omgang import Beslutsomgang
    from beslutsmodell.sammantrade import Sammantrade
    from diarium.kalenderlasning import Kalenderversion
    from diarium.kalendrar import Kalenderbyte


def visa_byte(byte: "Kalenderbyte", *, prova: bool) -> None:
    """Print what changed in each body, and what it means to the plan."""
    if not byte.skillnader:
        typer.echo("Alla kommande sammanträden i filen var redan kända. Inget är ändrat.")
        return
    for ett in byte.skillnader:
        typer.echo(f"{ett.organ}: {'; '.join(_skillnaden(ett))}.")
    typer.echo(f"Plan: {byte.plan.mening()}.")
    for andrat in byte.andrat:
        typer.echo(f"Ändrat: {andrat}.")
    if prova:
        typer.echo("Bara provat: ingenting är registrerat.")


def visa_byte_som_json(byte: "Kalenderbyte", *, prova: bool) -> None:
    """Print the same for machines."""
    visa_json(
        {
            "registrerat": bool(byte.skillnader) and not prova,
            "skillnader": [ett.model_dump(mode="json") for ett in byte.skillnader],
            "mening": byte.plan.mening(),
            "andrat": [ett.model_dump(mode="json") for ett in byte.andrat],
        },
    )


def visa(omgang: "Beslutsomgang", kalendrar: Iterable[Sequence["Kalenderversion"]]) -> None:
    """Print the meetings that hold, the long gaps between them, and when they were replaced."""
    from beslutsmodell.sammantrade import uppehall

    for rad in omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")
    rader = []
    for versioner in kalendrar:
        galler = versioner[-1]
        luckor = "; ".join(
            f"{kort_datum(fran)} – {kort_datum(till)}"
            for fran, till in uppehall(galler.sammantraden)
        )
        rader.append(
            (
                galler.organ,
                str(galler.version),
                ", ".join(str(mote.datum) for mote in galler.sammantraden) or "kalender saknas",
                luckor or "–",
                f"{galler.kalla}, {svensk_tid(galler.tid)}" if galler.tid else "vid starten",
            ),
        )
    visa_tabell(
        ("Organ", "Version", "Sammanträden", "Uppehåll", "Läst ur"),
        rader,
        umbarliga=("Läst ur", "Version"),
    )


def visa_som_json(versioner: Iterable["Kalenderversion"]) -> None:
    """Print every version for machines."""
    visa_json(
        [
            {
                "organ": ett.organ,
                "version": ett.version,
                "kalla": ett.kalla,
                "tid": iso_tid(ett.tid) if ett.tid else None,
                "sammantraden": [mote.model_dump(mode="json") for mote in ett.sammantraden],
            }
            for ett in versioner
        ],
    )


def _skillnaden(ett: "Kalenderskillnad") -> Iterable[str]:
    if ett.utgar:
        yield f"utgår {_dagar(ett.utgar)}"
    if ett.tillkommer:
        yield f"tillkommer {_dagar(ett.tillkommer)}"
    for mote in ett.ny_stoppdag:
        yield f"{kort_datum(mote.datum)} har handlingar senast {kort_datum(mote.handlingar_senast)}"


def _dagar(moten: Iterable["Sammantrade"]) -> str:
    return ", ".join(datum_i_text(mote.datum) for mote in moten)

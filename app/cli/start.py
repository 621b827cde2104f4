"""The way in: puts the commands together, and turns every error into a sentence."""

import io
import os
import sys

import typer

from app.cli import (
    anmal,
    anslag,
    anteckna,
    avbryt,
    avtal,
    bekrafta,
    bild,
    demo,
    dom,
    driftsatt,
    enkat,
    exportera,
    frist,
    inhibition,
    justera,
    kalender,
    klocka,
    kontakt,
    korrigera,
    kvittera,
    lage,
    lamna_in,
    omgangar,
    overklaga,
    plan,
    prognos,
    registrera,
    retur,
    serve,
    simulera,
    stang,
    starta,
    svep,
    underlag,
    utskick,
    verifiera,
    villkor,
)
from app.cli.feltext import beskriv
from app.cli.hjalp import ny_grupp

_KOMMANDON = (
    demo,
    serve,
    driftsatt,
    svep,
    starta,
    omgangar,
    lage,
    plan,
    bild,
    prognos,
    registrera,
    justera,
    anslag,
    anmal,
    villkor,
    korrigera,
    bekrafta,
    overklaga,
    inhibition,
    dom,
    avbryt,
    stang,
    anteckna,
    avtal,
    lamna_in,
    kvittera,
    frist,
    kalender,
    kontakt,
    underlag,
    enkat,
    utskick,
    retur,
    klocka,
    verifiera,
    simulera,
    exportera,
)
"""In the order of the help page, where groups come last."""


def bygg() -> typer.Typer:
    """Put all commands together."""
    app = ny_grupp(
        "Driv en beslutsomgång: starta den, registrera beslut och avtal, påminn och lämna in.",
    )
    for modul in _KOMMANDON:
        modul.lagg_till(app)
    return app


def huvud() -> None:
    """Run the command that was asked for, and end the process with its exit code."""
    for strom in (sys.stdout, sys.stderr):
        if isinstance(strom, io.TextIOWrapper):
            strom.reconfigure(errors="replace")
    sys.exit(kor())


def kor(argument: list[str] | None = None) -> int:
    """Run a command and give its exit code; errors go to stderr, in Swedish."""
    try:
        svar = bygg()(args=argument, prog_name="beslut", standalone_mode=False)
    except BrokenPipeError:
        # Whoever read has left, as in `beslut lage | head`: keep Python from complaining too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except typer.Abort:
        typer.echo("Avbrutet.", err=True)
        return 1
    except Exception as fel:  # noqa: BLE001 - the outermost door: nobody is shown a trace
        text, kod = beskriv(fel)
        rubrik = "" if text.startswith("Användning:") else "Fel: "
        typer.echo(f"{rubrik}{text}", err=True)
        return kod
    return svar if isinstance(svar, int) else 0

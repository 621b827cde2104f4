"""Every error becomes a Swedish sentence and an exit code; nobody is shown a trace."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import typer

from app.cli.fel import Klifel
from app.cli.flaggord import med_flaggor, valideringsfel

ANVANDNING: Final = 2
NEKAT: Final = 1

_MENINGAR: Final = (
    (r"No such command '(.*?)'\. Did you mean (.*)\?", r"Kommandot '\1' finns inte. Menade du \2?"),
    (r"No such command '(.*?)'\.", r"Kommandot '\1' finns inte."),
    (r"Missing command\.", "Ange ett kommando."),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"Oväntat: \1."),
    (r"Option '(.*?)' requires an argument\.", r"Flaggan \1 ska följas av ett värde."),
    (r"Option '(.*?)' requires (\d+) arguments\.", r"Flaggan \1 ska följas av \2 värden."),
    (r"Option '(.*?)' does not take a value\.", r"Flaggan \1 tar inget värde."),
    (r"Argument '(.*?)' takes (\d+) values\.", r"Argumentet \1 tar \2 värden."),
)

_OGJORT: Final = "Det som inte hann bli klart är inte registrerat."
"""True also of a sweep, which has sent and noted things before it stumbles."""
_OLASLIGT: Final = (
    "en uppgift innehåller tecken som inte går att läsa. Skriv om den, med teckenkodningen UTF-8."
)


def beskriv(fel: Exception) -> tuple[str, int]:
    """Give the Swedish text of an error and the exit code of the process."""
    if isinstance(fel, Klifel):
        return str(fel), fel.kod
    if isinstance(fel, typer.TyperException):
        return anvandningsfel(fel), ANVANDNING
    if isinstance(fel, OSError):
        return _filfel(fel), NEKAT
    if isinstance(fel, UnicodeEncodeError):
        return _OLASLIGT, ANVANDNING
    return _fran_projektet(fel)


def anvandningsfel(fel: typer.TyperException) -> str:
    """Say in Swedish what Typer could not understand, and where the help is."""
    ctx = getattr(fel, "ctx", None)
    if type(fel).__name__ == "NoArgsIsHelpError":
        return fel.message
    hanvisning = f"\nSe `{ctx.command_path} --help`." if ctx else ""
    return _vad(fel) + hanvisning


def _vad(fel: typer.TyperException) -> str:
    match type(fel).__name__:
        case "MissingParameter":
            return f"{_parameter(fel)} saknas.{_flaggans_hjalp(fel)}"
        case "NoSuchOption":
            forslag = _forslag(getattr(fel, "possibilities", None) or ())
            return f"Flaggan {getattr(fel, 'option_name', '')} finns inte.{forslag}"
        case "BadParameter":
            return f"{_parameter(fel)}: {fel.message}"
        case _:
            return _oversatt(fel.message)


def _oversatt(text: str) -> str:
    for monster, svenska in _MENINGAR:
        if re.fullmatch(monster, text):
            mening = re.sub(monster, svenska, text).replace(" or ", " eller ")
            return re.sub(r", ('[^']*'\?)$", r" eller \1", mening)
    return text


def _forslag(ord_: Iterable[str]) -> str:
    val = " eller ".join(sorted(ord_))
    return f" Menade du {val}?" if val else ""


def _parameter(fel: typer.TyperException) -> str:
    """Name a parameter as the help page does."""
    parameter = getattr(fel, "param", None)
    if parameter is None:
        return "En uppgift"
    if parameter.param_type_name == "argument":
        return f"Argumentet {parameter.metavar or parameter.name}"
    return f"Flaggan {parameter.opts[0]}"


def _flaggans_hjalp(fel: typer.TyperException) -> str:
    """Say what an option wants; the name of an argument says it."""
    parameter = getattr(fel, "param", None)
    hjalp = getattr(parameter, "help", None)
    ar_flagga = parameter is not None and parameter.param_type_name == "option"
    return f" {hjalp}" if ar_flagga and hjalp else ""


def _filfel(fel: OSError) -> str:
    orsaker = {
        "FileNotFoundError": "finns inte",
        "PermissionError": "får inte läsas eller skrivas",
        "IsADirectoryError": "är en mapp, inte en fil",
        "NotADirectoryError": "är en fil, inte en mapp",
        "FileExistsError": "finns redan",
    }
    orsak = orsaker.get(type(fel).__name__)
    mapp = Path(os.fsdecode(fel.filename)).parent if _har_sokvag(fel) else None
    if isinstance(fel, FileNotFoundError) and mapp is not None and not mapp.exists():
        return f"Mappen {mapp} finns inte. Skapa den, eller ange en annan sökväg."
    if fel.filename is not None and orsak:
        return f"{fel.filename} {orsak}. Kontrollera sökvägen."
    return f"Datorn kunde inte göra det som behövdes: {fel.strerror or fel}."


def _har_sokvag(fel: OSError) -> bool:
    return isinstance(fel.filename, str | bytes | os.PathLike)


def _fran_projektet(fel: Exception) -> tuple[str, int]:
    """Recognize the errors of the other packages, loaded only when something went wrong."""
    from pydantic import ValidationError

    from beslutsmodell.fel import Modellfel
    from diarium.fel import Diariefel
    from diarium.inlasning.fel import Inlasningsfel
    from notiser.fel import Notisfel

    if isinstance(fel, Modellfel | Diariefel | Inlasningsfel | Notisfel):
        return med_flaggor(str(fel)), NEKAT
    if isinstance(fel, ValidationError):
        return valideringsfel(fel), ANVANDNING
    if type(fel).__module__.startswith(("sqlalchemy", "alembic")):
        return _databasfel(fel), NEKAT
    return _okant(fel), NEKAT


def _okant(fel: Exception) -> str:
    return (
        f"Något gick fel som programmet inte känner till ({type(fel).__name__}: {fel}). "
        f"{_OGJORT} Anmäl felet till den som sköter programmet."
    )


def _databasfel(fel: Exception) -> str:
    """Say what the database's error means, or give the driver's own short reason."""
    from diarium.databasord import i_ord, kort
    from diarium.fel import SkadadDatabas
    from diarium.skada import ar_skada, skadat_stalle

    if ar_skada(fel):
        return str(SkadadDatabas(stalle=skadat_stalle(fel)))
    if text := i_ord(fel):
        return f"{text}. {_OGJORT}"
    return (
        f"Databasen svarade med ett fel ({kort(fel)}). {_OGJORT} Kontrollera BESLUT_DATABAS, att "
        "databasen är igång och att disken inte är full."
    )

"""Every help page is Swedish and comes quickly."""

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import typer.main

from app.cli.start import bygg
from tests.app.cli.klienten import Klient

ENGELSKA = re.compile(
    r"\b(usage|options?|arguments?|commands?|show this|message and exit|required|default|"
    r"path|integer|missing|error|try|help for|file|directory|args)\b|<\w+>",
    re.IGNORECASE,
)
TYSTA = (
    *("prefect", "sqlalchemy", "sqlmodel", "pydantic", "pendulum", "rich", "fastapi", "diarium"),
    *("matplotlib", "jinja2"),
)


def kommandon(grupp: object, vag: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield vag
    for namn, ett in getattr(grupp, "commands", {}).items():
        yield from kommandon(ett, (*vag, namn))


ALLA = list(kommandon(typer.main.get_command(bygg())))


def test_every_command_of_the_plan_is_there() -> None:
    ord_ = {" ".join(vag) for vag in ALLA}
    assert ord_ >= {
        *("demo", "serve", "driftsatt", "svep", "starta", "omgangar", "lage"),
        *("registrera", "justera"),
        *("villkor", "korrigera", "bekrafta", "avtal registrera", "avtal prova-sent"),
        *("avtal visa", "lamna-in", "kvittera", "frist andra", "frist visa", "utskick lista"),
        *("underlag andra", "underlag visa"),
        *("utskick plan", "utskick visa", "utskick varfor"),
        *("bild plan", "bild uppslutning", "bild matris"),
        *("verifiera", "exportera", "anslag", "anmal", "overklaga", "inhibition", "dom"),
        *("avbryt", "stang", "anteckna", "klocka"),
    }


@pytest.mark.parametrize("vag", ALLA, ids=" ".join)
def test_a_help_page_has_no_english_left(klient: Klient, vag: tuple[str, ...]) -> None:
    text = klient.lyckas(*vag, "--help")
    assert text.startswith(f"Användning: beslut {' '.join(vag)}".rstrip())
    assert "Visa den här hjälpen." in text
    rubriker = re.findall(r"^(\w+):$", text, re.MULTILINE)
    assert set(rubriker) <= {"Argument", "Flaggor", "Kommandon"}
    utan_rubriker = re.sub(r"^Argument:$|--\w[\w-]*", "", text, flags=re.MULTILINE)
    assert ENGELSKA.findall(utan_rubriker) == []


@pytest.mark.parametrize("vag", ALLA, ids=" ".join)
def test_every_argument_and_switch_is_explained(vag: tuple[str, ...]) -> None:
    ett: Any = typer.main.get_command(bygg())
    for namn in vag:
        ett = ett.commands[namn]
    assert ett.help
    assert [parameter.name for parameter in ett.params if not parameter.help] == []


def test_help_loads_nothing_heavy() -> None:
    """How long it takes is measured by `python -m bench.prefekt`."""
    kod = (
        "import sys; sys.argv = ['beslut', '--help']\n"
        "from app.cli.start import huvud\n"
        "try:\n    huvud()\nexcept SystemExit as slut:\n"
        f"    tunga = [namn for namn in {TYSTA!r} if namn in sys.modules]\n"
        "    sys.exit(f'{slut.code} {tunga}')"
    )
    svar = subprocess.run([sys.executable, "-c", kod], capture_output=True, check=False)
    assert svar.stderr.decode().strip() == "0 []"


def test_no_command_at_all_shows_the_help(klient: Klient) -> None:
    svar = klient()
    assert svar.kod == 2
    assert svar.fel.startswith("Användning: beslut")

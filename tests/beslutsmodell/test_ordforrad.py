"""The core's vocabulary: all of it is exported, explained, and cheap to import."""

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

import beslutsmodell

ROT = Path(__file__).parents[2]
KARNAN = ROT / "beslutsmodell"
INRE = (
    *("funktionsbrevlada.py", "graf.py", "granskning.py", "hantering/", "motpart.py"),
    *("plan/bakat.py", "plan/beredning.py", "plan/fattat.py", "plan/forsok.py"),
    "plan/framat.py",
    *("prognos/dagtabell.py", "prognos/dragning.py", "prognos/enkatprognos.py"),
    *("prognos/facit.py", "prognos/forlopp.py", "prognos/justering.py", "prognos/mottagning.py"),
    *("prognos/provning.py", "prognos/rakning.py", "prognos/slump.py", "prognos/tittat.py"),
    *("prognos/uppskov.py", "prognos/utgangslage.py", "regler/anslag.py"),
)
"""What only the core itself calls."""


def _namn(sats: ast.stmt) -> list[str]:
    """Gives the names that a statement defines: classes, functions and types, no constants."""
    match sats:
        case ast.ClassDef() | ast.FunctionDef():
            return [sats.name]
        case ast.Assign():
            return [mal.id for mal in sats.targets if isinstance(mal, ast.Name)]
        case _:
            return []


def _publika() -> set[str]:
    return {
        namn
        for fil in KARNAN.rglob("*.py")
        if not fil.relative_to(KARNAN).as_posix().startswith(INRE) and fil.name != "__init__.py"
        for sats in ast.parse(fil.read_text("utf-8")).body
        for namn in _namn(sats)
        if not namn.startswith("_") and not namn.isupper()
    }


def test_the_vocabulary_is_sorted() -> None:
    assert sorted(set(beslutsmodell.__all__)) == beslutsmodell.__all__


def test_the_vocabulary_is_complete() -> None:
    assert _publika() == set(beslutsmodell.__all__)


def test_every_word_has_one_line_in_the_glossary() -> None:
    text = (ROT / "docs" / "ordlista.md").read_text("utf-8")
    rader = [rad.split("|") for rad in text.splitlines() if rad.startswith("| `")]
    namn = Counter(rad[1].strip(" `") for rad in rader)
    assert namn == Counter(beslutsmodell.__all__)
    assert [
        rad[1] for rad in rader if len(rad) != 5 or not all(falt.strip() for falt in rad[2:4])
    ] == []


def test_importing_the_core_loads_nothing_heavy() -> None:
    tunga = {"holidays", "numpy", "pendulum", "prefect", "sqlalchemy"}
    svar = subprocess.run(
        [sys.executable, "-c", "import beslutsmodell, sys; print(*sys.modules)"],
        cwd=ROT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert tunga.isdisjoint(svar.stdout.split())

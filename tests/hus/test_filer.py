"""The house rules that a file can break by its size, name or place."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROT = Path(__file__).parents[2]
PAKET = ("app", "bench", "beslutsmodell", "diarium", "exempel", "flows", "notiser")
MAX_RADER = 300
TOMMA_NAMN = re.compile(r"^(utils?|helpers?|common|misc|models|services)(\.py)?$", re.IGNORECASE)


def _filer(monster: str) -> list[Path]:
    """Answers with the files that git knows or would add."""
    svar = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", monster],
        cwd=ROT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [fil for rad in svar.stdout.splitlines() if (fil := ROT / rad).is_file()]


def _ar_docstring(sats: ast.stmt) -> bool:
    return (
        isinstance(sats, ast.Expr)
        and isinstance(sats.value, ast.Constant)
        and isinstance(sats.value.value, str)
    )


def _anrop_av_slump_id(fil: Path) -> list[str]:
    trad = ast.parse(fil.read_text("utf-8"))
    namn = {n.attr for n in ast.walk(trad) if isinstance(n, ast.Attribute)}
    namn |= {a.name for n in ast.walk(trad) if isinstance(n, ast.ImportFrom) for a in n.names}
    return sorted(namn & {"uuid1", "uuid4", "uuid6", "uuid7"})


def test_no_python_file_is_too_long() -> None:
    langder = {
        str(f.relative_to(ROT)): len(f.read_text("utf-8").splitlines()) for f in _filer("*.py")
    }
    assert {namn: n for namn, n in langder.items() if n > MAX_RADER} == {}


def test_init_files_hold_only_a_docstring() -> None:
    undantag = {
        ROT / "beslutsmodell" / "__init__.py",  # the vocabulary
        ROT / "flows" / "__init__.py",  # what must be done before any import of ours
    }
    fel = [
        str(fil.relative_to(ROT))
        for fil in _filer("*__init__.py")
        if fil not in undantag
        and not all(_ar_docstring(s) for s in ast.parse(fil.read_text("utf-8")).body)
    ]
    assert fel == []


def test_every_package_says_its_role() -> None:
    utan = [
        str(fil.relative_to(ROT))
        for fil in _filer("*__init__.py")
        if not ast.get_docstring(ast.parse(fil.read_text("utf-8")))
    ]
    assert utan == []


def test_no_file_or_folder_has_an_empty_name() -> None:
    delar = {del_: fil for fil in _filer("*") for del_ in fil.relative_to(ROT).parts}
    assert {namn for namn in delar if TOMMA_NAMN.match(namn)} == set()


@pytest.mark.parametrize("paket", PAKET)
def test_source_file_names_are_plain_ascii(paket: str) -> None:
    assert [str(f) for f in _filer(f"{paket}/*.py") if not f.name.isascii()] == []


def test_the_core_makes_no_ids_itself() -> None:
    fel = {str(f.relative_to(ROT)): _anrop_av_slump_id(f) for f in _filer("beslutsmodell/*.py")}
    assert {fil: namn for fil, namn in fel.items() if namn} == {}

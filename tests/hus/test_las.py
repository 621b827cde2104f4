"""The lock installs the same files anywhere, and tells nothing of the machine that wrote it."""

import re
import tomllib
from itertools import chain
from pathlib import Path

ROT = Path(__file__).parents[2]
TEXT = (ROT / "requirements.lock").read_text("utf-8")
KRAV = re.compile(r"^([A-Za-z0-9][\w.-]*)(\[[\w,-]+\])?==(\S+)")
NAMN = re.compile(r"^[A-Za-z0-9][\w.-]*")


def _poster() -> dict[str, str]:
    """Answers with each locked requirement and the lines that belong to it."""
    sammanfogad = re.sub(r"\\\n\s*", " ", TEXT)
    rader = [r for r in sammanfogad.splitlines() if r and not r.lstrip().startswith("#")]
    return {_normalt(traff[1]): r for r in rader if (traff := KRAV.match(r))}


def _normalt(namn: str) -> str:
    return re.sub(r"[-_.]+", "-", namn).lower()


def _uttalade_beroenden() -> set[str]:
    projekt = tomllib.loads((ROT / "pyproject.toml").read_text("utf-8"))
    krav = [
        *projekt["project"]["dependencies"],
        *chain.from_iterable(projekt["project"]["optional-dependencies"].values()),
        *projekt["build-system"]["requires"],
    ]
    return {_normalt(traff[0]) for k in krav if (traff := NAMN.match(k))}


def test_every_line_is_a_pinned_requirement() -> None:
    sammanfogad = re.sub(r"\\\n\s*", " ", TEXT)
    rader = [r for r in sammanfogad.splitlines() if r and not r.lstrip().startswith("#")]
    assert [r for r in rader if not KRAV.match(r)] == []


def test_every_requirement_carries_a_hash() -> None:
    assert [
        n for n, rad in _poster().items() if not re.search(r"--hash=sha256:[0-9a-f]{64}", rad)
    ] == []


def test_the_lock_names_no_address_or_path() -> None:
    forbjudet = re.compile(r"://|file:|--index-url|--find-links|--extra-index|\s/\w+/|~/| @ ")
    assert [r for r in TEXT.splitlines() if forbjudet.search(r)] == []


def test_every_declared_dependency_is_locked() -> None:
    assert _uttalade_beroenden() - _poster().keys() == set()

"""No scenario of the domain is forgotten: each of the 37 has a test, and a row of the page."""

import ast
import re
from pathlib import Path
from typing import Final

ALLA: Final = range(1, 38)
_SIDAN: Final = Path(__file__).parents[2] / "docs" / "scenarier.md"
_RAD: Final = re.compile(r"^\| (\d+) \| .+ \| (\[`test_.+) \|$", re.MULTILINE)
_LANK: Final = re.compile(r"\[`(\w+)`\]\(\.\./tests/scenarier/(\w+\.py)\)")
_NAMN: Final = re.compile(r"test_(\d\d)_\w+")


def scenarietester() -> dict[str, list[str]]:
    """Give the tests that are named by a number, per file."""
    return {
        fil.name: [
            sats.name
            for sats in ast.parse(fil.read_text(encoding="utf-8")).body
            if isinstance(sats, ast.FunctionDef) and _NAMN.fullmatch(sats.name)
        ]
        for fil in sorted(Path(__file__).parent.glob("test_*.py"))
    }


def test_every_scenario_has_a_test_of_its_own() -> None:
    namn = [ett for tester in scenarietester().values() for ett in tester]
    nummer = {int(traff[1]) for ett in namn if (traff := _NAMN.fullmatch(ett))}
    assert nummer == set(ALLA)


def test_the_page_names_every_test_beside_its_number() -> None:
    rader = _RAD.findall(_SIDAN.read_text(encoding="utf-8"))
    assert [int(nummer) for nummer, _ in rader] == list(ALLA)
    visade: dict[str, list[str]] = {}
    for nummer, tester in rader:
        for namn, fil in _LANK.findall(tester):
            assert namn.startswith(f"test_{int(nummer):02}_")
            visade.setdefault(fil, []).append(namn)
    finns = {fil: sorted(tester) for fil, tester in scenarietester().items() if tester}
    assert {fil: sorted(tester) for fil, tester in visade.items()} == finns

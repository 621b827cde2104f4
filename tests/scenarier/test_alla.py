"""No scenario of the domain is forgotten: each of the 37 has a test that is named by its number."""

import ast
import re
from pathlib import Path
from typing import Final

ALLA: Final = range(1, 38)
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

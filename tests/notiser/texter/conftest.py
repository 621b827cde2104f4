"""The golden files, written anew only on request."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

GULD = Path(__file__).parent / "guld"
SKRIV_OM = os.environ.get("BESLUT_SKRIV_GULD") == "1"


@pytest.fixture
def som_guld() -> Callable[[str, str], None]:
    """Compares with a golden file, or writes it where BESLUT_SKRIV_GULD=1."""

    def jamfor(namn: str, innehall: str) -> None:
        fil = GULD / namn
        if SKRIV_OM:
            fil.parent.mkdir(exist_ok=True)
            fil.write_bytes(innehall.encode())
        assert fil.read_bytes().decode() == innehall, f"{namn}: se BESLUT_SKRIV_GULD i docs"

    return jamfor

"""A command line over an empty home of its own."""

from pathlib import Path

import pytest

from tests.app.cli.klienten import Klient


@pytest.fixture
def klient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Klient:
    """Commands over an empty record."""
    hem = tmp_path / "hem"
    hem.mkdir()
    monkeypatch.setenv("BESLUT_HEM", str(hem))
    monkeypatch.delenv("BESLUT_DATABAS", raising=False)
    return Klient(hem)


@pytest.fixture
def runda(klient: Klient) -> Klient:
    """Commands over the started round of 2019."""
    klient.starta()
    return klient

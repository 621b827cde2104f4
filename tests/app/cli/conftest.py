"""A command line over an empty home of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.mottagare.smtp import Smtpmottagare
from tests.app.cli.klienten import Klient
from tests.app.cli.servern import Server


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


@pytest.fixture
def postlada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Smtpmottagare]:
    """A real mail server that the program is set to."""
    with Smtpmottagare(tmp_path / "post") as mottagare:
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(mottagare.port))
        yield mottagare


@pytest.fixture
def server(postgres_url: str, klient: Klient, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Commands over an empty record in PostgreSQL."""
    return Server(postgres_url, klient, monkeypatch)


@pytest.fixture
def runda_dar(server: Server) -> Server:
    """Commands over the started round of 2019 in PostgreSQL."""
    server.klient.starta()
    return server

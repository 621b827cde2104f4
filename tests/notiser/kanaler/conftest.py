"""Receivers and settings for the tests of the transports."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from app.mottagare.teams import Teamsmottagare


@pytest.fixture(scope="session")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Lokalca:
    return Lokalca(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def smtp(tmp_path: Path) -> Iterator[Smtpmottagare]:
    with Smtpmottagare(tmp_path / "brev") as mottagare:
        yield mottagare


@pytest.fixture
def teams(tmp_path: Path, ca: Lokalca) -> Iterator[Teamsmottagare]:
    with Teamsmottagare(tmp_path / "kort", tls=ca.serverkontext()) as mottagare:
        yield mottagare

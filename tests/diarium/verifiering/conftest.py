"""A record that holds a little of everything, of both kinds."""

from pathlib import Path

import pytest

from diarium.databas import Databas
from diarium.verifiera import verifiera
from tests.diarium.verifiering.fullt_diarium import fyll


@pytest.fixture
def fullt(databas: Databas, tmp_path: Path) -> Databas:
    """A full record that verifies."""
    fyll(databas, tmp_path)
    with databas.las() as session:
        assert verifiera(session, hem=tmp_path) == ()
    return databas

"""Real records, of both kinds, with the newest schema."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import exempel
from diarium.databas import Databas
from diarium.inlasning.omgang import Inlast, las_omgang
from diarium.schema import hoj_schema
from tests.beslutsmodell.omgangar import omgang
from tests.diarium.diariet import Diariet, borja


@pytest.fixture
def databas(databas_url: str) -> Iterator[Databas]:
    """An empty record, once of each kind."""
    oppen = Databas(databas_url)
    hoj_schema(oppen)
    yield oppen
    oppen.stang()


@pytest.fixture
def diariet(databas: Databas) -> Diariet:
    """A record in which the small round has started."""
    return borja(databas, omgang())


@pytest.fixture(scope="session")
def fvm() -> Inlast:
    """The round of 2019, as its files state it."""
    return las_omgang(Path(exempel.__file__).parent / "fvm-avrop-2019")

"""The mother and the receivers, once per test process."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial

import pytest

from tests.kaos.mottagarna import Mottagarna
from tests.kaos.rundan import Runda, starta_runda
from tests.kaos.smedja import Smedja, oppna_smedjan

Start = Callable[..., AbstractContextManager[Runda]]


@pytest.fixture(scope="session")
def mottagarna(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mottagarna]:
    with Mottagarna(tmp_path_factory.mktemp("mottaget")) as mottagarna:
        yield mottagarna


@pytest.fixture(scope="session")
def smedja(mottagarna: Mottagarna) -> Iterator[Smedja]:
    with oppna_smedjan(mottagarna.ca_fil) as smedja:
        yield smedja


@pytest.fixture
def starta(databas_url: str, mottagarna: Mottagarna, smedja: Smedja) -> Start:
    """Starts a round of two bodies, each with a mailbox and a channel: four messages."""
    return partial(starta_runda, databas_url, mottagarna, smedja, n=2)

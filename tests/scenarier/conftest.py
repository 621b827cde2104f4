"""A round on the table, with a real mail server and a real Teams receiver at its side."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.mottagare.ca import Lokalca
from app.mottagare.teams import Teamsmottagare
from tests.scenarier.brevladan import Brevlada
from tests.scenarier.dukningen import FRAN_BORJAN, Dukning
from tests.scenarier.rundmappen import Andringar
from tests.scenarier.spraket import Scenario

Starta = Callable[..., tuple[Scenario, str]]


@pytest.fixture(scope="session")
def teams(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The settings that lead to a Teams receiver of this session."""
    mapp = tmp_path_factory.mktemp("teams")
    ca = Lokalca(mapp)
    with Teamsmottagare(mapp / "kort", tls=ca.serverkontext()) as kort:
        yield {"BESLUT_CA_FIL": str(ca.ca_fil), "BESLUT_DEMO_TEAMS": kort.adress()}


@pytest.fixture(scope="session")
def mallar() -> dict[str, Path]:
    """The rounds that have been brought on their way in this session."""
    return {}


@pytest.fixture(scope="session")
def mallmapp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where those rounds lie."""
    return tmp_path_factory.mktemp("mallar")


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Brevlada]:
    """An empty mailbox of everybody's."""
    with Brevlada(tmp_path / "post") as mottagare:
        yield mottagare


@pytest.fixture
def dukning(
    mallar: dict[str, Path],
    mallmapp: Path,
    teams: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> Dukning:
    """Lays rounds on the table."""

    def stall_in(hem: Path, post: Brevlada) -> None:
        monkeypatch.delenv("BESLUT_DATABAS", raising=False)
        for namn, varde in teams.items():
            monkeypatch.setenv(namn, varde)
        monkeypatch.setenv("BESLUT_HEM", str(hem))
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(post.port))

    return Dukning(mallmapp, stall_in, mallar)


@pytest.fixture
def spel(dukning: Dukning, post: Brevlada, tmp_path: Path) -> Scenario:
    """The round of 2019 on the day of its start: 3 June 2019."""
    return dukning.duka("startad", tmp_path / "hem", post, lambda _: None)


@pytest.fixture
def hosten(dukning: Dukning, post: Brevlada, tmp_path: Path) -> Scenario:
    """The round on 13 September 2019: VästKom and the förbund have recommended."""

    def spela(spel: Scenario) -> None:
        spel.vastkom_rekommenderar()
        spel.forbunden_rekommenderar()

    return dukning.duka("hosten", tmp_path / "hem", post, spela)


@pytest.fixture
def starta(dukning: Dukning, post: Brevlada, tmp_path: Path) -> Starta:
    """Starts a round that differs from the example; gives it with what the start said."""

    def starta(andrat: Andringar, *, nar: str = FRAN_BORJAN) -> tuple[Scenario, str]:
        return dukning.starta(tmp_path / "hem", post, andrat=andrat, nar=nar)

    return starta

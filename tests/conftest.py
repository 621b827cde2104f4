"""What every test may use: databases of both kinds, and CI's rule that nothing is skipped."""

import gc
import os
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.engine import URL, make_url

KRAV_ALLT = os.environ.get("BESLUT_KRAV_ALLT") == "1"
POSTGRES = os.environ.get(
    "BESLUT_TEST_POSTGRES", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
)
_nummer = count(1)


def _gor_hopp_till_fel(rapport: pytest.TestReport | pytest.CollectReport) -> None:
    """Turns a skip into a failure: CI demands every part that a test needs."""
    if rapport.skipped and not hasattr(rapport, "wasxfail"):
        rapport.outcome = "failed"
        rapport.longrepr = f"BESLUT_KRAV_ALLT=1: testet fick inte hoppas över: {rapport.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    rapport = yield
    if KRAV_ALLT:
        _gor_hopp_till_fel(rapport)
    return rapport


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    rapport = yield
    if KRAV_ALLT:
        _gor_hopp_till_fel(rapport)
    return rapport


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with what takes longest, so that no core waits for it at the end.

    Forgives the websockets that Prefect's client leaves open, in Prefect's own tests alone.
    """
    items.sort(
        key=lambda test: (test.get_closest_marker("prefect") is None, "flera" not in test.nodeid)
    )
    for test in items:
        if test.get_closest_marker("prefect"):
            test.add_marker(pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"))


@pytest.fixture(autouse=True)
def _slapp_prefects_anslutningar(request: pytest.FixtureRequest) -> Iterator[None]:
    """Frees what Prefect left open while its own test still forgives it."""
    yield
    if request.node.get_closest_marker("prefect"):
        gc.collect()


def _anslut(url: URL) -> psycopg.Connection:
    """Opens an autocommitting connection by libpq's own form of the address."""
    adress = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(adress, autocommit=True, connect_timeout=3)


@pytest.fixture(scope="session")
def postgres_databas() -> Iterator[URL]:
    """A database of this test process alone, dropped when the process ends."""
    server = make_url(POSTGRES)
    try:
        anslutning = _anslut(server)
    except psycopg.OperationalError:
        pytest.skip(f"Ingen PostgreSQL svarar på {server.host}:{server.port or 5432}.")
    namn = f"beslut_test_{os.getpid()}"
    with anslutning:
        anslutning.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(namn)))
        yield server.set(database=namn)
        anslutning.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(namn)))


@pytest.fixture
def postgres_url(postgres_databas: URL) -> Iterator[str]:
    """The address of an empty schema in PostgreSQL, dropped after the test."""
    schema = f"t{next(_nummer)}"
    with _anslut(postgres_databas) as anslutning:
        anslutning.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
        url = postgres_databas.update_query_dict({"options": f"-csearch_path={schema}"})
        yield url.render_as_string(hide_password=False)
        _slapp_andra(anslutning)
        anslutning.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(schema)))


def _slapp_andra(anslutning: psycopg.Connection) -> None:
    """Ends connections that a pool still holds, or the drop would wait for their locks."""
    anslutning.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a real SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'diarium.sqlite'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def databas_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, once of each kind."""
    namn = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(namn)
    return url

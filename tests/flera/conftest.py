"""Databases of this test alone: two in PostgreSQL and one in Redis."""

import os
from collections.abc import Iterator
from typing import NamedTuple

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.engine import URL

REDIS = os.environ.get("BESLUT_TEST_REDIS", "redis://127.0.0.1:6379")


class Databaser(NamedTuple):
    """Addresses of what is shared between machines."""

    prefect: str
    redis: str
    diarium: str


@pytest.fixture(scope="module")
def redis_url() -> Iterator[str]:
    """The address of an empty database in Redis, emptied again after the tests."""
    redis = pytest.importorskip("redis", reason="Python-paketet redis är inte installerat.")
    pytest.importorskip("prefect_redis", reason="Python-paketet prefect-redis är inte installerat.")
    for nummer in range(15, 0, -1):
        url = f"{REDIS}/{nummer}"
        with redis.Redis.from_url(url, socket_connect_timeout=3) as anslutning:
            try:
                if anslutning.dbsize() or not anslutning.set("upptagen", os.getpid(), nx=True):
                    continue
            except redis.exceptions.ConnectionError:
                pytest.skip(f"Ingen Redis svarar på {REDIS}.")
            yield url
            anslutning.flushdb()
            return
    pytest.skip(f"Ingen av databaserna 1–15 i {REDIS} är tom.")


@pytest.fixture(scope="module")
def databaser(postgres_databas: URL, redis_url: str) -> Iterator[Databaser]:
    """A database for Prefect's server and one for the record, dropped after the tests."""
    namn = {slag: f"beslut_flera_{slag}_{os.getpid()}" for slag in ("prefect", "diarium")}
    adress = postgres_databas.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(adress, autocommit=True) as anslutning:
        for ett in namn.values():
            anslutning.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(ett)))
        yield Databaser(
            _url(postgres_databas, "postgresql+asyncpg", namn["prefect"]),
            redis_url,
            _url(postgres_databas, "postgresql+psycopg", namn["diarium"]),
        )
        for ett in namn.values():
            stang = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(ett))
            anslutning.execute(stang)


def _url(server: URL, drivrutin: str, databas: str) -> str:
    return server.set(drivername=drivrutin, database=databas).render_as_string(hide_password=False)

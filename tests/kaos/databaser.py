"""An empty database for every round: SQLite for even seeds, PostgreSQL for odd ones."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL

from bench.postgres import hitta_postgres

Nydatabas = Callable[[int], str]
"""Gives the address of an empty database for a seed."""


@contextmanager
def oppna_databaser(mapp: Path) -> Iterator[tuple[Nydatabas, bool]]:
    """Tells how to make them, and whether PostgreSQL answers; drops what was made there."""
    server = hitta_postgres()

    def sqlite(fro: int) -> str:
        return f"sqlite:///{mapp / f'{fro}.sqlite'}"

    if server is None:
        yield sqlite, False
        return
    with _egen_databas(server) as egen:
        yield lambda fro: _schema(egen, fro) if fro % 2 else sqlite(fro), True


@contextmanager
def _egen_databas(server: URL) -> Iterator[URL]:
    namn = f"beslut_kaos_{os.getpid()}"
    with psycopg.connect(_libpq(server), autocommit=True) as anslutning:
        anslutning.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(namn)))
        try:
            yield server.set(database=namn)
        finally:
            slang = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(namn))
            anslutning.execute(slang)


def _schema(databas: URL, fro: int) -> str:
    schema = f"k{fro}"
    with psycopg.connect(_libpq(databas), autocommit=True) as anslutning:
        anslutning.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
    url = databas.update_query_dict({"options": f"-csearch_path={schema}"})
    return url.render_as_string(hide_password=False)


def _libpq(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)

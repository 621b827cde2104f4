"""Many rows of one table go in at once, past the toolkit's work per row."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Dialect, Table, insert
from sqlalchemy.exc import DBAPIError

Processor = Callable[[Any], Any]


def satt_in(anslutning: Connection, bord: Table, rader: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns in the same order.

    One prepared statement on SQLite, COPY on PostgreSQL.
    """
    if not rader:
        return
    kolumner = tuple(rader[0])
    varden = [tuple(rad.values()) for rad in rader]
    if anslutning.dialect.name == "postgresql":
        _kopiera(anslutning, bord, kolumner, varden)
        return
    sats, processorer = _sats(anslutning.dialect, bord, kolumner)
    kolumnvis = list(zip(*varden, strict=True))
    for plats, gor in processorer:
        kolumnvis[plats] = tuple(map(gor, kolumnvis[plats]))
    anslutning.exec_driver_sql(sats, list(zip(*kolumnvis, strict=True)))


@lru_cache(maxsize=32)
def _sats(
    dialekt: Dialect,
    bord: Table,
    kolumner: tuple[str, ...],
) -> tuple[str, tuple[tuple[int, Processor], ...]]:
    """Give the statement, and for the columns that need it what makes a value storable."""
    processorer = (
        (plats, bord.c[namn].type.dialect_impl(dialekt).bind_processor(dialekt))
        for plats, namn in enumerate(kolumner)
    )
    sats = str(insert(bord).compile(dialect=dialekt, column_keys=list(kolumner)))
    return sats, tuple((plats, gor) for plats, gor in processorer if gor is not None)


def _kopiera(
    anslutning: Connection,
    bord: Table,
    kolumner: Sequence[str],
    varden: Sequence[Sequence[Any]],
) -> None:
    drivrutin: Any = anslutning.connection.driver_connection
    sats = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(bord.name),
        sql.SQL(", ").join(map(sql.Identifier, kolumner)),
    )
    try:
        with drivrutin.cursor() as markor, markor.copy(sats) as kopia:
            for varde in varden:
                kopia.write_row(varde)
    except psycopg.Error as fel:  # in the toolkit's classes, as from any other statement
        namn = f"COPY {bord.name}"
        dialekt = anslutning.dialect
        raise DBAPIError.instance(namn, None, fel, psycopg.Error, dialect=dialekt) from fel

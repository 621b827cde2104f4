"""Many rows of one table go in at once, past the toolkit's work per row."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection, Dialect, Table, insert

from diarium.drivsats import verktygets_fel

Processor = Callable[[Any], Any]
Rader = Sequence[Mapping[str, Any]]
_VARDEN_PER_SATS: Final = 500
"""Bound values in one statement; SQLite takes at least 999."""


def satt_in(anslutning: Connection, bord: Table, rader: Rader) -> None:
    """Insert rows that all name the same columns, in the order of the table.

    Many rows per statement on SQLite, COPY on PostgreSQL.
    """
    if not rader:
        return
    kolumner = tuple(rader[0])
    if anslutning.dialect.name == "postgresql":
        _kopiera(anslutning, bord, kolumner, rader)
    else:
        _satt_in_flera_at_gangen(anslutning, bord, kolumner, rader)


def _satt_in_flera_at_gangen(
    anslutning: Connection,
    bord: Table,
    kolumner: tuple[str, ...],
    rader: Rader,
) -> None:
    """Insert with several rows in each statement: a third less time than one by one (measured)."""
    dialekt, bredd = anslutning.dialect, len(kolumner)
    platt = list(chain.from_iterable(_lagrade(_processorer(dialekt, bord, kolumner), rader)))
    per_sats = max(1, _VARDEN_PER_SATS // bredd)
    jamnt = len(rader) - len(rader) % per_sats
    for antal, fran, till in ((per_sats, 0, jamnt), (1, jamnt, len(rader))):
        steg = antal * bredd
        satser = range(fran * bredd, till * bredd, steg)
        if satser:
            anslutning.exec_driver_sql(
                _sats(dialekt, bord, kolumner, antal),
                [tuple(platt[forst : forst + steg]) for forst in satser],
            )


def _lagrade(
    processorer: Sequence[tuple[int, Processor]],
    rader: Rader,
) -> Iterable[Iterable[object]]:
    """Give the values of every row as the database keeps them, a column at a time."""
    varden = (rad.values() for rad in rader)
    if not processorer:
        return varden
    kolumnvis = list(zip(*varden, strict=True))
    for plats, gor in processorer:
        kolumnvis[plats] = tuple(map(gor, kolumnvis[plats]))
    return zip(*kolumnvis, strict=True)


@lru_cache(maxsize=64)
def _sats(dialekt: Dialect, bord: Table, kolumner: tuple[str, ...], rader: int) -> str:
    """Give the statement that inserts so many rows."""
    en = str(insert(bord).compile(dialect=dialekt, column_keys=list(kolumner)))
    forled, _, rad = en.partition(" VALUES ")
    return f"{forled} VALUES {', '.join([rad] * rader)}"


@lru_cache(maxsize=32)
def _processorer(
    dialekt: Dialect,
    bord: Table,
    kolumner: tuple[str, ...],
) -> tuple[tuple[int, Processor], ...]:
    """Give what makes a value storable, for the columns that need it."""
    processorer = (
        (plats, bord.c[namn].type.dialect_impl(dialekt).bind_processor(dialekt))
        for plats, namn in enumerate(kolumner)
    )
    # Cached: the days and marks of a round's rows are few.
    return tuple((plats, lru_cache(maxsize=256)(gor)) for plats, gor in processorer if gor)


def _kopiera(
    anslutning: Connection,
    bord: Table,
    kolumner: Sequence[str],
    rader: Rader,
) -> None:
    drivrutin: Any = anslutning.connection.driver_connection
    from psycopg import sql  # noqa: PLC0415 - SQLite has no use for it, and need not wait

    sats = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(bord.name),
        sql.SQL(", ").join(map(sql.Identifier, kolumner)),
    )
    with (
        verktygets_fel(anslutning.dialect, f"COPY {bord.name}"),
        drivrutin.cursor() as markor,
        markor.copy(sats) as kopia,
    ):
        for rad in rader:
            kopia.write_row(tuple(rad.values()))

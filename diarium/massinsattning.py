"""Many rows of one table go in at once, past the toolkit's work per row."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection, Dialect, Table, insert

from diarium.drivsats import verktygets_fel

Rader = Sequence[Mapping[str, Any]]
Kolumner = Mapping[str, Sequence[object]]
_VARDEN_PER_SATS: Final = 500
"""Bound values in one statement; SQLite takes at least 999."""


def satt_in(anslutning: Connection, bord: Table, rader: Rader) -> None:
    """Insert rows that all name the same columns, in the same order."""
    if rader:
        kolumner = zip(*(rad.values() for rad in rader), strict=True)
        satt_in_kolumner(anslutning, bord, dict(zip(rader[0], kolumner, strict=True)))


def satt_in_kolumner(anslutning: Connection, bord: Table, kolumner: Kolumner) -> None:
    """Insert rows whose values are given by column.

    Many rows per statement on SQLite, COPY on PostgreSQL.
    """
    # In the order of the table, as the toolkit writes its statements.
    ordnade = {namn: kolumner[namn] for namn in sorted(kolumner, key=bord.c.keys().index)}
    if anslutning.dialect.name == "postgresql":
        _kopiera(anslutning, bord, ordnade)
    else:
        _satt_in_flera_at_gangen(anslutning, bord, ordnade)


def _satt_in_flera_at_gangen(anslutning: Connection, bord: Table, kolumner: Kolumner) -> None:
    """Insert with several rows in each statement: a third less time than one by one (measured)."""
    dialekt, bredd = anslutning.dialect, len(kolumner)
    platt = list(chain.from_iterable(zip(*_lagrade(dialekt, bord, kolumner), strict=True)))
    per_sats = max(1, _VARDEN_PER_SATS // bredd)
    antal_rader = len(platt) // bredd
    jamnt = antal_rader - antal_rader % per_sats
    for antal, fran, till in ((per_sats, 0, jamnt), (1, jamnt, antal_rader)):
        steg = antal * bredd
        satser = range(fran * bredd, till * bredd, steg)
        if satser:
            anslutning.exec_driver_sql(
                _sats(dialekt, bord, tuple(kolumner), antal),
                [tuple(platt[forst : forst + steg]) for forst in satser],
            )


def _lagrade(dialekt: Dialect, bord: Table, kolumner: Kolumner) -> Iterator[Iterable[object]]:
    """Yield every column with its values as the database keeps them."""
    for namn, varden in kolumner.items():
        gor = _omvandlare(dialekt, bord, namn)
        # Cached: the days and marks of a round's rows are few.
        yield map(lru_cache(maxsize=256)(gor), varden) if gor else varden


@lru_cache(maxsize=256)
def _omvandlare(dialekt: Dialect, bord: Table, namn: str) -> Callable[[Any], Any] | None:
    """Give what makes a column's value storable, where it needs it."""
    return bord.c[namn].type.dialect_impl(dialekt).bind_processor(dialekt)


@lru_cache(maxsize=64)
def _sats(dialekt: Dialect, bord: Table, kolumner: tuple[str, ...], rader: int) -> str:
    """Give the statement that inserts so many rows."""
    en = str(insert(bord).compile(dialect=dialekt, column_keys=list(kolumner)))
    forled, _, rad = en.partition(" VALUES ")
    return f"{forled} VALUES {', '.join([rad] * rader)}"


def _kopiera(anslutning: Connection, bord: Table, kolumner: Kolumner) -> None:
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
        for rad in zip(*kolumner.values(), strict=True):
            kopia.write_row(rad)

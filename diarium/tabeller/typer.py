"""Column types that both databases share."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Table
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

Heltal64 = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit key: SQLite numbers rows by itself only for INTEGER."""


class Utctid(TypeDecorator[datetime]):
    """An aware instant, stored in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC; SQLite stores it without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("en tidpunkt utan tidszon kan inte lagras")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


def tabell(rad: type[SQLModel]) -> Table:
    """Give the table behind a row class, for statements on sets of rows."""
    plan: Any = rad
    bord: Table = plan.__table__
    return bord

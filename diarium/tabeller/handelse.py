"""The events: append-only, chained by hash, guarded by triggers."""

from datetime import datetime

from sqlalchemy import Column, Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

from diarium.tabeller.typer import Heltal64, Utctid


class Handelserad(SQLModel, table=True):
    """One event. No Alembic batch operation on this table: it drops SQLite's triggers."""

    __tablename__ = "handelse"
    __table_args__ = (
        Index("ix_handelse_arende", "arende_id", "nummer", unique=True),
        Index("ix_handelse_nyckel", "omgang_id", "nyckel", unique=True),
    )

    omgang_id: int = Field(primary_key=True, foreign_key="omgang.id")
    lopnr: int = Field(primary_key=True)
    arende_id: int | None = Field(default=None, sa_type=Heltal64)
    nummer: int | None = None
    """The number in the case; null for events of the round."""
    huvudman: str | None = None
    """The principal, for events on its agreements."""
    typ: str
    tid: datetime = Field(sa_type=Utctid)
    nyckel: str | None = None
    """Idempotency key of the command, on its first event."""
    kropp: str = Field(sa_column=Column(Text, nullable=False))
    """The canonical text that is hashed."""
    hash: str


class Sidouppgiftsrad(SQLModel, table=True):
    """Text about a person, which an event refers to by a salted hash."""

    __tablename__ = "sidouppgift"

    referens: str = Field(primary_key=True)
    salt: str
    text: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    """Null once it is gallrad."""


class Filrad(SQLModel, table=True):
    """A file by the SHA-256 of its bytes."""

    __tablename__ = "fil"

    sha256: str = Field(primary_key=True)
    namn: str
    mediatyp: str
    innehall: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    summa: str | None = None
    """Checksum over digest, name and media type."""

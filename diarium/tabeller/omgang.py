"""Rounds, their deadlines, and the ladder they use."""

from datetime import date, datetime, time

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel

from diarium.tabeller.typer import Heltal64, Utctid


class Omgangsrad(SQLModel, table=True):
    """A round: the head at which its writers queue."""

    __tablename__ = "omgang"

    id: int | None = Field(default=None, primary_key=True)
    kod: str = Field(unique=True)
    nyckel: str = Field(unique=True)
    """Idempotency key: SHA-256 of owner, dnr, process and sharp/sandbox."""
    innehall: str
    """SHA-256 of the round as it was stated."""
    titel: str
    agare: str
    dnr: str
    skarpa: str
    startad: datetime = Field(sa_type=Utctid)
    trappa_id: int = Field(foreign_key="trappa.id")
    lopnr: int
    """The number of the last event."""
    huvudhash: str
    """The hash of the last event."""
    salt: str
    """Keeps the keys of commands, which stand in the chain, from telling what was in them."""
    summa: str | None = None
    """Checksum over code and salt; the chain says the rest."""


class Trapprad(SQLModel, table=True):
    """A reminder ladder, shared by the rounds that state the same."""

    __tablename__ = "trappa"

    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)
    kropp: str = Field(sa_column=Column(Text, nullable=False))


class Fristrad(SQLModel, table=True):
    """One version of a milestone."""

    __tablename__ = "frist"

    omgang_id: int = Field(primary_key=True, foreign_key="omgang.id")
    milstolpe: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    datum: date
    klockslag: time | None = None
    motivering: str | None = None


class Underlagsrad(SQLModel, table=True):
    """A new version of a document; the first one stands in the first event of the round."""

    __tablename__ = "underlag"

    omgang_id: int = Field(primary_key=True, foreign_key="omgang.id")
    namn: str = Field(primary_key=True)
    nummer: int = Field(primary_key=True)
    version: str
    sha256: str
    punkter: str
    """The points that the change concerns, blank between."""
    motivering: str
    fran: date
    """The day from which it holds."""


class Databasrad(SQLModel, table=True):
    """What this database is: real or simulated, and how far the reminders have come."""

    __tablename__ = "databas"

    id: int = Field(primary_key=True, sa_type=Heltal64)
    simulerad: bool
    klocka: datetime | None = Field(default=None, sa_type=Utctid)
    """Where the stepped clock stands; null in a production database."""
    senaste_tick: datetime | None = Field(default=None, sa_type=Utctid)
    """The instant up to which rungs have been claimed."""
    senaste_svep: datetime | None = Field(default=None, sa_type=Utctid)
    summa: str | None = None
    """Checksum over all of it."""

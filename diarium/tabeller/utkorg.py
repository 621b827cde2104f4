"""Contacts, claims and outgoing messages."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import Column, Index, Text, text
from sqlmodel import Field, SQLModel

from diarium.tabeller.typer import Heltal64, Utctid

PAUSAT: Final = "påminnelserna till organet var pausade"
"""Why a claim has no message yet: it may get one when the reminders go on."""


class Kontaktrad(SQLModel, table=True):
    """An address of a body. A side table: it may be corrected and end-dated."""

    __tablename__ = "kontakt"
    __table_args__ = (
        Index("ix_kontakt_organ", "omgang_id", "organ", "roll"),
        Index("ix_kontakt_adress", "adress", postgresql_using="hash"),
        *(
            Index(
                f"ix_kontakt_{dag}",
                dag,
                sqlite_where=text(f"{dag} IS NOT NULL"),
                postgresql_where=text(f"{dag} IS NOT NULL"),
            )
            for dag in ("galler_fran", "galler_till")
        ),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Heltal64)
    omgang_id: int = Field(foreign_key="omgang.id")
    organ: str
    roll: str
    kanal: str
    adress: str
    namn: str
    galler_fran: date | None = None
    galler_till: date | None = None


class Anspraksrad(SQLModel, table=True):
    """A claim that a rung is due for a case and a contact, once per day and deadline version."""

    __tablename__ = "ansprak"
    __table_args__ = (
        Index(
            "ix_ansprak_ledigt",
            "kontakt_id",
            sqlite_where=text("utskick_id IS NULL AND overhoppat IS NULL"),
            postgresql_where=text("utskick_id IS NULL AND overhoppat IS NULL"),
        ),
        Index(
            "ix_ansprak_utskick",
            "utskick_id",
            sqlite_where=text("utskick_id IS NOT NULL"),
            postgresql_where=text("utskick_id IS NOT NULL"),
        ),
        Index(
            "ix_ansprak_pausat",
            "arende_id",
            sqlite_where=text(f"overhoppat = '{PAUSAT}'"),
            postgresql_where=text(f"overhoppat = '{PAUSAT}'"),
        ),
        {"sqlite_with_rowid": False},
    )

    arende_id: int = Field(primary_key=True, foreign_key="arende.id", sa_type=Heltal64)
    fristversion: int = Field(primary_key=True)
    trappsteg: int = Field(primary_key=True)
    """The number of the rung in the ladder of the round."""
    dag: date = Field(primary_key=True)
    """The day on which the rung fell due."""
    kontakt_id: int = Field(primary_key=True, sa_type=Heltal64)
    tid: datetime = Field(sa_type=Utctid)
    utskick_id: int | None = Field(default=None, sa_type=Heltal64)
    overhoppat: str | None = None
    """Why no message was made of it."""
    summa: str | None = None
    """Checksum over all of it, with the cause of its message; null until it has one."""


class Utskicksrad(SQLModel, table=True):
    """One message to one recipient on one channel."""

    __tablename__ = "utskick"
    __table_args__ = (
        Index(
            "ix_utskick_tur",
            "tidigast",
            sqlite_where=text("tillstand IN ('planerad', 'tillfalligt_fel')"),
            postgresql_where=text("tillstand IN ('planerad', 'tillfalligt_fel')"),
        ),
        Index(
            "ix_utskick_tagen",
            "lease_till",
            sqlite_where=text("tillstand = 'tagen'"),
            postgresql_where=text("tillstand = 'tagen'"),
        ),
        Index(
            "ix_utskick_skickad",
            "skickad",
            sqlite_where=text("skickad IS NOT NULL"),
            postgresql_where=text("skickad IS NOT NULL"),
        ),
        Index("ix_utskick_omgang", "omgang_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Heltal64)
    omgang_id: int = Field(foreign_key="omgang.id")
    orsak: str = Field(unique=True)
    """What it is for: one message per cause."""
    sort: str
    kontakt_id: int | None = Field(default=None, sa_type=Heltal64)
    """Null when the receiver of the round is written to."""
    arende_id: int | None = Field(default=None, sa_type=Heltal64)
    data: str = Field(default="{}", sa_column=Column(Text, nullable=False))
    """What the text needs beside the state at sending, as JSON."""
    fristversion: int
    """The version of the deadline that it was planned on."""
    tillstand: str
    tidigast: datetime = Field(sa_type=Utctid)
    skapad: datetime = Field(sa_type=Utctid)
    forsok: int = 0
    lease_till: datetime | None = Field(default=None, sa_type=Utctid)
    avsandare: str | None = None
    """Which sender holds the lease."""
    amne: str | None = None
    mallversion: str | None = None
    frusen: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    """The rendered message, as JSON, from the first claim on."""
    dubblett: bool = False
    """It may have been sent before."""
    skickad: datetime | None = Field(default=None, sa_type=Utctid)
    motivering: str | None = None
    """Why it is held, failed, unknown or dead; or the receiver's answer."""
    summa: str | None = None
    """Checksum over all but id and message; null for an opening that waits untouched."""
    frusen_sha256: str | None = None
    """Of the rendered message."""

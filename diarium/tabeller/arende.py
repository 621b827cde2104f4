"""Cases and the state of their points: projections, rebuilt from the events at any time."""

from datetime import date

from sqlalchemy import Column, Date, Index, Text, text
from sqlmodel import Field, SQLModel

from diarium.tabeller.typer import Heltal64

ARENDEN_PER_OMGANG = 1_000_000
"""A case's id is the round's id times this, plus its place in the chain."""


class Arenderad(SQLModel, table=True):
    """One step of a round in one body."""

    __tablename__ = "arende"
    __table_args__ = (
        Index("ix_arende_nyckel", "omgang_id", "nyckel", unique=True),
        Index(
            "ix_arende_paminns",
            "trappa_id",
            "frist",
            sqlite_where=text("paminns = 1"),
            postgresql_where=text("paminns"),
        ),
        *(
            Index(
                f"ix_arende_{ankare}",
                "trappa_id",
                ankare,
                sqlite_where=text(f"paminns = 1 AND {ankare} IS NOT NULL"),
                postgresql_where=text(f"paminns AND {ankare} IS NOT NULL"),
            )
            for ankare in ("stoppdag", "sammantrade", "motpart")
        ),
        Index(
            "ix_arende_pausad",
            "pausad_till",
            sqlite_where=text("pausad_till IS NOT NULL"),
            postgresql_where=text("pausad_till IS NOT NULL"),
        ),
    )

    id: int = Field(primary_key=True, sa_type=Heltal64)
    omgang_id: int = Field(foreign_key="omgang.id")
    trappa_id: int
    nyckel: str
    steg: str
    sort: str
    huvudman: str
    forbund: str | None = None
    organ: str
    organslag: str
    justering_dagar: int | None = None
    anslag_dagar: int | None = None
    fullmakt: str | None = None
    """Points inside the power of attorney, blank between; null = none is asked for."""
    frist: date = Field(sa_column=Column(Date, nullable=False))
    """The body's own last day."""
    fristversion: int
    """The highest version of a milestone that the day was reckoned from."""
    egen_frist: bool
    """The day was stated for the body itself and does not follow the milestone."""
    stoppdag: date | None = None
    """The last day for documents to the meeting below; null unless a rung counts back from it."""
    sammantrade: date | None = None
    """The body's last meeting that is in time; null unless a rung counts back from it."""
    motpart: date | None = None
    """The counterparty's deadline; null unless a rung counts back from it."""
    pausad_till: date | None = None
    """The day on which its reminders go on; null when they have not been suspended."""
    vantade: int
    """How many cases it waited for when the round began; 0 = open from the start."""
    vantar_kvar: int
    """How many of the cases before it have not answered."""
    paminns: bool
    """The body owes an act, so that the ladder reaches it."""
    paminns_fran: date | None = None
    """The first day whose rungs count."""
    svarat: bool
    """Every point has had an outcome once, and the next steps have been told."""
    version: int
    """The number of the last event of the case."""


class Punktrad(SQLModel, table=True):
    """The state of one point in one case."""

    __tablename__ = "punktlage"
    __table_args__ = {"sqlite_with_rowid": False}

    arende_id: int = Field(primary_key=True, foreign_key="arende.id", sa_type=Heltal64)
    punkt: str = Field(primary_key=True)
    plats: int
    """The point's place in the case."""
    lage: str
    detalj: str = Field(sa_column=Column(Text, nullable=False))
    """The whole state, as JSON."""
    utfall: str | None = None
    """The outcome of the last decision that is not superseded."""
    flaggor: str = ""
    """Marks, blank between."""


class Vantanrad(SQLModel, table=True):
    """That one case waits for another."""

    __tablename__ = "vantan"
    __table_args__ = {"sqlite_with_rowid": False}

    foregar_id: int = Field(primary_key=True, foreign_key="arende.id", sa_type=Heltal64)
    arende_id: int = Field(primary_key=True, foreign_key="arende.id", sa_type=Heltal64)


class Avtalsrad(SQLModel, table=True):
    """The agreements of one principal, as folded so far."""

    __tablename__ = "avtal"

    omgang_id: int = Field(primary_key=True, foreign_key="omgang.id")
    huvudman: str = Field(primary_key=True)
    version: int
    kropp: str = Field(sa_column=Column(Text, nullable=False))

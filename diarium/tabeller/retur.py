"""What came back by mail about messages that were sent."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from diarium.tabeller.typer import Heltal64, Utctid


class Returrad(SQLModel, table=True):
    """One report, bounce or autoreply about one message. A side table, sealed row by row."""

    __tablename__ = "retur"
    __table_args__ = (
        Index("ix_retur_utskick", "utskick_id"),
        Index(
            "ix_retur_markt",
            "adress",
            sqlite_where=text("slag = 'bestaende' AND havd IS NULL"),
            postgresql_where=text("slag = 'bestaende' AND havd IS NULL"),
        ),
        Index(
            "ix_retur_kvar",
            "utskick_id",
            sqlite_where=text("slag = 'bestaende' AND omledd_id IS NULL"),
            postgresql_where=text("slag = 'bestaende' AND omledd_id IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Heltal64)
    nyckel: str = Field(unique=True)
    """Of the mail: one that is read again is known."""
    omgang_id: int = Field(foreign_key="omgang.id")
    utskick_id: int = Field(foreign_key="utskick.id", sa_type=Heltal64)
    kontakt_id: int = Field(foreign_key="kontakt.id", sa_type=Heltal64)
    """Whom the message was planned for."""
    slag: str
    mottagen: datetime = Field(sa_type=Utctid)
    """When it was read here."""
    adress: str
    """Where the message went."""
    statuskod: str | None = None
    diagnos: str | None = None
    """What the mail server said, short and without addresses."""
    digest: str
    """SHA-256 of the mail as it was read."""
    omledd_id: int | None = Field(default=None, sa_type=Heltal64)
    """The message that goes to the next in the chain instead."""
    havd: datetime | None = Field(default=None, sa_type=Utctid)
    """When a human looked at it and cleared it."""
    havd_av: str | None = None
    summa: str
    """Checksum over all but id."""

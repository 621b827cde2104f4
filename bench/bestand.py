"""A record with half a million open steps: one round is started, and copied by plain statements.

The copies are rows as the engine wrote them; only keys, codes and last days differ. They have no
events: no sweep inside the send window reads any.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from bench.motor import Motor
from diarium.tabeller.arende import ARENDEN_PER_OMGANG

LANGST: Final = 60
"""The rung with most days: the last days are spread from the day of the sweep on past it."""
_BORD: Final = ("omgang", "frist", "arende", "punktlage", "vantan", "kontakt", "utskick")
_URVAL: Final = {
    "omgang": "id = 1",
    "punktlage": f"arende_id < 2 * {ARENDEN_PER_OMGANG}",
    "vantan": f"arende_id < 2 * {ARENDEN_PER_OMGANG}",
}


def fyll(fil: Path, *, kommuner: int, rundor: int) -> None:
    """Write a record of so many rounds, each with so many kommuner whose turn it is.

    The notices that it is their turn have gone, and nobody has answered. The last day of the first
    round is the day after the sweep's, of each further one a day later.
    """
    motor = Motor(f"sqlite:///{fil}", kommuner, lambda: None)
    motor.ny()
    motor.starta()
    motor.oppna()
    motor.stang()
    with closing(sqlite3.connect(fil, isolation_level=None)) as db:
        for rad in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-65536"):
            db.execute(f"PRAGMA {rad}")
        db.execute("BEGIN")
        _gor_i_ordning(db)
        kopior = [(bord, _kopia(db, bord)) for bord in _BORD]
        for nummer in range(1, rundor):
            for _, sats in kopior:
                db.execute(sats, {"k": nummer})
        db.execute("COMMIT")
        db.execute("PRAGMA journal_mode=WAL")


def antal_oppna(fil: Path) -> int:
    """Count the open steps."""
    with closing(sqlite3.connect(fil)) as db:
        return int(db.execute("SELECT count(*) FROM arende WHERE paminns").fetchone()[0])


def _gor_i_ordning(db: sqlite3.Connection) -> None:
    """Move the first round's last days close to the sweep, and let its notices have gone."""
    db.execute("UPDATE arende SET frist = date(frist, ?)", (f"-{LANGST} days",))
    db.execute("UPDATE frist SET datum = date(datum, ?)", (f"-{LANGST} days",))
    db.execute(
        "UPDATE utskick SET tillstand = 'skickad', skickad = skapad, forsok = 1,"
        " summa = lower(hex(randomblob(32)))"
    )


def _kopia(db: sqlite3.Connection, bord: str) -> str:
    """Give the statement that copies a table's rows of the first round to round 1 + k."""
    andrat = _andrat(db)[bord]
    kolumner = [rad[1] for rad in db.execute(f"PRAGMA table_info({bord})")]
    varden = ", ".join(andrat.get(namn, namn) for namn in kolumner)
    urval = _URVAL.get(bord, "omgang_id = 1")
    return f"INSERT INTO {bord} ({', '.join(kolumner)}) SELECT {varden} FROM {bord} WHERE {urval}"  # noqa: S608 - all our own


def _andrat(db: sqlite3.Connection) -> Mapping[str, Mapping[str, str]]:
    """Give what differs in a copy, by table and column."""
    omgang = {"omgang_id": "omgang_id + :k"}
    arende = {"arende_id": f"arende_id + :k * {ARENDEN_PER_OMGANG}"}
    kontakt = f" + :k * {_hogsta(db, 'kontakt')}"
    return {
        "omgang": {"id": "id + :k", "kod": "kod || :k", "nyckel": "nyckel || :k"},
        "frist": {**omgang, "datum": "date(datum, :k || ' days')"},
        "arende": {
            **omgang,
            "id": f"id + :k * {ARENDEN_PER_OMGANG}",
            "frist": "date(frist, :k || ' days')",
        },
        "punktlage": arende,
        "vantan": {**arende, "foregar_id": f"foregar_id + :k * {ARENDEN_PER_OMGANG}"},
        "kontakt": {**omgang, "id": f"id{kontakt}"},
        "utskick": {
            **omgang,
            **arende,
            "id": f"id + :k * {_hogsta(db, 'utskick')}",
            "kontakt_id": f"kontakt_id{kontakt}",
            "orsak": f"sort || '/' || ({arende['arende_id']}) || '/' || (kontakt_id{kontakt})",
        },
    }


def _hogsta(db: sqlite3.Connection, bord: str) -> int:
    return int(db.execute(f"SELECT max(id) FROM {bord}").fetchone()[0])  # noqa: S608 - as above

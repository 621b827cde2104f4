"""The raw limit: what SQLite alone costs for a round, with no engine around it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from bench.runda import PUNKTER, antal_forbund

DYGN: Final = 86_400
T0: Final = 1_900_000_000
TICKAR: Final = (T0 - 1, T0, T0 + DYGN)
SENAST: Final = (T0 - DYGN, *TICKAR[:-1])
"""When the sweep before each was."""
MANDAG: Final = T0 + 3 * DYGN
TRAPPA: Final = (60, 30, 14, 7, 3, 1)
_SCHEMA: Final = """
CREATE TABLE runda (id INTEGER PRIMARY KEY, namn TEXT, frist INTEGER, skapad INTEGER);
CREATE TABLE steg (
  id INTEGER PRIMARY KEY, runda INTEGER NOT NULL, slag TEXT NOT NULL, organ TEXT NOT NULL,
  lage INTEGER NOT NULL, frist INTEGER NOT NULL, utfall TEXT, beslutat INTEGER);
CREATE INDEX steg_frist ON steg (frist) WHERE lage = 0;
CREATE TABLE punkt (
  steg INTEGER, nummer INTEGER, lage INTEGER NOT NULL, varde TEXT, PRIMARY KEY (steg, nummer)
) WITHOUT ROWID;
CREATE TABLE krav (
  steg INTEGER, dagar INTEGER, tid INTEGER, brev INTEGER, PRIMARY KEY (steg, dagar)
) WITHOUT ROWID;
CREATE TABLE brev (id INTEGER PRIMARY KEY, orsak TEXT UNIQUE, steg INTEGER, tid INTEGER);
CREATE TABLE handelse (id INTEGER PRIMARY KEY, steg INTEGER, vad TEXT, tid INTEGER);
"""
OVERSIKT: Final = (
    "SELECT s.organ, p.nummer, CASE WHEN p.lage = 1 THEN 'klar' WHEN s.frist < {0} THEN 'sen'"
    " ELSE 'oppen' END FROM steg s JOIN punkt p ON p.steg = s.id WHERE s.runda = 1"
)
Stegrad = tuple[int, int, str, str, int, int, str | None, int | None]


def stegrader(n: int) -> list[Stegrad]:
    """Give the rows of a round whose chain has come to the kommuner."""
    tidig = T0 + 60 * DYGN
    fore = ["vk", *(f"f{nummer}" for nummer in range(antal_forbund(n)) for _ in range(2))]
    rader: list[Stegrad] = [
        (plats, 1, "fore", organ, 1, tidig, "ja", T0) for plats, organ in enumerate(fore, start=1)
    ]
    forst = len(rader) + 1
    rader += [
        (forst + nr, 1, "kom", f"k{nr}", 0, tidig + (DYGN if nr % 100 else 0), None, None)
        for nr in range(n)
    ]
    return rader


class Ragrans:
    """Plain statements by the driver: WAL, synchronous=FULL, reminders computed and not stored."""

    def __init__(self, mapp: Path, n: int) -> None:
        """Choose the file; nothing is opened yet."""
        self.n = n
        self._fil = mapp / f"ragrans-{n}.sqlite"
        self._db: sqlite3.Connection | None = None

    @property
    def db(self) -> sqlite3.Connection:
        """Give the open connection."""
        assert self._db is not None
        return self._db

    def ny(self) -> None:
        """Begin with an empty file."""
        self.stang()
        for slut in ("", "-wal", "-shm"):
            self._fil.with_name(self._fil.name + slut).unlink(missing_ok=True)
        self._db = self._anslut()
        self._db.executescript(_SCHEMA)

    def starta(self) -> None:
        """Insert every step and point in one transaction."""
        db = self.db
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO runda VALUES (1, 'r', ?, ?)", (T0 + 61 * DYGN, T0))
        rader = stegrader(self.n)
        db.executemany("INSERT INTO steg VALUES (?,?,?,?,?,?,?,?)", rader)
        db.executemany(
            "INSERT INTO punkt VALUES (?,?,0,NULL)",
            [(rad[0], nr) for rad in rader if rad[2] == "kom" for nr in range(len(PUNKTER))],
        )
        db.execute("COMMIT")

    def oppna(self) -> None:
        """Check from another connection that all is durable."""
        with closing(self._anslut()) as annan:
            oppna = annan.execute("SELECT count(*) FROM steg WHERE lage = 0").fetchone()
        assert oppna == (self.n,)

    def oversikt(self) -> int:
        """Join steps and points once."""
        return len(self.db.execute(OVERSIKT.format("?"), (T0 + 60 * DYGN + 1,)).fetchall())

    def svepa(self, varv: int) -> None:
        """Scan the deadlines once per rung; a unique row claims each hit."""
        self.db.execute("BEGIN IMMEDIATE")
        self._gor_krav(SENAST[varv], TICKAR[varv])
        self.db.execute("COMMIT")

    def _gor_krav(self, senast: int, nu: int) -> None:
        for dagar in TRAPPA:
            self.db.execute(
                "INSERT OR IGNORE INTO krav (steg, dagar, tid) SELECT id, ?, ? FROM steg"
                " WHERE lage = 0 AND frist > ? AND frist <= ? RETURNING steg, dagar",
                (dagar, nu, senast + dagar * DYGN, nu + dagar * DYGN),
            ).fetchall()

    def planera(self) -> int:
        """Scan the deadlines; add a row per claim, and note it at the claim."""
        db = self.db
        db.execute("BEGIN IMMEDIATE")
        self._gor_krav(SENAST[0], MANDAG)
        lediga = db.execute("SELECT steg, dagar FROM krav WHERE brev IS NULL").fetchall()
        db.executemany(
            "INSERT INTO brev VALUES (?,?,?,?)",
            [(nr, f"{steg}/{MANDAG}", steg, MANDAG) for nr, (steg, _) in enumerate(lediga)],
        )
        db.executemany(
            "UPDATE krav SET brev = ? WHERE steg = ? AND dagar = ?",
            [(nr, *ett) for nr, ett in enumerate(lediga)],
        )
        db.execute("COMMIT")
        return len(lediga)

    def ansprak(self) -> int:
        """Count the claims."""
        return int(self.db.execute("SELECT count(*) FROM krav").fetchone()[0])

    def besluta(self, nummer: int) -> None:
        """Change the step and its points and add one event."""
        steg, db = 2 + 2 * antal_forbund(self.n) + nummer, self.db
        db.execute("BEGIN IMMEDIATE")
        andrat = db.execute(
            "UPDATE steg SET lage = 1, utfall = 'ja', beslutat = ? WHERE id = ? AND lage = 0",
            (T0, steg),
        )
        assert andrat.rowcount == 1
        db.execute("UPDATE punkt SET lage = 1, varde = 'ja' WHERE steg = ?", (steg,))
        db.execute("INSERT INTO handelse (steg, vad, tid) VALUES (?, 'beslutat', ?)", (steg, T0))
        db.execute("COMMIT")

    def beslutade(self) -> int:
        """Count the decided steps of kommuner."""
        sats = "SELECT count(*) FROM steg WHERE lage = 1 AND slag = 'kom'"
        return int(self.db.execute(sats).fetchone()[0])

    def stang(self) -> None:
        """Close the connection."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _anslut(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._fil, isolation_level=None, timeout=30)
        for rad in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536"):
            db.execute(f"PRAGMA {rad}")
        return db

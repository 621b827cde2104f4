"""The same round on PostgreSQL, where one answers: the raw limit by psycopg, and the engine."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, LiteralString

import psycopg
from sqlalchemy.engine import URL, make_url

from bench.arm import Arm
from bench.kvot import Matning
from bench.motor import Motor
from bench.planering import mat_planering
from bench.ragrans import DYGN, MANDAG, OVERSIKT, SENAST, T0, TICKAR, TRAPPA, stegrader
from bench.runda import PUNKTER, antal_forbund
from bench.rundan import mat_rundan

STANDARD: Final = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
_SCHEMA: Final = """
CREATE TABLE runda (id INT PRIMARY KEY, namn TEXT, frist BIGINT, skapad BIGINT);
CREATE TABLE steg (
  id INT PRIMARY KEY, runda INT NOT NULL, slag TEXT NOT NULL, organ TEXT NOT NULL,
  lage INT NOT NULL, frist BIGINT NOT NULL, utfall TEXT, beslutat BIGINT) WITH (fillfactor = 70);
CREATE INDEX steg_frist ON steg (frist) WHERE lage = 0;
CREATE TABLE punkt (
  steg INT, nummer INT, lage INT NOT NULL, varde TEXT, PRIMARY KEY (steg, nummer)
) WITH (fillfactor = 70);
CREATE TABLE krav (steg INT, dagar INT, tid BIGINT, brev INT, PRIMARY KEY (steg, dagar));
CREATE TABLE brev (id INT PRIMARY KEY, orsak TEXT UNIQUE, steg INT, tid BIGINT);
CREATE TABLE handelse (id BIGSERIAL PRIMARY KEY, steg INT, vad TEXT, tid BIGINT)
"""
_BESLUT: Final = """
WITH s AS (
  UPDATE steg SET lage = 1, utfall = 'ja', beslutat = %(t)s
  WHERE id = %(s)s AND lage = 0 RETURNING id),
p AS (UPDATE punkt SET lage = 1, varde = 'ja' FROM s WHERE punkt.steg = s.id)
INSERT INTO handelse (steg, vad, tid) SELECT id, 'beslutat', %(t)s FROM s
"""


class Ragrans:
    """Plain statements by the driver, one round trip where one does; rows by COPY."""

    def __init__(self, server: URL, n: int) -> None:
        """Connect to a database of its own."""
        self.n = n
        self._db = psycopg.connect(_libpq(server), autocommit=True, prepare_threshold=2)

    def ny(self) -> None:
        """Begin with an empty schema."""
        self._db.execute("DROP SCHEMA IF EXISTS ra CASCADE")
        self._db.execute("CREATE SCHEMA ra")
        self._db.execute("SET search_path = ra")
        self._db.execute(_SCHEMA)

    def starta(self) -> None:
        """Copy every step and point in one transaction."""
        with self._db.transaction(), self._db.cursor() as markor:
            markor.execute("INSERT INTO runda VALUES (1, 'r', %s, %s)", (T0 + 61 * DYGN, T0))
            rader = stegrader(self.n)
            with markor.copy("COPY steg FROM STDIN") as kopia:
                kopia.write("".join(_rad(rad) for rad in rader))
            kommuner = [rad[0] for rad in rader if rad[2] == "kom"]
            with markor.copy("COPY punkt FROM STDIN") as kopia:
                kopia.write(
                    "".join(
                        _rad((steg, nr, 0, None)) for steg in kommuner for nr in range(len(PUNKTER))
                    ),
                )

    def oppna(self) -> None:
        """Check that all kommuner are open."""
        assert self._tal("SELECT count(*) FROM steg WHERE lage = 0") == self.n

    def oversikt(self) -> int:
        """Join steps and points once."""
        return len(
            self._db.execute(OVERSIKT.format("%s").encode(), (T0 + 60 * DYGN + 1,)).fetchall(),
        )

    def svepa(self, varv: int) -> None:
        """Scan the deadlines once per rung; a unique row claims each hit."""
        with self._db.transaction():
            self._gor_krav(SENAST[varv], TICKAR[varv])

    def _gor_krav(self, senast: int, nu: int) -> None:
        for dagar in TRAPPA:
            self._db.execute(
                "INSERT INTO krav (steg, dagar, tid) SELECT id, %s, %s FROM steg"
                " WHERE lage = 0 AND frist > %s AND frist <= %s ON CONFLICT DO NOTHING",
                (dagar, nu, senast + dagar * DYGN, nu + dagar * DYGN),
            )

    def planera(self) -> int:
        """Scan the deadlines; copy a row per claim, and note all at the claims at once."""
        with self._db.transaction(), self._db.cursor() as markor:
            self._gor_krav(SENAST[0], MANDAG)
            lediga = markor.execute("SELECT steg FROM krav WHERE brev IS NULL").fetchall()
            with markor.copy("COPY brev FROM STDIN") as kopia:
                kopia.write(
                    "".join(
                        _rad((nr, f"{steg}/{MANDAG}", steg, MANDAG))
                        for nr, (steg,) in enumerate(lediga)
                    ),
                )
            markor.execute("UPDATE krav SET brev = b.id FROM brev b WHERE b.steg = krav.steg")
        return len(lediga)

    def ansprak(self) -> int:
        """Count the claims."""
        return self._tal("SELECT count(*) FROM krav")

    def besluta(self, nummer: int) -> None:
        """Change the step and its points and add one event, in one round trip."""
        steg = 2 + 2 * antal_forbund(self.n) + nummer
        assert self._db.execute(_BESLUT, {"t": T0, "s": steg}).rowcount == 1

    def beslutade(self) -> int:
        """Count the decided steps of kommuner."""
        return self._tal("SELECT count(*) FROM steg WHERE lage = 1 AND slag = 'kom'")

    def stang(self) -> None:
        """Close the connection."""
        self._db.close()

    def _tal(self, sats: LiteralString) -> int:
        rad = self._db.execute(sats).fetchone()
        assert rad is not None
        return int(rad[0])


def hitta_postgres() -> URL | None:
    """Give the server that BESLUT_TEST_POSTGRES names, when it answers."""
    server = make_url(os.environ.get("BESLUT_TEST_POSTGRES", STANDARD))
    try:
        psycopg.connect(_libpq(server), connect_timeout=3).close()
    except psycopg.OperationalError:
        return None
    return server


def mat_postgres(
    server: URL, storlekar: Sequence[int], omgangar: int, *, planering: int
) -> list[Matning]:
    """Measure in a database that is made for it and dropped again."""
    namn = f"beslut_bench_{os.getpid()}"
    with psycopg.connect(_libpq(server), autocommit=True) as anslutning:
        anslutning.execute(f"CREATE DATABASE {namn}".encode())
        egen = server.set(database=namn)
        try:
            rundor = [
                rad
                for n in storlekar
                for rad in _mat(egen, n, partial(mat_rundan, omgangar=omgangar))
            ]
            return rundor + _mat(egen, planering, partial(mat_planering, omgangar=omgangar))
        finally:
            anslutning.execute(f"DROP DATABASE {namn} WITH (FORCE)".encode())


def _mat(server: URL, n: int, mat: Callable[[Arm, Motor], list[Matning]]) -> list[Matning]:
    def tom() -> None:
        with psycopg.connect(_libpq(server), autocommit=True) as anslutning:
            anslutning.execute("DROP SCHEMA IF EXISTS motor CASCADE")
            anslutning.execute("CREATE SCHEMA motor")

    url = server.update_query_dict({"options": "-csearch_path=motor"})
    motor = Motor(url.render_as_string(hide_password=False), n, tom)
    ra = Ragrans(server, n)
    try:
        return mat(ra, motor)
    finally:
        ra.stang()
        motor.stang()


def _rad(varden: Sequence[object]) -> str:
    return "\t".join("\\N" if varde is None else str(varde) for varde in varden) + "\n"


def _libpq(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)

"""`python -m bench.storarm {ra,motor} FIL`: one sweep of a large record in a process of its own.

So its memory is its own as well. Processor time is told, not time by the clock: how long a commit
waits for a shared disk says nothing.
"""

import gc
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, timedelta
from pathlib import Path
from time import process_time
from typing import Final

from bench.motor import TICKAR
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.trappa import STANDARDTRAPPA
from diarium.databas import Databas
from diarium.databaslage import skriv_svep
from diarium.klocka import Stegklocka
from diarium.svep.ansprak import gor_ansprak
from diarium.svep.svepa import paminn

NU: Final = TICKAR[1]
"""A Friday at 08.00, when a ladder's rungs fall due."""
SENAST: Final = NU - timedelta(days=1)
_TID: Final = NU.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
_IDAG: Final = NU.astimezone(STOCKHOLM).date()
_SUMMA: Final = 64 * "0"
"""The raw arm writes as many bytes, and reckons no checksums."""
_GOR_ANSPRAK: Final = """
INSERT INTO ansprak (arende_id, fristversion, trappsteg, dag, kontakt_id, tid)
SELECT a.id, a.fristversion, :steg, :dag, k.id, :tid
FROM arende a JOIN kontakt k ON k.omgang_id = a.omgang_id AND k.organ = a.organ
WHERE a.paminns = 1 AND a.trappa_id = 1 AND a.frist > :efter AND a.frist <= :till
  AND k.roll = :roll
"""
_LEDIGA: Final = """
SELECT s.arende_id, s.fristversion, s.trappsteg, s.dag, s.kontakt_id, a.omgang_id,
  a.frist, k.kanal, k.adress, k.roll
FROM ansprak s JOIN arende a ON a.id = s.arende_id JOIN kontakt k ON k.id = s.kontakt_id
WHERE s.utskick_id IS NULL AND s.overhoppat IS NULL ORDER BY s.arende_id, s.kontakt_id
"""
_NYTT_UTSKICK: Final = """
INSERT INTO utskick (id, omgang_id, orsak, sort, kontakt_id, arende_id, data, fristversion,
  tillstand, tidigast, skapad, forsok, dubblett, summa)
VALUES (?, ?, ?, 'paminnelse', ?, ?, ?, ?, 'planerad', ?, ?, 0, 0, ?)
"""
_GE_UTSKICK: Final = """
UPDATE ansprak SET utskick_id = ?, summa = ? WHERE arende_id = ? AND fristversion = ?
  AND trappsteg = ? AND dag = ? AND kontakt_id = ?
"""


@dataclass(slots=True)
class Svepmatt:
    """What a sweep took."""

    ansprak: int = 0
    utskick: int = 0
    ansprak_s: float = 0
    """Processor seconds for the claims alone, in a transaction that is rolled back."""
    svep_s: float = 0
    """Processor seconds for the whole: claims, messages, commit."""
    fore_mb: float = 0
    """What the process held before both."""
    topp_mb: float = 0
    """The most that it has held."""


def mat_ra(fil: Path) -> Svepmatt:
    """Sweep by plain statements: the same scans, the same rows, one message per claim."""
    matt = Svepmatt()
    with closing(sqlite3.connect(fil, isolation_level=None)) as db:
        for rad in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-65536"):
            db.execute(f"PRAGMA {rad}")
        with _matt(matt):
            borjan = process_time()
            db.execute("BEGIN IMMEDIATE")
            matt.ansprak = _ra_ansprak(db)
            matt.ansprak_s = process_time() - borjan
            db.execute("ROLLBACK")
            borjan = process_time()
            db.execute("BEGIN IMMEDIATE")
            _ra_ansprak(db)
            matt.utskick = _ra_utskick(db)
            db.execute("COMMIT")
            matt.svep_s = process_time() - borjan
    return matt


def _ra_ansprak(db: sqlite3.Connection) -> int:
    antal = 0
    for nummer, steg in STANDARDTRAPPA.numrerade:
        till = _IDAG + timedelta(days=steg.dagar)
        varden: dict[str, object] = {
            "steg": nummer,
            "dag": _IDAG.isoformat(),
            "tid": _TID,
            "efter": (till - timedelta(days=1)).isoformat(),
            "till": till.isoformat(),
        }
        for roll in steg.roller:
            antal += db.execute(_GOR_ANSPRAK, {**varden, "roll": roll.value}).rowcount
    return antal


def _ra_utskick(db: sqlite3.Connection) -> int:
    (forst,) = db.execute("SELECT max(id) + 1 FROM utskick").fetchone()
    lediga = db.execute(_LEDIGA).fetchall()
    db.executemany(
        _NYTT_UTSKICK,
        (
            (
                *(nr, omgang, f"paminnelse/{kontakt}/{_TID}", kontakt, arende),
                *(f'{{"trappsteg": {steg}}}', version, _TID, _TID, _SUMMA),
            )
            for nr, (arende, version, steg, _, kontakt, omgang, *_) in enumerate(lediga, forst)
        ),
    )
    db.executemany(_GE_UTSKICK, ((nr, _SUMMA, *ett[:5]) for nr, ett in enumerate(lediga, forst)))
    return len(lediga)


def mat_motorn(fil: Path) -> Svepmatt:
    """Sweep as the service does, after an empty sweep that warms the process up."""
    matt, databas = Svepmatt(), Databas(f"sqlite:///{fil}")
    with databas.skriv() as session:
        skriv_svep(session, nu=SENAST)
    assert paminn(databas, klocka=Stegklocka(SENAST + timedelta(seconds=1))).ansprak == 0
    with _matt(matt):
        with databas.prova() as session:
            borjan = process_time()
            antal = gor_ansprak(session, nu=NU)
            matt.ansprak_s = process_time() - borjan
        borjan = process_time()
        svar = paminn(databas, klocka=Stegklocka(NU))
        matt.svep_s = process_time() - borjan
    assert svar.ansprak == antal
    matt.ansprak, matt.utskick = svar.ansprak, svar.planerade
    databas.stang()
    return matt


@contextmanager
def _matt(matt: Svepmatt) -> Iterator[None]:
    """Set aside what is loaded from the garbage collector, and note the memory before and after."""
    gc.collect()
    gc.freeze()
    matt.fore_mb = _minne("VmRSS")
    yield
    matt.topp_mb = _minne("VmHWM")


def _minne(falt: str) -> float:
    """Give a figure of this process in megabytes, from Linux.

    Not by `getrusage`: its peak is also that of the process which started this one.
    """
    for rad in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        namn, _, varde = rad.partition(":")
        if namn == falt:
            return int(varde.split()[0]) * 1024 / 1e6
    raise AssertionError(falt)


if __name__ == "__main__":
    gor = {"ra": mat_ra, "motor": mat_motorn}[sys.argv[1]]
    print(json.dumps(asdict(gor(Path(sys.argv[2])))))

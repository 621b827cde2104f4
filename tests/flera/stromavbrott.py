"""A machine loses its power in the middle of a run that is writing to the record."""

import time
from dataclasses import dataclass
from uuid import UUID

import psycopg

from diarium.databas import Databas
from tests.flera.blanketter import Ifylld
from tests.flera.kluster import TALAMOD, Kluster
from tests.flera.spelare import Korningar


@dataclass(frozen=True)
class Avbruten:
    """The run whose worker is gone."""

    korning: UUID
    arbetare: str
    fore: int
    efter: int
    """Events in the record before the run and after its end."""


def dra_ur_sladden(
    kluster: Kluster, korningar: Korningar, databas: Databas, omgang: str, ifylld: Ifylld
) -> Avbruten:
    """Let a worker begin to record a form, and kill it and the run before it can commit.

    The head of the round is held meanwhile: the run waits for it inside its transaction.
    """
    adress = databas.motor.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(adress) as hallare, psycopg.connect(adress, autocommit=True) as tittare:
        fore = _handelser(tittare)
        hallare.execute("SELECT id FROM omgang WHERE kod = %s FOR UPDATE", (omgang,))
        korning = korningar.begar(ifylld.drift, blankett=ifylld.blankett).id
        _invanta(tittare, vantar=True)
        en = korningar.vanta_pa(korning, lambda en: bool(en.infrastructure_pid))
        (arbetare,) = [namn for namn in kluster.arbetare if kluster.har_tagit(namn, korning)]
        kluster.doda(arbetare, int(str(en.infrastructure_pid).rpartition(":")[2]))
        hallare.rollback()
        _invanta(tittare, vantar=False)
        return Avbruten(korning, arbetare, fore, _handelser(tittare))


def _handelser(anslutning: psycopg.Connection) -> int:
    rad = anslutning.execute("SELECT count(*) FROM handelse").fetchone()
    assert rad
    return int(rad[0])


def _invanta(anslutning: psycopg.Connection, *, vantar: bool) -> None:
    """Wait until somebody waits for a lock, or until nobody has a transaction open."""
    fraga = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND "
    )
    villkor = "wait_event_type = 'Lock'" if vantar else "xact_start IS NOT NULL"
    slut = time.monotonic() + TALAMOD
    while True:
        rad = anslutning.execute(fraga + villkor).fetchone()
        assert rad
        if bool(rad[0]) is vantar:
            return
        assert time.monotonic() < slut, f"{villkor}: {rad[0]}"
        time.sleep(0.1)

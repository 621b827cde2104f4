"""An empty record in memory: made once per thread, and emptied for every round that is played.

A new one would raise its schema and compile every statement anew, a tenth of a round's time.
"""

import sqlite3
from threading import Lock, local
from typing import Final, NamedTuple, cast

from diarium.databas import Databas
from diarium.schema import hoj_schema
from diarium.session import Session
from diarium.simulering.rorda import glom, satt_vakt

_EGEN: Final = local()
"""What each thread has made: a database in memory belongs to the thread that opened it."""
_EN_I_TAGET: Final = Lock()
"""Alembic raises one schema at a time."""


class _Forlaga(NamedTuple):
    """A record to play on, and how it looks when it is empty."""

    databas: Databas
    tom: sqlite3.Connection


def tomt_diarium() -> Databas:
    """Give a record with the whole schema and nothing in it; what the last one held is gone."""
    forlaga = _forlaga()
    with forlaga.databas.motor.connect() as session:
        forlaga.tom.backup(_drivrutin(session))
    with forlaga.databas.skriv() as session:
        glom(session)
    return forlaga.databas


def _forlaga() -> _Forlaga:
    """Give the record of this thread, made at its first round."""
    if not hasattr(_EGEN, "forlaga"):
        with _EN_I_TAGET:
            _EGEN.forlaga = _ny_forlaga()
    return cast("_Forlaga", _EGEN.forlaga)


def _ny_forlaga() -> _Forlaga:
    databas, tom = Databas("sqlite://"), sqlite3.connect(":memory:", check_same_thread=False)
    hoj_schema(databas)
    with databas.motor.connect() as session:
        _drivrutin(session).backup(tom)
    with databas.skriv() as session:
        satt_vakt(session)
    return _Forlaga(databas, tom)


def _drivrutin(session: Session) -> sqlite3.Connection:
    return cast("sqlite3.Connection", session.connection.driver_connection)

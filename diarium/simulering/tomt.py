"""An empty record in memory: made once per process, and emptied for every round that is played.

A new one would raise its schema and compile every statement anew, a tenth of a round's time.
"""

import sqlite3
from functools import cache
from typing import NamedTuple, cast

from diarium.databas import Databas
from diarium.schema import hoj_schema
from diarium.session import Session


class _Forlaga(NamedTuple):
    """A record to play on, and how it looks when it is empty."""

    databas: Databas
    tom: sqlite3.Connection


def tomt_diarium() -> Databas:
    """Give a record with the whole schema and nothing in it; what the last one held is gone."""
    forlaga = _forlaga()
    with forlaga.databas.motor.connect() as session:
        forlaga.tom.backup(_drivrutin(session))
    return forlaga.databas


@cache
def _forlaga() -> _Forlaga:
    databas, tom = Databas("sqlite://"), sqlite3.connect(":memory:", check_same_thread=False)
    hoj_schema(databas)
    with databas.motor.connect() as session:
        _drivrutin(session).backup(tom)
    return _Forlaga(databas, tom)


def _drivrutin(session: Session) -> sqlite3.Connection:
    return cast("sqlite3.Connection", session.connection.driver_connection)

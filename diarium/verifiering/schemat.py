"""SQLite's schema is compared with the one that the migrations make: triggers, tables, indices."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from diarium.databas import Databas
from diarium.schema import hoj_schema
from diarium.session import Session
from diarium.verifiering.fynd import DATABASEN, Fynd

_SORT: Final = {"table": "tabellen", "index": "indexet", "trigger": "triggern", "view": "vyn"}
Schema = Mapping[tuple[str, str], object]
"""By kind and name: what a part of the schema is made of."""


def granska_sqliteschemat(session: Session) -> Iterator[Fynd]:
    """Yield what is missing, added or altered; PostgreSQL's guards are looked at elsewhere."""
    if session.dialect.name != "sqlite":
        return
    ratt, finns = _migrationernas(), _las(session)
    for sort, namn in sorted({*ratt, *finns}):
        plats = f"{_SORT.get(sort, sort)} {namn}"
        vakt = " som skyddar händelserna" if sort == "trigger" else ""
        if (sort, namn) not in finns:
            yield Fynd(DATABASEN, plats, f"saknas: den{vakt} ska finnas")
        elif (sort, namn) not in ratt:
            yield Fynd(DATABASEN, plats, "är inte programmets: den är tillagd vid sidan av det")
        elif ratt[sort, namn] != finns[sort, namn]:
            yield Fynd(DATABASEN, plats, "är en annan än den som programmet skapar")


@lru_cache(maxsize=1)
def _migrationernas() -> Schema:
    """Make the schema anew, in memory."""
    databas = Databas("sqlite://")
    try:
        hoj_schema(databas)
        with databas.las() as session:
            return _las(session)
    finally:
        databas.stang()


def _las(session: Session) -> Schema:
    """Read the schema by what it does: how the text is broken into lines says nothing."""
    rader = session.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema").all()
    return {(sort, namn): _delar(session, sort, namn, sql) for sort, namn, sql in rader}


def _delar(session: Session, sort: str, namn: str, sql: str | None) -> object:
    if sort == "table":
        return _pragma(session, "table_xinfo", namn), sorted(
            _pragma(session, "foreign_key_list", namn)
        )
    text = " ".join((sql or "").split())
    if sort == "index":
        return _pragma(session, "index_xinfo", namn), text.partition(" WHERE ")[2]
    return text


def _pragma(session: Session, vad: str, namn: str) -> list[tuple[Any, ...]]:
    fraga = f"SELECT * FROM pragma_{vad}(?)"  # noqa: S608 - one of three names from this file
    return [tuple(rad) for rad in session.exec_driver_sql(fraga, (namn,))]

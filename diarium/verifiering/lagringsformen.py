"""Every stored value has the form that the program gives it, and not only one that reads alike."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Table, and_, func, or_, select
from sqlalchemy.types import Boolean, Date, DateTime, Integer, LargeBinary, Time
from sqlmodel import SQLModel

import diarium.tabeller.arende
import diarium.tabeller.handelse
import diarium.tabeller.omgang
import diarium.tabeller.retur
import diarium.tabeller.utkorg  # noqa: F401 - every table must be known to the metadata
from diarium.session import Session
from diarium.tabeller.typer import Utctid
from diarium.verifiering.fynd import DATABASEN, Fynd

_HOGST: Final = 20
_S: Final = "[0-9]"
_DAG: Final = f"{_S * 4}-{_S * 2}-{_S * 2}"
_KLOCKSLAG: Final = f"{_S * 2}:{_S * 2}:{_S * 2}.{_S * 6}"


def granska_lagringsformen(session: Session, bord: Table) -> Iterator[Fynd]:
    """Yield the values of a table that are not stored as the program stores them.

    SQLite keeps any value in any column, and reads several forms as the same instant or truth.
    PostgreSQL is passed over: its columns hold nothing but their type.
    """
    if session.dialect.name != "sqlite":
        return
    former = {kolumn.name: _form(kolumn) for kolumn in bord.columns}
    fel = [or_(~form, form.is_(None)).label(namn) for namn, form in former.items()]
    nyckel = [func.quote(kolumn).label(f"nyckel_{kolumn.name}") for kolumn in bord.primary_key]
    fraga = select(*nyckel, *fel).where(or_(*fel)).limit(_HOGST)
    for rad in session.execute(fraga):
        vilken = " ".join(map(str, rad[: len(nyckel)]))
        for namn in former:
            if getattr(rad, namn):
                yield Fynd(
                    DATABASEN,
                    f"tabellen {bord.name}, rad {vilken}, kolumnen {namn}",
                    "värdet är inte skrivet som programmet skriver det",
                )


def tabellerna() -> list[Table]:
    """Give all tables of the record."""
    return list(SQLModel.metadata.sorted_tables)


def _form(kolumn: Column[Any]) -> ColumnElement[bool]:
    ratt = and_(*_krav(kolumn))
    return or_(kolumn.is_(None), ratt) if kolumn.nullable else ratt


def _krav(kolumn: Column[Any]) -> list[ColumnElement[bool]]:
    """Give what the stored value must be."""
    slag = kolumn.type.impl if isinstance(kolumn.type, Utctid) else kolumn.type
    text = func.typeof(kolumn) == "text"
    match slag:
        case Boolean():
            return [func.quote(kolumn).in_(["0", "1"])]
        case Integer():
            return [func.typeof(kolumn) == "integer"]
        case LargeBinary():
            return [func.typeof(kolumn) == "blob"]
        case DateTime():
            return [text, func.glob(f"{_DAG} {_KLOCKSLAG}", kolumn) == 1]
        case Date():
            return [text, func.glob(_DAG, kolumn) == 1]
        case Time():
            return [text, func.glob(_KLOCKSLAG, kolumn) == 1]
        case _:
            return [text]

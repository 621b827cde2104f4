"""Statements that every decision and sweep run go straight to the driver.

A statement through the toolkit costs some ten times what SQLite needs for it (`docs/prestanda.md`).
Here it is compiled once per dialect and then handed over as it is, in the session's own
transaction; the columns' types convert values and rows as ever.
"""

import logging
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final, TypeVar, cast

from sqlalchemy import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.selectable import Select

from diarium.session import Session

_LOGG: Final = logging.getLogger(__name__)
Sats = Select[Any] | UpdateBase
_Svar = TypeVar("_Svar")
_Varden = TypeVar("_Varden")
_MANGA: Final = 50
"""Rows from which it pays to convert them a column at a time."""
Rad = Any
"""A row: its columns by place and by name."""


class Drivsats:
    """One statement, with named values; every name must be given a value in every call."""

    def __init__(self, sats: Sats) -> None:
        """Keep the statement; it is compiled when first used on a dialect."""
        self._sats = sats
        self._per_dialekt: dict[str, _Kompilerad] = {}

    def rader(self, session: Session, **varden: object) -> list[Rad]:
        """Run it and give its rows, their columns by name."""
        return self._utfor(session, _las, varden)

    def kor(self, session: Session, *manga: Mapping[str, object]) -> int:
        """Run it once per set of values; give how many rows it touched in all."""
        return self._utfor(session, _skriv, manga)

    def kor_kolumner(self, session: Session, kolumner: Mapping[str, Sequence[object]]) -> None:
        """Run it once per row of the values, given by column."""
        self._utfor(session, _skriv_kolumner, kolumner)

    def _utfor(
        self,
        session: Session,
        gor: "Callable[[_Kompilerad, Any, _Varden], _Svar]",
        varden: "_Varden",
    ) -> "_Svar":
        dialekt = session.dialect
        sats = self._per_dialekt.get(dialekt.name)
        if sats is None:
            sats = self._per_dialekt[dialekt.name] = _Kompilerad(self._sats, dialekt)
        if _LOGG.isEnabledFor(logging.DEBUG):
            _LOGG.debug(sats.text)
        drivrutin: Any = session.connection.driver_connection
        markor = drivrutin.cursor()
        try:
            return gor(sats, markor, varden)
        except sats.fel as fel:
            raise _verktygets(fel, dialekt, sats.text) from fel
        finally:
            markor.close()


class _Kompilerad:
    """A statement as one dialect writes it, and how its values and columns are converted."""

    def __init__(self, sats: Sats, dialekt: Dialect) -> None:
        """Compile it."""
        kompilerad: Any = sats.compile(dialect=dialekt)
        self.text = str(kompilerad)
        self.fel: type[Exception] = _drivrutinens(dialekt)
        self._ordning: list[str] | None = kompilerad.positiontup
        self._fasta = {
            namn: varde for namn, varde in kompilerad.params.items() if varde is not None
        }
        self._in = [
            (namn, gor)
            for namn in kompilerad.params
            if (gor := kompilerad.binds[namn].type.dialect_impl(dialekt).bind_processor(dialekt))
        ]
        kolumner = {str(namn): kolumn for namn, kolumn in sats.exported_columns.items()}
        self._gor_rad = _radklass(tuple(kolumner))
        self._ut = [
            (plats, gor)
            for plats, kolumn in enumerate(kolumner.values())
            if (gor := kolumn.type.dialect_impl(dialekt).result_processor(dialekt, None))
        ]

    def bind(self, varden: Mapping[str, object]) -> Mapping[str, object] | list[object]:
        """Give the values as the driver takes them."""
        klara = {**self._fasta, **varden}
        for namn, gor in self._in:
            klara[namn] = gor(klara[namn])
        return klara if self._ordning is None else [klara[namn] for namn in self._ordning]

    def bind_kolumner(
        self, kolumner: Mapping[str, Sequence[object]]
    ) -> Iterable[Mapping[str, object] | Sequence[object]]:
        """Give the values of every row as the driver takes them; all are named in `kolumner`."""
        klara = dict(kolumner)
        for namn, gor in self._in:
            klara[namn] = _omvandlad(klara[namn], gor)
        if self._ordning is not None:
            return zip(*(klara[namn] for namn in self._ordning), strict=True)
        rader = zip(*klara.values(), strict=True)
        return (dict(zip(klara, rad, strict=True)) for rad in rader)

    def tolka(self, rader: Sequence[Sequence[Any]]) -> list[Rad]:
        """Give the rows with their columns by name, converted."""
        if not self._ut:
            return list(map(self._gor_rad, rader))
        if len(rader) < _MANGA:
            return [self._tolka(list(rad)) for rad in rader]
        kolumnvis = list(zip(*rader, strict=True))
        for plats, gor in self._ut:
            kolumnvis[plats] = _omvandlad(kolumnvis[plats], gor)
        return list(map(self._gor_rad, zip(*kolumnvis, strict=True)))

    def _tolka(self, rad: list[Any]) -> Any:  # noqa: ANN401 - a row of any columns
        for plats, gor in self._ut:
            rad[plats] = gor(rad[plats])
        return self._gor_rad(rad)


def _las(sats: _Kompilerad, markor: Any, varden: Mapping[str, object]) -> list[Rad]:  # noqa: ANN401 - the driver's own
    markor.execute(sats.text, sats.bind(varden))
    return sats.tolka(markor.fetchall())


def _skriv(sats: _Kompilerad, markor: Any, manga: Sequence[Mapping[str, object]]) -> int:  # noqa: ANN401 - as above
    if len(manga) == 1:
        markor.execute(sats.text, sats.bind(manga[0]))
    else:
        markor.executemany(sats.text, list(map(sats.bind, manga)))
    return max(int(markor.rowcount), 0)


def _skriv_kolumner(
    sats: _Kompilerad,
    markor: Any,  # noqa: ANN401 - as above
    kolumner: Mapping[str, Sequence[object]],
) -> None:
    markor.executemany(sats.text, sats.bind_kolumner(kolumner))


def _omvandlad(kolumn: Sequence[Any], gor: Callable[[Any], Any]) -> tuple[Any, ...]:
    """Give a column's values converted; the days and instants of many rows are few."""
    return tuple(map(lru_cache(maxsize=256)(gor), kolumn))


def _radklass(namn: Sequence[str]) -> Callable[[Iterable[Any]], Rad]:
    """Give what makes a row of its values."""
    klass = namedtuple("Rad", namn)  # type: ignore[misc]  # noqa: PYI024 - names from the statement
    return klass._make


@contextmanager
def utan_vantan(session: Session) -> Iterator[None]:
    """On PostgreSQL, send what follows on without waiting for each answer; rows are waited for.

    What goes wrong is raised when the block ends, if not before. Counts of touched rows are not
    known inside it.
    """
    if session.dialect.name != "postgresql":
        yield
        return
    drivrutin: Any = session.connection.driver_connection
    with verktygets_fel(session.dialect, "(flera satser)"), drivrutin.pipeline():
        yield


@contextmanager
def verktygets_fel(dialekt: Dialect, text: str) -> Iterator[None]:
    """Raise what the driver says in the toolkit's classes, as from any other statement."""
    try:
        yield
    except _drivrutinens(dialekt) as fel:
        raise _verktygets(fel, dialekt, text) from fel


def _drivrutinens(dialekt: Dialect) -> type[Exception]:
    """Give the base of the driver's errors."""
    klass: type[Exception] = cast("Any", dialekt.loaded_dbapi).Error
    return klass


def _verktygets(fel: Exception, dialekt: Dialect, text: str) -> BaseException:
    drivrutinens = cast("Any", _drivrutinens(dialekt))
    return DBAPIError.instance(text, None, fel, drivrutinens, dialect=dialekt)

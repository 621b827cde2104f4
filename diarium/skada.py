"""A database file that is damaged is told from a database that does not answer."""

import re
from typing import Final

from diarium.fel import SkadadDatabas

_KORRUPT: Final = 11
_INGEN_DATABAS: Final = 26
_GRUNDKOD: Final = 0xFF
"""The part of SQLite's code that names the kind of error."""
_STALLE: Final = re.compile(r"malformed database schema \((\w+)\)")


def ar_skada(fel: BaseException | None) -> bool:
    """Tell whether SQLite says that the bytes of its file do not hang together."""
    return _kod(fel) in {_KORRUPT, _INGEN_DATABAS}


def ar_ingen_databas(fel: BaseException | None) -> bool:
    """Tell whether the file does not even begin like a database."""
    return _kod(fel) == _INGEN_DATABAS


def skadat_stalle(fel: BaseException) -> str | None:
    """Give the table or index that SQLite names, if it does."""
    traff = _STALLE.search(str(getattr(fel, "orig", fel)))
    return traff[1] if traff else None


def skadad(fel: BaseException, databas: str) -> SkadadDatabas:
    """Give the error to raise in place of the driver's; `databas` is the address, no password."""
    return SkadadDatabas(databas=databas, stalle=skadat_stalle(fel))


def _kod(fel: BaseException | None) -> int | None:
    kod = getattr(getattr(fel, "orig", fel), "sqlite_errorcode", None)
    return None if kod is None else kod & _GRUNDKOD

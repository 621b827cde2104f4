"""SQLite checks its own file, and what it says is put in Swedish words with a place."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy.exc import DBAPIError

from diarium.session import Session
from diarium.skada import ar_skada
from diarium.verifiering.fynd import FILEN, Fynd

_HOGST: Final = 100
_PLATSER: Final = (
    re.compile(r"Tree (?P<rot>\d+) page (?P<sida>\d+)"),
    re.compile(r"Page (?P<sida>\d+)"),
    re.compile(r"page (?P<sida>\d+)"),
    re.compile(r"row \d+ missing from index (?P<index>\w+)"),
    re.compile(r"(?:in|of|from) index (?P<index>\w+)"),
    re.compile(r"(?:NULL|TEXT|NUMERIC) value in (?P<bord>\w+)\.(?P<kolumn>\w+)"),
    re.compile(r"PRIMARY KEY order for (?P<bord>\w+)"),
)
_ORD: Final = (
    (r"missing from index|wrong # of entries in index", "indexet och tabellen säger olika"),
    (r"values differ from index|non-unique entry", "indexet och tabellen säger olika"),
    (r"out of order|PRIMARY KEY order", "raderna ligger inte i ordning"),
    (r"NULL value in", "en uppgift som måste finnas är tom"),
    (r"(?:TEXT|NUMERIC) value in", "uppgiften är av fel slag"),
    (r"never used|[Ff]reelist|free-list|2nd reference", "sidan används inte som den ska"),
    (r"overflow|invalid page number|unable to get", "en hänvisning mellan sidorna leder fel"),
)


def granska_databasfilen(session: Session) -> Iterator[Fynd]:
    """Yield what SQLite's own check finds wrong with the bytes of its file.

    PostgreSQL is passed over: it has no such check within SQL, and checks its pages as it reads
    them where the cluster was made with checksums.
    """
    if session.dialect.name != "sqlite":
        return
    try:
        yield from _hela_filen(session)
    except DBAPIError as fel:
        if not ar_skada(fel):
            raise
        yield Fynd(FILEN, "okänd plats", "sidor är så skadade att kontrollen inte går att avsluta")
        yield from _var_for_sig(session)


def _hela_filen(session: Session) -> Iterator[Fynd]:
    namn = _rotsidor(session)
    svar = session.exec_driver_sql(f"PRAGMA integrity_check({_HOGST})").scalars()
    for ett in svar:
        for rad in str(ett).splitlines():
            if rad != "ok" and not rad.startswith("***"):
                yield Fynd(FILEN, _plats(session, rad, namn), f"{_vad(rad)} (SQLite: {rad})")
            if "disk image is malformed" in rad:
                yield from _var_for_sig(session)


def _var_for_sig(session: Session) -> Iterator[Fynd]:
    """Yield the tables and indices that cannot be read to the end, each tried alone."""
    rader = session.exec_driver_sql(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE rootpage > 0",
    ).all()
    for sort, namn, bord, sql in rader:
        plats = f"tabellen {bord}" if sort == "table" else f"indexet {namn}"
        vag = "NOT INDEXED" if sort == "table" else f'INDEXED BY "{namn}"'
        villkor = " ".join(sql.split()).partition(" WHERE ")[2] or "1"
        fraga = f'SELECT count(*) FROM "{bord}" {vag} WHERE {villkor}'  # noqa: S608 - the schema's
        try:
            session.exec_driver_sql(fraga).all()
        except DBAPIError as fel:
            if ar_skada(fel):
                yield Fynd(FILEN, plats, "sidor är skadade: den går inte att läsa till slut")


def granska_hanvisningar(session: Session) -> Iterator[Fynd]:
    """Yield rows that refer to rows that do not exist.

    PostgreSQL is passed over: it holds its foreign keys itself.
    """
    if session.dialect.name != "sqlite":
        return
    for bord, rad, foralder, _ in session.exec_driver_sql("PRAGMA foreign_key_check").all():
        vilken = "" if rad is None else f", rad {rad}"
        yield Fynd(
            FILEN,
            f"tabellen {bord}{vilken}",
            f"hänvisar till en rad i tabellen {foralder} som inte finns",
        )


def _rotsidor(session: Session) -> Mapping[str, str]:
    """Give what each tree of pages is, by the number of its first page."""
    rader = session.exec_driver_sql("SELECT rootpage, type, name, tbl_name FROM sqlite_schema")
    return {
        str(rot): f"indexet {namn}"
        if sort == "index" and not str(namn).startswith("sqlite_")
        else f"tabellen {bord}"
        for rot, sort, namn, bord in rader
    } | {"1": "schemat"}


def _plats(session: Session, rad: str, namn: Mapping[str, str]) -> str:
    traffar = [traff.groupdict() for monster in _PLATSER if (traff := monster.search(rad))]
    if not traffar:
        return "okänd plats"
    delar = traffar[0]
    if "rot" in delar:
        return f"{namn.get(delar['rot'], 'okänd tabell')}, sida {delar['sida']}"
    if "sida" in delar:
        return f"{_sidans(session, delar['sida'])}sida {delar['sida']}"
    if "index" in delar:
        return f"indexet {delar['index']}"
    return ", kolumnen ".join(filter(None, (f"tabellen {delar['bord']}", delar.get("kolumn"))))


def _sidans(session: Session, sida: str) -> str:
    """Give which table or index a page belongs to, where this SQLite can tell."""
    try:
        fraga = "SELECT name FROM dbstat WHERE pageno = ? LIMIT 1"
        namn = session.exec_driver_sql(fraga, (int(sida),)).scalar_one_or_none()
    except DBAPIError:
        return ""
    return f"{namn}, " if namn else ""


def _vad(rad: str) -> str:
    return next((vad for monster, vad in _ORD if re.search(monster, rad)), "sidan är skadad")

"""A damaged record is read with care: what cannot be read is a finding, never the end."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy.exc import SQLAlchemyError

from beslutsmodell.fel import Modellfel
from diarium.session import Session
from diarium.skada import ar_skada, skadat_stalle
from diarium.verifiering.fynd import FILEN, Fynd

_OLASLIGT: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    Modellfel,
    SQLAlchemyError,
)
"""What reading a row with any bytes in it may raise, here and in the models."""


@contextmanager
def varsam_lasning(session: Session) -> Iterator[None]:
    """Let SQLite hand over text that is not UTF-8, with marks in it, meanwhile.

    The mark makes the text another than the one that was hashed, so it is found as a change.
    PostgreSQL never stores such text.
    """
    if session.dialect.name != "sqlite":
        yield
        return
    drivrutin: Any = session.connection.driver_connection
    drivrutin.text_factory = lambda byten: byten.decode("utf-8", "replace")
    try:
        yield
    finally:
        drivrutin.text_factory = str


def varsamt(
    session: Session,
    omgang: str,
    plats: str,
    granska: Callable[[], Iterable[Fynd]],
) -> list[Fynd]:
    """Give the findings of one step; one that cannot be finished gives what it found, and that."""
    fynd: list[Fynd] = []
    try:
        with _delsteg(session):
            fynd.extend(granska())
    except _OLASLIGT as fel:
        fynd.append(_olasligt(omgang, plats, fel))
    return fynd


@contextmanager
def _delsteg(session: Session) -> Iterator[None]:
    """Keep what goes wrong from ending PostgreSQL's transaction; SQLite's goes on by itself."""
    if session.dialect.name == "sqlite":
        yield
        return
    with session.begin_nested():
        yield


def _olasligt(omgang: str, plats: str, fel: Exception) -> Fynd:
    if ar_skada(fel):
        stalle = skadat_stalle(fel)
        vid = f" vid {stalle}" if stalle else ""
        return Fynd(FILEN, f"{omgang}, {plats}", f"går inte att läsa: filen är skadad{vid}")
    return Fynd(omgang, plats, "går inte att läsa: innehållet är skadat eller ändrat")

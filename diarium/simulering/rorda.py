"""SQLite itself tells which cases and agreements a step has touched, whoever touched them.

Triggers of the connection alone note every row of theirs that is written: the record's own
schema is as it is elsewhere.
"""

from collections.abc import Iterator
from typing import NamedTuple

from diarium.session import Session

_TABELL = "CREATE TEMP TABLE IF NOT EXISTS rord (nr INTEGER PRIMARY KEY, vad TEXT, nyckel)"
_VAKT = (
    "CREATE TEMP TRIGGER IF NOT EXISTS {namn} AFTER {handelse} ON main.{tabell} BEGIN "
    "INSERT INTO rord (vad, nyckel) VALUES ('{vad}', {nyckel}); END"
)
_VAKTADE = (("arende", "id"), ("punktlage", "arende_id"), ("avtal", "huvudman"))
_VAD = {"arende": "arende", "punktlage": "arende", "avtal": "avtal"}


class Rorda(NamedTuple):
    """What has been written since it was asked last."""

    arenden: tuple[int, ...]
    """The ids of cases, themselves or one of their points."""
    avtal: tuple[str, ...]
    """The codes of participants."""


def satt_vakt(session: Session) -> None:
    """Set the watch in the caller's transaction, for as long as the connection lives."""
    for sats in (_TABELL, *_vakterna()):
        session.exec_driver_sql(sats)


def glom(session: Session) -> None:
    """Forget what was noted of a record that is gone."""
    session.exec_driver_sql("DELETE FROM temp.rord")


class Vakt:
    """Asks the watch of one record, from now on."""

    def __init__(self, session: Session) -> None:
        """Begin; what has been written before is not told."""
        self._sedda = 0
        self.rorda(session)

    def rorda(self, session: Session) -> Rorda:
        """Give what has been written since the last time."""
        markor = session.connection.cursor()
        markor.execute("SELECT nr, vad, nyckel FROM temp.rord WHERE nr > ?", (self._sedda,))
        rader = markor.fetchall()
        markor.close()
        if rader:
            self._sedda = rader[-1][0]
        return Rorda(
            tuple(sorted({nyckel for _, vad, nyckel in rader if vad == "arende"})),
            tuple(sorted({nyckel for _, vad, nyckel in rader if vad == "avtal"})),
        )


def _vakterna() -> Iterator[str]:
    """Yield a trigger for each table and way to write in it."""
    for tabell, nyckel in _VAKTADE:
        for handelse, rad in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            yield _VAKT.format(
                namn=f"vakt_{tabell}_{handelse.lower()}",
                tabell=tabell,
                handelse=handelse,
                vad=_VAD[tabell],
                nyckel=f"{rad}.{nyckel}",
            )

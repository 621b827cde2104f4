"""PostgreSQL's triggers on the events are those of the migrations, and they are on."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import text

from diarium.migrationer.vaktare import POSTGRES_KROPP
from diarium.session import Session
from diarium.verifiering.fynd import DATABASEN, Fynd

_RAD, _FORE, _DELETE, _UPDATE, _TRUNCATE = 1, 2, 8, 16, 32
"""PostgreSQL's bits for when a trigger fires (`pg_trigger.tgtype`)."""
_RATT: Final = {
    "handelse_ingen_andring": _RAD | _FORE | _DELETE | _UPDATE,
    "handelse_ingen_tomning": _FORE | _TRUNCATE,
}
_PA: Final = ("O", "A")
_FINNS: Final = text(
    "SELECT t.tgname, t.tgtype, t.tgenabled, p.prosrc, t.tgqual IS NULL AS alltid"
    " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE t.tgrelid = CAST('handelse' AS regclass) AND NOT t.tgisinternal",
)
_REGLER: Final = text(
    "SELECT rulename FROM pg_rewrite WHERE ev_class = CAST('handelse' AS regclass)",
)


def granska_vakterna(session: Session) -> Iterator[Fynd]:
    """Yield triggers that are gone, off or others, and rules that could go past them.

    SQLite's triggers are part of its schema, which is compared as a whole.
    """
    if session.dialect.name != "postgresql":
        return
    finns = {rad.tgname: rad for rad in session.execute(_FINNS)}
    for namn in sorted({*_RATT, *finns}):
        plats = f"triggern {namn}"
        if namn not in finns:
            yield Fynd(DATABASEN, plats, "saknas: den som skyddar händelserna ska finnas")
        elif namn not in _RATT:
            yield Fynd(DATABASEN, plats, "är inte programmets: den är tillagd vid sidan av det")
        elif finns[namn].tgenabled not in _PA:
            yield Fynd(DATABASEN, plats, "är avstängd: händelserna är oskyddade")
        elif (finns[namn].tgtype, finns[namn].prosrc, finns[namn].alltid) != (
            _RATT[namn],
            POSTGRES_KROPP,
            True,
        ):
            yield Fynd(DATABASEN, plats, "är en annan än den som programmet skapar")
    for regel in session.execute(_REGLER).scalars():
        yield Fynd(DATABASEN, f"regeln {regel}", "är inte programmets: den kan ändra händelser")

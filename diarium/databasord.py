"""What a database's own codes mean to its user: what is wrong, and what to do."""

import re
from collections.abc import Mapping
from typing import Final

from sqlalchemy.exc import DBAPIError

_UPPTAGEN: Final = (
    "Databasen är upptagen av något annat, och väntan blev för lång. Kör kommandot igen om en stund"
)
_KROCK: Final = "Något annat skrev samtidigt. Kör kommandot igen"
_RATTIGHET: Final = (
    "Databasens användare saknar rättigheter ({skal}). Ange en som får läsa och skriva i diariet i "
    "BESLUT_DATABAS, eller ge den rätt till alla tabeller"
)
_LASBAR: Final = (
    "Databasen går att läsa men inte att skriva i. Ställ BESLUT_DATABAS på den som tar emot "
    "ändringar, eller gör den skrivbar"
)
_FULL: Final = "Disken där databasen ligger är full. Frigör plats, och kör kommandot igen"
_TABELLER: Final = (
    "Tabellerna är ändrade vid sidan av programmet, eller programmet är ett annat än det som höjde "
    "dem ({skal}). Kör samma program överallt, eller återställ en säkerhetskopia"
)
BRUTEN: Final = (
    "Anslutningen till databasen bröts. Se efter att databasen är igång, och kör kommandot igen: "
    "det som hann bli registrerat registreras inte en gång till"
)
_POSTGRES: Final[Mapping[str, str]] = {
    "25006": _LASBAR,  # read_only_sql_transaction
    "3F000": _TABELLER,  # invalid_schema_name
    "40001": _KROCK,  # serialization_failure
    "40P01": _KROCK,  # deadlock_detected
    "42501": _RATTIGHET,  # insufficient_privilege
    "42703": _TABELLER,  # undefined_column
    "42P01": _TABELLER,  # undefined_table
    "53100": _FULL,  # disk_full
    "55P03": _UPPTAGEN,  # lock_not_available
    "57014": _UPPTAGEN,  # query_canceled
}
_SQLITE: Final[Mapping[str, str]] = {
    "SQLITE_BUSY": _UPPTAGEN,
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _LASBAR,
}
_NEKAT: Final = re.compile(r"FATALT?\s?:\s+(.+)")
"""How PostgreSQL begins its refusal of somebody who knocks."""
_NEKANDEN: Final = (
    (r'database "(.*)" does not exist', r"databasen \1 finns inte där"),
    (r'role "(.*)" does not exist', r"användaren \1 finns inte där"),
    (r'role "(.*)" is not permitted to log in', r"användaren \1 får inte logga in"),
    (r"password authentication failed.*", "användaren eller lösenordet är fel"),
    (r"no pg_hba\.conf entry.*", "användaren får inte ansluta härifrån (pg_hba.conf)"),
    (r"permission denied for database.*", "användaren får inte ansluta till databasen"),
    (
        r".*(too many|remaining) (clients|connection).*",
        "alla anslutningar är upptagna: försök om en stund",
    ),
    (r"the database system is .*", "den startar eller stannar: försök om en stund"),
)


def i_ord(fel: BaseException) -> str | None:
    """Give what an error of the driver means and what to do; null when its code is not known."""
    orsak = getattr(fel, "orig", fel)
    namn = str(getattr(orsak, "sqlite_errorname", "") or "")
    kod = str(getattr(orsak, "sqlstate", "") or "")
    if not namn and (kod[:2] == "08" or kod[:3] == "57P" or _bruten(fel)):
        return BRUTEN
    text = _POSTGRES.get(kod) or next(
        (text for borjan, text in _SQLITE.items() if namn.startswith(borjan)), None
    )
    return text and text.format(skal=kort(fel))


def nekad(fel: BaseException) -> str | None:
    """Give why a server that answered let nobody in; null when none answered."""
    traff = _NEKAT.search(str(getattr(fel, "orig", fel)))
    if traff is None:
        return None
    sagt = traff[1].strip()
    for monster, svenska in _NEKANDEN:
        if re.fullmatch(monster, sagt):
            return re.sub(monster, svenska, sagt)
    return sagt


def kort(fel: BaseException) -> str:
    """Give the driver's own short reason, without the statement and its values."""
    rader = str(getattr(fel, "orig", None) or type(fel).__name__).strip().splitlines()
    return rader[0] if rader else type(fel).__name__


def _bruten(fel: BaseException) -> bool:
    """Tell whether the toolkit or the driver says that the connection is lost."""
    if isinstance(fel, DBAPIError) and fel.connection_invalidated:
        return True
    orsak = getattr(fel, "orig", fel)
    ord_ = ("connection is lost", "connection is closed", "server closed", "consuming input failed")
    return getattr(orsak, "sqlstate", "") is None and any(ett in str(orsak) for ett in ord_)

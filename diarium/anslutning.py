"""A connection to PostgreSQL says and reads things in one way, however the server is set."""

from typing import Any, Final

from sqlalchemy.engine import URL

from diarium.fel import OgiltigDatabas

_INSTALLNINGAR: Final = (
    ("DateStyle", "ISO", "ISO, YMD"),
    ("TimeZone", "UTC", "UTC"),
    ("client_encoding", "UTF8", "UTF8"),
)
"""Name, how the value must begin, and what it is else set to."""


def krav_kodning(anslutning: Any, adress: URL) -> None:  # noqa: ANN401 - the driver's own object
    """Raise OgiltigDatabas for a database that cannot hold every letter of the Swedish texts."""
    kodning = anslutning.info.parameter_status("server_encoding")
    if kodning != "UTF8":
        raise OgiltigDatabas(
            f"{adress.render_as_string(hide_password=True)} har teckenkodningen {kodning} och kan "
            "inte spara alla tecken. Gör en databas med UTF8 (CREATE DATABASE … ENCODING 'UTF8' "
            "TEMPLATE template0), och ange den i BESLUT_DATABAS.",
        )


def stall_in_anslutningen(anslutning: Any) -> None:  # noqa: ANN401 - as above
    """Set what dates, times and letters look like on the wire, where the server says otherwise."""
    andra = [
        f"SET {namn} TO '{varde}'"
        for namn, borjan, varde in _INSTALLNINGAR
        if not (anslutning.info.parameter_status(namn) or "").startswith(borjan)
    ]
    if andra:
        anslutning.execute("; ".join(andra))
        anslutning.commit()

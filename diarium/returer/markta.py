"""Which contacts mail does not reach: those whose address gave a permanent bounce."""

from typing import Any, Final

from sqlalchemy import ColumnElement, and_, exists, literal_column

from beslutsmodell.kontakt import Kanal
from diarium.tabeller.retur import Returrad
from diarium.tabeller.typer import tabell
from notiser.returer.inkommet import Returslag

_RETUR: Final = tabell(Returrad)
BESTAENDE: Final = _RETUR.c.slag == literal_column(f"'{Returslag.BESTAENDE.value}'")
"""As the indexes of the table are written: nothing else is looked through."""


def markt(kontakt: Any) -> ColumnElement[bool]:  # noqa: ANN401 - the table or an alias of it
    """Choose the contacts by mail whose address comes back, in whatever round that was found."""
    return and_(
        kontakt.c.kanal == literal_column(f"'{Kanal.EPOST.value}'"),
        exists().where(BESTAENDE, _RETUR.c.havd.is_(None), _RETUR.c.adress == kontakt.c.adress),
    )

"""Single fields of a form, read strictly."""

import re
from datetime import date
from typing import Final

_DATUM: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class Faltfel(ValueError):
    """A field cannot be used; the text is Swedish and says what to write."""


def las_text(rubrik: str, varde: str, *, exempel: str) -> str:
    """Give the text of a field that must be filled in."""
    if not varde:
        raise Faltfel(f"{rubrik}: uppgiften saknas. Skriv till exempel {exempel}.")
    return varde


def las_datum(rubrik: str, varde: str) -> date:
    """Give the day that a field holds, written year-month-day and in no other way."""
    if not _DATUM.fullmatch(las_text(rubrik, varde, exempel="2019-10-09")):
        raise Faltfel(
            f"{rubrik}: {varde!r} är inget datum. Skriv år-månad-dag, till exempel 2019-10-09.",
        )
    try:
        return date.fromisoformat(varde)
    except ValueError:
        raise Faltfel(
            f"{rubrik}: datumet {varde} finns inte. Kontrollera månad och dag.",
        ) from None


def las_datum_eller_inget(rubrik: str, varde: str) -> date | None:
    """Give the day, or null when the field is left empty."""
    return las_datum(rubrik, varde) if varde else None

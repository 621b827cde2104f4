"""Single fields of a form, read strictly."""

import re
from datetime import date, datetime, time
from typing import Final

from beslutsmodell.frist import Tidpunkt
from diarium.inlasning.stockholmstid import las_stockholmstid

_DATUM: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAG_OCH_TID: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[ T]+(?:kl\.? *)?(\d{1,2})[.:](\d{2}))?(.*)",
)
_ANTAGET: Final = "antaget"


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


def las_tid_eller_inget(rubrik: str, varde: str) -> datetime | None:
    """Give the aware instant of "2019-11-20 14:30", or null when the field is left empty."""
    if not varde:
        return None
    try:
        tid = las_stockholmstid(varde)
    except ValueError as fel:
        raise Faltfel(f"{rubrik}: {fel}.") from None
    if not isinstance(tid, datetime):
        raise Faltfel(f"{rubrik}: {varde!r} är ingen tid.")
    return tid


def las_frist(rubrik: str, varde: str) -> Tidpunkt:
    """Give the deadline of "2019-11-26 16:00", or of "2019-11-26 antaget" without time of day.

    A day alone is refused: a time of day is never guessed in silence.
    """
    exempel = "2019-11-26 16:00"
    traff = _DAG_OCH_TID.fullmatch(las_text(rubrik, varde, exempel=exempel))
    if traff is None:
        raise Faltfel(f"{rubrik}: {varde!r} är ingen frist. Skriv till exempel {exempel}.")
    dag, timme, minut, resten = traff.groups()
    datum, resten = las_datum(rubrik, dag), resten.strip(" ()").casefold()
    if timme is None and resten == _ANTAGET:
        return Tidpunkt(datum=datum)
    if timme is None or resten:
        raise Faltfel(
            f"{rubrik}: klockslaget saknas i {varde!r}. Skriv till exempel {exempel}. Anger källan "
            f"inget klockslag skriver du {dag} {_ANTAGET}: då räknas 23.59, och det visas så.",
        )
    return Tidpunkt(datum=datum, klockslag=_klockslag(rubrik, varde, timme, minut))


def las_koder(rubrik: str, varde: str, *, exempel: str) -> tuple[str, ...]:
    """Give the codes of "1, 3" or "1 3", each once."""
    koder = tuple(
        ett for ett in re.split(r"[\s,;]+", las_text(rubrik, varde, exempel=exempel)) if ett
    )
    for kod in koder:
        if koder.count(kod) > 1:
            raise Faltfel(f"{rubrik}: {kod} står två gånger. Ange varje kod en gång.")
    return koder


def las_heltal_eller_inget(rubrik: str, varde: str) -> int | None:
    """Give the whole number, or null when the field is left empty."""
    if varde and not varde.isdecimal():
        raise Faltfel(f"{rubrik}: {varde!r} är inget heltal. Skriv bara siffror.")
    return int(varde) if varde else None


def _klockslag(rubrik: str, varde: str, timme: str, minut: str) -> time:
    try:
        return time(int(timme), int(minut))
    except ValueError:
        raise Faltfel(
            f"{rubrik}: klockslaget i {varde!r} finns inte. Skriv timme:minut, till exempel 16:00.",
        ) from None

"""What a user writes in a switch becomes a value, or a Swedish sentence on what to write."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

import typer

_DATUM: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_KLOCKSLAG: Final = re.compile(r"\d{1,2}[:.]\d{2}")
_STORST: Final = 2**63 - 1
"""The largest number that a database knows."""


def las_datum(text: str) -> date:
    """Give a day from "2019-11-26"."""
    if not _DATUM.fullmatch(text):
        raise typer.BadParameter(f"{text!r} är inget datum. Skriv år-månad-dag: 2019-11-26.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"datumet {text} finns inte.") from None


def las_klockslag(text: str) -> time:
    """Give a time of day from "16:00"."""
    try:
        if _KLOCKSLAG.fullmatch(text):
            timme, minut = re.split(r"[:.]", text)
            return time(int(timme), int(minut))
    except ValueError:
        pass
    raise typer.BadParameter(f"{text!r} är inget klockslag. Skriv timme:minut: 16:00.")


def las_tidpunkt(text: str) -> datetime:
    """Give an aware instant from "2019-11-26 16:00", Stockholm time."""
    from diarium.inlasning.stockholmstid import las_stockholmstid

    try:
        tid = las_stockholmstid(text)
    except ValueError as fel:
        raise typer.BadParameter(f"{fel}.") from None
    if not isinstance(tid, datetime):
        raise typer.BadParameter(f"{text!r} är ingen tid.")
    return tid


def las_heltal(text: str | int) -> int:
    """Give a whole number, not negative; Typer sends a switch's own default through here too."""
    if not str(text).isdecimal():
        raise typer.BadParameter(f"{text!r} är inget heltal. Skriv bara siffror.")
    if int(text) > _STORST:
        raise typer.BadParameter(f"{text!r} är för stort. Skriv ett mindre tal.")
    return int(text)


def las_lista(text: str) -> tuple[str, ...]:
    """Give the codes of "1 2 3" or "1,2,3"."""
    return tuple(ett for ett in re.split(r"[\s,]+", text) if ett)


def las_roll(text: str) -> str:
    """Give the code of a contact's role."""
    from beslutsmodell.kontakt import Kontaktroll

    return _en_av(text, list(Kontaktroll))


def las_kanal(text: str) -> str:
    """Give the code of a channel."""
    from beslutsmodell.kontakt import Kanal

    return _en_av(text, list(Kanal))


def _en_av(text: str, koder: Sequence[str]) -> str:
    if text not in koder:
        *forst, sist = map(str, koder)
        raise typer.BadParameter(f"{text!r} finns inte. Skriv {', '.join(forst)} eller {sist}.")
    return text

"""A calendar file becomes meetings: CSV for any number of bodies, ICS for one."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from icalendar import Calendar, Event
from icalendar.error import BrokenCalendarProperty

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.sammantrade import Sammantrade
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.filer import Mapp
from diarium.inlasning.organrader import fel_i_organ
from diarium.inlasning.referenser import fel_i_dubbletter
from diarium.inlasning.tabell import las_tabell
from diarium.inlasning.tabellmodell import kolumner_for, modell_ur

_FORSTA_AR: Final = 1900
"""What lies before it is no day of a meeting, and may leave none before it for documents."""
_ICS: Final = frozenset({".ics", ".ical", ".icalendar"})


def las_kalenderfil(
    vag: Path,
    *,
    kanda: Sequence[str],
    organ: str | None = None,
    handlingar_dagar: int | None = None,
) -> tuple[Sammantrade, ...]:
    """Read the meetings of a file; Inlasningsfel names the file, the place and what to do.

    A CSV file has the columns organ, datum and handlingar_senast; its bodies are among `kanda`,
    and with `organ` only that body's rows are read. An ICS file knows neither the body nor the
    last day for documents: `organ` and `handlingar_dagar`, days before each meeting, say it.
    """
    text = Mapp(vag=vag.parent).text(vag.name)
    if vag.suffix.lower() not in _ICS:
        moten = _ur_tabell(text, vag.name, kanda=kanda, organ=organ)
    else:
        moten = _ur_ics(text, vag.name, organ=organ, handlingar_dagar=handlingar_dagar)
    if not moten:
        orsak, atgard = "filen har inga sammanträden", "Kontrollera filen"
        if organ:
            orsak, atgard = f"{orsak} för {organ}", "Ändra --organ eller filen"
        raise Inlasningsfel(vag.name, None, None, orsak, atgard=atgard)
    return moten


def _ur_tabell(
    text: str, fil: str, *, kanda: Sequence[str], organ: str | None
) -> tuple[Sammantrade, ...]:
    """Read the rows of all bodies, or of one."""
    alla = las_tabell(text, fil=fil, kolumner=kolumner_for(Sammantrade))
    rader = [rad for rad in alla if organ in (None, rad.celler["organ"])]
    moten = tuple(modell_ur(Sammantrade, rad) for rad in rader)
    for fel in (
        *fel_i_organ(rader, kanda, kommando="beslut kalender visa"),
        *fel_i_dubbletter("kalender", rader),
    ):
        raise fel
    return moten


def _ur_ics(
    text: str, fil: str, *, organ: str | None, handlingar_dagar: int | None
) -> tuple[Sammantrade, ...]:
    """Read the days on which the body meets."""
    if organ is None or handlingar_dagar is None:
        raise Inlasningsfel(
            fil,
            None,
            None,
            "en ICS-fil säger varken vilket organ den gäller eller när handlingarna ska in",
            atgard="Ange --organ och --handlingar-dagar",
        )
    fore = timedelta(days=handlingar_dagar)
    return tuple(
        Sammantrade(organ=organ, datum=dag, handlingar_senast=dag - fore)
        for dag in sorted(set(_dagarna(text, fil)))
    )


def _dagarna(text: str, fil: str) -> Iterator[date]:
    """Yield the day in Stockholm of every meeting that is not cancelled."""
    try:
        kalender = Calendar.from_ical(text)
    except (ValueError, IndexError, KeyError):
        raise Inlasningsfel(
            fil, None, None, "filen är ingen kalender", atgard="Exportera den på nytt som ICS"
        ) from None
    for mote in kalender.walk("VEVENT"):
        if isinstance(mote, Event) and str(mote.get("STATUS", "")).upper() != "CANCELLED":
            yield _dagen(mote, fil)


def _dagen(mote: Event, fil: str) -> date:
    vad = str(mote.get("SUMMARY") or mote.get("UID") or "utan namn")
    if mote.get("RRULE") or mote.get("RDATE"):
        raise Inlasningsfel(
            fil,
            None,
            vad,
            "sammanträdet upprepas enligt en regel, som inte läses",
            atgard="Exportera varje sammanträde för sig, eller skriv dem i en CSV-fil",
        )
    try:
        return _lokal_dag(getattr(mote.get("DTSTART"), "dt", None))
    except (BrokenCalendarProperty, ValueError, OverflowError):
        raise Inlasningsfel(
            fil, None, vad, "sammanträdet saknar dag", atgard="Ange en dag som finns i DTSTART"
        ) from None


def _lokal_dag(borjar: object) -> date:
    """Give the day in Stockholm; ValueError when it is none, or none of this time."""
    if isinstance(borjar, datetime):
        borjar = (borjar.astimezone(STOCKHOLM) if borjar.tzinfo else borjar).date()
    if not isinstance(borjar, date) or borjar.year < _FORSTA_AR:
        raise ValueError(borjar)
    return borjar

"""A calendar file becomes meetings: CSV for any number of bodies, ICS for one."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from icalendar import Calendar, Event
from icalendar.error import BrokenCalendarProperty

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.sammantrade import Sammantrade
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.filer import Mapp
from diarium.inlasning.tabell import las_tabell
from diarium.inlasning.tabellmodell import kolumner_for, modell_ur

_ICS: Final = frozenset({".ics", ".ical", ".icalendar"})


def las_kalenderfil(
    vag: Path, *, organ: str | None = None, handlingar_dagar: int | None = None
) -> tuple[Sammantrade, ...]:
    """Read the meetings of a file; Inlasningsfel names the file, the place and what to do.

    A CSV file has the columns organ, datum and handlingar_senast. An ICS file knows neither the
    body nor the last day for documents: `organ` and `handlingar_dagar`, days before each meeting,
    say it.
    """
    text = Mapp(vag=vag.parent).text(vag.name)
    if vag.suffix.lower() not in _ICS:
        rader = las_tabell(text, fil=vag.name, kolumner=kolumner_for(Sammantrade))
        moten = tuple(modell_ur(Sammantrade, rad) for rad in rader)
    else:
        if organ is None or handlingar_dagar is None:
            raise Inlasningsfel(
                vag.name,
                None,
                None,
                "en ICS-fil säger varken vilket organ den gäller eller när handlingarna ska in",
                atgard="Ange --organ och --handlingar-dagar",
            )
        dagar = sorted(set(_dagarna(text, vag.name)))
        fore = timedelta(days=handlingar_dagar)
        moten = tuple(
            Sammantrade(organ=organ, datum=dag, handlingar_senast=dag - fore) for dag in dagar
        )
    if not moten:
        raise Inlasningsfel(
            vag.name, None, None, "filen har inga sammanträden", atgard="Kontrollera filen"
        )
    return moten


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
    borjar = mote.get("DTSTART")
    try:
        dag = getattr(borjar, "dt", None)
    except (BrokenCalendarProperty, ValueError, OverflowError):
        dag = None
    if isinstance(dag, datetime):
        return dag.astimezone(STOCKHOLM).date() if dag.tzinfo else dag.date()
    if isinstance(dag, date):
        return dag
    raise Inlasningsfel(
        fil, None, vad, "sammanträdet saknar dag", atgard="Ange en dag som finns i DTSTART"
    )

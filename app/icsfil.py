"""A calendar feed as a file that calendar programs read (RFC 5545)."""

from collections.abc import Iterable

from icalendar import Calendar, Event

from beslutsmodell.kalenderpost import Kalenderpost
from beslutsmodell.omgang import Beslutsomgang


def skriv_ics(omgang: Beslutsomgang, namn: str, poster: Iterable[Kalenderpost]) -> bytes:
    """Give the bytes of a feed; the same entries give the same bytes."""
    kalender = Calendar()
    kalender.add("PRODID", "-//beslutsflode//sv")
    kalender.add("VERSION", "2.0")
    kalender.add("METHOD", "PUBLISH")
    kalender.add("X-WR-CALNAME", f"{omgang.titel}: {namn}")
    om = "\n".join(
        (f"{omgang.titel}, dnr {omgang.dnr}.", *(f"Fiktivt: {r}" for r in omgang.fiktivt))
    )
    for post in poster:
        kalender.add_component(_handelse(post, om))
    return bytes(kalender.to_ical())


def _handelse(post: Kalenderpost, om: str) -> Event:
    """Give one entry: a whole day that takes no time from anybody."""
    handelse = Event()
    handelse.add("UID", f"{post.uid}@beslutsflode.example")
    handelse.add("SEQUENCE", post.sekvens)
    handelse.add("DTSTAMP", post.andrad)
    handelse.add("DTSTART", post.datum)
    handelse.add("SUMMARY", f"Inställt: {post.rubrik}" if post.installt else post.rubrik)
    handelse.add("DESCRIPTION", om)
    handelse.add("CATEGORIES", [post.slag.etikett])
    handelse.add("STATUS", "CANCELLED" if post.installt else "CONFIRMED")
    handelse.add("TRANSP", "TRANSPARENT")
    return handelse

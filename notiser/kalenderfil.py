"""A calendar feed as a file that calendar programs read (RFC 5545)."""

from collections.abc import Iterable, Sequence

from icalendar import Calendar, Event

from beslutsmodell.kalenderpost import Kalenderpost


def skriv_ics(
    poster: Iterable[Kalenderpost],
    *,
    titel: str,
    dnr: str,
    fiktivt: Sequence[str],
    namn: str | None = None,
) -> bytes:
    """Give the bytes of a feed of a round; the same entries give the same bytes.

    `namn` is whose feed it is; a file that goes with a letter is nobody's feed and has none.
    """
    kalender = Calendar()
    kalender.add("PRODID", "-//beslutsflode//sv")
    kalender.add("VERSION", "2.0")
    kalender.add("METHOD", "PUBLISH")
    if namn is not None:
        kalender.add("X-WR-CALNAME", f"{titel}: {namn}")
    om = "\n".join((f"{titel}, dnr {dnr}.", *(f"Fiktivt: {rad}" for rad in fiktivt)))
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

"""Every other channel, through apprise as it is."""

from notiser.fel import Adressfel
from notiser.forsandelse import Notis
from notiser.kanaler.apprisetjanst import las_tjanst, notifiera
from notiser.svar import BestaendeFel, Okant, Skickat, Svar


class Ovrigkanal:
    """Sends notices to addresses of any kind; a failure there is never known for sure.

    apprise answers False alike for a refused and for a lost message, so nothing but True is
    taken as an answer.
    """

    def skicka(self, notis: Notis, *, adress: str) -> Svar:
        """Send one notice to a resolved address."""
        try:
            gick = notifiera(las_tjanst(adress), rubrik=notis.rubrik, text=notis.text)
        except Adressfel as fel:
            return BestaendeFel(orsak=str(fel))
        if gick:
            return Skickat(kvitto="apprise")
        return Okant(orsak="Kanalen bekräftade inte meddelandet (apprise).")

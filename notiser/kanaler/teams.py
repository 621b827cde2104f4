"""Adaptive Cards to Teams by one reused HTTPS session."""

from datetime import datetime
from typing import Self

import httpx

from notiser.fel import Adressfel
from notiser.forsandelse import Kort
from notiser.kanaler.httpsvar import klassa_http
from notiser.kanaler.kortstorlek import STORSTA_KORT, kuvert
from notiser.kanaler.tillit import tls_kontext
from notiser.kanaler.tystnad import tystnad
from notiser.kanaler.workflows import Workflowsadress, las_workflows
from notiser.svar import BestaendeFel, Okant, Svar, TillfalligtFel

FORE_SANDNING = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class Teamskanal:
    """Posts cards one by one; 202 means that Power Automate took it, not that anyone saw it."""

    def __init__(self, *, ca_fil: str | None = None, tidsgrans_s: float = 20) -> None:
        """Open the session; `ca_fil` is trusted beside the system's authorities."""
        self._klient = httpx.Client(
            verify=tls_kontext(ca_fil),
            timeout=tidsgrans_s,
            follow_redirects=False,
            headers={"Content-Type": "application/json; charset=utf-8"},
        )
        self._adresser: dict[str, Workflowsadress] = {}

    def __enter__(self) -> Self:
        """Give the channel itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the session."""
        self.stang()

    def stang(self) -> None:
        """Close every connection."""
        self._klient.close()

    def skicka(self, kort: Kort, *, adress: str, nu: datetime) -> Svar:
        """Post one card to a resolved workflows:// address and class the answer."""
        try:
            mal = self._las(adress)
        except Adressfel as fel:
            return BestaendeFel(orsak=str(fel))
        innehall = kuvert(kort.kort)
        if len(innehall) > STORSTA_KORT:
            return BestaendeFel(orsak="Kortet är större än 28 kB, som är det mesta Teams tar emot.")
        return self._posta(mal, innehall, nu=nu)

    def _las(self, adress: str) -> Workflowsadress:
        """Parse an address once."""
        if adress not in self._adresser:
            self._adresser[adress] = las_workflows(adress)
        return self._adresser[adress]

    def _posta(self, mal: Workflowsadress, innehall: bytes, *, nu: datetime) -> Svar:
        """Post; what fails before the connection stands was never sent, all else is not known."""
        try:
            with tystnad():
                svar = self._klient.post(mal.url, params=mal.fraga, content=innehall)
        except FORE_SANDNING as fel:
            return TillfalligtFel(orsak=f"Teams gick inte att nå ({type(fel).__name__}).")
        except httpx.HTTPError as fel:
            return Okant(orsak=f"Kortet lämnades men svaret uteblev ({type(fel).__name__}).")
        return klassa_http(svar.status_code, retry_after=svar.headers.get("Retry-After"), nu=nu)

"""All transports behind one door: a message in, an answer out, never an exception."""

from contextlib import ExitStack
from datetime import datetime
from functools import cached_property
from typing import Self, assert_never

from pydantic import BaseModel, ConfigDict, Field

from notiser.fel import Adressfel, Cafilfel, Miljoadressfel
from notiser.forsandelse import Brev, Filpost, Kort, Notis
from notiser.kanaler.adress import los_adress
from notiser.kanaler.epost import Epostkanal
from notiser.kanaler.fil import Filkanal
from notiser.kanaler.ovrig import Ovrigkanal
from notiser.kanaler.smtpinstallning import Smtpinstallning
from notiser.kanaler.teams import Teamskanal
from notiser.svar import BestaendeFel, Okant, Svar, TillfalligtFel


class Kanalinstallningar(BaseModel):
    """What the transports need to know; `ca_fil` is an authority that Teams' HTTPS trusts too."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    smtp: Smtpinstallning | None = None
    ca_fil: str | None = None
    tidsgrans_s: float = Field(default=20, gt=0)


class Kanaler:
    """Opens each transport at its first message and keeps it until the door is closed."""

    def __init__(self, installningar: Kanalinstallningar) -> None:
        """Keep the settings; nothing is opened yet."""
        self._installningar = installningar
        self._oppna = ExitStack()

    def __enter__(self) -> Self:
        """Give the door itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close every transport that was opened."""
        self.stang()

    def stang(self) -> None:
        """Close the transports; the next message opens them anew."""
        for namn in ("_epost", "_teams"):
            self.__dict__.pop(namn, None)
        self._oppna.close()

    def skicka(self, forsandelse: Brev | Kort | Notis | Filpost, *, nu: datetime) -> Svar:
        """Send one message; a fault in a transport is not known, and the transport is dropped."""
        try:
            return self._skicka(forsandelse, nu=nu)
        except (Miljoadressfel, Cafilfel) as fel:
            return TillfalligtFel(orsak=str(fel), raknas=False)
        except Adressfel as fel:
            return BestaendeFel(orsak=str(fel))
        except Exception as fel:  # noqa: BLE001 - the send loop must live, and learn nothing secret
            self.stang()
            return Okant(orsak=f"Oväntat fel vid sändning ({type(fel).__name__}).")

    def _skicka(self, forsandelse: Brev | Kort | Notis | Filpost, *, nu: datetime) -> Svar:
        """Choose the transport by the kind of message."""
        match forsandelse:
            case Brev():
                return self._skicka_brev(forsandelse)
            case Kort():
                adress = los_adress(forsandelse.till)
                return self._teams.skicka(forsandelse, adress=adress, nu=nu)
            case Notis():
                return Ovrigkanal().skicka(forsandelse, adress=los_adress(forsandelse.till))
            case Filpost():
                return Filkanal().skicka(forsandelse)
            case _:
                assert_never(forsandelse)

    def _skicka_brev(self, brev: Brev) -> Svar:
        """Send by mail where a mail server is set."""
        if self._installningar.smtp is None:
            return TillfalligtFel(
                orsak="Ingen e-postserver är inställd. Ange smtp-inställningar.", raknas=False
            )
        return self._epost.skicka(brev)

    @cached_property
    def _epost(self) -> Epostkanal:
        """Open the mail channel."""
        if self._installningar.smtp is None:
            raise Adressfel("Ingen e-postserver är inställd.")
        return self._oppna.enter_context(Epostkanal(self._installningar.smtp))

    @cached_property
    def _teams(self) -> Teamskanal:
        """Open the Teams channel."""
        installningar = self._installningar
        return self._oppna.enter_context(
            Teamskanal(ca_fil=installningar.ca_fil, tidsgrans_s=installningar.tidsgrans_s)
        )

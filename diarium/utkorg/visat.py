"""One message, as it went or as it would go."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from beslutsmodell.kontakt import Kanal, Kontakt
from beslutsmodell.omgang import Skarpa
from beslutsmodell.trappsteg import Trappsteg
from diarium.installningar import Installningar
from diarium.omgangslasning import Omgangslasning
from diarium.uppstart import avsandare_av
from diarium.utkorg.tillstand import Tillstand
from notiser.forsandelse import Brev, Forsandelse
from notiser.kort.bygg import bygg_kort
from notiser.parter import Adressat, Avsandare
from notiser.skriv import mallversion, skriv
from notiser.texter.amne import skriv_amne
from notiser.underlag import Underlag

_FORHANDSVISNING: Final = "forhandsvisning"
"""Stands where the identity of a message will."""
_SANDLADANS_ADRESS: Final = "BESLUT_SANDLADA_TILL"
"""Stands where the address of the sandbox will, while there is none."""


@dataclass(frozen=True, slots=True)
class Avsandande:
    """Who writes, and where the messages of a sandbox round go."""

    avsandare: Avsandare
    sandlada_till: str | None = None

    @classmethod
    def av(cls, installningar: Installningar) -> "Avsandande":
        """Give them by the settings."""
        return cls(avsandare_av(installningar), installningar.sandlada_till)


@dataclass(frozen=True, slots=True)
class Visat:
    """One message, as it went or as it would go."""

    omgang: str
    utskick: int | None
    """Null for one that no sweep has planned yet."""
    sort: str
    tid: datetime
    """When it was sent, or when it goes at the earliest."""
    tillstand: Tillstand | None
    """Null where `utskick` is."""
    kontakt: Kontakt
    trappsteg: Trappsteg | None = None
    """The rung of a reminder."""
    forsandelse: Forsandelse | None = None
    """Null when there is nothing to write; then `motivering` says why."""
    forhandsvisning: bool = False
    """It has not been written: this is how it would be."""
    mallversion: str | None = None
    html: str | None = None
    kort: dict[str, Any] | None = None
    """What it is in Teams; of a preview also where the recipient has another channel."""
    motivering: str | None = None
    dubblett: bool = False
    underlag: Underlag | None = None
    """What a preview was written from."""
    adressat: Adressat | None = None
    """To whom a preview was written."""


def skrivet(
    visat: Visat, lasning: Omgangslasning, underlag: Underlag | str, avsandande: Avsandande
) -> Visat:
    """Give a message with what it would say, on its own channel, as a letter and as a card.

    Or, where the facts are a reason not to send it, with that reason.
    """
    if isinstance(underlag, str):
        return replace(visat, motivering=underlag)
    adressat = _adressat(visat.kontakt, lasning, avsandande)
    brev = _skriv(underlag, adressat.model_copy(update={"kanal": Kanal.EPOST}), avsandande, visat)
    return replace(
        visat,
        mallversion=mallversion(underlag.sort),
        forsandelse=_skriv(underlag, adressat, avsandande, visat),
        forhandsvisning=True,
        underlag=underlag,
        adressat=adressat,
        html=brev.html if isinstance(brev, Brev) else None,
        kort=bygg_kort(
            underlag, adressat=adressat, amne=skriv_amne(underlag, adressat.roll), nu=visat.tid
        ),
    )


def _skriv(
    underlag: Underlag, adressat: Adressat, avsandande: Avsandande, visat: Visat
) -> Forsandelse:
    return skriv(
        underlag,
        adressat=adressat,
        avsandare=avsandande.avsandare,
        utskick=_FORHANDSVISNING,
        trad=_FORHANDSVISNING,
        nu=visat.tid,
    )


def _adressat(kontakt: Kontakt, lasning: Omgangslasning, avsandande: Avsandande) -> Adressat:
    """Give whom to write to; a sandbox round writes to one address."""
    kanal, adress = kontakt.kanal, kontakt.adress
    if lasning.omgang.skarpa is Skarpa.SANDLADA:
        kanal, adress = Kanal.EPOST, avsandande.sandlada_till or _SANDLADANS_ADRESS
    return Adressat(kanal=kanal, adress=adress, namn=kontakt.namn, roll=kontakt.roll)

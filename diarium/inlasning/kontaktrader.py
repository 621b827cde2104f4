"""What a row of the contacts cannot say; an address is quoted only where it holds no secret."""

import re
from collections.abc import Iterator
from typing import Final

from beslutsmodell.kontakt import Kanal
from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.tabell import Rad
from diarium.kontaktkontroll import kontrollera_kanaladress
from notiser.fel import Adressfel, Miljoadressfel
from notiser.kanaler.adress import MILJO

_EPOST: Final = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_SKRIV_EPOST: Final = "Skriv en adress av formen registrator@kommun.example"
_FALSK_EPOST: Final = re.compile(r"[^/?=:]{1,80}")
"""What may be quoted: a misspelt mail address, never a URL that was put on the wrong channel."""


def fel_i_kontakter(rader: tuple[Rad, ...]) -> Iterator[Inlasningsfel]:
    """Yield addresses that cannot work on their channel, and contacts that end before they begin.

    An address whose variable is not set here passes: it may be set where the messages are sent.
    """
    for rad in rader:
        kanal, adress = Kanal(rad.celler["kanal"]), rad.celler["adress"]
        if fel := _adressfel(kanal, adress):
            orsak, atgard = fel
            yield Inlasningsfel(rad.fil, rad.nummer, "adress", orsak, atgard=atgard)
        fran, till = rad.celler.get("galler_fran", ""), rad.celler.get("galler_till", "")
        if fran and till and till < fran:
            orsak = f"kontakten slutar gälla {till}, före sin början {fran}"
            yield Inlasningsfel(rad.fil, rad.nummer, "galler_till", orsak, atgard="Rätta datumen")


def _adressfel(kanal: Kanal, adress: str) -> tuple[str, str] | None:
    """Give what is wrong with an address and what a right one looks like."""
    if kanal is Kanal.EPOST and not _EPOST.fullmatch(adress):
        visad = repr(adress) if _FALSK_EPOST.fullmatch(adress) else "adressen"
        return f"{visad} är ingen e-postadress", _SKRIV_EPOST
    try:
        kontrollera_kanaladress(kanal, adress)
    except Miljoadressfel:
        return None
    except Adressfel as fel:
        orsak, _, atgard = str(fel).rstrip(".").partition(". ")
        om = f" (värdet i {adress})" if adress.startswith(MILJO) else ""
        return f"{orsak[:1].lower()}{orsak[1:]}{om}", atgard or _ATGARDER[kanal]
    return None


_ATGARDER: Final = {
    Kanal.EPOST: _SKRIV_EPOST,
    Kanal.TEAMS: "Skriv miljo: och variabelns namn, eller workflows://värd/flöde/signatur",
    Kanal.APPRISE: "Skriv miljo: och variabelns namn, eller tjänst://delar",
    Kanal.FIL: "Ange en mapp, till exempel /srv/beslut/utskick",
}

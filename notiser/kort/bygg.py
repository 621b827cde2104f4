"""The card of each kind of notice."""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from beslutsmodell.kontakt import Kontaktroll
from notiser.kort.element import Element, fakta, ren, rubrik, ruta, text
from notiser.kort.innehall import innehallet
from notiser.kort.knappar import knappar
from notiser.kort.ryms import resten, som_ryms
from notiser.parter import Adressat
from notiser.texter.kontaktsvar import kontaktsvaren
from notiser.texter.onadd import RUBRIK, onadd_i_ord
from notiser.texter.ovriga import antal_onamnda, ovriga
from notiser.texter.stegord import (
    NYTT_BESLUT,
    STAR_FAST,
    TILL_PROTOKOLLET,
    svaren,
)
from notiser.texter.tidslage import passerat_i_ord, tidslage
from notiser.texter.utomstaende import ar_utomstaende, hela_listan, hjalpen, utan_svar
from notiser.underlag import (
    Fristandring,
    Komplettering,
    Kontaktfraga,
    Omgangsfakta,
    Oppning,
    Paketleverans,
    Paminnelse,
    Protokollsfraga,
    Underlag,
    Underlagsandring,
)


def bygg_kort(underlag: Underlag, *, adressat: Adressat, amne: str, nu: datetime) -> dict[str, Any]:
    """Give the card as it is sent: whole, or with fewer items where it would be too big.

    What is about the round, what to do, whom to ask and the buttons are always there.
    """
    fore, efter = _fore(underlag, adressat, amne, nu), _efter(underlag, adressat.roll)
    innehall = innehallet(underlag, adressat.roll, nu=nu)
    antal, hela = len(innehall.poster), hela_listan(underlag.omgang, adressat.roll)
    alla = antal + antal_onamnda(underlag, adressat.roll)
    knapparna = knappar(underlag, roll=adressat.roll, amne=amne)

    def med(visas: int) -> dict[str, Any]:
        kropp = [
            *fore,
            *innehall.fore,
            *chain.from_iterable(innehall.poster[:visas]),
            *resten(innehall.sak, visas=visas, av=alla, hela=hela),
            *innehall.efter,
            *efter,
        ]
        return _kortet(amne, kropp, knapparna)

    return som_ryms(med, antal)


def _kortet(amne: str, kropp: list[Element], knapparna: list[Element]) -> dict[str, Any]:
    """Put the parts together."""
    return {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "lang": "sv",
        "fallbackText": ren(amne),
        "msteams": {"width": "Full"},
        "body": kropp,
        **({"actions": knapparna} if knapparna else {}),
    }


def _fore(underlag: Underlag, adressat: Adressat, amne: str, nu: datetime) -> list[Element]:
    """Say what it is, what in it is no real thing, and why it came to this reader."""
    return [
        text(amne, size="Medium", weight="Bolder"),
        *_marken(underlag.omgang),
        *_onadd(adressat, underlag.omgang),
        *_roll(underlag, adressat),
        *_passerat(underlag, adressat.roll, nu),
    ]


def _efter(underlag: Underlag, roll: Kontaktroll) -> list[Element]:
    """Say what to send, and tell of the round."""
    omgang = underlag.omgang
    return [
        *_svar(underlag, roll),
        rubrik("Om beslutsomgången"),
        _omgangsfakta(omgang),
        *([ruta("Fiktivt i den här beslutsomgången", omgang.fiktivt)] if omgang.fiktivt else []),
    ]


def _marken(omgang: Omgangsfakta) -> list[Element]:
    """Mark a trial, and facts that are made up."""
    marken = []
    if omgang.sandlada:
        rad = f"Alla meddelanden går till en enda adress hos {omgang.agare}."
        marken.append(ruta("Sandlåda: det här är ett prov", [rad], stil="accent"))
    if omgang.fiktivt:
        marken.append(text("Innehåller fiktiva uppgifter", weight="Bolder", color="Warning"))
    return marken


def _onadd(adressat: Adressat, omgang: Omgangsfakta) -> list[Element]:
    """Say for whom the message was meant, where mail to that one comes back."""
    varfor = onadd_i_ord(adressat, fraga=omgang.kontakt)
    return [ruta(RUBRIK, [varfor])] if varfor else []


def _roll(underlag: Underlag, adressat: Adressat) -> list[Element]:
    """Say why a coordinator or an owner reads about another body."""
    match underlag, adressat.roll:
        case Paminnelse(uppgifter=uppgifter), Kontaktroll.SAMORDNARE:
            andras = "ett annat organ" if len(uppgifter) == 1 else "andra organ"
            rad = (
                "Det här är en eskalering till dig som är förbundets samordnare. Den gäller "
                f"{andras} än ditt eget, och vi behöver din hjälp."
            )
        case Paminnelse(), Kontaktroll.AGARE:
            rad = (
                "Det här är en eskalering till dig som äger omgången. "
                f"{utan_svar(underlag.uppgifter)}"
            )
        case _ if adressat.i_stallet_for is not None:
            return []
        case _, Kontaktroll.SAMORDNARE:
            rad = "Du får det här för kännedom, som förbundets samordnare."
        case _, Kontaktroll.AGARE:
            rad = "Du får det här för kännedom, som omgångens ägare."
        case _:
            return []
    return [text(rad)]


def _passerat(underlag: Underlag, roll: Kontaktroll, nu: datetime) -> list[Element]:
    """Say that an own last day has passed: the card is else silent about what day it is."""
    match underlag:
        case Paminnelse() | Oppning() | Fristandring() if tidslage(underlag, nu=nu).passerad:
            rad = passerat_i_ord(underlag.uppgifter, utomstaende=ar_utomstaende(roll))
            return [text(rad, weight="Bolder")]
        case _:
            return []


def _omgangsfakta(omgang: Omgangsfakta) -> Element:
    """Give the round's own facts."""
    return fakta(
        [
            ("Omgång", omgang.titel),
            ("Ansvarig", omgang.agare),
            ("Diarienummer", omgang.dnr),
            ("Motpart", omgang.motpart),
            ("Avtalstid", omgang.avtalstid),
            ("Motpartens frist", omgang.motpartens_frist.med_vecka),
            ("Fristversion", str(omgang.fristversion)),
            ("Frågor och svar", omgang.kontakt),
        ]
    )


def _svar(underlag: Underlag, roll: Kontaktroll) -> list[Element]:
    """Say what to send, or what who stands beside can do: nobody can answer the card itself."""
    titel, till = "Så svarar ni", f"Skriv till {underlag.omgang.kontakt}."
    match underlag:
        case Kontaktfraga():
            return [rubrik(titel), *map(text, kontaktsvaren(underlag))]
        case Paketleverans():
            rader = ["Meddela när avtalen är registrerade hos er, med er referens."]
        case _ if ar_utomstaende(roll):
            titel, hjalp = hjalpen(underlag, roll)
            if roll is Kontaktroll.AGARE:
                return _med_rubrik(titel, hjalp)
            rader = list(hjalp)
        case Paminnelse() | Oppning() | Fristandring():
            alla = (*underlag.uppgifter, *ovriga(underlag, roll))
            rader = list(svaren(uppgift.sort for uppgift in alla))
        case Underlagsandring():
            rader = [STAR_FAST, NYTT_BESLUT]
        case Komplettering():
            rader = ["Skicka de handlingar som saknas så snart ni kan."]
        case Protokollsfraga():
            rader = [TILL_PROTOKOLLET]
        case _:
            return []
    return _med_rubrik(titel, (*rader, till) if rader else ())


def _med_rubrik(titel: str, rader: Sequence[str]) -> list[Element]:
    """Give sentences under a heading; nothing when there are none."""
    return [rubrik(titel), *(text(rad, spacing="Small") for rad in rader)] if rader else []

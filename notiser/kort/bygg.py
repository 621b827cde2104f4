"""The card of each kind of notice."""

from datetime import datetime
from typing import Any, assert_never

from beslutsmodell.datum import datum_i_text
from beslutsmodell.kontakt import Kontaktroll
from notiser.kort.andringsdelar import aterkallelse, underlagsandring
from notiser.kort.avtalsdelar import komplettering, kvittering
from notiser.kort.element import SKARVTECKEN, Element, fakta, ren, rubrik, ruta, text
from notiser.kort.kontaktfraga import kontaktplatserna
from notiser.kort.protokoll import protokollet
from notiser.parter import Adressat
from notiser.texter.kontaktsvar import kontaktsvaren
from notiser.texter.onadd import RUBRIK, onadd_i_ord
from notiser.texter.stegord import NYTT_BESLUT, STAR_FAST, TILL_PROTOKOLLET, stegord
from notiser.texter.tidslage import passerat_i_ord, tidslage
from notiser.underlag import (
    Aterkallelse,
    Fristandring,
    Komplettering,
    Kontaktfraga,
    Kvittering,
    Omgangsfakta,
    Oppning,
    Paketleverans,
    Paminnelse,
    Protokollsfraga,
    Underlag,
    Underlagsandring,
    Uppgift,
)


def bygg_kort(underlag: Underlag, *, adressat: Adressat, amne: str, nu: datetime) -> dict[str, Any]:
    """Give the whole card; the marks come early, since a card too long is cut from its end."""
    omgang = underlag.omgang
    return {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "lang": "sv",
        "fallbackText": ren(amne),
        "msteams": {"width": "Full"},
        "body": [
            text(amne, size="Medium", weight="Bolder"),
            *_marken(omgang),
            *_onadd(adressat, omgang),
            *_roll(underlag, adressat),
            *_passerat(underlag, adressat.roll, nu),
            *_innehall(underlag, adressat.roll),
            *_svar(underlag, adressat.roll),
            rubrik("Om beslutsomgången"),
            _omgangsfakta(omgang),
            *(
                [ruta("Fiktivt i den här beslutsomgången", omgang.fiktivt)]
                if omgang.fiktivt
                else []
            ),
        ],
    }


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
            rad = "Du får påminnelsen som omgångens ägare."
        case _ if adressat.i_stallet_for is not None:
            return []
        case _, Kontaktroll.SAMORDNARE:
            rad = "Du får det här för kännedom, som förbundets samordnare."
        case _, Kontaktroll.AGARE:
            rad = "Du får det här för kännedom, som omgångens ägare."
        case _:
            return []
    return [text(rad)]


def _innehall(underlag: Underlag, roll: Kontaktroll) -> list[Element]:
    """Give what the notice is about."""
    match underlag:
        case Paminnelse():
            return _uppgifter(underlag.uppgifter)
        case Oppning():
            return [*_uppgifter(underlag.uppgifter), *_rekommendation(underlag.rekommendation)]
        case Fristandring():
            return [_andringen(underlag), *_uppgifter(underlag.uppgifter)]
        case Underlagsandring():
            return underlagsandring(underlag)
        case Aterkallelse():
            return aterkallelse(underlag, roll)
        case Komplettering():
            return komplettering(underlag)
        case Kvittering():
            return kvittering(underlag)
        case Protokollsfraga():
            return [protokollet(underlag)]
        case Kontaktfraga():
            return kontaktplatserna(underlag)
        case Paketleverans():
            return [
                text("Filen med avtalen lämnas för sig: den följer inte med kortet."),
                fakta(
                    [
                        ("Huvudman", underlag.huvudman),
                        ("Fil", underlag.filnamn),
                        ("SHA-256", underlag.sha256),
                    ]
                ),
            ]
        case _:
            assert_never(underlag)


def _passerat(underlag: Underlag, roll: Kontaktroll, nu: datetime) -> list[Element]:
    """Say that an own last day has passed: the card is else silent about what day it is."""
    match underlag:
        case Paminnelse() | Oppning() | Fristandring() if tidslage(underlag, nu=nu).passerad:
            samordnare = roll is Kontaktroll.SAMORDNARE
            rad = passerat_i_ord(underlag.uppgifter, till_samordnare=samordnare)
            return [text(rad, weight="Bolder")]
        case _:
            return []


def _uppgifter(uppgifter: tuple[Uppgift, ...]) -> list[Element]:
    """Give each body's part under its name, the first last day first."""
    element: list[Element] = []
    for uppgift in sorted(uppgifter, key=lambda uppgift: uppgift.egen_frist):
        element += [
            rubrik(uppgift.organ),
            fakta(
                [
                    ("Steg", uppgift.steg),
                    ("Gäller", SKARVTECKEN.join(uppgift.punkter)),
                    ("Läge", uppgift.lage),
                    ("Egen sista dag", datum_i_text(uppgift.egen_frist)),
                    ("Vi ber er", uppgift.fraga),
                    ("Nästa steg", uppgift.atgard),
                    ("Observera", SKARVTECKEN.join(uppgift.noteringar) or None),
                ]
            ),
        ]
    return element


def _rekommendation(rader: tuple[str, ...]) -> list[Element]:
    """Give what has been recommended, and that it decides nothing."""
    if not rader:
        return []
    sist = text("En rekommendation är inget beslut: varje huvudman beslutar själv.")
    punkter = [text(f"- {rad}", spacing="Small") for rad in rader]
    return [rubrik("Detta har rekommenderats"), *punkter, sist]


def _andringen(underlag: Fristandring) -> Element:
    """Give the old and the new deadline."""
    return fakta(
        [
            ("Frist", underlag.milstolpe),
            ("Tidigare", underlag.tidigare.i_text),
            ("Gäller nu", underlag.ny.i_text),
            ("Motivering", underlag.motivering),
        ]
    )


def _omgangsfakta(omgang: Omgangsfakta) -> Element:
    """Give the round's own facts."""
    return fakta(
        [
            ("Omgång", omgang.titel),
            ("Ansvarig", omgang.agare),
            ("Diarienummer", omgang.dnr),
            ("Motpart", omgang.motpart),
            ("Avtalstid", omgang.avtalstid),
            ("Motpartens frist", omgang.motpartens_frist.i_text),
            ("Fristversion", str(omgang.fristversion)),
            ("Frågor och svar", omgang.kontakt),
        ]
    )


def _svar(underlag: Underlag, roll: Kontaktroll) -> list[Element]:
    """Say what to send: nobody can answer the card itself."""
    match underlag:
        case Paminnelse() | Oppning() | Fristandring() if roll is not Kontaktroll.SAMORDNARE:
            svaren = dict.fromkeys(stegord(uppgift.sort).svar for uppgift in underlag.uppgifter)
            rader = list(svaren)
        case Underlagsandring() if roll is not Kontaktroll.SAMORDNARE:
            rader = [STAR_FAST, NYTT_BESLUT]
        case Komplettering():
            rader = ["Skicka de handlingar som saknas så snart ni kan."]
        case Protokollsfraga():
            rader = [TILL_PROTOKOLLET]
        case Kontaktfraga():
            return [rubrik("Så svarar ni"), *map(text, kontaktsvaren(underlag))]
        case Paketleverans():
            rader = ["Meddela när avtalen är registrerade hos er, med er referens."]
        case _:
            return []
    if not rader:
        return []
    till = f"Skriv till {underlag.omgang.kontakt}."
    return [rubrik("Så svarar ni"), *(text(rad, spacing="Small") for rad in [*rader, till])]

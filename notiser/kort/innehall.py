"""What a card is about: what comes first, its items, and what comes after them."""

from datetime import datetime
from typing import Final, NamedTuple, assert_never

from beslutsmodell.datum import datum_med_vecka
from beslutsmodell.kontakt import Kontaktroll
from notiser.kort.andringsdelar import aterkallelse, berorda, underlagsandring
from notiser.kort.avtalsdelar import bristerna, komplettering, kvittering
from notiser.kort.element import SKARVTECKEN, Element, fakta, rubrik, text
from notiser.kort.kontaktfraga import kontaktplatserna
from notiser.kort.protokoll import protokollet
from notiser.texter.ovriga import ARENDE, RUBRIK, om_ovriga, ovriga
from notiser.texter.utomstaende import ar_utomstaende
from notiser.underlag import (
    Aterkallelse,
    Fristandring,
    Komplettering,
    Kontaktfraga,
    Kvittering,
    Oppning,
    Paketleverans,
    Paminnelse,
    Protokollsfraga,
    Underlag,
    Underlagsandring,
    Uppgift,
)

_ORGAN: Final = ("organ", "organ")
_BRIST: Final = ("brist", "brister")


class Innehall(NamedTuple):
    """The part of a card that its kind decides; only items may be left out, from the end."""

    fore: tuple[Element, ...] = ()
    poster: tuple[tuple[Element, ...], ...] = ()
    """Each with all that belongs to it: a heading is never left without its facts."""
    sak: tuple[str, str] = ARENDE
    """What one item is called, and several."""
    efter: tuple[Element, ...] = ()


def innehallet(underlag: Underlag, roll: Kontaktroll, *, nu: datetime) -> Innehall:
    """Give what the notice is about, as of when it is written."""
    match underlag:
        case Paminnelse():
            return Innehall(poster=_skyldigt(underlag, roll, nu=nu))
        case Oppning():
            efter = tuple(_rekommendation(underlag.rekommendation))
            return Innehall(poster=_skyldigt(underlag, roll, nu=nu), efter=efter)
        case Fristandring():
            return Innehall((_andringen(underlag),), _uppgifter(underlag.uppgifter, roll))
        case Underlagsandring():
            return Innehall((underlagsandring(underlag),), berorda(underlag.berorda), _ORGAN)
        case Aterkallelse():
            return Innehall(tuple(aterkallelse(underlag, roll)), berorda(underlag.berorda), _ORGAN)
        case Komplettering():
            return Innehall((komplettering(underlag),), bristerna(underlag), _BRIST)
        case Kvittering():
            return Innehall(tuple(kvittering(underlag, roll)))
        case Protokollsfraga():
            return Innehall((protokollet(underlag),))
        case Kontaktfraga():
            return Innehall(tuple(kontaktplatserna(underlag)))
        case Paketleverans():
            return Innehall(tuple(_paketet(underlag)))
        case _:
            assert_never(underlag)


def _skyldigt(
    underlag: Paminnelse | Oppning, roll: Kontaktroll, *, nu: datetime
) -> tuple[tuple[Element, ...], ...]:
    """Give what it is about, and then what else is owed, the first of it under a heading."""
    poster, fler = _uppgifter(underlag.uppgifter, roll), ovriga(underlag, roll)
    if not fler:
        return poster
    forst, *sedan = _uppgifter(fler, roll)
    inledning = (rubrik(RUBRIK), *map(text, om_ovriga(underlag.omgang, fler, nu=nu)))
    return (*poster, (*inledning, *forst), *sedan)


def _uppgifter(
    uppgifter: tuple[Uppgift, ...], roll: Kontaktroll
) -> tuple[tuple[Element, ...], ...]:
    """Give each body's part under its name, the first last day first."""
    ordnade = sorted(uppgifter, key=lambda uppgift: uppgift.egen_frist)
    return tuple((rubrik(uppgift.organ), _uppgiften(uppgift, roll)) for uppgift in ordnade)


def _uppgiften(uppgift: Uppgift, roll: Kontaktroll) -> Element:
    utomstaende = ar_utomstaende(roll)
    return fakta(
        [
            ("Steg", uppgift.steg),
            ("Gäller", SKARVTECKEN.join(uppgift.punkter)),
            ("Läge", uppgift.lage),
            ("Egen sista dag", datum_med_vecka(uppgift.egen_frist)),
            ("Vi ber organet" if utomstaende else "Vi ber er", uppgift.fraga),
            ("Väntas av organet" if utomstaende else "Nästa steg", uppgift.atgard),
            ("Observera", SKARVTECKEN.join(uppgift.noteringar) or None),
        ]
    )


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
            ("Gäller nu", underlag.ny.med_vecka),
            ("Motivering", underlag.motivering),
        ]
    )


def _paketet(underlag: Paketleverans) -> list[Element]:
    """Give the file's name and sum; the file itself goes with a letter only."""
    paketet = fakta(
        [
            ("Huvudman", underlag.huvudman),
            ("Fil", underlag.filnamn),
            ("SHA-256", underlag.sha256),
        ]
    )
    return [text("Filen med avtalen lämnas för sig: den följer inte med kortet."), paketet]

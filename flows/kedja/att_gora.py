"""What needs a human today: whom it is about, what is wrong, what to do, and by which form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.datum import kort_datum
from beslutsmodell.flagga import Flagga
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.mandatbyte import ATGARD_VID_MANDATBYTE, Mandatbyte, mandatbyte_i_ord
from beslutsmodell.punktlage import Lagekod, Preliminar
from diarium.lagerapport import Arenderapport, Huvudmansrapport, Omgangslage, Punktrapport
from diarium.utkorg.lista import Utskicksrapport
from diarium.utkorg.tillstand import Tillstand

LARM: Final = (Tillstand.DOD, Tillstand.BESTAENDE_FEL, Tillstand.OKANT)
"""States of a message in which nobody may have been reached."""


@dataclass(frozen=True, slots=True)
class Uppgift:
    """One thing for a human to do."""

    vem: str
    vad: str
    """What is wrong, in Swedish."""
    gor: str
    """What to do, in Swedish."""
    blankett: str | None = None
    """The deployment whose form does it; null when none does."""
    ifyllt: Mapping[str, str] = field(default_factory=dict)
    """What the form can be filled in with beforehand."""


_FLAGGOR: Final = {
    Flagga.FEL_ORGAN: "Fråga kommunen vilket organ som skulle besluta, och rätta om det är fel.",
    Flagga.FEL_FORM: "Fråga kommunen i vilken form beslutet togs, och rätta om det är fel.",
    Flagga.UTANFOR_FULLMAKT: "Begär in en utökad fullmakt, eller ett avtal utan punkten.",
    Flagga.FORTYDLIGA: "Fråga organet vad det menar, och registrera beslutet.",
    Flagga.MOTSTRIDIGT: "Fråga kommunen vilket besked som gäller: `beslut bekrafta`.",
    Flagga.EFTER_AVSLUT: "Avgör om det sena beskedet gäller: `beslut bekrafta`.",
    Flagga.OVERKLAGAD: "Avgör om beslutet ska verkställas innan det prövats (KL 13:14).",
}
"""Marks that ask something of the coordinator, and what."""
_AVTAL: Final = {
    Avtalsstatus.UNDERTECKNAT: ("Avtalen är klara.", "Lämna in dem till mottagaren.", "lamna-in"),
    Avtalsstatus.INLAMNAT: (
        "Avtalen är inlämnade men inte kvitterade.",
        "Registrera kvittensen, eller hör med mottagaren.",
        "kvittera",
    ),
    Avtalsstatus.INKOMMET_EFTER_FRIST: (
        "Avtalen kom efter fristen.",
        "Mottagaren avgör: registrera beskedet med `beslut avtal prova-sent`.",
        None,
    ),
    Avtalsstatus.AVVISAT: (
        "Mottagaren har avvisat avtalen.",
        "Vänd dig till mottagaren.",
        None,
    ),
}
"""Where the agreements stand, and what follows."""


def att_gora(lage: Omgangslage, larm: Iterable[Utskicksrapport] = ()) -> tuple[Uppgift, ...]:
    """List what needs a human, gravest first; bodies that are late come last."""
    return (
        *map(_utskick, larm),
        *(ett for arende in lage.arenden for ett in _om_punkterna(lage, arende)),
        *(ett for man in lage.kommuner for ett in _om_avtalen(lage, man)),
        *(_mandatbyte(lage, byte) for byte in lage.mandatbyten),
        *(_sent(lage, arende) for arende in lage.skyldiga if arende.forsenad),
    )


def _utskick(rad: Utskicksrapport) -> Uppgift:
    return Uppgift(
        vem=rad.till,
        vad=f"Meddelande {rad.id} är i läget {rad.tillstand.etikett}: {rad.motivering or '–'}",
        gor="Kontrollera adressen, och hör av dig på annat sätt.",
    )


def _om_punkterna(lage: Omgangslage, arende: Arenderapport) -> Iterator[Uppgift]:
    for vad, punkter, gor, blankett in _fynd(lage, arende):
        yield Uppgift(
            vem=lage.omgang.finn_organ(arende.organ).namn,
            vad=f"Punkt {', '.join(punkter)}: {vad}.",
            gor=gor,
            blankett=blankett,
            ifyllt={"omgang": lage.omgang.kod, "arende": arende.nyckel} if blankett else {},
        )


def _fynd(
    lage: Omgangslage, arende: Arenderapport
) -> Iterator[tuple[str, Sequence[str], str, str | None]]:
    """Yield what is wrong, on which points, what to do, and the form for it."""
    for flagga, gor in _FLAGGOR.items():
        if punkter := [p.punkt for p in arende.punkter if flagga in p.flaggor]:
            blankett = "registrera-beslut" if flagga is Flagga.FORTYDLIGA else None
            ratta = "korrigera" if flagga in {Flagga.FEL_ORGAN, Flagga.FEL_FORM} else blankett
            yield flagga.etikett, punkter, gor, ratta
    if punkter := [p.punkt for p in arende.punkter if p.lage is Lagekod.VILLKORAD]:
        gor = "Registrera när villkoret är uppfyllt: `beslut villkor`."
        yield "har ett villkor kvar", punkter, gor, None
    if punkter := [p.punkt for p in arende.punkter if _ojusterad(lage, p)]:
        gor = "Begär in bevis om justering: `beslut justera`."
        yield "protokollet skulle ha varit justerat (KL 5:69, 6:35)", punkter, gor, None


def _ojusterad(lage: Omgangslage, punkt: Punktrapport) -> bool:
    """Tell whether the last day for justering has passed."""
    if punkt.lage is not Lagekod.PRELIMINAR:
        return False
    hela = punkt.hela_laget
    idag = lage.nu.astimezone(STOCKHOLM).date()
    return isinstance(hela, Preliminar) and hela.justeras_senast < idag


def _om_avtalen(lage: Omgangslage, man: Huvudmansrapport) -> Iterator[Uppgift]:
    ifyllt = {"omgang": lage.omgang.kod, "huvudman": man.namn}
    if man.avtal is Avtalsstatus.KOMPLETTERING_KRAVS:
        vad = "Avtalen behöver kompletteras: " + " ".join(man.avtalsbrister)
        gor = "Registrera avtalet när det har kommit."
        yield Uppgift(man.namn, vad, gor, "registrera-avtal", ifyllt)
    elif man.avtal in _AVTAL:
        vad, gor, blankett = _AVTAL[man.avtal]
        vad = f"{vad} {man.avtalstider}".rstrip()
        yield Uppgift(man.namn, vad, gor, blankett, ifyllt if blankett else {})
    for obs in man.avtalsobs:
        yield Uppgift(man.namn, obs, "Stäm av med kommunen och mottagaren.")


def _mandatbyte(lage: Omgangslage, byte: Mandatbyte) -> Uppgift:
    namn = ", ".join(f"{lage.omgang.finn_organ(kod).namn} ({kod})" for kod in byte.organ)
    return Uppgift(
        vem="Nya förtroendevalda",
        vad=mandatbyte_i_ord(byte, namn),
        gor=ATGARD_VID_MANDATBYTE,
    )


def _sent(lage: Omgangslage, arende: Arenderapport) -> Uppgift:
    steg = lage.omgang.process.finn(arende.steg).namn
    return Uppgift(
        vem=lage.omgang.finn_organ(arende.organ).namn,
        vad=f"{steg}: sista dagen var {kort_datum(arende.frist)}.",
        gor="Hör med organet. Registrera beslutet när det har kommit.",
        blankett="registrera-beslut",
        ifyllt={"omgang": lage.omgang.kod, "arende": arende.nyckel},
    )

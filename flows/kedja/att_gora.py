"""What needs a human today: whom it is about, what is wrong, what to do, and by which form."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.bevakning import Bevakning
from beslutsmodell.datum import datum_i_text, kort_datum
from beslutsmodell.flagga import Flagga
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.mandatbyte import ATGARD_VID_MANDATBYTE, Mandatbyte, mandatbyte_i_ord
from beslutsmodell.punktlage import Lagekod, Preliminar
from diarium.gamla_beslut import Gammalt
from diarium.lagerapport import Arenderapport, Huvudmansrapport, Omgangslage, Punktrapport
from diarium.returer.larm import Returlarm
from diarium.utkorg.lista import Utskicksrapport
from diarium.utkorg.tillstand import Tillstand
from flows.kedja.efter_besluten import efter_besluten
from flows.kedja.uppgift import Uppgift

LARM: Final = (Tillstand.DOD, Tillstand.BESTAENDE_FEL, Tillstand.OKANT)
"""States of a message in which nobody may have been reached."""


_FLAGGOR: Final = {
    Flagga.FEL_ORGAN: "Fråga kommunen vilket organ som skulle besluta, och rätta om det är fel.",
    Flagga.FEL_FORM: "Fråga kommunen i vilken form beslutet togs, och rätta om det är fel.",
    Flagga.UTANFOR_FULLMAKT: "Begär in en utökad fullmakt, eller ett avtal utan punkten.",
    Flagga.FORTYDLIGA: "Fråga organet vad det menar, och registrera beslutet.",
    Flagga.MOTSTRIDIGT: "Fråga kommunen vilket besked som gäller: `beslut bekrafta`.",
    Flagga.EFTER_AVSLUT: "Avgör om det sena beskedet gäller: `beslut bekrafta`.",
    Flagga.INHIBERAD: (
        "Verkställ inte beslutet. Registrera vad domstolen säger: `beslut inhibition --havd` eller "
        "`beslut dom`."
    ),
    Flagga.OVERKLAGAD: (
        "Avgör om beslutet ska verkställas innan det prövats (KL 13:14). Registrera hur det "
        "slutar: `beslut dom`."
    ),
    Flagga.UPPHAVD: (
        "Fråga kommunen när den beslutar på nytt. Är beslutet redan verkställt ska det rättas så "
        "långt det går (KL 13:15)."
    ),
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


def att_gora(
    lage: Omgangslage,
    larm: Iterable[Utskicksrapport] = (),
    bevakning: Sequence[Bevakning] = (),
    returer: Sequence[Returlarm] = (),
) -> tuple[Uppgift, ...]:
    """List what needs a human, gravest first; bodies that are late come last.

    `bevakning` is what to ask bodies about after their decisions, `returer` whom mail does not
    reach.
    """
    return (
        *(Uppgift(vem=ett.vem, vad=ett.vad, gor=ett.gor) for ett in returer),
        *map(_utskick, larm),
        *(ett for arende in lage.arenden for ett in _om_punkterna(lage, arende)),
        *efter_besluten(lage, bevakning),
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
    yield from _gamla(lage, arende)
    for flagga, gor in _FLAGGOR.items():
        if punkter := [p.punkt for p in arende.punkter if _marks(p, flagga)]:
            ny = flagga in {Flagga.FORTYDLIGA, Flagga.UPPHAVD}
            blankett = "registrera-beslut" if ny else None
            ratta = "korrigera" if flagga in {Flagga.FEL_ORGAN, Flagga.FEL_FORM} else blankett
            yield flagga.etikett, punkter, gor, ratta
    if punkter := [p.punkt for p in arende.punkter if p.lage is Lagekod.VILLKORAD]:
        gor = "Registrera när villkoret är uppfyllt: `beslut villkor`."
        yield "har ett villkor kvar", punkter, gor, None
    if punkter := [p.punkt for p in arende.punkter if _ojusterad(lage, p)]:
        gor = "Begär in bevis om justering: `beslut justera`."
        yield "protokollet skulle ha varit justerat (KL 5:69, 6:35)", punkter, gor, None


def _gamla(
    lage: Omgangslage, arende: Arenderapport
) -> Iterator[tuple[str, Sequence[str], str, str | None]]:
    """Yield the decisions that rest on an older version of a document, each with its day."""
    per_beslut: dict[Gammalt, list[str]] = {}
    for punkt in arende.punkter:
        if (gammalt := lage.gamla.get((arende.nyckel, punkt.punkt))) is not None:
            per_beslut.setdefault(gammalt, []).append(punkt.punkt)
    for gammalt, punkter in per_beslut.items():
        pa = f", på underlag {gammalt.underlag}" if gammalt.underlag else ""
        vad = f"{Flagga.GAMMALT_UNDERLAG.etikett} ({datum_i_text(gammalt.datum)}{pa})"
        gor = (
            "Fråga organet om beslutet står fast. Ja: `beslut bekrafta` med "
            f"--nummer {gammalt.nummer}. Nej: registrera det nya beslutet."
        )
        yield vad, punkter, gor, "registrera-beslut"


def _marks(punkt: Punktrapport, flagga: Flagga) -> bool:
    """Tell whether the mark asks something: nobody decides on what a court has stopped."""
    stoppad = flagga is Flagga.OVERKLAGAD and Flagga.INHIBERAD in punkt.flaggor
    return flagga in punkt.flaggor and not stoppad


def _ojusterad(lage: Omgangslage, punkt: Punktrapport) -> bool:
    """Tell whether the last day for justering has passed."""
    if punkt.lage is not Lagekod.PRELIMINAR:
        return False
    hela = punkt.hela_laget
    idag = lage.nu.astimezone(STOCKHOLM).date()
    return isinstance(hela, Preliminar) and hela.justeras_senast < idag


def _om_avtalen(lage: Omgangslage, man: Huvudmansrapport) -> Iterator[Uppgift]:
    ifyllt = {"omgang": lage.omgang.kod, "huvudman": man.namn}
    if man.avtal is Avtalsstatus.KOMPLETTERING_KRAVS and _har(man, Flagga.INHIBERAD):
        vad = "Avtalen kan inte lämnas in: " + " ".join(man.avtalsbrister)
        yield Uppgift(man.namn, vad, "Lämna inte in dem så länge inhibitionen står kvar.")
    elif man.avtal is Avtalsstatus.KOMPLETTERING_KRAVS:
        vad = "Avtalen behöver kompletteras: " + " ".join(man.avtalsbrister)
        gor = "Registrera avtalet när det har kommit."
        yield Uppgift(man.namn, vad, gor, "registrera-avtal", ifyllt)
    elif man.avtal is Avtalsstatus.UNDERTECKNAT and _har(man, Flagga.OVERKLAGAD):
        vad = "Avtalen är klara, men beslutet är överklagat."
        gor = "Avgör om det ska verkställas ändå (KL 13:14), och lämna i så fall in avtalen."
        yield Uppgift(man.namn, vad, gor, "lamna-in", ifyllt)
    elif man.avtal in _AVTAL:
        vad, gor, blankett = _AVTAL[man.avtal]
        vad = f"{vad} {man.avtalstider}".rstrip()
        yield Uppgift(man.namn, vad, gor, blankett, ifyllt if blankett else {})
    for obs in man.avtalsobs:
        yield Uppgift(man.namn, obs, "Stäm av med kommunen och mottagaren.")


def _har(man: Huvudmansrapport, flagga: Flagga) -> bool:
    return any(flagga in punkt.flaggor for arende in man.arenden for punkt in arende.punkter)


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

"""A finished message is read beside the facts that it was written from."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from email.utils import parseaddr

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kanal
from notiser.forsandelse import Brev, Forsandelse
from notiser.granska.adresser import adressfel
from notiser.granska.datum import granska_datumen, granska_passerade
from notiser.granska.delar import delarna
from notiser.granska.forkortat import utan_det_utelamnade
from notiser.granska.fynd import Fynd, Fyndslag
from notiser.granska.innehall import (
    UPPGIFTERNA,
    granska_delarna,
    granska_innehallet,
    granska_uppgifterna,
)
from notiser.granska.krav import kraven
from notiser.granska.lankar import granska_lankarna
from notiser.granska.mallrester import granska_mallresterna
from notiser.parter import Adressat
from notiser.texter.radbrytning import en_rad
from notiser.underlag import (
    Komplettering,
    Kontaktfraga,
    Kvittering,
    Omgangsfakta,
    Paketleverans,
    Protokollsfraga,
    Underlag,
    Underlagsandring,
)


def granska(
    underlag: Underlag, *, adressat: Adressat, forsandelse: Forsandelse, nu: datetime
) -> tuple[Fynd, ...]:
    """Give everything that makes a message unfit to be answered, as of when it was written.

    It says who asks, about what, what to do next and by when, where to answer and whom to ask;
    its parts agree; its links, dates and addresses are right. Empty = nothing was found.
    """
    omgang, delar = underlag.omgang, delarna(forsandelse)
    krav = kraven(underlag, adressat)
    sagt = kraven(utan_det_utelamnade(underlag, adressat.roll, forsandelse), adressat)
    pahittat = omgang.sandlada or bool(omgang.fiktivt)
    idag = nu.astimezone(STOCKHOLM).date()
    return tuple(
        dict.fromkeys(
            (
                *granska_uppgifterna(krav),
                *_adresserna(omgang, adressat, forsandelse, pahittat=pahittat),
                *granska_innehallet(sagt, delar),
                *granska_delarna(delar, omgang.dnr),
                *granska_lankarna(delar, _far_brev(underlag), pahittat=pahittat),
                *granska_mallresterna(delar),
                *granska_datumen(delar, namn=_namnen(underlag)),
                *granska_passerade(delar, _egna_dagar(underlag), hant=_hant(underlag), idag=idag),
            )
        )
    )


def _adresserna(
    omgang: Omgangsfakta, adressat: Adressat, forsandelse: Forsandelse, *, pahittat: bool
) -> Iterator[Fynd]:
    """Yield addresses that nobody reads: for answers, in the letter's head, and the recipient's."""
    svar = {omgang.kontakt: UPPGIFTERNA} if en_rad(omgang.kontakt) else {}
    if isinstance(forsandelse, Brev):
        svar.setdefault(_bar(forsandelse.svara_till or forsandelse.fran), "brevhuvudet")
    for adress, var in svar.items():
        if varfor := adressfel(adress, pahittat=pahittat):
            yield Fynd(
                slag=Fyndslag.KONTAKT,
                var=var,
                motivering=f"Adressen för svar, {adress}, {varfor}.",
                atgard="Ange en adress som läses i BESLUT_SVARA_TILL (annars gäller "
                "BESLUT_AVSANDARE_ADRESS).",
            )
    if adressat.kanal is not Kanal.EPOST or omgang.sandlada:
        return
    if varfor := adressfel(adressat.adress, pahittat=pahittat):
        yield Fynd(
            slag=Fyndslag.MOTTAGARE,
            var=UPPGIFTERNA,
            motivering=f"Mottagarens adress, {adressat.adress}, {varfor}.",
            atgard="Rätta kontakten: i omgångens mapp före starten, med `beslut kontakt` efter.",
        )


def _far_brev(underlag: Underlag) -> tuple[str, ...]:
    """Give the addresses that a letter may be written to by a link."""
    fraga = (underlag.svar_till,) if isinstance(underlag, Kontaktfraga) else ()
    return (underlag.omgang.kontakt, *fraga)


def _bar(adress: str) -> str:
    """Take the name from an address."""
    return parseaddr(adress)[1] or adress


def _egna_dagar(underlag: Underlag) -> frozenset[date]:
    """Give the days that a message may say have passed."""
    return frozenset(
        (
            *(uppgift.egen_frist for uppgift in getattr(underlag, "uppgifter", ())),
            *(uppgift.egen_frist for uppgift in getattr(underlag, "ovriga", ())),
            underlag.omgang.motpartens_frist.datum,
        )
    )


def _hant(underlag: Underlag) -> tuple[str, ...]:
    """Give the sentences on what has happened or has not: they ask for nothing."""
    return tuple(map(en_rad, underlag.brister)) if isinstance(underlag, Komplettering) else ()


def _namnen(underlag: Underlag) -> tuple[str, ...]:
    """Give the names and numbers that may look like dates, and are written as they are."""
    return tuple(filter(None, map(en_rad, _egna_namn(underlag))))


def _egna_namn(underlag: Underlag) -> Iterable[str]:
    yield underlag.omgang.dnr
    yield underlag.omgang.kontakt
    match underlag:
        case Underlagsandring():
            yield from (underlag.namn, underlag.tidigare, underlag.ny)
            yield from (f"på underlag {ord_}" for ord_ in _efter("på underlag ", underlag))
        case Kvittering():
            yield underlag.referens
        case Paketleverans():
            yield from (underlag.filnamn, underlag.sha256)
        case Protokollsfraga(paragraf=str() as paragraf):
            yield paragraf
        case _:
            return


def _efter(inledning: str, underlag: Underlagsandring) -> Iterator[str]:
    """Yield the versions of a document that decisions name."""
    for ett in underlag.berorda:
        for rad in ett.beslut:
            _, fanns, version = rad.partition(inledning)
            if fanns:
                yield version

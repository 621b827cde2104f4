"""What a message of each kind has to say, as words that must stand in it."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, assert_never

from beslutsmodell.datum import datum_i_text, datum_med_vecka, tid_i_text
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kontaktroll
from notiser.granska.fynd import Fyndslag
from notiser.parter import Adressat
from notiser.texter.kontaktsvar import kontaktsvaren
from notiser.texter.ovriga import ovriga
from notiser.texter.stegord import NYTT_BESLUT, STAR_FAST, TILL_PROTOKOLLET, stegord
from notiser.texter.utomstaende import ar_utomstaende, efter_kvittens, hjalpen
from notiser.underlag import (
    Aterkallelse,
    Berort,
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

_I_OMGANGEN: Final = "Rätta i omgang.yaml före starten: efter den går det inte att ändra."
_I_MALLEN: Final = "Mallen behöver rättas: anmäl det till den som sköter programmet."
_KONTAKTEN: Final = "Ange en adress som läses i BESLUT_SVARA_TILL."


class Krav(NamedTuple):
    """Words that must stand in every part of a message."""

    slag: Fyndslag
    vad: str
    """What they are, in the definite form: "omgångens titel"."""
    ord_: str
    """Blank = the facts lack them."""
    saknas: str = _I_OMGANGEN
    """What to do when the facts lack them."""
    utelamnat: str = _I_MALLEN
    """What to do when a part leaves them out."""


def kraven(underlag: Underlag, adressat: Adressat) -> tuple[Krav, ...]:
    """Give everything that a message must say to its recipient, in the order of reading."""
    return (*_om_omgangen(underlag.omgang), *_om_saken(underlag, adressat.roll))


def _om_omgangen(omgang: Omgangsfakta) -> Iterator[Krav]:
    yield Krav(Fyndslag.AGARE, "omgångens ägare", omgang.agare)
    yield Krav(Fyndslag.TITEL, "omgångens titel", omgang.titel)
    yield Krav(Fyndslag.DNR, "omgångens diarienummer", omgang.dnr)
    frist = omgang.motpartens_frist.med_vecka
    yield Krav(Fyndslag.MOTPARTENS_FRIST, "motpartens frist", frist)
    yield Krav(Fyndslag.KONTAKT, "adressen för frågor och svar", omgang.kontakt, _KONTAKTEN)


def _om_saken(underlag: Underlag, roll: Kontaktroll) -> Iterator[Krav]:
    """Yield what the kind itself must say; who only reads for information has nothing to do."""
    utfor = not ar_utomstaende(roll)
    yield from _gor(() if utfor else hjalpen(underlag, roll).rader)
    match underlag:
        case Paminnelse() | Oppning():
            alla = (*underlag.uppgifter, *ovriga(underlag, roll))
            yield from _uppgifter(alla, utfor=utfor)
        case Fristandring():
            yield _dag("den tidigare fristen", underlag.tidigare.i_text)
            yield _dag("den nya fristen", underlag.ny.med_vecka)
            yield from _uppgifter(underlag.uppgifter, utfor=utfor)
        case Underlagsandring():
            yield _arende("underlagets namn", underlag.namn)
            yield _dag("dagen då underlaget börjar gälla", datum_i_text(underlag.fran))
            yield from _berorda(underlag.berorda)
            yield from _gor((STAR_FAST, NYTT_BESLUT) if utfor else ())
        case Aterkallelse():
            yield from _berorda(underlag.berorda)
            yield from _gor(("ska inte längre besluta om",))
        case Komplettering():
            yield _arende("huvudmannen", underlag.huvudman)
            for brist, atgard in underlag.rader:
                yield _arende("bristen", brist)
                yield from _gor((atgard,) if atgard else ())
        case Kvittering():
            yield _arende("huvudmannen", underlag.huvudman)
            yield _arende("kvittensens referens", underlag.referens)
            mottaget = tid_i_text(underlag.mottaget.astimezone(STOCKHOLM))
            yield _dag("när avtalen kom in", mottaget)
            yield from _gor((efter_kvittens(underlag, roll),))
        case Protokollsfraga():
            yield _arende("organet", underlag.organ)
            yield _dag("sammanträdesdagen", datum_i_text(underlag.sammantrade))
            yield _dag("sista dagen för justering", datum_i_text(underlag.justeras_senast))
            yield from _gor((TILL_PROTOKOLLET,) if utfor else ())
        case Kontaktfraga():
            yield _dag("dagen då omgången öppnar", datum_i_text(underlag.oppnar))
            for ett in underlag.platser:
                yield _arende("organet", ett.organ)
                yield from (_arende("steget", steg) for steg in ett.steg)
                yield _dag(f"sista dagen för {ett.organ_i_mening}", datum_med_vecka(ett.egen_frist))
            yield from _gor(kontaktsvaren(underlag))
        case Paketleverans():
            yield _arende("huvudmannen", underlag.huvudman)
            yield _arende("filens namn", underlag.filnamn)
            yield from _gor(("när avtalen är registrerade hos er",))
        case _:
            assert_never(underlag)


def _uppgifter(uppgifter: Iterable[Uppgift], *, utfor: bool) -> Iterator[Krav]:
    for uppgift in uppgifter:
        yield _arende("organet", uppgift.organ)
        yield _arende("steget", uppgift.steg)
        yield from (_arende("punkten", punkt) for punkt in uppgift.punkter)
        yield _dag(f"sista dagen för {uppgift.i_mening}", datum_med_vecka(uppgift.egen_frist))
        if uppgift.fraga is not None:
            yield from _gor((uppgift.fraga,))
        yield from _gor((uppgift.atgard,))
        if utfor:
            yield from _gor((stegord(uppgift.sort).svar,))


def _berorda(berorda: Iterable[Berort]) -> Iterator[Krav]:
    for ett in berorda:
        yield _arende("organet", ett.organ)
        yield from (_arende("punkten", punkt) for punkt in ett.punkter)


def _arende(vad: str, ord_: str) -> Krav:
    return Krav(Fyndslag.ARENDE, vad, ord_)


def _dag(vad: str, ord_: str) -> Krav:
    return Krav(Fyndslag.EGEN_FRIST, vad, ord_)


def _gor(meningar: Iterable[str]) -> Iterator[Krav]:
    return (Krav(Fyndslag.NASTA_STEG, "vad som ska göras", mening) for mening in meningar)

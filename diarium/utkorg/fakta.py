"""What a notice tells about its round, and what a body still owes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Final

from beslutsmodell.arende import Arende
from beslutsmodell.flagga import Flagga
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.huvudman import Huvudmansslag, Organ
from beslutsmodell.kalenderpost import egen_fristpost
from beslutsmodell.omgang import Beslutsomgang, Skarpa
from beslutsmodell.process import Stegsort
from beslutsmodell.punktlage import Bordlagd, Oppen, Punktlage, Vilande
from beslutsmodell.regler.brist import Brist
from beslutsmodell.sammantrade import Sammantrade, nasta_atgard
from beslutsmodell.utfall import Utfall
from diarium.omgangslasning import Omgangslasning
from notiser.parter import Avsandare
from notiser.underlag import Omgangsfakta, Uppgift

_KOMMANDO: Final = "`"
"""Stands round a command in a remedy that only the owner can carry out."""
_TILL_ER: Final = (
    ("Begär in hänvisning", "Skicka in en hänvisning"),
    ("Begär in ", "Skicka in "),
    ("huvudmannens fullmakt", "er fullmakt"),
    ("av huvudmannen", "av er"),
)


def omgangsfakta(lasning: Omgangslasning, avsandare: Avsandare) -> Omgangsfakta:
    """Give the facts about a round, with the counterparty's deadline that holds now."""
    omgang, frist = lasning.omgang, lasning.motpartens_frist
    return Omgangsfakta(
        kod=omgang.kod,
        titel=omgang.titel,
        agare=omgang.agare,
        dnr=omgang.dnr,
        motpart=omgang.mottagare.namn if omgang.mottagare else None,
        motpartens_frist=frist.tidpunkt,
        fristversion=frist.version,
        fiktivt=omgang.fiktivt,
        avtalstid=omgang.avtalstid.i_text if omgang.avtalstid else None,
        sandlada=omgang.skarpa is Skarpa.SANDLADA,
        kontakt=avsandare.svara_till or avsandare.adress,
    )


def uppgift(
    lasning: Omgangslasning,
    arende: Arende,
    kalender: Iterable[Sammantrade],
    *,
    steg: str,
    frist: date,
    idag: date,
) -> Uppgift | None:
    """Give what a case still owes, with its next possible act; null when nothing is.

    `kalender` holds the meetings of the round as they are known now.
    """
    utestaende = arende.utestaende()
    if not utestaende:
        return None
    omgang = lasning.omgang
    organ = omgang.finn_organ(arende.organ)
    etiketter = {punkt.kod: punkt.etikett for punkt in omgang.punkter}
    namn_i_mening = organ_i_mening(omgang, organ)
    atgard = nasta_atgard(
        [mote for mote in kalender if mote.organ == arende.organ],
        organ=namn_i_mening,
        slag=organ.slag,
        frist=frist,
        idag=idag,
        behandlat=max(
            (ett.beslut.datum for ett in arende.beslut if ett.star_kvar),
            default=None,
        ),
        bordlagt=all(isinstance(arende.punkter[kod].lage, Bordlagd) for kod in utestaende),
    )
    stegnamn = omgang.process.finn(steg).namn
    return Uppgift(
        huvudman=omgang.finn_huvudman(arende.huvudman).namn,
        organ=organ.namn,
        organ_i_mening=namn_i_mening,
        steg=stegnamn,
        sort=arende.sort,
        punkter=tuple(etiketter[kod] for kod in utestaende),
        egen_frist=frist,
        atgard=atgard.text,
        lage=_tidigare(arende, utestaende),
        noteringar=(*_upphavda(arende, utestaende), *_utanfor_fullmakt(arende, utestaende)),
        kalenderpost=egen_fristpost(
            omgang.kod,
            arende.nyckel,
            organ=organ.namn,
            steg=stegnamn,
            frist=frist,
            sekvens=sum(ett.version > 1 for ett in lasning.frister),
            andrad=datetime.combine(idag, time.min, tzinfo=STOCKHOLM),
        ),
    )


def organ_i_mening(omgang: Beslutsomgang, organ: Organ) -> str:
    """Write a body with a small letter when its name begins with a common noun.

    A kommun's does; elsewhere a first word in the definite form ("Direktionen") does, and a
    proper noun ("Fyrbodals arbetsutskott", "Åmåls kommunstyrelse", "KSAU") keeps its capital.
    """
    huvudman = omgang.finn_huvudman(organ.huvudman)
    forst = organ.namn.split()[0]
    bestamd = forst.endswith(("en", "et"))
    egennamn = forst.startswith(huvudman.namn.split()[0]) or any(t.isupper() for t in forst[1:])
    if egennamn or not (huvudman.slag is Huvudmansslag.KOMMUN or bestamd):
        return organ.namn
    return organ.namn[:1].lower() + organ.namn[1:]


def till_kommunen(brist: Brist) -> tuple[str, str]:
    """Say to the kommun itself what is wrong, and what to send; a Brist speaks to the owner."""
    motivering, atgard = brist.motivering, brist.atgard
    if _KOMMANDO in atgard:
        atgard = "Meddela oss vad som gäller, och skicka in det protokollsutdrag som visar det."
    for till_agaren, till_er in _TILL_ER:
        motivering = motivering.replace(till_agaren, till_er)
        atgard = atgard.replace(till_agaren, till_er)
    return motivering, atgard


def _tidigare(arende: Arende, utestaende: Sequence[str]) -> str | None:
    """Say what has happened to the points before, each thing once."""
    tidigare = (_hant(arende.punkter[kod].lage) for kod in utestaende)
    return ", ".join(sorted(set(filter(None, tidigare)))) or None


def _hant(lage: Punktlage) -> str | None:
    match lage:
        case Oppen(fortydliga=None) | Vilande(fortydliga=None):
            return None
        case Oppen(fortydliga=Utfall() as utfall) | Vilande(fortydliga=Utfall() as utfall):
            return f"{utfall.etikett}, vilket inte är ett beslut i sak: ett förtydligande behövs"
        case _:
            return lage.kod.etikett


def _upphavda(arende: Arende, utestaende: Sequence[str]) -> Iterator[str]:
    """Tell of points that are owed anew since a court has annulled what was decided."""
    koder = [kod for kod in utestaende if Flagga.UPPHAVD in arende.punkter[kod].flaggor]
    if koder:
        yield (
            f"Det tidigare beslutet om punkt {' och '.join(koder)} är upphävt av domstol "
            "(KL 13:8): ett nytt beslut behövs."
        )


def _utanfor_fullmakt(arende: Arende, utestaende: Sequence[str]) -> Iterator[str]:
    """Warn of points that may be decided but not handed in."""
    if arende.sort is not Stegsort.BESLUTAR or arende.fullmakt is None:
        return
    utanfor = [kod for kod in utestaende if kod not in arende.fullmakt]
    if utanfor:
        yield (
            f"Punkt {' och '.join(utanfor)} ligger utanför den fullmakt som har lämnats. Ett "
            f"bifall registreras, men avtal som omfattar {'den' if len(utanfor) == 1 else 'dem'} "
            "kan inte lämnas in utan utökad fullmakt."
        )

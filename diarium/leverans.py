"""A package is delivered to the receiver: into a folder, or by mail."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from beslutsmodell.avtal.krav import Mottagare
from beslutsmodell.kontakt import Kanal, Kontaktroll
from diarium.fel import Diariefel
from diarium.omgangslasning import Omgangslasning
from diarium.paket import Paket
from diarium.utkorg.fakta import omgangsfakta
from notiser.dubblett import markera_dubblett
from notiser.kanaler.kanaler import Kanaler
from notiser.parter import Adressat, Avsandare
from notiser.skriv import skriv
from notiser.svar import Okant, Skickat
from notiser.underlag import Paketleverans

Leverera = Callable[[Omgangslasning, Paket, bool], str]
"""Delivers a package and answers where it lies, or raises Leveransfel.

The last says that the same package may have arrived before, and is to be marked.
"""

STORSTA_BILAGA: Final = 20 * 2**20
"""The largest package that goes by mail, in bytes: most servers refuse a letter over 35 MB."""


class Leveransfel(Diariefel):
    """The package did not reach the receiver, or, when it is `okant`, nobody knows."""

    def __init__(self, text: str, *, okant: bool = False) -> None:
        """Keep what is told, and whether it may have arrived."""
        super().__init__(text)
        self.okant = okant


def lamnar_spar(lasning: Omgangslasning) -> bool:
    """Tell whether the same package twice is two: in a folder it is one file."""
    mottagare = lasning.omgang.mottagare
    return mottagare is not None and mottagare.kanal is not Kanal.FIL


def krav_leverbart(lasning: Omgangslasning, paket: Paket) -> Mottagare:
    """Give the receiver, or raise Leveransfel: there is none, or the package cannot go there."""
    mottagare = lasning.omgang.mottagare
    if mottagare is None:
        raise Leveransfel(
            f"Omgången {lasning.omgang.kod} har ingen mottagare att lämna in till. "
            "Ange `mottagare` i omgang.yaml.",
        )
    if mottagare.kanal is Kanal.EPOST and len(paket.innehall) > STORSTA_BILAGA:
        raise Leveransfel(
            f"Paketet för {paket.huvudman} är {_i_mb(len(paket.innehall))} och går inte per "
            f"e-post, som tar högst {_i_mb(STORSTA_BILAGA)}. Inget är registrerat. Begär in "
            "mindre filer, eller stäm av med mottagaren hur stora paket lämnas in.",
        )
    return mottagare


def leverera_paket(
    lasning: Omgangslasning,
    paket: Paket,
    dubblett: bool,  # noqa: FBT001 - as a Leverera is called
    *,
    hem: Path,
    kanaler: Kanaler,
    avsandare: Avsandare,
    nu: datetime,
) -> str:
    """Deliver by the channel that the receiver has stated; give where it went."""
    mottagare = krav_leverbart(lasning, paket)
    if mottagare.kanal is Kanal.FIL:
        return str(lagg_i_mapp(paket, hem / mottagare.adress))
    underlag = Paketleverans(
        omgang=omgangsfakta(lasning, avsandare),
        huvudman=lasning.omgang.finn_huvudman(paket.huvudman).namn,
        filnamn=paket.filnamn,
        sha256=paket.sha256,
        innehall=paket.innehall,
    )
    adressat = Adressat(
        kanal=mottagare.kanal,
        adress=mottagare.adress,
        namn=mottagare.namn,
        roll=Kontaktroll.REGISTRATOR,
    )
    brev = skriv(
        underlag,
        adressat=adressat,
        avsandare=avsandare,
        utskick=f"paket-{paket.sha256[:32]}",
        trad=f"{lasning.omgang.kod}-{paket.huvudman}",
        nu=nu,
    )
    match kanaler.skicka(markera_dubblett(brev) if dubblett else brev, nu=nu):
        case Skickat():
            return f"{mottagare.namn} per {mottagare.kanal.etikett}"
        case Okant(orsak=orsak):
            raise Leveransfel(
                f"Det är okänt om paketet för {paket.huvudman} kom fram till {mottagare.namn}: "
                f"{orsak} Det är inte registrerat som inlämnat. Fråga mottagaren innan du kör "
                "igen. Nästa brev säger att det kan vara en dubblett, och har samma kontrollsumma "
                f"({paket.sha256[:12]}…).",
                okant=True,
            )
        case svar:
            raise Leveransfel(
                f"Paketet för {paket.huvudman} kom inte fram till {mottagare.namn}: {svar.orsak} "
                "Det är inte registrerat som inlämnat. Kör igen när felet är avhjälpt.",
            )


def _i_mb(antal: int) -> str:
    return f"{antal / 2**20:.1f} MB".replace(".", ",")


def lagg_i_mapp(paket: Paket, mapp: Path) -> Path:
    """Write the package whole or not at all; the same package again is the same file."""
    mapp.mkdir(parents=True, exist_ok=True)
    mal = mapp / paket.filnamn
    tillfallig = mal.with_suffix(".del")
    with tillfallig.open("wb") as fil:
        fil.write(paket.innehall)
        fil.flush()
        os.fsync(fil.fileno())
    tillfallig.replace(mal)
    return mal

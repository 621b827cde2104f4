"""Submission: check, build, deliver, and only then record that it is inlämnat."""

from dataclasses import dataclass
from datetime import datetime

from beslutsmodell.avtal.hantera import kontrollera_inlamning
from beslutsmodell.avtal.kommandon import LamnaIn
from diarium.avtal import registrera_avtalskommando
from diarium.avtalslasning import las_avtal
from diarium.databas import Databas
from diarium.fel import Versionskonflikt
from diarium.handelsekedja import lasa_huvud
from diarium.leverans import Leveransfel, Leverera, krav_leverbart, lamnar_spar
from diarium.leveransspar import paborja, utebli
from diarium.omgangslasning import las_omgangen
from diarium.paket import bygg_paket


@dataclass(frozen=True, slots=True)
class Inlamnat:
    """A package that the receiver has been given."""

    huvudman: str
    filnamn: str
    sha256: str
    plats: str
    nytt: bool
    """False when it had been handed over before."""


def lamna_in(
    databas: Databas,
    omgang: str,
    huvudman: str,
    *,
    leverera: Leverera,
    nu: datetime,
    av: str | None = None,
) -> Inlamnat:
    """Hand the agreements of a principal to the receiver.

    No transaction is open while the package travels. Killed in between, the package lies with
    the receiver and is not recorded: the same call again delivers the same bytes over it, or in a
    letter that says that it may be a copy. Raise InlamningNekad with all that is lacking, or
    Leveransfel; then nothing is handed in.
    """
    with databas.skriv() as session:
        huvud = lasa_huvud(session, omgang, nu=nu)
        lasning = las_omgangen(session, omgang)
        last = las_avtal(session, lasning, huvudman)
        frist = lasning.motpartens_frist.tidpunkt.instant
        if last.avtal.inlamning is None:
            kontrollera_inlamning(last.avtal, last.brister, frist=frist, nu=nu)
        paket = bygg_paket(session, lasning, last)
        dubblett = False
        if last.avtal.inlamning is None:
            krav_leverbart(lasning, paket)
            if lamnar_spar(lasning):
                dubblett = paborja(session, huvud, paket, av=av, nu=nu)
    if last.avtal.inlamning is not None:
        return Inlamnat(huvudman, paket.filnamn, last.avtal.inlamning.paket, "", nytt=False)
    try:
        plats = leverera(lasning, paket, dubblett)
    except Leveransfel as fel:
        if lamnar_spar(lasning) and not fel.okant:
            utebli(databas, omgang, paket, nu=nu)
        raise
    kommando = LamnaIn(huvudman=huvudman, paket=paket.sha256, av=av)
    with databas.skriv() as session:
        lasa_huvud(session, omgang, nu=nu)
        finns = las_avtal(session, las_omgangen(session, omgang), huvudman).avtal
        if finns.handlingar != last.avtal.handlingar:
            raise Versionskonflikt(
                arende=f"Avtalen för {huvudman}",
                vantad=last.avtal.version,
                finns=finns.version,
            )
        kvitto = registrera_avtalskommando(session, omgang, huvudman, kommando, nu=nu)
    return Inlamnat(huvudman, paket.filnamn, paket.sha256, plats, nytt=kvitto.nytt)

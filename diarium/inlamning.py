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
from diarium.leverans import Leverera
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
    the receiver and is not recorded: the same call again delivers the same bytes over it.
    Raise InlamningNekad with all that is lacking, or Leveransfel; then nothing is recorded.
    """
    with databas.skriv() as session:
        lasa_huvud(session, omgang)
        lasning = las_omgangen(session, omgang)
        last = las_avtal(session, lasning, huvudman)
        frist = lasning.motpartens_frist.tidpunkt.instant
        if last.avtal.inlamning is None:
            kontrollera_inlamning(last.avtal, last.brister, frist=frist, nu=nu)
        paket = bygg_paket(session, lasning, last)
    if last.avtal.inlamning is not None:
        return Inlamnat(huvudman, paket.filnamn, last.avtal.inlamning.paket, "", nytt=False)
    plats = leverera(lasning, paket)
    kommando = LamnaIn(huvudman=huvudman, paket=paket.sha256, av=av)
    with databas.skriv() as session:
        lasa_huvud(session, omgang)
        finns = las_avtal(session, las_omgangen(session, omgang), huvudman).avtal
        if finns.handlingar != last.avtal.handlingar:
            raise Versionskonflikt(
                arende=f"Avtalen för {huvudman}",
                vantad=last.avtal.version,
                finns=finns.version,
            )
        kvitto = registrera_avtalskommando(session, omgang, huvudman, kommando, nu=nu)
    return Inlamnat(huvudman, paket.filnamn, paket.sha256, plats, nytt=kvitto.nytt)

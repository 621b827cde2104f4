"""What the flows ask of the record: each opens it, does one thing, and closes it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from beslutsmodell.fel import Modellfel
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.omgang import Beslutsomgang, Skarpa
from diarium.databaslage import klocka_for, senaste_svep
from diarium.fel import Diariefel, Versionskonflikt
from diarium.inlamning import Inlamnat, lamna_in
from diarium.inlasning.omgang import las_omgang
from diarium.installningar import Installningar
from diarium.klocka import Stegklocka
from diarium.kontaktkontroll import kontrollera_kontakter
from diarium.kvitto import Kvitto
from diarium.lage import las_lage
from diarium.lagerapport import Omgangslage
from diarium.leverans import leverera_paket
from diarium.omgangslasning import las_omgangen, omgangskoder
from diarium.registrera import registrera
from diarium.starta import starta
from diarium.svep.svepa import Svepresultat, paminn, skicka_utkorg
from diarium.uppslag import finn_arende, finn_huvudman
from diarium.uppstart import avsandare_av, oppna_diarium, oppna_sandmiljo
from diarium.verifiera import verifiera
from flows.formular.beslut import Beslutsanmalan
from flows.formular.fel import Avslaget
from flows.formular.inlamning import Inlamningsval
from flows.formular.start import Startval


@dataclass(frozen=True, slots=True)
class Startad:
    """A round that has started, now or before."""

    kod: str
    titel: str
    ny: bool
    arenden: int


@dataclass(frozen=True, slots=True)
class Registrerat:
    """A decision in the record, and the body that it is from."""

    kvitto: Kvitto
    arende: str
    organ: str
    """What the body is called."""


@dataclass(frozen=True, slots=True)
class Avstamning:
    """What an hourly check found."""

    nu: datetime
    fynd: tuple[str, ...]
    """What does not agree in the record, in Swedish; empty = all agrees."""
    senaste_svep: datetime | None
    """The heartbeat, in Stockholm time."""


def starta_omgangen(val: Startval) -> Startad:
    """Read the folder and start its round; the same round again is the same round."""
    inlast = las_omgang(val.mapp)
    kontrollera_kontakter(inlast.kontakter)
    omgang = _skarpt_som(inlast.omgang, val.skarpa)
    with oppna_diarium(Installningar()) as databas:
        nu = klocka_for(databas).nu()
        with databas.skriv() as session:
            ny = starta(session, omgang, inlast.kontakter, nu=nu)
    return Startad(omgang.kod, omgang.titel, ny, len(omgang.beslutsvagar))


def _skarpt_som(omgang: Beslutsomgang, skarpa: Skarpa | None) -> Beslutsomgang:
    """Give the round as sharp as was chosen; a sandbox beside a sharp round has its own code."""
    if skarpa is Skarpa.SANDLADA:
        return omgang.som_sandlada()
    return omgang if skarpa is None else omgang.model_copy(update={"skarpa": skarpa})


def registrera_beslutet(anmalan: Beslutsanmalan) -> Registrerat:
    """Record a decision; the same again is recorded once."""
    with oppna_diarium(Installningar()) as databas:
        nu = klocka_for(databas).nu()
        with databas.skriv() as session:
            menad = anmalan.i_arende(finn_arende(session, anmalan.omgang, anmalan.arende).nyckel)
            lasning = las_omgangen(session, anmalan.omgang)
            organ = lasning.omgang.finn_organ(menad.kommando.beslut.organ).namn
            with vagran_om(organ, menad.arende):
                kvitto = registrera(session, menad.omgang, menad.arende, menad.kommando, nu=nu)
            return Registrerat(kvitto, menad.arende, organ)


@contextmanager
def vagran_om(vem: str, kod: str) -> Iterator[None]:
    """Let a refusal begin with the name of whom it is about."""
    try:
        yield
    except (Modellfel, Versionskonflikt) as fel:
        raise Avslaget(vem=vem, kod=kod, orsak=fel) from fel


def lamna_in_avtalen(val: Inlamningsval) -> tuple[str, Inlamnat]:
    """Hand the agreements of a principal to the receiver; give its name with what was done."""
    installningar = Installningar()
    with oppna_diarium(installningar) as databas, oppna_sandmiljo(installningar) as miljo:
        nu = klocka_for(databas).nu()
        leverera = partial(
            leverera_paket,
            hem=installningar.hem,
            kanaler=miljo.kanaler,
            avsandare=avsandare_av(installningar),
            nu=nu,
        )
        with databas.las() as session:
            man = finn_huvudman(las_omgangen(session, val.omgang), val.huvudman)
        with vagran_om(man.namn, man.kod):
            return man.namn, lamna_in(databas, val.omgang, man.kod, leverera=leverera, nu=nu)


def paminn_alla() -> Svepresultat:
    """Claim the reminders that are due in every round."""
    with oppna_diarium(Installningar()) as databas:
        return paminn(databas, klocka=klocka_for(databas))


def skicka_alla() -> Svepresultat:
    """Send the messages whose time has come."""
    installningar = Installningar()
    with oppna_diarium(installningar) as databas, oppna_sandmiljo(installningar) as miljo:
        return skicka_utkorg(databas, miljo, klocka=klocka_for(databas))


def las_laget(kod: str) -> Omgangslage:
    """Read how a round stands now."""
    with oppna_diarium(Installningar()) as databas:
        nu = klocka_for(databas).nu()
        with databas.las() as session:
            return las_lage(session, kod, nu=nu)


def simulerad_tid() -> datetime | None:
    """Give where the stepped clock stands; null in a real record, or where none can be opened."""
    with suppress(Diariefel), oppna_diarium(Installningar()) as databas:
        klocka = klocka_for(databas)
        return klocka.nu() if isinstance(klocka, Stegklocka) else None
    return None


def las_koder() -> Sequence[str]:
    """Read the codes of all rounds, oldest first."""
    with oppna_diarium(Installningar()) as databas, databas.las() as session:
        return omgangskoder(session)


def stam_av() -> Avstamning:
    """Verify the whole record, and read when the last sweep was."""
    with oppna_diarium(Installningar()) as databas:
        nu = klocka_for(databas).nu()
        with databas.las() as session:
            fynd = tuple(str(ett) for ett in verifiera(session))
            svep = senaste_svep(session)
    return Avstamning(
        nu=nu.astimezone(STOCKHOLM),
        fynd=fynd,
        senaste_svep=svep.astimezone(STOCKHOLM) if svep else None,
    )

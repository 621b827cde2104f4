"""What the sweeps and the pictures ask of the record: each opens it, asks once, closes it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from beslutsmodell.bevakning import Bevakning
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.plan.bedomning import Plan
from beslutsmodell.prognos.kurva import Kurvpunkt
from diarium.bevakning import las_bevakning
from diarium.databaslage import klocka_for, senaste_svep
from diarium.fel import Diariefel
from diarium.forsummat import Forsummat, las_forsummat
from diarium.installningar import Installningar
from diarium.klocka import Stegklocka
from diarium.lage import las_lage
from diarium.lagerapport import Omgangslage
from diarium.omgangslasning import omgangskoder
from diarium.planering import las_plan
from diarium.prognoslasning import las_kurva
from diarium.returer.larm import Returlarm, las_returlarm
from diarium.svep.svepa import Svepresultat, paminn, skicka_utkorg
from diarium.uppslutning import Uppslutning, las_uppslutning
from diarium.uppstart import oppna_diarium, oppna_sandmiljo
from diarium.utkorg.lista import Utskicksrapport, lista_utskick
from diarium.verifiera import verifiera
from flows.kedja.att_gora import LARM


@dataclass(frozen=True, slots=True)
class Avstamning:
    """What an hourly check found."""

    nu: datetime
    fynd: tuple[str, ...]
    """What does not agree in the record, in Swedish; empty = all agrees."""
    senaste_svep: datetime | None
    """The heartbeat, in Stockholm time."""
    forsummat: Forsummat


def paminn_alla() -> Svepresultat:
    """Claim the reminders that are due in every round."""
    with oppna_diarium(Installningar()) as databas:
        return paminn(databas, klocka=klocka_for(databas))


def skicka_alla(fortsatt: Callable[[], bool] = lambda: True) -> Svepresultat:
    """Send the messages whose time has come; `fortsatt` is asked between them."""
    installningar = Installningar()
    with oppna_diarium(installningar) as databas, oppna_sandmiljo(installningar) as miljo:
        return skicka_utkorg(databas, miljo, klocka=klocka_for(databas), fortsatt=fortsatt)


def las_laget(kod: str) -> Omgangslage:
    """Read how a round stands now."""
    with oppna_diarium(Installningar()) as databas:
        nu = klocka_for(databas).nu()
        with databas.las() as session:
            return las_lage(session, kod, nu=nu)


def las_planen(kod: str) -> Plan:
    """Plan a round as it stands now."""
    with oppna_diarium(Installningar()) as databas:
        nu = klocka_for(databas).nu()
        with databas.las() as session:
            return las_plan(session, kod, nu=nu)


def las_uppslutningen(kod: str, plan: Plan) -> tuple[Uppslutning, tuple[Kurvpunkt, ...]]:
    """Read how the decisions of a round have come in, beside its plan, and forecast the rest."""
    with oppna_diarium(Installningar()) as databas:
        nu = klocka_for(databas).nu()
        with databas.las() as session:
            kurva = las_kurva(session, kod, plan, nu=nu)
            return las_uppslutning(session, kod, plan, nu=nu), kurva


def las_bevakningen(kod: str) -> tuple[Bevakning, ...]:
    """Read what to ask bodies about now, after their decisions."""
    with oppna_diarium(Installningar()) as databas:
        nu = klocka_for(databas).nu()
        with databas.las() as session:
            return las_bevakning(session, kod, nu=nu)


def las_returlarmen(kod: str) -> tuple[Returlarm, ...]:
    """Read which contacts of a round mail does not reach, and what to do about each."""
    with oppna_diarium(Installningar()) as databas:
        nu = klocka_for(databas).nu()
        with databas.las() as session:
            return las_returlarm(session, kod, nu=nu)


def las_larm(kod: str) -> list[Utskicksrapport]:
    """Read the messages of a round that may have reached nobody."""
    with oppna_diarium(Installningar()) as databas, databas.las() as session:
        return lista_utskick(session, kod, tillstand=LARM)


def simulerad_tid() -> datetime | None:
    """Give where the stepped clock stands; null in a real record, or where none can be opened."""
    with suppress(Diariefel, ValidationError), oppna_diarium(Installningar()) as databas:
        klocka = klocka_for(databas)
        return klocka.nu() if isinstance(klocka, Stegklocka) else None
    return None


def las_koder() -> Sequence[str]:
    """Read the codes of all rounds, oldest first."""
    with oppna_diarium(Installningar()) as databas, databas.las() as session:
        return omgangskoder(session)


def stam_av() -> Avstamning:
    """Verify the whole record, and read when the last sweep was."""
    installningar = Installningar()
    with oppna_diarium(installningar) as databas:
        nu = klocka_for(databas).nu()
        with databas.las() as session:
            fynd = tuple(str(ett) for ett in verifiera(session, hem=installningar.hem))
            svep = senaste_svep(session)
            forsummat = las_forsummat(session, nu=nu)
    return Avstamning(
        nu=nu.astimezone(STOCKHOLM),
        fynd=fynd,
        senaste_svep=svep.astimezone(STOCKHOLM) if svep else None,
        forsummat=forsummat,
    )

"""What the forms ask of the record: each opens it, writes once or not at all, and closes it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from beslutsmodell.anpassning import kontakter_for
from beslutsmodell.arende import Arende
from beslutsmodell.att_se_over import att_se_over
from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.avtal.kommandon import Avtalskommando, Kvittera, RegistreraAvtal
from beslutsmodell.fel import Modellfel
from beslutsmodell.kommandon import Avbryt, Kommando, Korrigera, RegistreraBeslut
from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang, Skarpa
from beslutsmodell.valt_beslut import gallande_beslut
from diarium.arendelasning import las_arende
from diarium.avtal import registrera_avtalskommando
from diarium.avtalslasning import las_avtal
from diarium.databaslage import klocka_for
from diarium.fel import Versionskonflikt
from diarium.filer import spara_fil
from diarium.fristplan import flytta_och_planera
from diarium.inlamning import Inlamnat, lamna_in
from diarium.inlasning.bilaga import las_bilaga
from diarium.inlasning.omgang import las_omgang
from diarium.installningar import Installningar
from diarium.kontaktkontroll import kontrollera_kontakter
from diarium.kvitto import Kvitto
from diarium.leverans import leverera_paket
from diarium.omgangslasning import las_omgangen
from diarium.planering import las_plan
from diarium.registrera import registrera
from diarium.session import Session
from diarium.starta import starta
from diarium.startgranskning import OGRANSKAT, granska_startad
from diarium.uppslag import finn_arende, finn_huvudman
from diarium.uppstart import avsandare_av, oppna_diarium, oppna_sandmiljo
from diarium.utkorg.visat import Avsandande
from flows.formular.avbrott import Avbrott
from flows.formular.avtal import Avtalsanmalan
from flows.formular.beslut import Beslutsanmalan
from flows.formular.fel import Avslaget
from flows.formular.frist import Fristflytt
from flows.formular.inlamning import Inlamningsval
from flows.formular.korrigering import Korrigering
from flows.formular.kvittens import Kvittensanmalan
from flows.formular.start import Startval
from flows.formular.startanpassning import efter_blanketten


@dataclass(frozen=True, slots=True)
class Startad:
    """A round that has started, now or before."""

    kod: str
    titel: str
    ny: bool
    arenden: int
    anmarkningar: tuple[str, ...]
    """What to look over, in Swedish."""
    plan: str
    """Who makes it and who does not, in a sentence."""
    oppnar: date | None
    """The day on which it opens; null when it has."""


@dataclass(frozen=True, slots=True)
class Registrerat:
    """Something in the record, and whom it is about."""

    kvitto: Kvitto
    om: str
    """A body, a kommun or a milestone, as people call it, with its code."""
    foljder: tuple[str, ...] = ()
    """What is lacking after it, in Swedish."""
    plan: tuple[str, ...] = ()
    """How the plan stands after it, and for whom it has changed, in Swedish."""


def starta_omgangen(val: Startval) -> Startad:
    """Read the folder and start its round; the same round again is the same round."""
    inlast = las_omgang(val.mapp)
    omgang = _skarpt_som(efter_blanketten(inlast.omgang, val), val.skarpa)
    kontakter = kontakter_for(omgang, inlast.kontakter)
    kontrollera_kontakter(kontakter)
    with _skrivning() as (session, nu):
        ny = starta(session, omgang, kontakter, nu=nu, av=val.startad_av)
        plan = las_plan(session, omgang.kod, nu=nu).mening()
    fynd = _fynden(omgang, kontakter, nu=nu) if ny else ()
    anmarkningar = (*map(str, att_se_over(omgang, kontakter, nu=nu)), *fynd)
    antal = len(omgang.beslutsvagar)
    oppnar = omgang.trappa.oppningsdag(nu)
    return Startad(omgang.kod, omgang.titel, ny, antal, anmarkningar, plan, oppnar)


def _fynden(
    omgang: Beslutsomgang, kontakter: Sequence[Kontakt], *, nu: datetime
) -> tuple[str, ...]:
    """Read a sample of what the round will send, and give what is found, in Swedish."""
    avsandande = Avsandande.av(Installningar())
    fynd = granska_startad(omgang, kontakter, avsandande=avsandande, nu=nu)
    return (OGRANSKAT,) if fynd is None else tuple(map(str, fynd))


def _skarpt_som(omgang: Beslutsomgang, skarpa: Skarpa | None) -> Beslutsomgang:
    """Give the round as sharp as was chosen; a sandbox beside a sharp round has its own code."""
    if skarpa is Skarpa.SANDLADA:
        return omgang.som_sandlada()
    return omgang if skarpa is None else omgang.model_copy(update={"skarpa": skarpa})


def registrera_beslutet(anmalan: Beslutsanmalan) -> Registrerat:
    """Record a decision; the same again is recorded once."""
    return _pa_arende(
        anmalan.omgang,
        anmalan.arende,
        lambda arende: RegistreraBeslut(
            beslut=anmalan.kommando.beslut.model_copy(update={"organ": arende.organ}),
        ),
    )


def korrigera_beslutet(korrigering: Korrigering) -> Registrerat:
    """Replace a recorded decision by the right one."""
    return _pa_arende(
        korrigering.omgang,
        korrigering.arende,
        lambda arende: Korrigera(
            nummer=gallande_beslut(arende, korrigering.nummer),
            beslut=korrigering.beslut.model_copy(update={"organ": arende.organ}),
            motivering=korrigering.motivering,
        ),
    )


def avbryt_punkterna(avbrott: Avbrott) -> Registrerat:
    """Withdraw points of a case."""
    kommando = Avbryt(punkter=avbrott.punkter, motivering=avbrott.motivering, av=avbrott.av)
    return _pa_arende(avbrott.omgang, avbrott.arende, lambda _: kommando)


def registrera_avtalet(anmalan: Avtalsanmalan) -> Registrerat:
    """Register an agreement that has come, with its file, and tell what is lacking after it."""
    kopia = las_bilaga(anmalan.fil)

    def kommando(session: Session, huvudman: str, nu: datetime) -> RegistreraAvtal:
        handling = Avtalshandling(
            huvudman=huvudman,
            slag=anmalan.slag,
            version=anmalan.version,
            punkter=anmalan.punkter,
            undertecknare=anmalan.undertecknare,
            fil=spara_fil(session, kopia),
            inkommet=anmalan.inkommet or nu,
            skickat=anmalan.skickat,
        )
        return RegistreraAvtal(handling=handling, av=anmalan.av)

    return _pa_avtal(anmalan.omgang, anmalan.huvudman, kommando)


def kvittera_avtalen(anmalan: Kvittensanmalan) -> Registrerat:
    """Record the receiver's acknowledgement."""
    return _pa_avtal(
        anmalan.omgang,
        anmalan.huvudman,
        lambda _, huvudman, nu: Kvittera(
            huvudman=huvudman,
            referens=anmalan.referens,
            mottaget=anmalan.mottaget or nu,
            av=anmalan.av,
        ),
    )


def flytta_fristen(flytt: Fristflytt) -> Registrerat:
    """Move a deadline; everybody concerned is told once."""
    with _skrivning() as (session, nu):
        lasning = las_omgangen(session, flytt.omgang)
        kod = flytt.milstolpe or lasning.motpartens_frist.milstolpe
        flyttad = flytta_och_planera(
            session,
            flytt.omgang,
            milstolpe=kod,
            tidpunkt=flytt.tidpunkt,
            motivering=flytt.motivering,
            nu=nu,
            av=flytt.av,
        )
    namn = {ett.kod: ett.namn for ett in lasning.omgang.milstolpar}
    return Registrerat(
        flyttad.kvitto,
        f"{namn[kod]} senast {flytt.tidpunkt.i_text}",
        plan=(f"{flyttad.plan.mening()}.", *(f"{ett}." for ett in flyttad.andrat)),
    )


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
            svar = lamna_in(databas, val.omgang, man.kod, leverera=leverera, nu=nu, av=val.av)
    return man.namn, svar


@contextmanager
def vagran_om(vem: str, kod: str) -> Iterator[None]:
    """Let a refusal begin with the name of whom it is about."""
    try:
        yield
    except (Modellfel, Versionskonflikt) as fel:
        raise Avslaget(vem=vem, kod=kod, orsak=fel) from fel


@contextmanager
def _skrivning() -> Iterator[tuple[Session, datetime]]:
    """Open a writing transaction of the record, with the instant on its clock."""
    with oppna_diarium(Installningar()) as databas:
        nu = klocka_for(databas).nu()
        with databas.skriv() as session:
            yield session, nu


def _pa_arende(omgang: str, text: str, gor: Callable[[Arende], Kommando]) -> Registrerat:
    """Record the command that `gor` makes for the case that was meant."""
    with _skrivning() as (session, nu):
        omgang_id, nyckel = finn_arende(session, omgang, text)
        _, arende = las_arende(session, omgang_id, nyckel, omgang=omgang)
        organ = las_omgangen(session, omgang).omgang.finn_organ(arende.organ).namn
        with vagran_om(organ, nyckel):
            kvitto = registrera(session, omgang, nyckel, gor(arende), nu=nu)
    return Registrerat(kvitto, f"{organ} ({nyckel})")


def _pa_avtal(
    omgang: str,
    text: str,
    gor: Callable[[Session, str, datetime], Avtalskommando],
) -> Registrerat:
    """Record the command that `gor` makes for the principal that was meant."""
    with _skrivning() as (session, nu):
        lasning = las_omgangen(session, omgang)
        man = finn_huvudman(lasning, text)
        with vagran_om(man.namn, man.kod):
            kommando = gor(session, man.kod, nu)
            kvitto = registrera_avtalskommando(session, omgang, man.kod, kommando, nu=nu)
            brister = las_avtal(session, lasning, man.kod).brister
    return Registrerat(kvitto, f"{man.namn} ({man.kod})", tuple(map(str, brister)))

"""What is allowed in a round but may be a mistake: told to who starts it, never refused."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Final

from beslutsmodell.anmarkning import Anmarkning, Anmarkningsslag
from beslutsmodell.beslutsvag import Beslutsvag
from beslutsmodell.datum import datum_i_text
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.huvudman import Huvudman, Organslag
from beslutsmodell.kedja import stegfrist
from beslutsmodell.kontakt import Kontakt
from beslutsmodell.kontaktordning import fel_ordning
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.process import Stegsort
from beslutsmodell.regler.mandatperiod import mandatskifte
from beslutsmodell.trappmottagare import tomma_trappsteg


def att_se_over(
    omgang: Beslutsomgang, kontakter: Iterable[Kontakt], *, nu: datetime
) -> tuple[Anmarkning, ...]:
    """Give what looks odd in a round that may start, by kind and then in the round's own order."""
    idag = nu.astimezone(STOCKHOLM).date()
    oppnar = omgang.trappa.oppningsdag(nu) or idag
    sett = _Sett(omgang, tuple(kontakter), idag, oppnar)
    return tuple(ett for granskning in _GRANSKNINGAR for ett in granskning(sett))


@dataclass(frozen=True)
class _Sett:
    """A round as it is looked over, with what several looks share."""

    omgang: Beslutsomgang
    kontakter: tuple[Kontakt, ...]
    idag: date
    oppnar: date
    """The day on which the bodies get to know: today, when no later one is stated."""

    @cached_property
    def huvudman(self) -> Mapping[str, Huvudman]:
        return {man.kod: man for man in self.omgang.huvudman}

    @cached_property
    def organ(self) -> Mapping[str, str]:
        return {organ.kod: organ.namn for organ in self.omgang.organ}

    @cached_property
    def beslutar(self) -> frozenset[str]:
        steg = self.omgang.process.steg
        return frozenset(ett.kod for ett in steg if ett.sort is Stegsort.BESLUTAR)

    @cached_property
    def frister(self) -> Mapping[str, date]:
        stolpar = {stolpe.kod: stolpe.tidpunkt.datum for stolpe in self.omgang.milstolpar}
        return {steg.kod: stegfrist(steg, stolpar) for steg in self.omgang.process.steg}

    @cached_property
    def fragade(self) -> Mapping[str, tuple[str, ...]]:
        """Give the points that each participant decides, in the round's order."""
        per_man: dict[str, set[str]] = {}
        for vag in self.omgang.beslutsvagar:
            if vag.steg in self.beslutar:
                per_man.setdefault(vag.huvudman, set()).update(vag.punkter)
        return {
            man.kod: tuple(p.kod for p in self.omgang.punkter if p.kod in per_man[man.kod])
            for man in self.omgang.deltagare
        }

    @cached_property
    def adresser(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """Give the addresses of each body that hold now or later."""
        return {
            organ.kod: frozenset(
                (kontakt.kanal.value, kontakt.adress)
                for kontakt in self.kontakter
                if kontakt.organ == organ.kod and not kontakt.har_slutat(self.idag)
            )
            for organ in self.omgang.organ
        }

    def sista_dag(self, vag: Beslutsvag) -> date:
        return vag.egen_frist or self.frister[vag.steg]

    def namn(self, kod: str) -> str:
        return f"{self.huvudman[kod].namn} ({kod})"


def _obeslutade(sett: _Sett) -> Iterator[Anmarkning]:
    for kod, fragade in sett.fragade.items():
        if saknade := tuple(p.kod for p in sett.omgang.punkter if p.kod not in fragade):
            yield Anmarkning(
                slag=Anmarkningsslag.OBESLUTAD_PUNKT,
                huvudman=kod,
                punkter=saknade,
                motivering=f"{sett.namn(kod)}: ingen beslutar om punkt {_och(saknade)}.",
                atgard="Ska huvudmannen besluta behövs ett organ för det i beslutsvägarna.",
            )


def _utanfor_fullmakt(sett: _Sett) -> Iterator[Anmarkning]:
    if sett.omgang.fullmakter is None:
        return
    fullmakter = {ett.huvudman: ett.punkter for ett in sett.omgang.fullmakter}
    for kod, fragade in sett.fragade.items():
        if utanfor := tuple(p for p in fragade if p not in fullmakter.get(kod, ())):
            yield Anmarkning(
                slag=Anmarkningsslag.UTANFOR_FULLMAKT,
                huvudman=kod,
                punkter=utanfor,
                motivering=f"{sett.namn(kod)}: fullmakten omfattar inte punkt {_och(utanfor)}.",
                atgard="Beslut tas emot och markeras, men kan inte lämnas in.",
            )


def _utan_kontakt(sett: _Sett) -> Iterator[Anmarkning]:
    for kod, vag in {vag.organ: vag for vag in sett.omgang.beslutsvagar}.items():
        if not sett.adresser[kod]:
            yield Anmarkning(
                slag=Anmarkningsslag.UTAN_KONTAKT,
                huvudman=vag.huvudman,
                organ=kod,
                motivering=f"{sett.namn(vag.huvudman)}: {sett.organ[kod]} har ingen kontakt.",
                atgard="Inga meddelanden går dit: organet får veta och påminnas på annat sätt.",
            )


def _en_kontakt(sett: _Sett) -> Iterator[Anmarkning]:
    """Tell how many bodies nobody is written to for when their one address fails."""
    organ = {vag.organ for vag in sett.omgang.beslutsvagar}
    antal = sum(len(sett.adresser[kod]) == 1 for kod in organ)
    if antal:
        yield Anmarkning(
            slag=Anmarkningsslag.EN_KONTAKT,
            motivering=f"{antal} organ har bara en kontakt.",
            atgard="Slutar adressen att fungera nås organet inte: ange minst två. Se `beslut "
            "kontakt lista`.",
        )


def _fel_ordning(sett: _Sett) -> Iterator[Anmarkning]:
    yield from fel_ordning(sett.omgang, sett.kontakter, idag=sett.idag)


def _utan_mottagare(sett: _Sett) -> Iterator[Anmarkning]:
    yield from tomma_trappsteg(sett.omgang, sett.kontakter, idag=sett.idag)


def _utan_sammantrade(sett: _Sett) -> Iterator[Anmarkning]:
    if not sett.omgang.kalender:
        return
    moten: dict[str, list[date]] = {}
    for mote in sett.omgang.kalender:
        moten.setdefault(mote.organ, []).append(mote.datum)
    for vag in sett.omgang.beslutsvagar:
        sista = sett.sista_dag(vag)
        if vag.steg not in sett.beslutar or sista < sett.oppnar:
            continue
        if not any(sett.oppnar <= dag <= sista for dag in moten.get(vag.organ, ())):
            yield Anmarkning(
                slag=Anmarkningsslag.UTAN_SAMMANTRADE,
                huvudman=vag.huvudman,
                organ=vag.organ,
                punkter=vag.punkter,
                motivering=f"{sett.namn(vag.huvudman)}: {sett.organ[vag.organ]} har inget "
                f"sammanträde i kalendern till och med {datum_i_text(sista)}.",
                atgard="Fråga om ett extra sammanträde, eller om ett annat organ beslutar.",
            )


def _sista_dag_passerad(sett: _Sett) -> Iterator[Anmarkning]:
    for vag in sett.omgang.beslutsvagar:
        sista = sett.sista_dag(vag)
        if sista < sett.idag:
            yield Anmarkning(
                slag=Anmarkningsslag.SISTA_DAG_PASSERAD,
                huvudman=vag.huvudman,
                organ=vag.organ,
                punkter=vag.punkter,
                motivering=f"{sett.namn(vag.huvudman)}: sista dagen för {sett.organ[vag.organ]} "
                f"var {datum_i_text(sista)}.",
                atgard="Ärendet är försenat från början: flytta fristen, eller räkna med det.",
            )


def _sista_dag_fore_oppning(sett: _Sett) -> Iterator[Anmarkning]:
    for vag in sett.omgang.beslutsvagar:
        sista = sett.sista_dag(vag)
        if sett.idag <= sista < sett.oppnar:
            yield Anmarkning(
                slag=Anmarkningsslag.SISTA_DAG_FORE_OPPNING,
                huvudman=vag.huvudman,
                organ=vag.organ,
                punkter=vag.punkter,
                motivering=f"{sett.namn(vag.huvudman)}: sista dagen för {sett.organ[vag.organ]} "
                f"är {datum_i_text(sista)}, före öppningen {datum_i_text(sett.oppnar)}.",
                atgard="Organet får veta först när det är för sent: öppna tidigare, eller ändra "
                "fristen.",
            )


def _utan_beredning(sett: _Sett) -> Iterator[Anmarkning]:
    """Tell how many fullmäktige decide with nobody before them in the round (`KL 5:26-28`)."""
    slag = {organ.kod: organ.slag for organ in sett.omgang.organ}
    bereder = {ett.kod for ett in sett.omgang.process.steg if ett.sort is Stegsort.BEREDER}
    beredda = {vag.huvudman for vag in sett.omgang.beslutsvagar if vag.steg in bereder}
    antal = len(
        {
            vag.organ
            for vag in sett.omgang.beslutsvagar
            if vag.steg in sett.beslutar
            and slag[vag.organ] is Organslag.FULLMAKTIGE
            and vag.huvudman not in beredda
        }
    )
    if antal:
        yield Anmarkning(
            slag=Anmarkningsslag.UTAN_BEREDNING,
            motivering=f"{antal} fullmäktige beslutar utan att något organ i omgången bereder "
            "ärendet dit.",
            atgard="Ett ärende ska ha beretts, och styrelsen ha fått yttra sig, innan fullmäktige "
            "avgör det (KL 5:26–28, 6:13): planen räknar inte med den tiden.",
        )


def _mandatskifte(sett: _Sett) -> Iterator[Anmarkning]:
    """Tell of each day on which deciding bodies change (`KL 5:9`, `KL 6:18`)."""
    till = sett.omgang.motpartens_milstolpe.tidpunkt.datum
    slag = {organ.kod: organ.slag for organ in sett.omgang.organ}
    skiften: dict[date, set[str]] = {}
    for vag in sett.omgang.beslutsvagar:
        if vag.steg in sett.beslutar and sett.idag <= till:
            dag = mandatskifte(slag[vag.organ], fran=sett.idag, till=till)
            if dag is not None:
                skiften.setdefault(dag, set()).add(vag.organ)
    for dag, organ in sorted(skiften.items()):
        yield Anmarkning(
            slag=Anmarkningsslag.MANDATSKIFTE,
            motivering=f"{len(organ)} beslutande organ får nya förtroendevalda "
            f"{datum_i_text(dag)}, före motpartens frist.",
            atgard="Se över kalendrar och kontakter när de nya har tillträtt (KL 5:9, 6:18).",
        )


def _och(koder: tuple[str, ...]) -> str:
    """Write codes in a sentence: "2 och 3"."""
    *forsta, sista = koder
    return f"{', '.join(forsta)} och {sista}" if forsta else sista


_GRANSKNINGAR: Final[tuple[Callable[[_Sett], Iterator[Anmarkning]], ...]] = (
    _obeslutade,
    _utanfor_fullmakt,
    _utan_kontakt,
    _en_kontakt,
    _fel_ordning,
    _utan_mottagare,
    _utan_sammantrade,
    _utan_beredning,
    _mandatskifte,
    _sista_dag_fore_oppning,
    _sista_dag_passerad,
)

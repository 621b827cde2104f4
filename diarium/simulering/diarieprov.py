"""What must always hold of the record: invariants 4 to 10 of the design."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, select

from beslutsmodell.avtal.lage import Huvudmansavtal
from beslutsmodell.omgang import Beslutsomgang
from diarium.avtalslasning import las_avtal
from diarium.drivsats import Drivsats
from diarium.lage import las_lage
from diarium.omgangslasning import las_omgangen
from diarium.paket import bygg_paket
from diarium.session import Session
from diarium.simulering.akter import Akt, Bekraftar, Beslutar, Domstolen, LamnarIn, Rattar
from diarium.simulering.minne import Andring, Lagesminne, utan_tid
from diarium.tabeller.handelse import Handelserad
from diarium.tabeller.omgang import Fristrad, Omgangsrad
from diarium.tabeller.typer import tabell
from diarium.tabeller.utkorg import Utskicksrad
from diarium.verifiera import verifiera
from diarium.verifiering.aterskapa import Vikning
from diarium.verifiering.kedjan import KEDJANS_BORJAN, Kedjeplats, granska_kedjan, las_rader
from diarium.verifiering.projektionerna import jamfor_projektionerna

Brister = Iterator[tuple[int, str]]
"""The number of the invariant, and what was seen."""

_OMGANG, _FRIST = tabell(Omgangsrad), tabell(Fristrad)
_HANDELSE, _UTSKICK = tabell(Handelserad), tabell(Utskicksrad)
_HUVUDET: Final = Drivsats(
    select(_OMGANG.c.lopnr, _OMGANG.c.huvudhash).where(_OMGANG.c.id == bindparam("id")),
)
_SISTA: Final = Drivsats(select(func.max(_UTSKICK.c.id).label("utskick")))
_TILLSTANDEN: Final = Drivsats(
    select(_UTSKICK.c.tillstand, func.count().label("antal")).group_by(_UTSKICK.c.tillstand),
)
_HANDELSERNA: Final = Drivsats(select(func.count().label("antal")).select_from(_HANDELSE))
_FRISTERNA: Final = Drivsats(
    select(_FRIST.c.milstolpe, func.max(_FRIST.c.version).label("version"))
    .where(_FRIST.c.omgang_id == bindparam("omgang_id"))
    .group_by(_FRIST.c.milstolpe),
)


class Diarieprov:
    """Sees the record before and after every step."""

    def __init__(self, session: Session, omgang: Beslutsomgang) -> None:
        """Take a round that has just started."""
        rad = session.execute(select(_OMGANG).where(_OMGANG.c.kod == omgang.kod)).one()
        self._omgang, self._id = omgang, int(rad.id)
        self._minne = Lagesminne(session, omgang.kod, nu=rad.startad)
        self._versioner: Mapping[str, int] = {}
        self._inlamnade: dict[str, tuple[object, str]] = {}
        self._nya_paket: set[str] = set()
        self._kedjan = KEDJANS_BORJAN
        self._vikning = Vikning(self._id, rad.trappa_id)
        self._vecka = rad.startad.isocalendar()[:2]
        self._huvudet = self._las_huvudet(session)

    def efter_akt(self, session: Session, akt: Akt, *, nu: datetime) -> Brister:
        """Yield what does not hold after an act."""
        yield from _nagon_annan(self._minne.las(session, nu=nu), akt)
        yield from self._summorna()
        yield from self._versionerna(session)
        yield from self._veckans(session, nu)
        if isinstance(akt, LamnarIn):
            self._minns_inlamnad(session, akt.huvudman)
        self.minns_huvudet(session)

    def efter_nekad(self, session: Session) -> Brister:
        """Yield that a refused act has changed something all the same."""
        if (nu := self._las_huvudet(session)) != self._huvudet:
            yield 9, f"det som nekades ändrade något: {self._huvudet} blev {nu}"

    def efter_svep(self, session: Session, *, nu: datetime) -> Brister:
        """Yield that a sweep has changed what reports are made of: cases or agreements."""
        fore = {**self._minne.avtal}
        andringar = self._minne.las(session, nu=nu)
        if any(utan_tid(ett.fore) != utan_tid(ett.nu) for ett in andringar):
            yield 7, "svepet ändrade läget"
        if self._minne.avtal != fore:
            yield 7, "svepet ändrade avtalen"

    def minns_huvudet(self, session: Session) -> None:
        """Note how far the record has come."""
        self._huvudet = self._las_huvudet(session)

    def vid_slutet(self, session: Session) -> Brister:
        """Yield all that `beslut verifiera` finds, and packages that are not the same."""
        yield from ((4, str(fynd)) for fynd in verifiera(session))
        yield from self._paketen(session, self._inlamnade)

    def summering(self, session: Session, *, nu: datetime) -> dict[str, int]:
        """Count the participants by state, the messages by theirs, and the events."""
        lage = las_lage(session, self._omgang.kod, nu=nu)
        tal: Counter[str] = Counter(f"avtal {man.avtal.value}" for man in lage.kommuner)
        saknas = (any(ett.bild.saknas for ett in man.arenden) for man in lage.kommuner)
        tal.update("beslut saknas" if ett else "beslutat" for ett in saknas)
        for rad in _TILLSTANDEN.rader(session):
            tal[f"utskick {rad.tillstand}"] = rad.antal
        tal["händelser"] = _HANDELSERNA.rader(session)[0].antal
        return dict(sorted(tal.items()))

    def _summorna(self) -> Brister:
        """10: every count adds up to the participants."""
        antal = len(self._omgang.deltagare)
        for namn, tal in self._minne.tal.items():
            if sum(tal.values()) != antal or min(tal.values()) < 0:
                yield 10, f"{namn} blir {sum(tal.values())} av {antal}"

    def _versionerna(self, session: Session) -> Brister:
        """6: the versions of a deadline only grow."""
        nu = {ett.milstolpe: ett.version for ett in _FRISTERNA.rader(session, omgang_id=self._id)}
        for milstolpe, version in self._versioner.items():
            if nu.get(milstolpe, 0) < version:
                yield 6, f"{milstolpe} gick från version {version} till {nu.get(milstolpe)}"
        self._versioner = nu

    def _veckans(self, session: Session, nu: datetime) -> Brister:
        """4, 5, 8 and 10, once a virtual week: the chain, its rows, new packages, all the sums."""
        if (vecka := nu.isocalendar()[:2]) == self._vecka:
            return
        self._vecka = vecka
        lage = las_lage(session, self._omgang.kod, nu=nu)
        if list(map(utan_tid, lage.arenden)) != list(map(utan_tid, self._minne.arenden)):
            yield 10, "läget är ett annat än det som handlingarna gav, en för en"
        summa = lage.summa
        for namn, tal in self._minne.tal.items():
            if summa[namn] != +tal:
                yield 10, f"{namn} är {summa[namn]}, men handling för handling {dict(tal)}"
        rad = session.execute(select(_OMGANG).where(_OMGANG.c.id == self._id)).one()
        yield from ((5, str(fynd)) for fynd in granska_kedjan(session, rad, fran=self._kedjan))
        self._kedjan = Kedjeplats(rad.lopnr, rad.huvudhash)
        self._vikning.vik(las_rader(session, self._id, efter=self._vikning.lopnr))
        ratt = self._vikning.projektion()
        yield from ((4, str(fynd)) for fynd in jamfor_projektionerna(session, rad, ratt))
        yield from self._paketen(session, self._nya_paket)
        self._nya_paket.clear()

    def _paketen(self, session: Session, vilka: Iterable[str]) -> Brister:
        """8: a package built again from the same state is the same, byte for byte."""
        lasning = las_omgangen(session, self._omgang.kod)
        for huvudman in vilka:
            version, sha256 = self._inlamnade[huvudman]
            last = las_avtal(session, lasning, huvudman)
            oforandrat = self._version(huvudman, last.avtal) == version
            if oforandrat and bygg_paket(session, lasning, last).sha256 != sha256:
                yield 8, f"paketet för {huvudman} blev ett annat när det byggdes på nytt"

    def _minns_inlamnad(self, session: Session, huvudman: str) -> None:
        avtal = las_avtal(session, las_omgangen(session, self._omgang.kod), huvudman).avtal
        _, kant = self._inlamnade.get(huvudman, (None, ""))
        if avtal.inlamning is not None and avtal.inlamning.paket != kant:  # handed over now
            self._inlamnade[huvudman] = self._version(huvudman, avtal), avtal.inlamning.paket
            self._nya_paket.add(huvudman)

    def _version(self, huvudman: str, avtal: Huvudmansavtal) -> object:
        """Give what a package is built of: deadline, decisions and agreements."""
        besluten = tuple(ett.version for ett in self._minne.rapporter[huvudman].arenden)
        return self._minne.villkor.frist, besluten, tuple(avtal.handlingar.items())

    def _las_huvudet(self, session: Session) -> object:
        """Give what every change of the record moves: the chain's head and the last message."""
        return _HUVUDET.rader(session, id=self._id), _SISTA.rader(session)


def _nagon_annan(andringar: Iterable[Andring], akt: Akt) -> Brister:
    """9: only a body's own report, or a court, gives or changes an outcome."""
    egen = akt.arende if isinstance(akt, Beslutar | Rattar | Domstolen | Bekraftar) else None
    for fore, nu in andringar:
        if nu.nyckel != egen and fore.bild.utfall != nu.bild.utfall:
            yield 9, f"{nu.nyckel} fick utfallet {nu.bild.utfall} av någon annans handling"

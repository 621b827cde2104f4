"""What must always hold of messages: invariants 1, 2 and 3 of the design."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, assert_never

from sqlalchemy import bindparam, literal_column, select

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import nasta_sandtid
from beslutsmodell.kontakt import Kanal, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.regler.protokoll import sista_justeringsdag
from beslutsmodell.trappa import forsta_trappdag, natt_dag
from beslutsmodell.trappsteg import MOTESANKARE
from diarium.drivsats import Drivsats, Rad
from diarium.session import Session
from diarium.simulering.brevlada import Brevlada
from diarium.svep.bunta import ERSATT, SAMMANSLAGET
from diarium.svep.klockan import KLOCKAN
from diarium.tabeller.arende import Arenderad
from diarium.tabeller.typer import Utctid, tabell
from diarium.tabeller.utkorg import Anspraksrad, Kontaktrad, Utskicksrad
from diarium.utkorg.tillstand import LEVANDE, Tillstand
from diarium.utkorg.trappdata import ankardagar_for
from notiser.dubblett import MARKNING
from notiser.forsandelse import Brev, Filpost, Forsandelse, Kort, Notis
from notiser.svar import BestaendeFel, TillfalligtFel

Brister = Iterator[tuple[int, str]]
"""The number of the invariant, and what was seen."""

_ARENDE, _ANSPRAK, _UTSKICK = tabell(Arenderad), tabell(Anspraksrad), tabell(Utskicksrad)
_KONTAKT = tabell(Kontaktrad)
_ORGANEN: Final = Drivsats(select(_ARENDE.c.id, _ARENDE.c.organ))
_KONTAKTERNA: Final = Drivsats(
    select(_KONTAKT.c.id, _KONTAKT.c.organ, _KONTAKT.c.roll, _KONTAKT.c.kanal)
)
_SKYLDIGA: Final = Drivsats(
    select(
        _ARENDE.c.id,
        _ARENDE.c.nyckel,
        _ARENDE.c.organ,
        _ARENDE.c.steg,
        *(_ARENDE.c.frist, _ARENDE.c.stoppdag, _ARENDE.c.sammantrade, _ARENDE.c.motpart),
        _ARENDE.c.fristversion,
        *(_ARENDE.c.paminns_fran, _ARENDE.c.pausad_till),
    ).where(_ARENDE.c.paminns),
)
_SKYLDIGAS_MOTEN: Final = Drivsats(
    select(_ARENDE.c.nyckel, _ARENDE.c.sammantrade, _ARENDE.c.stoppdag).where(_ARENDE.c.paminns)
)
_ANSPRAKEN: Final = Drivsats(
    select(
        _ANSPRAK.c.arende_id,
        _ANSPRAK.c.fristversion,
        _ANSPRAK.c.trappsteg,
        _ANSPRAK.c.dag,
        _ANSPRAK.c.kontakt_id,
        _ANSPRAK.c.utskick_id,
        _ANSPRAK.c.overhoppat,
    ),
)
_LEVANDE_UTSKICK: Final = Drivsats(
    select(
        _UTSKICK.c.id,
        _UTSKICK.c.sort,
        _UTSKICK.c.tillstand,
        _UTSKICK.c.tidigast,
        _UTSKICK.c.lease_till,
    ).where(_UTSKICK.c.tillstand.in_([literal_column(f"'{ett.value}'") for ett in LEVANDE])),
)
_NYSS_SKICKADE: Final = Drivsats(
    select(_UTSKICK.c.id, _UTSKICK.c.sort, _UTSKICK.c.dubblett, _UTSKICK.c.frusen).where(
        _UTSKICK.c.skickad == bindparam("nu", type_=Utctid),
    ),
)
_I_TILLBAKATAGNA: Final = Drivsats(
    select(_ANSPRAK.c.arende_id, _ANSPRAK.c.trappsteg, _UTSKICK.c.motivering)
    .join(_UTSKICK, _UTSKICK.c.id == _ANSPRAK.c.utskick_id)
    .where(
        _UTSKICK.c.tillstand == literal_column(f"'{Tillstand.ATERHALLEN.value}'"),
        _UTSKICK.c.motivering.in_([literal_column(f"'{ett}'") for ett in (KLOCKAN, SAMMANSLAGET)]),
    )
)
"""Claims of reminders that were taken back to be planned anew."""
_LANGST: Final = timedelta(days=1)
"""How long after the next send time a message may wait: for its retry, six hours at most."""
_TIMME: Final = timedelta(hours=1)
"""A message that a cap puts off waits for the next hour in the window."""


class Utkorgsprov:
    """Sees the outbox after every sweep, and since when each body has owed an act."""

    def __init__(
        self, session: Session, omgang: Beslutsomgang, lada: Brevlada, *, nu: datetime
    ) -> None:
        """Take a round that has just started."""
        self._omgang, self._lada = omgang, lada
        self._organ = {rad.id: omgang.finn_organ(rad.organ).namn for rad in _ORGANEN.rader(session)}
        self._kontakter: dict[str, list[tuple[int, Kontaktroll, Kanal]]] = defaultdict(list)
        for rad in _KONTAKTERNA.rader(session):
            vem = rad.id, Kontaktroll(rad.roll), Kanal(rad.kanal)
            self._kontakter[rad.organ].append(vem)
        self._skyldig_sedan = {rad.nyckel: nu for rad in _SKYLDIGA.rader(session)}
        self._frist_sedan = nu
        self._moten = {rad.nyckel: (rad, nu) for rad in _SKYLDIGAS_MOTEN.rader(session)}
        """The meeting that counts for each case, and since when it does."""
        self._framme: dict[str, datetime] = {}
        self._sedda = 0
        self._provade: set[int] = set()

    def minns_skyldiga(self, session: Session, *, nu: datetime, ny_frist: bool) -> None:
        """Note who owes an act from now on, and that the deadline has moved."""
        sedan = self._skyldig_sedan
        skyldiga = _SKYLDIGAS_MOTEN.rader(session)
        self._skyldig_sedan = {rad.nyckel: sedan.get(rad.nyckel, nu) for rad in skyldiga}
        for rad in skyldiga:
            if rad.nyckel not in self._moten or self._moten[rad.nyckel][0] != rad:
                self._moten[rad.nyckel] = rad, nu
        if ny_frist:
            self._frist_sedan = nu

    def efter_svep(self, session: Session, *, nu: datetime, ratt: bool) -> Brister:
        """Yield what does not hold after a whole sweep; `ratt` says that the clock is right."""
        skyldiga, ansprak = _SKYLDIGA.rader(session), _ANSPRAKEN.rader(session)
        yield from self._forlorade(skyldiga, ansprak, nu)
        yield from self._kvarglomda(_LEVANDE_UTSKICK.rader(session), nu, ratt=ratt)
        if ratt:
            yield from self._for_tidiga(session, nu)
        yield from _utan_skal(ansprak)
        for rad in _I_TILLBAKATAGNA.rader(session):
            yield 2, f"anspråket {rad.arende_id}/{rad.trappsteg} är kvar i ett tillbakataget brev"
        yield from self._dubbletter()
        yield from self._onodiga(session, skyldiga, ansprak, nu)

    def efter_dod(self, session: Session, *, nu: datetime) -> Brister:
        """Yield what a sweep should not have sent before it was killed."""
        yield from self._onodiga(session, _SKYLDIGA.rader(session), _ANSPRAKEN.rader(session), nu)

    def _forlorade(self, skyldiga: Iterable[Rad], ansprak: Iterable[Rad], nu: datetime) -> Brister:
        """2: every rung that has come for a body that owes an act has been claimed."""
        finns = {(ett.arende_id, ett.trappsteg, ett.dag, ett.kontakt_id) for ett in ansprak}
        trappa = self._omgang.trappa
        hit = natt_dag(nu, trappa.klockslag)
        for arende in skyldiga:
            sedan = max(self._skyldig_sedan[arende.nyckel], self._frist_sedan)
            fran = max(arende.paminns_fran, forsta_trappdag(sedan, trappa))
            dagar = ankardagar_for(arende)
            for nummer, steg in trappa.numrerade:
                dag = steg.dag_for(dagar)
                if dag is None or not fran <= dag <= hit or not steg.galler_steget(arende.steg):
                    continue
                if steg.fore in MOTESANKARE and dag < self._mote_fran(arende.nyckel):
                    continue  # it had passed when the meeting was moved
                for kontakt, roll, kanal in self._kontakter[arende.organ]:
                    if steg.nar(roll, kanal) and (arende.id, nummer, dag, kontakt) not in finns:
                        yield 2, f"{arende.nyckel}: steget {steg.i_ord} gick förlorat"

    def _mote_fran(self, nyckel: str) -> date:
        """Give the first day whose rungs count of the meeting that a case has now."""
        if nyckel not in self._moten:
            return date.min
        return forsta_trappdag(self._moten[nyckel][1], self._omgang.trappa)

    def _kvarglomda(self, utskick: Iterable[Rad], nu: datetime, *, ratt: bool) -> Brister:
        """2: what was ripe in the send window is sent, held, failed, unknown, or tried again."""
        if nasta_sandtid(nu) > nu:
            return
        for ett in utskick:
            fran = _efter_justering(nu) if ett.sort == "protokoll" else self._efter_oppningen(nu)
            if ratt and ett.tidigast > nasta_sandtid(fran + _TIMME) + _LANGST:
                yield 2, f"utskick {ett.id} väntar till {ett.tidigast}"
            if ett.tidigast > nu:
                continue
            if ett.tillstand != Tillstand.TAGEN.value or ett.lease_till < nu:
                yield 2, f"utskick {ett.id} är {ett.tillstand} fast tiden har kommit"

    def _efter_oppningen(self, nu: datetime) -> datetime:
        """Give now, or the day on which the round opens: an opening waits for it."""
        oppnar = self._omgang.trappa.oppningsdag(nu)
        return nu if oppnar is None else datetime.combine(oppnar, time.min, tzinfo=STOCKHOLM)

    def _for_tidiga(self, session: Session, nu: datetime) -> Brister:
        """2: nobody is told of a case before the round opens."""
        if self._omgang.trappa.oppningsdag(nu) is None:
            return
        for rad in _NYSS_SKICKADE.rader(session, nu=nu):
            if rad.sort in {"oppning", "paminnelse"} and not rad.dubblett:
                yield 2, f"utskick {rad.id} ({rad.sort}) gick innan omgången öppnade"

    def _dubbletter(self) -> Brister:
        """1: what has arrived, or may have, is not sent again unless it is marked."""
        for nytt in self._lada.mottaget[self._sedda :]:
            if isinstance(nytt.svar, TillfalligtFel | BestaendeFel):
                continue
            vem = identitet(nytt.forsandelse)
            if vem in self._framme and not ar_markt(nytt.forsandelse):
                yield 1, f"{vem} kom fram {self._framme[vem]} och {nytt.tid}, omärkt"
            self._framme[vem] = nytt.tid
        self._sedda = len(self._lada.mottaget)

    def _onodiga(
        self, session: Session, skyldiga: Iterable[Rad], ansprak: Iterable[Rad], nu: datetime
    ) -> Brister:
        """3: a reminder names somebody who owes an act, and nobody who has answered."""
        kvar = {ett.id for ett in skyldiga}
        vilar = {ett.id for ett in skyldiga if _vilar(ett, nu.astimezone(STOCKHOLM).date())}
        kvarnamn = {self._organ[arende_id] for arende_id in kvar}
        arenden: Mapping[int, list[int]] = _per_utskick(ansprak)
        for rad in _NYSS_SKICKADE.rader(session, nu=nu):
            if rad.dubblett or rad.id not in arenden or rad.id in self._provade:
                continue  # the third: sent by a clock that was ahead, at what is now again
            self._provade.add(rad.id)
            if not vilar.isdisjoint(arenden[rad.id]):
                yield 3, f"påminnelsen {rad.id} gick under en paus"
            if kvar.isdisjoint(arenden[rad.id]):
                yield 3, f"påminnelsen {rad.id} gick fast allt var besvarat"
            text = " ".join(json.loads(rad.frusen)["text"].split())
            svarade = {self._organ[ett] for ett in arenden[rad.id] if ett not in kvar}
            for namn in svarade - kvarnamn:
                if namn in text:
                    yield 3, f"påminnelsen {rad.id} nämner {namn}, som har svarat"


def _vilar(arende: Rad, idag: date) -> bool:
    """Tell whether the reminders of a case are suspended on a day."""
    return arende.pausad_till is not None and idag < min(arende.pausad_till, arende.frist)


def _per_utskick(ansprak: Iterable[Rad]) -> Mapping[int, list[int]]:
    arenden: dict[int, list[int]] = defaultdict(list)
    for ett in ansprak:
        if ett.utskick_id is not None:
            arenden[ett.utskick_id].append(ett.arende_id)
    return arenden


def _efter_justering(nu: datetime) -> datetime:
    """Give when a decision of today can be asked about at the latest."""
    return nu + (sista_justeringsdag(nu.date()) + timedelta(days=1) - nu.date())


def _utan_skal(ansprak: Sequence[Rad]) -> Brister:
    """2: every claim has a message, or the reason why it has none; a later rung is there."""
    sist: dict[tuple[int, int], tuple[int, date, int]] = {}
    for ett in ansprak:
        if ett.utskick_id is None and ett.overhoppat is None:
            yield 2, f"anspråket {ett.arende_id}/{ett.trappsteg} har varken utskick eller skäl"
        vem = ett.arende_id, ett.kontakt_id
        sist[vem] = max(_plats(ett), sist.get(vem, _plats(ett)))
    for ett in ansprak:
        if ett.overhoppat == ERSATT and _plats(ett) == sist[ett.arende_id, ett.kontakt_id]:
            yield 2, f"anspråket {ett.arende_id}/{ett.trappsteg} väntade på ett steg som inte kom"


def _plats(ansprak: Rad) -> tuple[int, date, int]:
    """Give where a claim stands among those of its case and contact."""
    return ansprak.fristversion, ansprak.dag, ansprak.trappsteg


def identitet(forsandelse: Forsandelse) -> str:
    """Give what is the same over every attempt to send a message."""
    match forsandelse:
        case Brev():
            return forsandelse.message_id
        case Kort():
            return forsandelse.kort_id
        case Notis():
            return forsandelse.notis_id
        case Filpost():
            return forsandelse.fil_id
        case _:
            assert_never(forsandelse)


def ar_markt(forsandelse: Forsandelse) -> bool:
    """Tell whether a message says that it may be a copy."""
    if isinstance(forsandelse, Brev):
        return forsandelse.dubblettmarkning
    if isinstance(forsandelse, Kort):
        return MARKNING in str(forsandelse.kort)
    return MARKNING in forsandelse.text

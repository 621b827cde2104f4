"""A round whose every message is known beforehand: one per mailbox and wave."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import text

from beslutsmodell.kalender import nasta_sandtid
from beslutsmodell.kontakt import Kanal, Kontakt
from beslutsmodell.omgang import Beslutsomgang
from diarium.databas import Databas
from diarium.databaslage import stall_in
from diarium.schema import hoj_schema
from diarium.starta import starta
from diarium.svep.ta import LEASE
from diarium.verifiera import verifiera
from tests.diarium.svep.rigg import kl
from tests.kaos.moder import Uppdrag
from tests.kaos.mottagarna import Lada, Mottagarna
from tests.kaos.punkter import Avsandare, Slag
from tests.kaos.rakning import Utfall, rakna
from tests.kaos.smedja import Smedja
from tests.rundor import bygg_runda

BORJAN = kl(date(2019, 6, 3), 9)
MINUT = timedelta(minutes=1)


class Vag(NamedTuple):
    """A time when every mailbox is owed one message."""

    namn: str
    nar: datetime


OPPNING = Vag("öppning", BORJAN)
"""Planned when the round starts."""
VAGOR = (
    OPPNING,
    Vag("60 dagar före", kl(date(2019, 9, 13))),
    Vag("30 dagar före", kl(date(2019, 10, 14))),  # the rung itself is a Sunday
    Vag("14 dagar före", kl(date(2019, 10, 29))),
    Vag("7 dagar före", kl(date(2019, 11, 5))),
    Vag("1 dag före", kl(date(2019, 11, 11))),  # with the rung of Saturday the 9th
)
"""The bodies' own last day is 12 November."""
SLAGET: dict[Kanal, Slag] = {Kanal.EPOST: "brev", Kanal.TEAMS: "kort"}


def bygg(n: int, mottagarna: Mottagarna) -> tuple[Beslutsomgang, tuple[Kontakt, ...]]:
    """Gives a round in which n bodies decide from the start, each with a mailbox and a channel."""
    runda, kontakter = bygg_runda(n)
    vagar = tuple(vag for vag in runda.beslutsvagar if vag.steg == "beslut")
    dessa = {vag.organ for vag in vagar}
    brev = [ett for ett in kontakter if ett.organ in dessa]
    kort = [
        ett.model_copy(
            update={"kanal": Kanal.TEAMS, "adress": mottagarna.teamsadress(ett.organ)},
        )
        for ett in brev
    ]
    i_tur = tuple(ett for par in zip(brev, kort, strict=True) for ett in par)
    return runda.model_copy(update={"beslutsvagar": vagar}), i_tur


class Runda:
    """A started round in a record of its own, a clock that is stepped, and senders at hand."""

    def __init__(
        self, url: str, mottagarna: Mottagarna, smedja: Smedja, *, n: int, sabotage: str | None
    ) -> None:
        self.nu = BORJAN
        self._url, self._mottagarna, self._smedja = url, mottagarna, smedja
        self._sabotage = sabotage
        self._databas = Databas(url)
        self._sista_id = 0
        hoj_schema(self._databas)
        stall_in(self._databas, simulerad=True, nu=BORJAN)
        omgang, kontakter = bygg(n, mottagarna)
        with self._databas.skriv() as session:
            starta(session, omgang, kontakter, nu=BORJAN)
        self.skyldiga = [Lada(SLAGET[ett.kanal], ett.organ) for ett in kontakter]
        self.ga_till(OPPNING)

    def sand(self, *avsandare: Avsandare) -> list[bool]:
        """Lets senders sweep at once; tells for each whether it was killed."""
        uppdrag = Uppdrag(
            self._url,
            self.nu.isoformat(),
            self._mottagarna.smtp_port,
            self._mottagarna.ca_fil,
            self._sabotage,
        )
        return self._smedja.sand(uppdrag, *avsandare)

    def ga(self, tid: timedelta) -> None:
        """Steps the clock, over nights and holidays."""
        self.nu = nasta_sandtid(self.nu + tid)

    def ga_forbi_leasen(self) -> None:
        self.ga(LEASE + MINUT)

    def mottaget(self) -> dict[Lada, list[bool]]:
        return self._mottagarna.rakna()

    def tillstand(self) -> dict[Lada, str]:
        """Gives what the outbox says of each mailbox's message in this wave."""
        with self._databas.las() as session:
            rader = session.execute(
                text(
                    "SELECT k.kanal, k.organ, u.tillstand FROM utskick u"
                    " JOIN kontakt k ON k.id = u.kontakt_id WHERE u.id > :sista ORDER BY u.id"
                ),
                {"sista": self._sista_id},
            ).all()
        return {Lada(SLAGET[Kanal(rad.kanal)], rad.organ): rad.tillstand for rad in rader}

    def i_rorelse(self) -> int:
        """Counts the messages that are still to be sent, or whose sender is not known to live."""
        with self._databas.las() as session:
            antal = session.execute(
                text(
                    "SELECT count(*) FROM utskick WHERE tillstand IN"
                    " ('planerad', 'tagen', 'tillfalligt_fel')"
                    " OR (tillstand = 'okant' AND NOT dubblett)"
                ),
            ).scalar_one()
        return int(antal)

    def rakna_vagen(self) -> Utfall:
        """Compares what the receivers got in this wave with what was owed."""
        return rakna(self.skyldiga, self.mottaget(), self.tillstand())

    def ga_till(self, vag: Vag) -> None:
        """Goes to a wave; what is planned and comes from now on is its."""
        self.nu = vag.nar
        self._mottagarna.vand_blad()
        if vag is not OPPNING:
            with self._databas.las() as session:
                fraga = text("SELECT max(id) FROM utskick")
                self._sista_id = int(session.execute(fraga).scalar_one())

    def fel_i_diariet(self) -> list[str]:
        """Gives what `beslut verifiera` would find."""
        with self._databas.las() as session:
            return [str(fynd) for fynd in verifiera(session)]

    def stang(self) -> None:
        self._databas.stang()


@contextmanager
def starta_runda(
    url: str, mottagarna: Mottagarna, smedja: Smedja, *, n: int, sabotage: str | None = None
) -> Iterator[Runda]:
    """Plays a round in an empty database until the block ends."""
    runda = Runda(url, mottagarna, smedja, n=n, sabotage=sabotage)
    try:
        yield runda
    finally:
        runda.stang()

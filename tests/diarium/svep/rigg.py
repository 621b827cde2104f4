"""A record, a clock that is stepped, and receivers that count what really arrives."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from sqlalchemy import Row, text

from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.frist import STOCKHOLM, Tidpunkt
from beslutsmodell.kommandon import Kommando, RegistreraBeslut
from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from diarium.databaslage import stall_in
from diarium.frister import flytta_frist
from diarium.klocka import Stegklocka
from diarium.kvitto import Kvitto
from diarium.registrera import registrera
from diarium.starta import starta
from diarium.svep.miljo import Sandmiljo
from diarium.svep.svepa import Svepresultat, svepa
from diarium.svep.takt import OBEGRANSAT, Takt
from notiser.kanaler.kanaler import Kanaler, Kanalinstallningar
from notiser.kanaler.smtpinstallning import Sakerhet, Smtpinstallning
from notiser.parter import Avsandare

AVSANDARE = Avsandare(
    namn="VästKom (fiktiv)",
    adress="beslutsflode@vastkom.example",
    doman="vastkom.example",
    svara_till=None,
)
VEM = "Ronja Rövardotter"


def kl(dag: date, timme: int = 8, minut: int = 0) -> datetime:
    """Gives an instant in Stockholm."""
    return datetime.combine(dag, time(timme, minut), tzinfo=STOCKHOLM)


@contextmanager
def sandmiljo(
    port: int | None,
    *,
    ca_fil: str | None = None,
    namn: str = "provet",
    sandlada_till: str | None = None,
    takt: Takt = OBEGRANSAT,
    tidsgrans_s: float = 2,
) -> Iterator[Sandmiljo]:
    """Gives real transports to the port of a mail server on this machine."""
    smtp = None if port is None else installning(port, tidsgrans_s)
    with Kanaler(Kanalinstallningar(smtp=smtp, ca_fil=ca_fil, tidsgrans_s=2)) as kanaler:
        yield Sandmiljo(
            kanaler=kanaler,
            avsandare=AVSANDARE,
            slump=lambda: 0.5,
            namn=namn,
            hem=Path(),
            sandlada_till=sandlada_till,
            takt=takt,
        )


def installning(port: int, tidsgrans_s: float = 2) -> Smtpinstallning:
    return Smtpinstallning(
        host="127.0.0.1",
        port=port,
        sakerhet=Sakerhet.INGEN,
        avsandare=AVSANDARE.adress,
        tidsgrans_s=tidsgrans_s,
    )


@dataclass(frozen=True)
class Rigg:
    """A round in a record, with a sender."""

    databas: Databas
    klocka: Stegklocka
    miljo: Sandmiljo
    omgang: Beslutsomgang

    def med(self, miljo: Sandmiljo) -> "Rigg":
        """Gives the same record with another sender."""
        return replace(self, miljo=miljo)

    def svep(self, nu: datetime | None = None) -> Svepresultat:
        """Steps the clock and sweeps once."""
        if nu is not None:
            self.klocka.ga_till(nu)
        return svepa(self.databas, self.miljo, klocka=self.klocka)

    def svep_var(self, steg: timedelta, *, till: datetime) -> None:
        """Sweeps again and again, up to an instant."""
        while (nasta := _senare(self.klocka.nu(), steg)) <= till:
            self.svep(nasta)

    def gor(self, arende: str, kommando: Kommando) -> Kvitto:
        with self.databas.skriv() as session:
            return registrera(session, self.omgang.kod, arende, kommando, nu=self.klocka.nu())

    def besluta(
        self,
        arende: str,
        utfall: Utfall = Utfall.BIFALL,
        punkter: Sequence[str] = (),
    ) -> Kvitto:
        """Records a final decision, justerat and announced, of today."""
        return self.gor(
            arende, beslut(arende, self.idag(), utfall, punkter or self.punkter(arende))
        )

    def punkter(self, arende: str) -> list[str]:
        rader = self.las(
            "SELECT punkt FROM punktlage p JOIN arende a ON a.id = p.arende_id"
            " WHERE a.nyckel = :nyckel ORDER BY p.plats",
            nyckel=arende,
        )
        return [rad.punkt for rad in rader]

    def flytta(self, dag: date, *, motivering: str = "VGR behöver mer tid") -> None:
        with self.databas.skriv() as session:
            flytta_frist(
                session,
                self.omgang.kod,
                milstolpe="mottaget",
                tidpunkt=Tidpunkt(datum=dag),
                motivering=motivering,
                nu=self.klocka.nu(),
            )

    def idag(self) -> date:
        return self.klocka.nu().astimezone(STOCKHOLM).date()

    def las(self, sats: str, **varden: object) -> Sequence[Row[Any]]:
        """Reads by plain SQL, past the program."""
        with self.databas.motor.connect() as anslutning:
            return anslutning.execute(text(sats), varden).all()

    def skriv(self, sats: str, **varden: object) -> None:
        """Writes by plain SQL, past the program."""
        with self.databas.motor.begin() as anslutning:
            anslutning.execute(text(sats), varden)

    def tillstand(self, sort: str = "paminnelse") -> Counter[str]:
        """Counts the messages of a kind by state."""
        rader = self.las("SELECT tillstand FROM utskick WHERE sort = :sort", sort=sort)
        return Counter(rad.tillstand for rad in rader)

    def utskick(self, sort: str = "paminnelse") -> Sequence[Row[Any]]:
        return self.las("SELECT * FROM utskick WHERE sort = :sort ORDER BY id", sort=sort)

    def ansprak(self) -> Counter[tuple[str, int, int, int]]:
        """Counts the claims by case, version, days of the rung and contact."""
        rader = self.las(
            "SELECT a.nyckel, s.fristversion, s.trappsteg, s.kontakt_id FROM ansprak s"
            " JOIN arende a ON a.id = s.arende_id",
        )
        steg = self.omgang.trappa.finn
        return Counter((nyckel, v, steg(nummer).dagar, k) for nyckel, v, nummer, k in rader)


def _senare(nu: datetime, steg: timedelta) -> datetime:
    """Adds whole days by the wall clock, and anything shorter by the instant."""
    if steg % timedelta(days=1):
        return nu + steg
    return nu.astimezone(STOCKHOLM) + steg


def beslut(
    arende: str,
    dag: date,
    utfall: Utfall = Utfall.BIFALL,
    punkter: Iterable[str] = ("1", "2", "3"),
) -> RegistreraBeslut:
    return RegistreraBeslut(
        beslut=Beslut(
            organ=arende.partition("/")[2],
            datum=dag,
            justerat=dag,
            anslaget=dag,
            registrerat_av=VEM,
            punkter=tuple(Punktbeslut(punkt=kod, utfall=utfall) for kod in punkter),
        ),
    )


def rigga(
    databas: Databas,
    omgang: Beslutsomgang,
    kontakter: Sequence[Kontakt],
    miljo: Sandmiljo,
    *,
    nu: datetime,
) -> Rigg:
    """Starts a round in a simulated record at an instant."""
    stall_in(databas, simulerad=True, nu=nu)
    with databas.skriv() as session:
        starta(session, omgang, kontakter, nu=nu)
    return Rigg(databas, Stegklocka(nu), miljo, omgang)


def tolka(innehall: bytes) -> EmailMessage:
    """Reads a letter as the receiver got it."""
    brev = message_from_bytes(innehall, policy=policy.default)
    assert isinstance(brev, EmailMessage)
    return brev


def brevtext(brev: EmailMessage) -> str:
    """Gives the plain text of a letter."""
    del_ = brev.get_body(("plain",))
    assert del_ is not None
    return str(del_.get_content())


def valj(brev: Iterable[EmailMessage], villkor: Callable[[str], bool]) -> list[EmailMessage]:
    """Gives the letters whose subject fits."""
    return [ett for ett in brev if villkor(str(ett["Subject"]))]


def ar_paminnelse(amne: str) -> bool:
    """Tells whether a subject is a reminder's or an escalation's."""
    return "Påminnelse:" in amne or "Eskalering:" in amne

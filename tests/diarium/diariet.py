"""A record as the tests use it: started rounds, short commands, and raw reading from outside."""

import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, event, inspect, select, table, text

from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kommandon import Kommando, RegistreraBeslut
from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from diarium.kvitto import Kvitto
from diarium.registrera import registrera
from diarium.starta import starta
from tests.beslutsmodell.omgangar import ALLA
from tests.rundor import kontakter_for

START = datetime(2019, 6, 3, 9, tzinfo=STOCKHOLM)
NU = datetime(2019, 11, 20, 12, tzinfo=STOCKHOLM)
MOTE = date(2019, 10, 9)
VEM = "Ronja Rövardotter"


def beslut(
    arende: str,
    utfall: Utfall | Mapping[str, Utfall] = Utfall.BIFALL,
    *,
    datum: date = MOTE,
    justerat: date | None = None,
) -> RegistreraBeslut:
    """Gives the command that records a decision of the case's own body."""
    per_punkt = dict.fromkeys(ALLA, utfall) if isinstance(utfall, Utfall) else utfall
    rader = tuple(
        Punktbeslut(
            punkt=kod,
            utfall=ett,
            villkor="om budgeten antas" if ett is Utfall.BIFALL_MED_VILLKOR else None,
        )
        for kod, ett in per_punkt.items()
    )
    organ = arende.partition("/")[2]
    return RegistreraBeslut(
        beslut=Beslut(
            organ=organ,
            datum=datum,
            punkter=rader,
            justerat=justerat,
            registrerat_av=VEM,
        ),
    )


@dataclass(frozen=True)
class Diariet:
    """A record with a round in it."""

    databas: Databas
    kod: str

    def gor(
        self,
        arende: str,
        kommando: Kommando,
        *,
        nu: datetime = NU,
        vantad_version: int | None = None,
    ) -> Kvitto:
        """Records one command in a transaction of its own."""
        with self.databas.skriv() as session:
            return registrera(
                session, self.kod, arende, kommando, nu=nu, vantad_version=vantad_version
            )

    def besluta(self, *arenden: str) -> list[Kvitto]:
        """Lets bodies approve every point, one after the other."""
        return [self.gor(arende, beslut(arende)) for arende in arenden]

    def las(self, sats: str, **varden: object) -> Sequence[Row[Any]]:
        """Reads by plain SQL, past the program."""
        with self.databas.motor.connect() as anslutning:
            return anslutning.execute(text(sats), varden).all()

    def kedja(self) -> Sequence[Row[Any]]:
        """Gives the events of the round in order."""
        return self.las(
            "SELECT h.lopnr, h.typ, h.nyckel, h.nummer, h.kropp, h.hash FROM handelse h"
            " JOIN omgang o ON o.id = h.omgang_id WHERE o.kod = :kod ORDER BY h.lopnr",
            kod=self.kod,
        )

    def punkter(self, arende: str) -> dict[str, tuple[str, str | None, str]]:
        """Gives state, outcome and marks of each point, as projected."""
        rader = self.las(
            "SELECT p.punkt, p.lage, p.utfall, p.flaggor FROM punktlage p"
            " JOIN arende a ON a.id = p.arende_id WHERE a.nyckel = :arende ORDER BY p.plats",
            arende=arende,
        )
        return {rad.punkt: (rad.lage, rad.utfall, rad.flaggor) for rad in rader}

    def arende(self, nyckel: str) -> Row[Any]:
        """Gives the projected row of a case."""
        return self.las("SELECT * FROM arende WHERE nyckel = :nyckel", nyckel=nyckel)[0]

    def oppningar(self) -> Counter[str]:
        """Gives how many opening notices each case has been given."""
        rader = self.las(
            "SELECT a.nyckel FROM utskick u JOIN arende a ON a.id = u.arende_id"
            " WHERE u.sort = 'oppning'",
        )
        return Counter(rad.nyckel for rad in rader)


def borja(
    databas: Databas,
    omgang: Beslutsomgang,
    kontakter: Sequence[Kontakt] | None = None,
) -> Diariet:
    """Starts a round and gives the record with it."""
    with databas.skriv() as session:
        starta(session, omgang, kontakter or kontakter_for(omgang), nu=START)
    return Diariet(databas, omgang.kod)


def dump(databas: Databas) -> dict[str, list[str]]:
    """Gives every row of every table, in an order of their own."""
    with databas.motor.connect() as anslutning:
        return {
            bord: sorted(
                repr(tuple(rad))
                for rad in anslutning.execute(select(text("*")).select_from(table(bord)))
            )
            for bord in inspect(anslutning).get_table_names()
        }


@contextmanager
def raknade_satser(databas: Databas) -> Iterator[list[str]]:
    """Gives the list that fills with the statements sent meanwhile, also past the toolkit."""
    satser: list[str] = []
    lyssnare = logging.Handler()
    setattr(lyssnare, "emit", lambda post: satser.append(post.getMessage()))  # noqa: B010
    logg = logging.getLogger("diarium.drivsats")
    niva = logg.level

    def notera(_anslutning: object, _markor: object, sats: str, *_: object) -> None:
        if not sats.startswith("BEGIN"):
            satser.append(sats)

    event.listen(databas.motor, "before_cursor_execute", notera)
    logg.addHandler(lyssnare)
    logg.setLevel(logging.DEBUG)
    yield satser
    logg.setLevel(niva)
    logg.removeHandler(lyssnare)
    event.remove(databas.motor, "before_cursor_execute", notera)

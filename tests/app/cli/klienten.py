"""The command line as a user meets it: arguments in; exit code and two texts out."""

import json
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

from app.cli.start import kor
from beslutsmodell.frist import STOCKHOLM
from diarium.databas import Databas
from diarium.databaslage import stega_klocka
from diarium.schema import hoj_schema
from tests.diarium.diariet import dump

KOD = "fvm-avrop-2019"
VEM = "Registrator (fiktiv)"


@dataclass(frozen=True)
class Svar:
    """What a command answered."""

    kod: int
    ut: str
    fel: str


@dataclass(frozen=True)
class Klient:
    """Runs commands in this process, against the record that BESLUT_HEM points at."""

    hem: Path

    def __call__(self, *argument: str) -> Svar:
        """Runs a command."""
        ut, fel = StringIO(), StringIO()
        with redirect_stdout(ut), redirect_stderr(fel):
            kod = kor(list(argument))
        return Svar(kod, ut.getvalue(), fel.getvalue())

    def lyckas(self, *argument: str) -> str:
        """Runs a command that must go well, and gives what it said."""
        svar = self(*argument)
        assert (svar.kod, svar.fel) == (0, ""), svar
        return svar.ut

    def nekas(self, *argument: str, kod: int = 1) -> str:
        """Runs a command that must be refused and change nothing, and gives the reason."""
        fore = self.innehall()
        svar = self(*argument)
        assert svar.kod == kod, svar
        assert svar.ut == ""
        assert "Traceback" not in svar.fel
        assert self.innehall() == fore
        return svar.fel

    def json(self, *argument: str) -> Any:  # noqa: ANN401 - whatever the command answers
        """Runs a showing command and reads its JSON."""
        return json.loads(self.lyckas(*argument, "--json"))

    def lage(self) -> Mapping[str, Any]:
        """Gives the state of the round, after checking that every count adds up to 49."""
        lage: dict[str, Any] = self.json("lage", KOD)
        assert len(lage["kommuner"]) == 49
        assert {namn: sum(ett.values()) for namn, ett in lage["summa"].items()} == dict.fromkeys(
            lage["summa"], 49
        )
        return lage

    def kommun(self, kod: str) -> Mapping[str, Any]:
        """Gives one kommun as `lage --json` shows it."""
        traffar = [ett for ett in self.lage()["kommuner"] if ett["kod"] == kod]
        assert len(traffar) == 1
        funnen: Mapping[str, Any] = traffar[0]
        return funnen

    def starta(self) -> None:
        """Starts the example on a clock that stands in June 2019."""
        svar = self("starta", KOD, "--simulerad", "2019-06-03 09:00")
        assert svar.kod == 0, svar

    def tomt(self) -> None:
        """Makes a record without rounds."""
        databas = self._databas()
        hoj_schema(databas)
        databas.stang()

    def stega(self, ar: int, manad: int, dag: int, timme: int = 9) -> None:
        """Moves the clock of the simulation."""
        databas = self._databas()
        stega_klocka(databas, datetime(ar, manad, dag, timme, tzinfo=STOCKHOLM))
        databas.stang()

    def innehall(self) -> dict[str, list[str]]:
        """Gives every row of the record."""
        if not self.fil.exists():
            return {}
        databas = self._databas()
        rader = dump(databas)
        databas.stang()
        return rader

    @property
    def fil(self) -> Path:
        """Gives the database's file."""
        return self.hem / "diarium.sqlite"

    def _databas(self) -> Databas:
        return Databas(f"sqlite:///{self.fil}")


def rekommendera(klient: Klient) -> str:
    """Lets VästKom recommend, which opens the förbund."""
    klient.stega(2019, 6, 12)
    return klient.lyckas(
        "registrera",
        KOD,
        "vastkom-styrelse",
        *("--datum", "2019-06-11", "--paragraf", "§ 28", "--av", VEM),
        *("--punkt", "1=bifall: bor", "--punkt", "2=bifall: rekommenderas", "--punkt", "3=bifall"),
    )


def besluta_i_harryda(klient: Klient) -> None:
    """Lets Härryda take points 1 and 3 and reject 2, justerat and announced."""
    klient.stega(2019, 10, 10)
    klient.lyckas(
        "registrera",
        KOD,
        "kommunbeslut/1401-ks",
        *("--datum", "2019-09-25", "--paragraf", "§ 112", "--dnr", "KS 2019/41", "--av", VEM),
        *("--punkt", "1=bifall", "--punkt", "2=avslag", "--punkt", "3=bifall"),
        *("--justerat", "2019-10-02", "--anslaget", "2019-10-03"),
    )


def registrera_avtal(klient: Klient, slag: str, punkter: str, text: str = "Avtal") -> str:
    """Registers an agreement of Härryda, with a file whose name is of the usual kind."""
    fil = klient.hem / f"{slag} Härryda KS §112.pdf"
    fil.write_text(f"{text}: {slag} {punkter}", encoding="utf-8")
    return klient.lyckas(
        *("avtal", "registrera", KOD, "Härryda", "--slag", slag, "--version", "2019-1"),
        *("--punkter", punkter, "--fil", str(fil)),
        *("--undertecknare", "Kommundirektör: KS 2019-09-25 § 112"),
    )

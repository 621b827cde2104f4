"""The game: a round on the table, where bodies answer and days pass."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from diarium.bevakning import las_bevakning
from diarium.databas import Databas
from diarium.lage import las_lage
from diarium.returer.larm import las_returlarm
from diarium.utkorg.lista import lista_utskick
from flows.kedja.att_gora import LARM, att_gora
from flows.kedja.uppgift import Uppgift
from tests.app.cli.klienten import Klient, Svar
from tests.scenarier.brev import Brev, las_brev
from tests.scenarier.brevladan import Brevlada
from tests.scenarier.rundmappen import KOD, Rundmapp
from tests.scenarier.tiden import Tiden

VEM: Final = "Registrator (fiktiv)"
UNDERLAG: Final = "Tjänsteskrivelse om avrop"
SAMORDNAREN: Final = "samordnare.fvm@{}.example"


class Nekat(Exception):
    """What was asked for was refused; the text is the whole answer."""


@dataclass
class Spel:
    """One round on a record of its own; everything goes through the command line and the mail."""

    klient: Klient
    post: Brevlada
    runda: Rundmapp
    tiden: Tiden = field(init=False)

    def __post_init__(self) -> None:
        """Set the clock beside the record."""
        self.tiden = Tiden(self.klient)

    # ---- What happens ----

    def till(self, nar: str) -> None:
        """Let days pass, with a sweep every morning: "2019-10-09", or "2019-11-26 23:59"."""
        self.tiden.till(nar)

    def hoppa_till(self, nar: str) -> None:
        """Let days pass that the scenario does not look at: no sweep is made on the way."""
        with self.driftstopp():
            self.tiden.till(nar)

    def gor(self, *argument: str) -> str:
        """Run a command, then the sweep that follows within minutes; Nekat when it is refused."""
        svar = self.klient(*argument)
        if svar.kod:
            raise Nekat(svar.fel)
        self.tiden.svepa_vid_behov()
        return svar.ut

    @contextmanager
    def nekar(self, *texter: str) -> Iterator[None]:
        """Demand that what is done inside is refused with these texts, and changes nothing."""
        fore = self.klient.innehall()
        try:
            yield
        except Nekat as nekat:
            svar = " ".join(str(nekat).split())
            assert svar.startswith("Fel: ")
            for text in texter:
                assert text in svar, svar
            assert self.klient.innehall() == fore
        else:
            raise AssertionError("Det gick, men skulle ha nekats.")

    def svepa(self) -> Svar:
        """Make a sweep at once."""
        return self.tiden.svepa()

    @contextmanager
    def driftstopp(self) -> Iterator[None]:
        """Let no sweep run while it lasts."""
        self.tiden.stilla = True
        yield
        self.tiden.stilla = False

    def fristen_flyttas(self, dag: str, motivering: str) -> str:
        """Let the receiver move its deadline."""
        return self.gor("frist", "andra", KOD, "--datum", dag, "--motivering", motivering)

    def underlaget_andras(self, version: str, motivering: str, *flaggor: str) -> str:
        """Let the matter be described anew, for instance at another price."""
        fil = self.klient.hem / f"underlag {version}.txt"
        fil.write_text(f"Tjänsteskrivelse {version} (fiktiv)\n", encoding="utf-8")
        val = ("--namn", UNDERLAG, "--version", version, "--fil", str(fil))
        return self.gor("underlag", "andra", KOD, *val, "--motivering", motivering, *flaggor)

    def punkten_aterkallas_for_alla(self, punkt: str, motivering: str, *flaggor: str) -> str:
        """Let an option be withdrawn from the round."""
        val = ("--punkter", punkt, "--alla", "--motivering", motivering)
        return self.gor("avbryt", KOD, *val, "--av", VEM, *flaggor)

    def antecknas(self, text: str, *val: str) -> str:
        """Note something on the round, or on the case that `--arende` names."""
        return self.gor("anteckna", KOD, "--text", text, "--av", VEM, *val)

    def kalendern_andras(self, *rader: str) -> str:
        """Read in a new calendar: rows "1492-kf,2019-11-05,2019-10-25"."""
        fil = self.klient.hem / "kalender.csv"
        text = "\n".join(("organ,datum,handlingar_senast", *rader))
        fil.write_text(f"{text}\n", encoding="utf-8")
        return self.gor("kalender", "importera", KOD, str(fil), "--av", VEM)

    def kalendern_behalls(self, organ: str) -> str:
        """Let the coordinator go through a body, and leave its calendar as it is."""
        return self.gor("kalender", "behall", KOD, "--organ", organ, "--av", VEM)

    # ---- What is seen ----

    @property
    def brev(self) -> list[Brev]:
        """Give every letter that has arrived, in order."""
        return [las_brev(ett) for ett in self.post.mottagna]

    def samordnarens_brev(self, forbund: str) -> list[Brev]:
        """Give what the coordinator of a förbund has got."""
        return [ett for ett in self.brev if ett.till == SAMORDNAREN.format(forbund.lower())]

    @property
    def lage(self) -> dict[str, Any]:
        """Give the state of the round; every count in it adds up to the participants."""
        lage: dict[str, Any] = self.klient.json("lage", KOD, "--arenden")
        antal = len(lage["kommuner"])
        assert {sum(ett.values()) for ett in lage["summa"].values()} == {antal}
        return lage

    @property
    def lage_i_ord(self) -> str:
        """Give the state of the round as a human reads it, on one line."""
        return " ".join(self.klient.lyckas("lage", KOD).split())

    @property
    def plan(self) -> dict[str, Any]:
        """Give the plan as it is reckoned today."""
        plan: dict[str, Any] = self.klient.json("plan", KOD)
        assert sum(plan["rakning"].values()) == len(plan["bedomning"])
        return plan

    @property
    def prognos_i_ord(self) -> str:
        """Give the forecast as a human reads it."""
        return self.klient.lyckas("prognos", KOD)

    @property
    def frister(self) -> list[dict[str, Any]]:
        """Give every version of the deadline."""
        frister: list[dict[str, Any]] = self.klient.json("frist", "visa", KOD)
        return frister

    @property
    def underlag(self) -> list[dict[str, Any]]:
        """Give every version of the underlag."""
        underlag: list[dict[str, Any]] = self.klient.json("underlag", "visa", KOD)
        return underlag

    @property
    def utskick(self) -> list[dict[str, Any]]:
        """Give the outbox."""
        utskick: list[dict[str, Any]] = self.klient.json("utskick", "lista", KOD)
        return utskick

    @property
    def att_gora(self) -> tuple[Uppgift, ...]:
        """Give what the page *Att göra* asks of a human today."""
        databas = Databas(f"sqlite:///{self.klient.fil}")
        with databas.las() as session:
            lage = las_lage(session, KOD, nu=self.tiden.nu())
            larm = [ett for ett in lista_utskick(session, KOD) if ett.tillstand in LARM]
            bevakning = las_bevakning(session, KOD, nu=self.tiden.nu())
            returer = las_returlarm(session, KOD, nu=self.tiden.nu())
        databas.stang()
        return att_gora(lage, larm, bevakning, returer)

    def att_gora_om(self, vem: str) -> list[str]:
        """Give what the page asks about somebody, each as "what is wrong what to do"."""
        return [f"{ett.vad} {ett.gor}" for ett in self.att_gora if vem in ett.vem]

    def verifiera(self) -> str:
        """Check the whole record."""
        return self.klient.lyckas("verifiera")

    def registrerade(self, typ: str) -> list[dict[str, Any]]:
        """Give the recorded events of a kind, each with `registrerat`, as the export has them."""
        mapp = self._export()
        with (mapp / "handelser.csv").open(encoding="utf-8-sig", newline="") as fil:
            kroppar = [json.loads(rad["kropp"]) for rad in csv.DictReader(fil, delimiter=";")]
        return [
            ett["handelse"] | {"registrerat": ett["tid"]}
            for ett in kroppar
            if ett["handelse"]["typ"] == typ
        ]

    def exporterat(self) -> str:
        """Export the round, and give its JSON as text."""
        return (self._export() / "omgang.json").read_text(encoding="utf-8")

    def _export(self) -> Path:
        mapp = self.klient.hem / "export"
        self.klient.lyckas("exportera", KOD, str(mapp))
        return mapp

    @staticmethod
    def om_kalendern(organ: str) -> tuple[str, ...]:
        """Give the question for every version of a body's calendar."""
        return ("kalender", "visa", KOD, "--organ", organ)

"""Who plays: the bodies that decide, the kommuner that sign, and the region that acknowledges."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.scenarier.brev import Brev
from tests.scenarier.rundmappen import KOD
from tests.scenarier.spelet import VEM, Spel

REFERENS: Final = "FVM-2019-1 (fiktiv)"
Utfall = str | Mapping[str, str]
"""One outcome for every point, or the outcome of each: {"1": "bifall", "2": "avslag"}."""


@dataclass(frozen=True)
class Organ:
    """A body and its case."""

    spel: Spel
    nyckel: str
    """The name of its case: "kommunbeslut/1492-kf"."""

    @property
    def kod(self) -> str:
        """Give the body's own code."""
        return self.nyckel.partition("/")[2]

    # ---- What it does ----

    def svarar(
        self, dag: str, utfall: Utfall, *flaggor: str, rapporteras: str | None = None
    ) -> str:
        """Decide on a day; it is told the same day, or later. More flags as the command has them.

        `rapporteras` is the day when the owner gets to know.
        """
        return self._registrera("registrera", dag, utfall, *flaggor, rapporteras=rapporteras)

    def aterremitterar(self, dag: str, *, stod: str) -> str:
        """Send the matter back, by `minoritet` or `majoritet`."""
        return self.svarar(dag, f"aterremiss: {stod}")

    def bordlagger(self, dag: str, *, stod: str = "majoritet") -> str:
        """Put the matter off to the next meeting."""
        return self.svarar(dag, f"bordlaggning: {stod}")

    def rattas(self, dag: str, utfall: Utfall, motivering: str, *flaggor: str) -> str:
        """Replace the recorded decision by the right one."""
        tillagg = ("--motivering", motivering, *flaggor)
        return self._registrera("korrigera", dag, utfall, *tillagg, rapporteras=None)

    def justerar(self, dag: str, *flaggor: str) -> str:
        """Let the minutes be justerade."""
        return self._pa(dag, "justera", "--justerat", dag, *flaggor)

    def anslar(self, dag: str, *flaggor: str) -> str:
        """Announce the justering on the notice board."""
        return self._pa(dag, "anslag", "--anslaget", dag, *flaggor)

    def overklagas(self, dag: str) -> str:
        """Let somebody appeal."""
        return self._pa(dag, "overklaga", "--datum", dag)

    def villkoret_uppfylls(self, dag: str, punkt: str, motivering: str) -> str:
        """Let a human see that the condition has been met."""
        return self._pa(dag, "villkor", *_punktvis(punkt, motivering))

    def punkten_aterkallas(self, punkt: str, motivering: str) -> str:
        """Take back a point: the body is not to decide it any more."""
        return self._gor("avbryt", *_punktvis(punkt, motivering))

    def stangs(self, punkt: str, motivering: str) -> str:
        """Let nobody wait for the answer any more."""
        return self._gor("stang", *_punktvis(punkt, motivering))

    def bekraftas(self, nummer: int, motivering: str) -> str:
        """Let a human say which report holds."""
        val = ("--nummer", str(nummer), "--motivering", motivering, "--av", VEM)
        return self._gor("bekrafta", *val)

    # ---- How it stands ----

    @property
    def arende(self) -> dict[str, Any]:
        """Give its case with every decision."""
        arende: dict[str, Any] = self.spel.klient.json("lage", KOD, "--arende", self.nyckel)
        return arende

    @property
    def arende_i_ord(self) -> str:
        """Give its case as a human reads it, on one line."""
        return " ".join(self.spel.klient.lyckas("lage", KOD, "--arende", self.nyckel).split())

    @property
    def lage(self) -> dict[str, Any]:
        """Give its row among the cases: `lage`, `status`, `punkter`, `flaggor`, `forsenad`."""
        (rad,) = (ett for ett in self.spel.lage["arenden"] if ett["nyckel"] == self.nyckel)
        funnen: dict[str, Any] = rad
        return funnen

    @property
    def status(self) -> dict[str, str]:
        """Give the state of each point."""
        status: dict[str, str] = self.lage["status"]
        return status

    @property
    def utfall(self) -> dict[str, str | None]:
        """Give the outcome of each point."""
        utfall: dict[str, str | None] = self.lage["punkter"]
        return utfall

    @property
    def flaggor(self) -> set[str]:
        """Give the marks beside its points."""
        return {flagga for ett in self.lage["flaggor"].values() for flagga in ett}

    @property
    def brev(self) -> list[Brev]:
        """Give what its function mailbox has got."""
        adresser = {
            ett.adress
            for ett in self.spel.runda.adresser
            if (ett.organ, ett.roll) == (self.kod, "registrator")
        }
        return [ett for ett in self.spel.brev if ett.till in adresser]

    @property
    def paminnelser(self) -> list[str]:
        """Give the days on which it was reminded."""
        return [ett.dag for ett in self.brev if ett.ar_paminnelse]

    @property
    def sista_paminnelsen(self) -> str:
        """Give the text of its last reminder."""
        return [ett.text for ett in self.brev if ett.ar_paminnelse][-1]

    # ---- How it is told ----

    def _registrera(
        self, kommando: str, dag: str, utfall: Utfall, *flaggor: str, rapporteras: str | None
    ) -> str:
        per_punkt = utfall if isinstance(utfall, Mapping) else dict.fromkeys(self.status, utfall)
        punkter = (f"--punkt={kod}={ord_}" for kod, ord_ in per_punkt.items())
        val = ("--datum", dag, "--av", VEM, *punkter, *flaggor)
        return self._pa(rapporteras or dag, kommando, *val)

    def _pa(self, dag: str, kommando: str, *val: str) -> str:
        """Do something on a day: time passes till then, unless the day has been."""
        if dag > self.spel.tiden.nu().date().isoformat():
            self.spel.till(dag)
        return self._gor(kommando, *val)

    def _gor(self, kommando: str, *val: str) -> str:
        return self.spel.gor(kommando, KOD, self.nyckel, *val)


@dataclass(frozen=True)
class Kommun(Organ):
    """A kommun with one deciding body, or several: `organen`."""

    namn: str

    def organet(self, kod: str) -> Organ:
        """Give one of its bodies, also one that only prepares: "1487-sn"."""
        (nyckel,) = (ett["nyckel"] for ett in self.spel.lage["arenden"] if ett["organ"] == kod)
        return Organ(self.spel, nyckel)

    def skickar_avtal(
        self,
        slag: str,
        punkter: str,
        *,
        version: str = "1",
        undertecknare: tuple[str, ...] = ("Kommundirektör: KF § 1",),
        inkommet: str | None = None,
        skickat: str | None = None,
    ) -> str:
        """Send a signed agreement, which is always registered. Points as "1 3"."""
        fil = self.spel.klient.hem / f"{slag} {self.namn}.txt"
        fil.write_text(f"{slag} {self.namn} {punkter} {version} (fiktivt)\n", encoding="utf-8")
        underskrifter = (f"--undertecknare={ett}" for ett in undertecknare)
        tider = (("--inkommet", inkommet), ("--skickat", skickat))
        nar = (ord_ for flagga, tid in tider if tid for ord_ in (flagga, tid))
        return self.spel.gor(
            *("avtal", "registrera", KOD, self.namn, "--slag", slag, "--version", version),
            *("--punkter", punkter, "--fil", str(fil), *underskrifter, *nar),
        )

    def skickar_avtalen(self, punkter: str) -> None:
        """Send both agreements, signed as they should be."""
        for slag in ("avrop", "samverkansavtal"):
            self.skickar_avtal(slag, punkter)

    def lamnar_in(self) -> str:
        """Hand over the agreements to the receiver."""
        return self.spel.gor("lamna-in", KOD, self.namn)

    def sent_godtas(self, motivering: str) -> str:
        """Let the receiver accept what came late."""
        return self.spel.gor(
            *("avtal", "prova-sent", KOD, self.namn, "--godtas"),
            *("--motivering", motivering, "--av", "VGR (fiktiv)"),
        )

    @property
    def avtal(self) -> dict[str, Any]:
        """Give the agreements, where they stand and what is lacking."""
        avtal: dict[str, Any] = self.spel.klient.json("avtal", "visa", KOD, self.namn)
        return avtal

    @property
    def avtal_i_ord(self) -> str:
        """Give the agreements as a human reads them, on one line."""
        return " ".join(self.spel.klient.lyckas("avtal", "visa", KOD, self.namn).split())

    @property
    def brister(self) -> str:
        """Give everything that is lacking in the agreements, with what to ask for."""
        return " ".join(f"{ett['motivering']} {ett['atgard']}" for ett in self.avtal["brister"])

    @property
    def risker(self) -> str:
        """Give what is risked with the agreements as they stand."""
        return " ".join(self.avtal["risker"])

    @property
    def rad(self) -> dict[str, Any]:
        """Give the kommun's row in the state of the round."""
        (rad,) = (ett for ett in self.spel.lage["kommuner"] if ett["namn"] == self.namn)
        funnen: dict[str, Any] = rad
        return funnen

    @property
    def plan(self) -> dict[str, Any]:
        """Give the plan of its first deciding body: `bedomning`, `arende`, `utvagar`, `vagen`."""
        (man,) = (ett for ett in self.spel.plan["plan"]["huvudman"] if ett["namn"] == self.namn)
        forst: dict[str, Any] = man["beslut"][0]
        return forst

    def plan_i_ord(self, *regler: str) -> str:
        """Give the plan as a human reads it, on one line."""
        text = self.spel.klient.lyckas("plan", KOD, "--kommun", self.namn, *regler)
        return " ".join(text.split())


@dataclass(frozen=True)
class Mottagaren:
    """The region that receives the agreements."""

    spel: Spel

    def kvitterar(self, kommun: Kommun, *, mottaget: str | None = None) -> str:
        """Acknowledge what a kommun has handed over, as received now or at a stated time."""
        nar = ("--mottaget", mottaget) if mottaget else ()
        return self.spel.gor("kvittera", KOD, kommun.namn, "--referens", REFERENS, *nar)

    @property
    def paket(self) -> list[str]:
        """Give the names of the packages that lie in its folder."""
        mapp = self.spel.klient.hem / "inkorg" / "vgr"
        return sorted(fil.name for fil in mapp.glob("*.zip"))


def kommunen(spel: Spel, namn: str) -> Kommun:
    """Find a kommun by its name, with its first deciding body."""
    lage = spel.lage
    (kod,) = (ett["kod"] for ett in lage["kommuner"] if ett["namn"] == namn)
    forst = next(
        ett["nyckel"]
        for ett in lage["arenden"]
        if ett["huvudman"] == kod and ett["nyckel"].startswith("kommunbeslut/")
    )
    return Kommun(spel, forst, namn)


def organet(spel: Spel, nyckel: str) -> Organ:
    """Give a body by the name of its case: "direktion/fyrbodal-direktion"."""
    return Organ(spel, nyckel)


def _punktvis(punkt: str, motivering: str) -> tuple[str, ...]:
    return ("--punkt", punkt, "--motivering", motivering, "--av", VEM)

"""Who plays: the bodies that decide, the kommuner that sign, and the region that acknowledges."""

from dataclasses import dataclass
from typing import Any, Final

from tests.scenarier.organ import Organ
from tests.scenarier.rundmappen import KOD
from tests.scenarier.spelet import Spel

REFERENS: Final = "FVM-2019-1 (fiktiv)"


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

    def prognos(self, *regler: str) -> tuple[float, str | None]:
        """Give how likely the kommun is in time, and the day by which half of the draws are."""
        svar = self.spel.klient.json("prognos", KOD, *regler)["prognos"]
        (ett,) = (man for man in svar["huvudman"] if man["namn"] == self.namn)
        return ett["i_tid"], ett["median"]

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

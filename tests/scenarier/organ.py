"""A body that decides, and what happens to its decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.scenarier.brev import Brev
from tests.scenarier.rundmappen import KOD
from tests.scenarier.spelet import VEM, Spel

DOMEN: Final = "Förvaltningsrättens dom i mål 1234-19 (fiktivt)."
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

    def inhiberas(self, dag: str) -> str:
        """Let a court stop the decision until further notice."""
        return self._pa(dag, "inhibition", "--datum", dag)

    def inhibitionen_havs(self, dag: str) -> str:
        """Let the court take that back."""
        return self._pa(dag, "inhibition", "--havd", "--datum", dag)

    def overklagandet_avslas(self, dag: str, *, laga_kraft: str) -> str:
        """Let the appeal come to nothing."""
        val = ("--avslaget", "--laga-kraft", laga_kraft, "--datum", dag)
        return self._pa(dag, "dom", *val, "--motivering", DOMEN, "--av", VEM)

    def upphavs(self, dag: str) -> str:
        """Let a court annul the decision."""
        val = ("--upphavt", "--datum", dag, "--motivering", DOMEN, "--av", VEM)
        return self._pa(dag, "dom", *val)

    def anmaler(self, dag: str, *flaggor: str, rapporteras: str | None = None) -> str:
        """Report what the chair has decided at a meeting; it is told the same day, or later."""
        return self._pa(rapporteras or dag, "anmal", "--datum", dag, *flaggor)

    def villkoret_uppfylls(self, dag: str, punkt: str, motivering: str) -> str:
        """Let a human see that the condition has been met."""
        return self._pa(dag, "villkor", *_punktvis(punkt, motivering))

    def punkten_aterkallas(self, punkt: str, motivering: str) -> str:
        """Take back a point: the body is not to decide it any more."""
        return self._gor("avbryt", *_punktvis(punkt, motivering))

    def stangs(self, punkt: str, motivering: str) -> str:
        """Let nobody wait for the answer any more."""
        return self._gor("stang", *_punktvis(punkt, motivering))

    def pausas(self, till: str, motivering: str) -> str:
        """Let its reminders rest until a day."""
        val = ("--till", till, "--motivering", motivering, "--av", VEM)
        return self.spel.gor("utskick", "pausa", KOD, self.nyckel, *val)

    def aterupptas(self, motivering: str) -> str:
        """Let its reminders go on."""
        val = ("--motivering", motivering, "--av", VEM)
        return self.spel.gor("utskick", "ateruppta", KOD, self.nyckel, *val)

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


def _punktvis(punkt: str, motivering: str) -> tuple[str, ...]:
    return ("--punkt", punkt, "--motivering", motivering, "--av", VEM)

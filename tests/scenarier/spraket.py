"""The language of the scenarios: `spel.kommun("Åmål").svarar("2019-10-09", "bifall")`."""

from tests.scenarier.organ import Organ
from tests.scenarier.parterna import Kommun, Mottagaren, kommunen, organet
from tests.scenarier.spelet import VEM, Spel

VASTKOM = "vastkom/vastkom-styrelse"
FORBUNDEN = (
    ("au/sjuharad-au", "2019-08-27"),
    ("au/fyrbodal-au", "2019-08-29"),
    ("au/skaraborg-au", "2019-08-30"),
    ("direktion/sjuharad-direktion", "2019-09-06"),
    ("direktion/fyrbodal-direktion", "2019-09-12"),
    ("forbundsstyrelse/gr-styrelse", "2019-09-13"),
    ("direktion/skaraborg-direktion", "2019-09-13"),
)
"""The bodies of the förbund, with the days on which they meet in the example's calendar."""


class Scenario(Spel):
    """A round on the table, with everybody who takes part in it."""

    def kommun(self, namn: str) -> Kommun:
        """Give a kommun by its name."""
        return kommunen(self, namn)

    def organ(self, nyckel: str) -> Organ:
        """Give a body by the name of its case: "direktion/fyrbodal-direktion"."""
        return organet(self, nyckel)

    @property
    def vgr(self) -> Mottagaren:
        """Give the receiver."""
        return Mottagaren(self)

    def vastkom_rekommenderar(self, dag: str = "2019-06-11") -> str:
        """Let VästKom's board recommend all points."""
        punkter = {"1": "bifall: bor", "2": "bifall: rekommenderas", "3": "bifall: rekommenderas"}
        return self.organ(VASTKOM).svarar(dag, punkter)

    def forbunden_rekommenderar(self) -> None:
        """Let every förbund follow, each on its own day; then it is the kommuner's turn."""
        for nyckel, dag in FORBUNDEN:
            self.organ(nyckel).svarar(dag, "bifall", "--justerat", dag)


__all__ = ["VEM", "Scenario"]

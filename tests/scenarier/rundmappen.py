"""A round to play: the folder of the round of 2019, changed where a scenario asks for it."""

import csv
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import exempel

KOD: Final = "fvm-avrop-2019"
FORLAGA: Final = Path(exempel.__file__).parent / KOD

Andringar = Mapping[str, tuple[tuple[str, str], ...]]
"""Per file: what stands there, and what is to stand there instead. An empty first = at the end."""


@dataclass(frozen=True)
class Adress:
    """One row of kontakter.csv."""

    organ: str
    roll: str
    adress: str


@dataclass(frozen=True)
class Rundmapp:
    """The folder that a round is started from."""

    mapp: Path

    @property
    def adresser(self) -> tuple[Adress, ...]:
        """Give where mail goes, as the folder says."""
        with (self.mapp / "kontakter.csv").open(encoding="utf-8", newline="") as fil:
            return tuple(
                Adress(rad["organ"], rad["roll"], rad["adress"])
                for rad in csv.DictReader(fil)
                if rad["kanal"] == "epost"
            )


def kopiera(till: Path, andringar: Andringar) -> Rundmapp:
    """Copy the round of 2019 and change it; what is to be replaced must be there once or more."""
    shutil.copytree(FORLAGA, till)
    for namn, byten in andringar.items():
        fil = till / namn
        text = fil.read_text(encoding="utf-8")
        for gammalt, nytt in byten:
            assert gammalt in text, f"{namn} saknar {gammalt!r}"
            text = text.replace(gammalt, nytt) if gammalt else f"{text.rstrip()}\n{nytt}\n"
        fil.write_text(text, encoding="utf-8")
    return Rundmapp(till)

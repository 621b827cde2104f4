"""The record as a command sees it: settings, database, and what time it is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diarium.databas import Databas
    from diarium.installningar import Installningar
    from diarium.klocka import Klocka


@dataclass(frozen=True, slots=True)
class Oppet:
    """An open record."""

    installningar: "Installningar"
    databas: "Databas"
    klocka: "Klocka"

    @property
    def nu(self) -> datetime:
        """Give the instant, in UTC."""
        return self.klocka.nu()

    @property
    def simulerad(self) -> bool:
        """Tell whether the clock is stepped by a simulation."""
        from diarium.klocka import Stegklocka

        return isinstance(self.klocka, Stegklocka)


@contextmanager
def oppet_diarium() -> Iterator[Oppet]:
    """Open the record that the environment points at."""
    from diarium.databaslage import klocka_for
    from diarium.installningar import Installningar
    from diarium.uppstart import oppna_diarium

    installningar = Installningar()
    with oppna_diarium(installningar) as databas:
        yield Oppet(installningar, databas, klocka_for(databas))

"""The record as a command sees it: settings, database, and what time it is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.fel import Nekad

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
def oppet_diarium(*, skapa: bool = False) -> Iterator[Oppet]:
    """Open the record that the environment points at.

    Nekad, and nothing made, when there is none: only the start of a round may make one.
    """
    from diarium.databaslage import klocka_for

    with oppen_databas(skapa=skapa) as (installningar, databas):
        yield Oppet(installningar, databas, klocka_for(databas))


@contextmanager
def oppen_databas(*, skapa: bool = False) -> Iterator[tuple["Installningar", "Databas"]]:
    """Open the record without asking what time it is there: also one whose clock is damaged."""
    from diarium.installningar import Installningar
    from diarium.uppstart import oppna_diarium

    installningar = Installningar()
    if not skapa:
        _krav_diarium(installningar)
    with oppna_diarium(installningar, skapa=skapa) as databas:
        yield installningar, databas


def _krav_diarium(installningar: "Installningar") -> None:
    fil = _sqlitefil(installningar.databas_url)
    if fil is None:
        return
    variabel = "BESLUT_DATABAS" if installningar.databas else "BESLUT_HEM"
    if not fil.exists():
        raise Nekad(
            f"Det finns inget diarium här: {fil} saknas. Starta en omgång med `beslut starta`, "
            f"eller ställ {variabel} på det diarium som du menar.",
        )
    if fil.stat().st_size == 0:
        raise Nekad(
            f"Det finns inget diarium här: filen {fil} är tom (0 byte). Har det funnits ett "
            "diarium i den: återställ en säkerhetskopia. Annars: starta en omgång med "
            f"`beslut starta`, eller ställ {variabel} på det diarium som du menar.",
        )


def _sqlitefil(url: str) -> Path | None:
    """Give the file of an SQLite address, null for anything else."""
    drivare, _, vag = url.partition(":///")
    fil = vag.partition("?")[0]
    if drivare.partition("+")[0] != "sqlite" or fil in {"", ":memory:"}:
        return None
    return Path(fil)

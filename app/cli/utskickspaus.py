"""`beslut utskick pausa` and `ateruppta`: a body's reminders rest for a while."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.tolka import las_datum
from app.cli.val import Arendearg, FrivilligtAvval, Motiveringsval, Omgangsarg, Versionsval

if TYPE_CHECKING:
    from beslutsmodell.kommandon import Ateruppta, Pausa

PAUSA: Final = (
    "Pausa påminnelserna till ett organ till en viss dag, till exempel efter en återremiss. "
    "Organets sista dag och omgångens frist står kvar. Av det som skulle ha påmints under tiden "
    "går en påminnelse när pausen är slut."
)
ATERUPPTA: Final = "Låt påminnelserna till ett organ gå igen, före den dag då pausen skulle sluta."


def pausa(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    till: Annotated[
        date,
        typer.Option(
            "--till", metavar="DATUM", parser=las_datum, help="Den dag då påminnelserna går igen."
        ),
    ],
    motivering: Motiveringsval,
    av: FrivilligtAvval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Suspend the reminders of a case."""

    def gor(_lage: Arendelage) -> "Pausa":
        from beslutsmodell.kommandon import Pausa

        return Pausa(till=till, motivering=motivering, av=av)

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)


def ateruppta(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    motivering: Motiveringsval,
    av: FrivilligtAvval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Let the reminders of a case go on."""

    def gor(_lage: Arendelage) -> "Ateruppta":
        from beslutsmodell.kommandon import Ateruppta

        return Ateruppta(motivering=motivering, av=av)

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)

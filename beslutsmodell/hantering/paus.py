"""The reminders of a body are suspended, and go on."""

from datetime import datetime

from beslutsmodell.arende import Arende
from beslutsmodell.datum import datum_i_text
from beslutsmodell.fel import OgiltigPaus
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.handelser import PaminnelserAterupptagna, PaminnelserPausade
from beslutsmodell.kommandon import Ateruppta, Pausa


def pausa(arende: Arende, kommando: Pausa, *, nu: datetime) -> PaminnelserPausade:
    """Suspend the reminders of a body that owes an act, until a day to come."""
    if not arende.utestaende():
        raise OgiltigPaus(
            f"{arende.nyckel} är inte skyldigt något nu, så inga påminnelser går. Det finns inget "
            "att pausa."
        )
    if kommando.till <= nu.astimezone(STOCKHOLM).date():
        raise OgiltigPaus(
            f"{arende.nyckel}: pausen skulle sluta {datum_i_text(kommando.till)}, som inte ligger "
            "framåt i tiden. Ange den dag då påminnelserna ska gå igen."
        )
    if kommando.till == arende.pausad_till:
        raise OgiltigPaus(
            f"{arende.nyckel}: påminnelserna är redan pausade till {datum_i_text(kommando.till)}."
        )
    return PaminnelserPausade(till=kommando.till, motivering=kommando.motivering, av=kommando.av)


def ateruppta(arende: Arende, kommando: Ateruppta, *, nu: datetime) -> PaminnelserAterupptagna:
    """Let the reminders go on at once."""
    if arende.pausad_till is None or arende.pausad_till <= nu.astimezone(STOCKHOLM).date():
        raise OgiltigPaus(f"{arende.nyckel}: påminnelserna är inte pausade.")
    return PaminnelserAterupptagna(motivering=kommando.motivering, av=kommando.av)

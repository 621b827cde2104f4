"""When an agreement was sent and when it came, in words for the one who rules on it."""

from beslutsmodell.avtal.handling import Avtalshandling
from beslutsmodell.avtal.lage import Huvudmansavtal
from beslutsmodell.datum import tid_i_text
from beslutsmodell.frist import STOCKHOLM


def tider_i_ord(handling: Avtalshandling) -> str:
    """Say when it was sent, where that is stated, and when it came."""
    inkommet = f"inkommet {tid_i_text(handling.inkommet.astimezone(STOCKHOLM))}"
    if handling.skickat is None:
        return inkommet
    return f"skickat {tid_i_text(handling.skickat.astimezone(STOCKHOLM))}, {inkommet}"


def sent_i_ord(avtal: Huvudmansavtal) -> str:
    """Give what the receiver rules on: the times of every agreement, and which are not known.

    It says nothing on what they lead to: only the receiver does.
    """
    rader = [f"{slag}: {tider_i_ord(ett)}" for slag, ett in sorted(avtal.handlingar.items())]
    okant = any(ett.skickat is None for ett in avtal.handlingar.values())
    tillagg = " När det skickades är inte angivet för alla." if okant else ""
    return f"{'; '.join(rader)}.{tillagg}" if rader else ""

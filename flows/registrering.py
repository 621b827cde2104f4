"""The answer to a form that records something: told, and tagged by its round."""

from flows.atgarder import Registrerat
from flows.markning import mark_korningen
from flows.svar import Svar, gjort


async def registrerat(gjordes: Registrerat, omgang: str, *, vad: str, namn: str) -> Svar:
    """Answer what was recorded, about whom, where, and what is lacking after it.

    `vad` is what the run is about ("Beslut"), `namn` the state when it is new ("Registrerat").
    """
    kvitto = gjordes.kvitto
    await mark_korningen(omgang, f"{vad} · {omgang} · {gjordes.om}")
    if not kvitto.nytt:
        return gjort("Redan registrerat", f"{gjordes.om}: samma uppgift fanns redan.")
    antal = len(kvitto.oppnade)
    oppnade = f" Öppnar {antal} {'ärende' if antal == 1 else 'ärenden'}." if antal else ""
    saknas = "".join(f"\n– {ett}" for ett in gjordes.foljder)
    rader = f" Att komplettera:{saknas}" if saknas else ""
    plan = f" Plan: {gjordes.plan[0]}" if gjordes.plan else ""
    andrat = "".join(f"\n– {ett}" for ett in gjordes.plan[1:])
    return gjort(
        namn, f"{gjordes.om}: händelse {kvitto.lopnr} i diariet.{oppnade}{rader}{plan}{andrat}"
    )

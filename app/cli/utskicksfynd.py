"""What was found in messages, in words and as JSON for machines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.cli.utskicksord import antal, sort_i_ord

if TYPE_CHECKING:
    from diarium.utkorg.granskning import Utskicksfynd, Utskicksgranskning


def fyndrader(svar: "Utskicksgranskning") -> Iterator[str]:
    """Yield what was read, and each finding with the first message that has it."""
    omgang = svar.omgang
    yield f"{omgang.titel} ({omgang.kod})"
    planerade = antal(svar.meddelanden, "meddelande är planerat", "meddelanden är planerade")
    yield (
        f"{planerade}. {svar.lasta} är lästa som de skulle skrivas: varje sort, roll, kanal, "
        "trappsteg, ärende och mottagare är med."
    )
    for rad in omgang.fiktivt:
        yield f"Fiktivt: {rad}"
    if svar.vilande:
        yield (
            f"{svar.vilande} organ har inte sin tur än: deras meddelanden går inte att läsa här. "
            "Granska ur omgångens mapp."
        )
    yield ""
    for ett in svar.fynd:
        yield f"{ett}"
        yield f"  {_exemplet(ett)}"
    yield from map(str, svar.trappsteg)
    yield f"Summa: {antal(svar.antal_fynd, 'fynd', 'fynd')}." if svar.antal_fynd else "Inga fynd."


def _exemplet(ett: "Utskicksfynd") -> str:
    """Name the first message that has it, as `beslut utskick visa` finds it."""
    from beslutsmodell.datum import datum_i_text

    forst = ett.exempel
    vilket = f"utskick {forst.utskick}, " if forst.utskick else ""
    return (
        f"Först i: {vilket}{sort_i_ord(forst.sort, forst.trappsteg)}, {datum_i_text(forst.dag)}, "
        f"till {forst.till}"
    )


def granskning_som_json(svar: "Utskicksgranskning") -> dict[str, Any]:
    """Give what was read and found for machines."""
    return {
        "omgang": svar.omgang.kod,
        "meddelanden": svar.meddelanden,
        "lasta": svar.lasta,
        "vilande": svar.vilande,
        "fynd": [fynd_som_json(ett) for ett in svar.fynd],
        "trappsteg": [ett.model_dump(mode="json") for ett in svar.trappsteg],
    }


def granskning_i_ord(svar: "Utskicksgranskning", vad: str) -> str:
    """Say in a line how a sample of the messages read, and where to see what was found."""
    lasta = f"{antal(svar.lasta, 'meddelande', 'meddelanden')} av olika slag"
    if not svar.antal_fynd:
        return f"Granskat: {lasta} är lästa, inga fynd."
    funnet = antal(svar.antal_fynd, "fynd", "fynd")
    return f"Granskat: {lasta} är lästa, {funnet}. Se `beslut utskick granska {vad}`."


def fynd_som_json(ett: "Utskicksfynd") -> dict[str, Any]:
    """Give a finding for machines."""
    return ett.fynd.model_dump(mode="json") | {
        "antal": ett.antal,
        "exempel": {
            "sort": ett.exempel.sort,
            "till": ett.exempel.till,
            "dag": str(ett.exempel.dag),
            "utskick": ett.exempel.utskick,
        },
    }

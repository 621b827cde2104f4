"""What has happened to the decisions of a case in court."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from beslutsmodell.arende import Arende
    from beslutsmodell.handelser import Domstolshandelse

Texter = Mapping[str, str]
"""What people have written about a judgement, by the reference in the event."""


def referenser(arende: "Arende") -> Iterator[str]:
    """Yield the references of the texts that are shown."""
    for ett in arende.beslut:
        for steg in ett.i_domstol:
            for namn in ("motivering", "av"):
                if (referens := getattr(steg, namn, None)) is not None:
                    yield referens


def domstolen(arende: "Arende", texter: Texter) -> Iterator[str]:
    """Yield a line for each thing that has happened in court, in order."""
    for ett in arende.beslut:
        for steg in ett.i_domstol:
            yield f"Beslut {ett.nummer}: {_i_ord(steg, texter)}"


def domstolen_som_json(steg: "Domstolshandelse", texter: Texter) -> dict[str, Any]:
    """Give one thing that has happened in court, for machines."""
    rad = {"vad": steg.typ} | steg.model_dump(mode="json", exclude={"typ", "nummer", "foljder"})
    skrivet = {namn: _text(rad[namn], texter) for namn in ("motivering", "av") if namn in rad}
    return rad | skrivet


def _i_ord(steg: "Domstolshandelse", texter: Texter) -> str:
    from beslutsmodell.datum import kort_datum
    from beslutsmodell.handelser import (
        Inhiberat,
        InhibitionHavd,
        OverklagandeAvslaget,
        Overklagat,
        Upphavt,
    )

    dag = kort_datum(steg.datum)
    match steg:
        case Overklagat():
            return f"överklagat {dag} (KL 13:1)."
        case Inhiberat():
            return f"inhiberat av domstol {dag}, gäller inte tills vidare (FPL 28)."
        case InhibitionHavd():
            return f"inhibitionen hävd {dag}."
        case OverklagandeAvslaget():
            kraft = kort_datum(steg.laga_kraft)
            text = f"överklagandet ledde inte till något, dom {dag}. Laga kraft {kraft}."
        case Upphavt():
            text = f"upphävt av domstol {dag} (KL 13:8): punkterna ska beslutas på nytt."
    return f"{text} {_text(steg.motivering, texter)} ({_text(steg.av, texter)})"


def _text(referens: str, texter: Texter) -> str:
    return texter.get(referens, referens)

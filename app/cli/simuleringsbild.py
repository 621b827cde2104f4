"""Played rounds: as data, added up, and what broke."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from app.cli.visa import visa_json, visa_tabell

if TYPE_CHECKING:
    from diarium.simulering.simulera import Simulering

FALT = frozenset(
    ("fro", "handlingar", "nekade", "svep", "dodade", "meddelanden", "slut", "brott", "krympt")
)
"""What a round has in JSON."""
_BROTT = "brott mot det som alltid ska hålla"


def som_runda(ett: "Simulering") -> dict[str, Any]:
    """Give what one seed came to, as it is written in JSON."""
    spelad = ett.spelad
    return {
        "fro": ett.fro,
        "handlingar": spelad.akter,
        "nekade": dict(sorted(spelad.nekade.items())),
        "svep": spelad.svep,
        "dodade": spelad.dodade,
        "meddelanden": spelad.meddelanden,
        "slut": spelad.slut,
        "brott": str(spelad.brott) if spelad.brott else None,
        "krympt": [f"{akt.tid:%Y-%m-%d %H.%M} {akt}" for akt in ett.krympt],
    }


def visa_rundor_som_json(rundor: Sequence[dict[str, Any]]) -> None:
    """Print all rounds and their sum."""
    visa_json({"summa": dict(_summor(rundor)), "rundor": rundor})


def visa_rundor(rundor: Sequence[dict[str, Any]], vad: str) -> None:
    """Print the sum, and on stderr what broke and how to play it again."""
    summor = _summor(rundor)
    visa_tabell(("Vad", "Antal"), [(namn, str(antal)) for namn, antal in summor.items()])
    fran, till = rundor[0]["fro"], rundor[-1]["fro"]
    fron = f"fröet {fran}" if fran == till else f"frön {fran}–{till}"
    hallna = summor["omgångar"] - summor[_BROTT]
    typer.echo(f"{hallna} av {summor['omgångar']} höll ({fron}). Alla svar är påhittade.")
    for ett in rundor:
        for rad in _brottet(ett, vad):
            typer.echo(rad, err=True)


def _summor(rundor: Iterable[dict[str, Any]]) -> Counter[str]:
    """Add up what happened in all rounds."""
    tal: Counter[str] = Counter()
    for ett in rundor:
        tal["omgångar"] += 1
        tal["handlingar"] += ett["handlingar"]
        tal["varav nekade"] += sum(ett["nekade"].values())
        tal["svep"] += ett["svep"]
        tal["varav dödade mitt i"] += ett["dodade"]
        tal["meddelanden"] += ett["meddelanden"]
        tal["händelser i diariet"] += ett["slut"].get("händelser", 0)
        tal[_BROTT] += ett["brott"] is not None
    return tal


def _brottet(ett: dict[str, Any], vad: str) -> Iterator[str]:
    if ett["brott"] is None:
        return
    yield f"Frö {ett['fro']}. {ett['brott']}. Det räcker med:"
    for akt in ett["krympt"]:
        yield f"  {akt}"
    yield f"Spela om: beslut simulera {vad} --fro {ett['fro']}"

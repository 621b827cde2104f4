"""What a plan and a forecast are asked for: which round, from which day, by which rules."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from app.cli.fel import Nekad
from app.cli.starta import ar_exempel
from app.cli.tolka import las_datum, las_heltal

if TYPE_CHECKING:
    from beslutsmodell.plan.planregler import Planregler

_Svar = TypeVar("_Svar")
_DAGAR = {"metavar": "DAGAR", "parser": las_heltal}

Vadarg = Annotated[
    str,
    typer.Argument(
        metavar="OMGANG_ELLER_MAPP",
        help="En startad omgångs kod, en mapp med omgang.yaml eller ett exempel. Heter mappen som "
        "en startad omgång: skriv ./MAPP.",
    ),
]
Idagval = Annotated[
    date | None,
    typer.Option(
        "--idag",
        metavar="DATUM",
        parser=las_datum,
        help="Räkna från en annan dag än i dag. Bara för en mapp eller ett exempel.",
    ),
]
Lagakraftval = Annotated[
    bool | None,
    typer.Option(
        "--laga-kraft/--fore-laga-kraft",
        help="Underteckna efter laga kraft (KL 13:5), eller när protokollet är justerat "
        "(KL 13:14). Annars gäller omgångens egen regel.",
    ),
]
Omedelbarval = Annotated[
    bool, typer.Option("--omedelbar-justering", help="Räkna med omedelbar justering.")
]
Undertecknandeval = Annotated[
    int | None, typer.Option("--undertecknande", help="Dagar för att underteckna.", **_DAGAR)
]
Leveransval = Annotated[
    int | None, typer.Option("--leverans", help="Dagar för att lämna fram avtalen.", **_DAGAR)
]


def andrade_regler(
    egna: "Planregler",
    *,
    laga_kraft: bool | None,
    omedelbar: bool,
    undertecknande: int | None,
    leverans: int | None,
) -> "Planregler":
    """Give the round's own rules with what the switches say otherwise."""
    from beslutsmodell.plan.planregler import Verkstallighet

    andrat: dict[str, object] = {}
    if laga_kraft is not None:
        andrat["verkstallighet"] = (
            Verkstallighet.LAGA_KRAFT if laga_kraft else Verkstallighet.JUSTERAT
        )
    if omedelbar:
        andrat["omedelbar_justering"] = True
    if undertecknande is not None:
        andrat["undertecknande_dagar"] = undertecknande
    if leverans is not None:
        andrat["leverans_dagar"] = leverans
    return type(egna).model_validate(dict(egna) | andrat)


def valj_omgang(
    vad: str,
    idag: date | None,
    *,
    kommando: str,
    startad: Callable[[], _Svar],
    ur_mapp: Callable[[], _Svar],
) -> _Svar:
    """Take the round that is meant: a path is a folder, a bare name is a started round first.

    Nekad when there is none, or when a started one is asked for from another day.
    """
    from diarium.fel import OkandOmgang

    vag = Path(vad)
    if _ar_sokvag(vad) and vag.exists():
        return ur_mapp()
    try:
        svar = startad()
    except (OkandOmgang, Nekad) as fel:
        if vag.is_dir():
            typer.echo(f"Obs: Läser mappen {vad}: ingen omgång {vad} är startad.", err=True)
        elif not ar_exempel(vad):
            raise Nekad(
                f"{fel} En omgång som inte är startad planeras ur sin mapp: "
                f"`beslut {kommando} MAPP`.",
            ) from fel
        return ur_mapp()
    if idag is not None:
        mapp = f"mappen som ./{vad}" if vag.is_dir() else "omgångens mapp"
        raise Nekad(
            f"{vad} är startad och planeras från den dag som är där. Ta bort --idag, eller ange "
            f"{mapp}.",
        )
    return svar


def _ar_sokvag(vad: str) -> bool:
    """Tell whether it can only be a path: it has a separator, or is no code."""
    return any(tecken in vad for tecken in "/\\") or vad in {".", "..", "omgang.yaml"}

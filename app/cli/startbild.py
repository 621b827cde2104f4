"""What is said of a round that has been started."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from app.cli.utskicksfynd import fynd_som_json

if TYPE_CHECKING:
    from beslutsmodell.anmarkning import Anmarkning
    from beslutsmodell.plan.bedomning import Plan
    from diarium.kontaktlage import Infor
    from diarium.lagerapport import Omgangslage
    from diarium.utkorg.granskning import Utskicksfynd


def visa_start(
    lage: "Omgangslage",
    plan: "Plan",
    infor: "Infor | None",
    att_se_over: "Sequence[Anmarkning | Utskicksfynd]",
) -> None:
    """Tell what has started, who makes it, what is fictitious in it, and what to look over."""
    typer.echo(
        f"Omgången {lage.omgang.kod} är startad: {len(lage.kommuner)} deltagare och "
        f"{len(lage.arenden)} ärenden. Motpartens frist är {lage.frist.tidpunkt.i_text}.",
    )
    if infor is not None:
        from beslutsmodell.datum import datum_i_text

        typer.echo(
            f"Den öppnar {datum_i_text(infor.oppnar)}. Till dess får {infor.kontakter} kontakter "
            f"frågan om de är rätt mottagare. Se `beslut kontakt lista {lage.omgang.kod}`."
        )
    typer.echo(f"Plan: {plan.mening()}. Se `beslut plan {lage.omgang.kod}`.")
    for rad in lage.omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")
    for ett in att_se_over:
        typer.echo(f"Att se över: {ett}")


def start_som_json(
    lage: "Omgangslage",
    plan: "Plan",
    infor: "Infor | None",
    anmarkningar: Iterable["Anmarkning"],
    varningar: Sequence[str],
    fynd: "Iterable[Utskicksfynd]",
    *,
    ny: bool,
) -> Mapping[str, Any]:
    """Give the same for machines."""
    return {
        "omgang": lage.omgang.kod,
        "ny": ny,
        "deltagare": len(lage.kommuner),
        "arenden": len(lage.arenden),
        "frist": lage.frist.tidpunkt.instant.isoformat(),
        "klockslag_antaget": lage.frist.tidpunkt.antaget,
        "oppnar": infor.oppnar.isoformat() if infor else None,
        "plan": {"mening": plan.mening(), "rakning": dict(plan.rakning())},
        "fiktivt": lage.omgang.fiktivt,
        "att_se_over": [ett.model_dump(mode="json") for ett in anmarkningar],
        "utskicksfynd": [fynd_som_json(ett) for ett in fynd],
        "varningar": varningar,
    }

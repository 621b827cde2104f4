"""`beslut omgangar`: the rounds of the record."""

from typing import TYPE_CHECKING, Any

import typer

from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.val import Jsonval
from app.cli.visa import visa_json, visa_tabell

if TYPE_CHECKING:
    from diarium.omgangslasning import Omgangslasning
    from diarium.oversikt import Svarsrakning


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(app, "omgangar", omgangar, "Lista alla omgångar.")


def omgangar(*, som_json: Jsonval = False) -> None:
    """List the rounds, oldest first."""
    from diarium.omgangslasning import las_omgangen, omgangskoder
    from diarium.oversikt import rakna_svar

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        koder = omgangskoder(session)
        lasningar = [las_omgangen(session, kod) for kod in koder]
        svar = {kod: rakna_svar(session, kod, nu=oppet.nu) for kod in koder}
    if som_json:
        visa_json([_som_json(ett, svar[ett.omgang.kod]) for ett in lasningar])
    elif lasningar:
        visa_tabell(
            ("Kod", "Titel", "Ägare", "Dnr", "Läge", "Har beslutat", "Försenade", "Frist"),
            (_rad(ett, svar[ett.omgang.kod]) for ett in lasningar),
            umbarliga=("Ägare", "Dnr"),
        )
        if fiktiva := [ett.omgang.kod for ett in lasningar if ett.omgang.fiktivt]:
            typer.echo(f"Innehåller fiktiva uppgifter: {', '.join(fiktiva)}.")
    else:
        typer.echo("Det finns inga omgångar. Starta en med `beslut starta`.")


def _rad(lasning: "Omgangslasning", svar: "Svarsrakning") -> tuple[str, ...]:
    omgang = lasning.omgang
    return (
        omgang.kod,
        omgang.titel,
        omgang.agare,
        omgang.dnr,
        omgang.skarpa.etikett,
        f"{svar.klara} av {svar.deltagare}",
        str(svar.forsenade),
        lasning.motpartens_frist.tidpunkt.i_text,
    )


def _som_json(lasning: "Omgangslasning", svar: "Svarsrakning") -> dict[str, Any]:
    from app.cli.fristord import frist_som_json

    omgang = lasning.omgang
    return {
        "omgang": omgang.kod,
        "titel": omgang.titel,
        "agare": omgang.agare,
        "dnr": omgang.dnr,
        "skarpa": omgang.skarpa.value,
        "deltagare": svar.deltagare,
        "har_beslutat": svar.klara,
        "forsenade": svar.forsenade,
        "frist": frist_som_json(lasning.omgang, lasning.motpartens_frist),
        "fiktivt": list(omgang.fiktivt),
    }

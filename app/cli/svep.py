"""`beslut svep`: one sweep, without Prefect."""

import typer

from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.val import Jsonval
from app.cli.visa import visa_json


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "svep",
        svep,
        "Gör ett svep utan Prefect: planera de påminnelser vars tid har kommit, och skicka "
        "utkorgen. Lämpligt i cron eller en systemd-timer.",
    )


def svep(*, som_json: Jsonval = False) -> None:
    """Claim what is due and send what is planned."""
    from diarium.svep.svepa import svepa
    from diarium.uppstart import oppna_sandmiljo
    from diarium.utkorg.tillstand import Tillstand

    with oppet_diarium() as oppet, oppna_sandmiljo(oppet.installningar) as miljo:
        resultat = svepa(oppet.databas, miljo, klocka=oppet.klocka)
    utfall = {kod: antal for kod, antal in resultat.utfall.items() if antal}
    if som_json:
        visa_json({"ansprak": resultat.ansprak, "planerade": resultat.planerade, "utfall": utfall})
        return
    lista = ", ".join(f"{antal} {Tillstand(kod).etikett}" for kod, antal in sorted(utfall.items()))
    typer.echo(
        f"Svepet är klart. Nya påminnelser: {resultat.ansprak}. Planerade brev: "
        f"{resultat.planerade}. Utkorgen: {lista or 'inget att skicka'}.",
    )

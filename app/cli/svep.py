"""`beslut svep`: one sweep, without Prefect."""

from datetime import datetime
from typing import TYPE_CHECKING

import typer

from app.cli.hjalp import nytt_kommando
from app.cli.oppet import Oppet, oppet_diarium
from app.cli.ord import iso_tid, svensk_tid
from app.cli.svephinder import for_gott, hinderrader
from app.cli.val import Jsonval
from app.cli.visa import visa_json

if TYPE_CHECKING:
    from diarium.svep.svepa import Svepresultat


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
    """Claim what is due and send what is planned.

    Ends with exit code 1 when a message was refused for good or given up; what is tried again is
    told, and is no error.
    """
    from diarium.svep.svepa import svepa
    from diarium.uppstart import oppna_sandmiljo

    with oppet_diarium() as oppet, oppna_sandmiljo(oppet.installningar) as miljo:
        resultat = svepa(oppet.databas, miljo, klocka=oppet.klocka)
        vantar, tidigast = _vantande(oppet)
    utfall = {kod: antal for kod, antal in resultat.utfall.items() if antal}
    if som_json:
        visa_json(
            {
                "ansprak": resultat.ansprak,
                "planerade": resultat.planerade,
                "utfall": utfall,
                "vantar": vantar,
                "tidigast": iso_tid(tidigast) if tidigast else None,
                "hinder": [
                    {"tillstand": tillstand.value, "orsak": orsak, "antal": antal}
                    for (tillstand, orsak), antal in sorted(resultat.hinder.items())
                ],
            },
        )
    else:
        _beratta(resultat, utfall, vantar, tidigast)
        nasta = svensk_tid(tidigast) if tidigast else None
        for rad in hinderrader(resultat, oppet.installningar, nasta=nasta):
            typer.echo(f"Obs: {rad}", err=True)
    if for_gott(resultat):
        raise typer.Exit(1)


def _beratta(
    resultat: "Svepresultat", utfall: dict[str, int], vantar: int, tidigast: datetime | None
) -> None:
    from diarium.utkorg.tillstand import Tillstand

    lista = ", ".join(f"{antal} {Tillstand(kod).etikett}" for kod, antal in sorted(utfall.items()))
    typer.echo(
        f"Svepet är klart. Nya påminnelser: {resultat.ansprak}. Planerade brev: "
        f"{resultat.planerade}. Utkorgen: {lista or 'inget att skicka nu'}.",
    )
    if tidigast:
        typer.echo(
            f"Väntar: {vantar}, tidigast till {svensk_tid(tidigast)}. Meddelanden går vardagar "
            "kl. 8–16.",
        )


def _vantande(oppet: Oppet) -> tuple[int, datetime | None]:
    """Give how many messages are left, and when the first of them may go."""
    from beslutsmodell.kalender import nasta_sandtid
    from diarium.utkorg.lista import lista_utskick
    from diarium.utkorg.tillstand import Tillstand

    with oppet.databas.las() as session:
        vantar = [
            ett.tidigast
            for ett in lista_utskick(session)
            if ett.tillstand in {Tillstand.PLANERAD, Tillstand.TILLFALLIGT_FEL}
        ]
    return len(vantar), nasta_sandtid(max(min(vantar), oppet.nu)) if vantar else None

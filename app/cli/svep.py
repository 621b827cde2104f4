"""`beslut svep`: one sweep, without Prefect."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from app.cli.hjalp import nytt_kommando
from app.cli.mjukt_stopp import mjukt_stopp
from app.cli.oppet import Oppet, oppet_diarium
from app.cli.ord import iso_tid, svensk_tid
from app.cli.svephinder import for_gott, hinderrader
from app.cli.svepprov import sparr_som_json, visa_prov, visa_prov_som_json
from app.cli.val import Jsonval
from app.cli.visa import visa_json

if TYPE_CHECKING:
    from diarium.installningar import Installningar
    from diarium.svep.miljo import Sandmiljo
    from diarium.svep.sparr import Sparr
    from diarium.svep.svepa import Svepresultat

STOPPAT: Final = 3
"""The exit code of a sweep that the burst guard stopped: neither done nor failed."""
AVBRUTET: Final = 130
"""The exit code of a sweep that was asked to end before it was through."""
_Torrval = Annotated[
    bool,
    typer.Option(
        "--prova", help="Visa vad svepet skulle skicka, utan att skicka eller ändra något."
    ),
]
_Slappval = Annotated[
    bool,
    typer.Option(
        "--slapp", help="Släpp igenom det som spärren (BESLUT_SPARR) stoppade, den här gången."
    ),
]


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "svep",
        svep,
        "Gör ett svep utan Prefect: planera de påminnelser vars tid har kommit, och skicka "
        "utkorgen. Lämpligt i cron eller en systemd-timer.",
    )


def svep(*, prova: _Torrval = False, slapp: _Slappval = False, som_json: Jsonval = False) -> None:
    """Claim what is due and send what is planned.

    Ends with exit code 1 when a message was refused for good, given up, or twice gone into the
    unknown; what is tried again is told, and is no error. Ends with 3 when the burst guard stopped
    it and asks, with 130 when it was asked to end: what it had in hand was finished first.
    """
    from diarium.svep.svepa import svepa
    from diarium.uppstart import oppna_sandmiljo

    with oppet_diarium() as oppet, oppna_sandmiljo(oppet.installningar) as miljo:
        takt = replace(miljo.takt, sparr=None) if slapp else miljo.takt
        egen = replace(miljo, takt=takt)
        if prova:
            _prova(oppet, egen, som_json=som_json)
            return
        with mjukt_stopp() as fortsatt:
            resultat = svepa(oppet.databas, egen, klocka=oppet.klocka, fortsatt=fortsatt)
        vantar, tidigast = _vantande(oppet)
    _visa(resultat, oppet.installningar, vantar, tidigast, som_json=som_json)
    if resultat.avbrutet:
        raise typer.Exit(AVBRUTET)
    if resultat.sparr is not None:
        raise typer.Exit(STOPPAT)
    if for_gott(resultat) or resultat.okanda_for_gott:
        raise typer.Exit(1)


def _prova(oppet: Oppet, miljo: "Sandmiljo", *, som_json: bool) -> None:
    from diarium.svep.torrsvep import prova_svepet

    prov = prova_svepet(oppet.databas, miljo, klocka=oppet.klocka)
    if som_json:
        visa_prov_som_json(prov)
    else:
        visa_prov(prov)
        _fraga(prov.sparr)


def _visa(
    resultat: "Svepresultat",
    installningar: "Installningar",
    vantar: int,
    tidigast: datetime | None,
    *,
    som_json: bool,
) -> None:
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
                "sparr": sparr_som_json(resultat.sparr),
                "avbrutet": resultat.avbrutet,
            },
        )
        return
    _beratta(resultat, utfall, vantar, tidigast)
    nasta = svensk_tid(tidigast) if tidigast else None
    for rad in hinderrader(resultat, installningar, nasta=nasta):
        typer.echo(f"Obs: {rad}", err=True)
    _fraga(resultat.sparr)


def _fraga(sparr: "Sparr | None") -> None:
    """Ask whether what the burst guard stopped is to go."""
    for rad in sparr.rader() if sparr else ():
        typer.echo(rad, err=True)


def _beratta(
    resultat: "Svepresultat", utfall: dict[str, int], vantar: int, tidigast: datetime | None
) -> None:
    from diarium.utkorg.tillstand import Tillstand

    lista = ", ".join(f"{antal} {Tillstand(kod).etikett}" for kod, antal in sorted(utfall.items()))
    hur = "är klart" if resultat.sparr is None else "stannade vid spärren"
    hur = "avbröts" if resultat.avbrutet else hur
    typer.echo(
        f"Svepet {hur}. Nya påminnelser: {resultat.ansprak}. Planerade brev: "
        f"{resultat.planerade}. Utkorgen: {lista or 'inget att skicka nu'}.",
    )
    if tidigast and resultat.sparr is None:
        typer.echo(
            f"Väntar: {vantar}, tidigast till {svensk_tid(tidigast)}. Meddelanden går vardagar "
            "kl. 8–16, eller genast när det annars blir för sent.",
        )


def _vantande(oppet: Oppet) -> tuple[int, datetime | None]:
    """Give how many messages are left, and when the first of them may go."""
    from beslutsmodell.kalender import anstandig_tid
    from diarium.utkorg.vantande import las_vantande

    with oppet.databas.las() as session:
        vantar, tidigast = las_vantande(session)
    return vantar, anstandig_tid(max(tidigast, oppet.nu)) if tidigast else None

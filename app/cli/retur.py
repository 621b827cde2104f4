"""`beslut retur`: what came back by mail is read, looked at and cleared."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.fel import Nekad
from app.cli.hjalp import ny_grupp, nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.tolka import las_heltal
from app.cli.val import Avval, Jsonval

Returarg = Annotated[
    int,
    typer.Argument(
        metavar="NUMMER", parser=las_heltal, help="Returens nummer. Se `beslut retur lista`."
    ),
]


def lagg_till(app: typer.Typer) -> None:
    """Add the group."""
    grupp = ny_grupp(
        "Läs det som kommer tillbaka: brev som inte kom fram går till nästa kontakt, och autosvar "
        "räknas inte som svar."
    )
    nytt_kommando(
        grupp,
        "las",
        las,
        "Läs sparade brev (.eml). Samma brev en gång till ändrar ingenting.",
    )
    nytt_kommando(
        grupp,
        "hamta",
        hamta,
        "Läs de olästa breven i brevlådan (BESLUT_IMAP_VARD). Det som registreras märks som läst; "
        "brev från människor ligger kvar olästa. Lämpligt i cron, före `beslut svep`.",
    )
    nytt_kommando(grupp, "lista", lista, "Lista det som har kommit tillbaka.")
    nytt_kommando(
        grupp,
        "hav",
        hav,
        "Ta bort märkningen på en adress som brev kom i retur från: brev går dit igen.",
    )
    nytt_kommando(
        grupp,
        "bekrafta",
        bekrafta,
        "Låt en oklar retur räknas: adressen märks, och brevet går till nästa kontakt.",
    )
    app.add_typer(grupp, name="retur")


def las(
    filer: Annotated[
        list[Path],
        typer.Argument(metavar="FIL", help="Brev som .eml-filer, eller en mapp med sådana."),
    ],
    *,
    som_json: Jsonval = False,
) -> None:
    """Read saved mail."""
    from app.cli.returbild import beratta
    from diarium.returer.bokfor import bokfor
    from diarium.returer.brevfiler import las_brevfiler
    from diarium.returer.hamta import Last
    from notiser.returer.tyda import tyd

    brev = las_brevfiler(filer)
    inkomna = [tyd(ett.innehall) for ett in brev]
    with oppet_diarium() as oppet:
        with oppet.databas.skriv() as session:
            svar = bokfor(session, inkomna, nu=oppet.nu)
        lasta = [
            Last(ett.namn, inkommet, bokfort)
            for ett, inkommet, bokfort in zip(brev, inkomna, svar, strict=True)
        ]
        beratta(oppet, lasta, som_json=som_json)


def hamta(*, som_json: Jsonval = False) -> None:
    """Read the mailbox."""
    from app.cli.returbild import beratta
    from diarium.returer.hamta import Last, hamta_returer
    from diarium.uppstart import oppna_brevlada

    with oppet_diarium() as oppet, oppna_brevlada(oppet.installningar) as brevlada:
        lasta: list[Last] = []
        try:
            for ett in hamta_returer(oppet.databas, brevlada, klocka=oppet.klocka):
                lasta.append(ett)  # noqa: PERF402 - those before a fault are kept
        finally:  # what was recorded before the line broke is told too
            beratta(oppet, lasta, som_json=som_json)


def lista(
    omgang: Annotated[
        str | None,
        typer.Argument(metavar="OMGANG", help="Omgångens kod. Utan den: alla omgångar."),
    ] = None,
    *,
    som_json: Jsonval = False,
) -> None:
    """List what came back, oldest first."""
    from app.cli.returbild import visa
    from diarium.returer.lista import lista_returer

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        returer = lista_returer(session, omgang)
    visa(returer, som_json=som_json)


def hav(nummer: Returarg, *, av: Avval) -> None:
    """Clear the mark of an address."""
    from diarium.returer.hav import hav as hav_markningen
    from diarium.returer.lista import lista_returer

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        antal = hav_markningen(session, nummer, av=av, nu=oppet.nu)
        adress = next(ett.adress for ett in lista_returer(session) if ett.id == nummer)
    if not antal:
        typer.echo(f"Retur {nummer} märker ingen adress, eller är redan hävd. Inget är ändrat.")
        return
    typer.echo(f"Hävt: {antal} om {adress}. Brev går dit igen.")


def bekrafta(nummer: Returarg, *, av: Avval) -> None:
    """Let an unclear return count as a bounce."""
    from app.cli.returbild import vart_det_gar
    from diarium.returer.hav import bekrafta as bekrafta_returen

    with oppet_diarium() as oppet:
        with oppet.databas.skriv() as session:
            if not bekrafta_returen(session, nummer, av=av, nu=oppet.nu):
                raise Nekad(
                    f"Retur {nummer} är ingen oklar retur som väntar på besked. Se `beslut retur "
                    "lista`."
                )
        typer.echo(f"Retur {nummer} räknas. {vart_det_gar(oppet, nummer)}")

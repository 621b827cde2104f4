"""`beslut avbryt`: points are withdrawn before they are decided, in one case or in all."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.arendekommando import Arendelage, beratta_kvitto, registrera_pa_arende
from app.cli.fel import Anvandningsfel
from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.tolka import las_lista
from app.cli.val import FrivilligtAvval, Motiveringsval, Omgangsarg, Provaval, Versionsval

if TYPE_CHECKING:
    from beslutsmodell.kommandon import Avbryt
    from diarium.aterkallelse import Aterkallat, Berortarende


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "avbryt",
        avbryt,
        "Ta tillbaka punkter: organet ska inte längre besluta. I ett ärende allt som inte är "
        "slutligt beslutat; med --alla i alla ärenden som inte har beslutat, och då står beslut "
        "kvar och organen får besked.",
    )


def avbryt(
    omgang: Omgangsarg,
    arende: Annotated[
        str | None,
        typer.Argument(
            metavar="ARENDE",
            help="Ärendet som steg/organ, eller organets eller kommunens kod eller namn om det "
            "räcker. Utelämnas med --alla.",
        ),
    ] = None,
    *,
    punkt: Annotated[
        list[str],
        typer.Option(
            "--punkt",
            "--punkter",
            metavar="PUNKT",
            help="Punktens kod, en flagga per punkt eller flera med komma: 2,3.",
        ),
    ],
    motivering: Motiveringsval,
    alla: Annotated[
        bool, typer.Option("--alla", help="Återkalla punkterna i hela omgången.")
    ] = False,
    av: FrivilligtAvval = None,
    vantad_version: Versionsval = None,
    prova: Provaval = False,
) -> None:
    """Withdraw points."""
    punkter = tuple(kod for text in punkt for kod in las_lista(text))
    if alla:
        if arende is not None or vantad_version is not None:
            raise Anvandningsfel(
                "--alla gäller hela omgången: utelämna ärendet och --vantad-version, eller ta "
                "bort --alla.",
            )
        _i_alla(omgang, punkter, motivering, av, prova=prova)
        return
    if arende is None:
        raise Anvandningsfel("Ange ett ärende, eller --alla för hela omgången.")
    if prova:
        raise Anvandningsfel("--prova hör ihop med --alla. Ta bort den, eller lägg till --alla.")

    def gor(_lage: Arendelage) -> "Avbryt":
        from beslutsmodell.kommandon import Avbryt

        return Avbryt(punkter=punkter, motivering=motivering, av=av)

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version)


def _i_alla(
    omgang: str, punkter: Sequence[str], motivering: str, av: str | None, *, prova: bool
) -> None:
    from diarium.aterkallelse import aterkalla

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        svar = aterkalla(session, omgang, punkter, motivering=motivering, nu=oppet.nu, av=av)
        if prova:
            session.rollback()
    _beratta(svar, prova=prova)


def _beratta(svar: "Aterkallat", *, prova: bool) -> None:
    """Tell what was taken back, and what stands because it was decided."""
    if not prova:
        beratta_kvitto(svar.kvitto)
    vad = f"Punkt {', '.join(svar.punkter)}"
    typer.echo(f"{vad}: återkallad i {len(svar.aterkallade)} ärenden som inte hade beslutat.")
    if prova:
        _lista(svar.aterkallade, "Återkallas")
    typer.echo(f"{vad}: beslutad i {len(svar.beslutade)} ärenden. De står kvar, och får besked.")
    _lista(svar.beslutade, "Står kvar")
    if svar.oppnade:
        typer.echo(f"Öppnat: {', '.join(svar.oppnade)}.")
    if prova:
        typer.echo("Bara provat: ingenting är registrerat.")


def _lista(arenden: "Sequence[Berortarende]", rubrik: str) -> None:
    for ett in arenden:
        typer.echo(f"{rubrik}: {ett.organ} ({ett.arende}), {ett.lage}.")

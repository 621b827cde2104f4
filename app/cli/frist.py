"""`beslut frist`: a deadline is moved, or its versions shown."""

from typing import Annotated

import typer

from app.cli.arendekommando import beratta_kvitto
from app.cli.fel import Nekad
from app.cli.fristord import frist_som_json, milstolpens_namn
from app.cli.hjalp import ny_grupp, nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.val import (
    Datumval,
    FrivilligtAvval,
    Jsonval,
    Klockslagsval,
    Motiveringsval,
    Omgangsarg,
)
from app.cli.visa import visa_json, visa_tabell


def lagg_till(app: typer.Typer) -> None:
    """Add the group."""
    grupp = ny_grupp("Flytta en frist, eller se hur den har flyttats.")
    nytt_kommando(
        grupp, "andra", andra, "Flytta en milstolpe. Alla berörda får besked, en gång var."
    )
    nytt_kommando(grupp, "visa", visa, "Visa alla versioner av fristerna.")
    app.add_typer(grupp, name="frist")


def andra(
    omgang: Omgangsarg,
    *,
    datum: Datumval,
    motivering: Motiveringsval,
    av: FrivilligtAvval = None,
    klockslag: Klockslagsval = None,
    milstolpe: Annotated[
        str | None,
        typer.Option(
            "--milstolpe",
            metavar="KOD",
            help="Milstolpens kod. Utan flaggan: motpartens frist, den sista milstolpen.",
        ),
    ] = None,
) -> None:
    """Record a new version of a milestone."""
    from beslutsmodell.frist import Tidpunkt
    from diarium.fristplan import flytta_och_planera
    from diarium.omgangslasning import las_omgangen

    tidpunkt = Tidpunkt(datum=datum, klockslag=klockslag)
    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        lasning = las_omgangen(session, omgang)
        kod = milstolpe or lasning.motpartens_frist.milstolpe
        finns = [ett.kod for ett in lasning.omgang.milstolpar]
        if kod not in finns:
            raise Nekad(f"Omgången har ingen milstolpe {kod!r}. Finns: {', '.join(finns)}.")
        flyttad = flytta_och_planera(
            session,
            omgang,
            milstolpe=kod,
            tidpunkt=tidpunkt,
            motivering=motivering,
            nu=oppet.nu,
            av=av,
        )
    beratta_kvitto(flyttad.kvitto)
    typer.echo(f"{milstolpens_namn(lasning.omgang, kod)} senast {tidpunkt.i_text}.")
    typer.echo(f"Plan: {flyttad.plan.mening()}.")
    for ett in flyttad.andrat:
        typer.echo(f"Ändrat: {ett}.")


def visa(omgang: Omgangsarg, *, som_json: Jsonval = False) -> None:
    """Show every version of every deadline."""
    from diarium.omgangslasning import las_omgangen

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        lasning = las_omgangen(session, omgang)
    if som_json:
        visa_json([frist_som_json(lasning.omgang, frist) for frist in lasning.frister])
        return
    for rad in lasning.omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")
    visa_tabell(
        ("Milstolpe", "Version", "Senast", "Motivering"),
        (
            (
                milstolpens_namn(lasning.omgang, frist.milstolpe),
                str(frist.version),
                frist.tidpunkt.i_text,
                frist.motivering or "–",
            )
            for frist in lasning.frister
        ),
    )

"""`beslut plan`: who makes it, who does not, and what can be done, for a round or a folder."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.fel import Nekad
from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.starta import ar_exempel, oppnad_mapp
from app.cli.tolka import las_datum, las_heltal
from app.cli.val import Jsonval

if TYPE_CHECKING:
    from beslutsmodell.omgang import Beslutsomgang
    from beslutsmodell.plan.bedomning import Plan
    from beslutsmodell.plan.planregler import Planregler

_DAGAR = {"metavar": "DAGAR", "parser": las_heltal}


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "plan",
        plan,
        "Räkna baklänges från motpartens frist: vilka hinner, vilka behöver extra sammanträde och "
        "vilka hinner inte. För en startad omgång, eller för en mapp som inte är startad: inget "
        "skickas och inget ändras. Med --json: omgang, mening, rakning, plan.",
    )


def plan(
    vad: Annotated[
        str,
        typer.Argument(
            metavar="OMGANG_ELLER_MAPP",
            help="En startad omgångs kod, en mapp med omgang.yaml eller ett exempel.",
        ),
    ],
    *,
    idag: Annotated[
        date | None,
        typer.Option(
            "--idag",
            metavar="DATUM",
            parser=las_datum,
            help="Räkna från en annan dag än i dag. Bara för en mapp eller ett exempel.",
        ),
    ] = None,
    kommun: Annotated[
        str | None,
        typer.Option(
            "--kommun",
            metavar="HUVUDMAN",
            help="Visa en kommuns alla steg med lagrum: kod eller namn.",
        ),
    ] = None,
    laga_kraft: Annotated[
        bool | None,
        typer.Option(
            "--laga-kraft/--fore-laga-kraft",
            help="Underteckna efter laga kraft (KL 13:5), eller när protokollet är justerat "
            "(KL 13:14). Annars gäller omgångens egen regel.",
        ),
    ] = None,
    omedelbar: Annotated[
        bool, typer.Option("--omedelbar-justering", help="Räkna med omedelbar justering.")
    ] = False,
    undertecknande: Annotated[
        int | None,
        typer.Option("--undertecknande", help="Dagar för att underteckna.", **_DAGAR),
    ] = None,
    leverans: Annotated[
        int | None,
        typer.Option("--leverans", help="Dagar för att lämna fram avtalen.", **_DAGAR),
    ] = None,
    som_json: Jsonval = False,
) -> None:
    """Plan a round."""
    from app.cli import planbild
    from beslutsmodell.plan.planregler import Verkstallighet
    from diarium.uppslag import finn_deltagare

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
    omgang, svar = planerad(vad, idag, andrat)
    if som_json:
        planbild.visa_som_json(omgang, svar)
    elif kommun is not None:
        kod = finn_deltagare(omgang, kommun).kod
        planbild.visa_en(omgang, svar, next(man for man in svar.huvudman if man.kod == kod))
    else:
        planbild.visa(omgang, svar)


def planerad(
    vad: str, idag: date | None, andrat: dict[str, object]
) -> tuple["Beslutsomgang", "Plan"]:
    """Plan the round that is meant: a started one, unless a folder or a day says otherwise."""
    from diarium.fel import OkandOmgang

    if Path(vad).is_dir():
        return _ur_mapp(vad, idag, andrat)
    try:
        startad = _ur_diariet(vad, andrat)
    except (OkandOmgang, Nekad) as fel:
        if not ar_exempel(vad):
            raise Nekad(
                f"{fel} En omgång som inte är startad planeras ur sin mapp: `beslut plan MAPP`.",
            ) from fel
        return _ur_mapp(vad, idag, andrat)
    if idag is not None:
        raise Nekad(
            f"{vad} är startad och planeras från den dag som är där. Ta bort --idag, eller ange "
            "omgångens mapp.",
        )
    return startad


def _ur_diariet(kod: str, andrat: dict[str, object]) -> tuple["Beslutsomgang", "Plan"]:
    from diarium.omgangslasning import las_omgangen
    from diarium.planering import las_plan

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        omgang = las_omgangen(session, kod).omgang
        return omgang, las_plan(session, kod, nu=oppet.nu, regler=_regler(omgang.plan, andrat))


def _ur_mapp(
    vad: str, idag: date | None, andrat: dict[str, object]
) -> tuple["Beslutsomgang", "Plan"]:
    from beslutsmodell.frist import STOCKHOLM
    from beslutsmodell.plan.nulage import Nulage
    from beslutsmodell.plan.planera import planera
    from diarium.inlasning.omgang import las_omgang
    from diarium.klocka import Systemklocka

    with oppnad_mapp(vad) as vag:
        omgang = las_omgang(vag).omgang
    dag = idag or Systemklocka().nu().astimezone(STOCKHOLM).date()
    nulage = Nulage(idag=dag, beslutat={}, behandlat={}, startad=False)
    return omgang, planera(omgang, nulage=nulage, regler=_regler(omgang.plan, andrat))


def _regler(egna: "Planregler", andrat: dict[str, object]) -> "Planregler":
    return type(egna).model_validate(dict(egna) | andrat)

"""`beslut plan`: who makes it, who does not, and what can be done, for a round or a folder."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.planval import (
    Idagval,
    Lagakraftval,
    Leveransval,
    Omedelbarval,
    Undertecknandeval,
    Vadarg,
    andrade_regler,
    valj_omgang,
)
from app.cli.starta import oppnad_mapp
from app.cli.val import Jsonval

if TYPE_CHECKING:
    from beslutsmodell.omgang import Beslutsomgang
    from beslutsmodell.plan.bedomning import Plan
    from beslutsmodell.plan.planregler import Planregler

_Regler = Callable[["Planregler"], "Planregler"]


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
    vad: Vadarg,
    *,
    idag: Idagval = None,
    kommun: Annotated[
        str | None,
        typer.Option(
            "--kommun",
            metavar="HUVUDMAN",
            help="Visa en kommuns alla steg med lagrum: kod eller namn.",
        ),
    ] = None,
    laga_kraft: Lagakraftval = None,
    omedelbar: Omedelbarval = False,
    undertecknande: Undertecknandeval = None,
    leverans: Leveransval = None,
    som_json: Jsonval = False,
) -> None:
    """Plan a round."""
    from app.cli import planbild
    from diarium.uppslag import finn_deltagare

    def regler(egna: "Planregler") -> "Planregler":
        return andrade_regler(
            egna,
            laga_kraft=laga_kraft,
            omedelbar=omedelbar,
            undertecknande=undertecknande,
            leverans=leverans,
        )

    omgang, svar = planerad(vad, idag, kommando="plan", regler=regler)
    if som_json:
        planbild.visa_som_json(omgang, svar)
    elif kommun is not None:
        kod = finn_deltagare(omgang, kommun).kod
        planbild.visa_en(omgang, svar, next(man for man in svar.huvudman if man.kod == kod))
    else:
        planbild.visa(omgang, svar)


def planerad(
    vad: str, idag: date | None, *, kommando: str, regler: _Regler
) -> tuple["Beslutsomgang", "Plan"]:
    """Plan the round that is meant, by the rules that `regler` makes of its own."""
    return valj_omgang(
        vad,
        idag,
        kommando=kommando,
        startad=lambda: _ur_diariet(vad, regler),
        ur_mapp=lambda: _ur_mapp(vad, idag, regler),
    )


def _ur_diariet(kod: str, regler: _Regler) -> tuple["Beslutsomgang", "Plan"]:
    from diarium.omgangslasning import las_omgangen
    from diarium.planering import las_plan

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        omgang = las_omgangen(session, kod).omgang
        return omgang, las_plan(session, kod, nu=oppet.nu, regler=regler(omgang.plan))


def _ur_mapp(vad: str, idag: date | None, regler: _Regler) -> tuple["Beslutsomgang", "Plan"]:
    from beslutsmodell.frist import STOCKHOLM
    from beslutsmodell.plan.nulage import Nulage
    from beslutsmodell.plan.planera import planera
    from diarium.inlasning.omgang import las_omgang
    from diarium.klocka import Systemklocka

    with oppnad_mapp(vad) as vag:
        omgang = las_omgang(vag).omgang
    dag = idag or Systemklocka().nu().astimezone(STOCKHOLM).date()
    dag = max(dag, omgang.trappa.oppnar or dag)  # nobody acts before the round opens
    nulage = Nulage(idag=dag, beslutat={}, behandlat={}, startad=False)
    return omgang, planera(omgang, nulage=nulage, regler=regler(omgang.plan))

"""`beslut bild`: the plan, the decisions and the matrix as files to print and send."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from app.cli.fel import Nekad
from app.cli.framsteg import framsteg
from app.cli.hjalp import ny_grupp, nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.plan import planerad
from app.cli.tolka import las_datum
from app.cli.val import Omgangsarg

if TYPE_CHECKING:
    from app.cli.bilddorr import Ritad

_Mappval = Annotated[
    Path,
    typer.Option("--till", metavar="MAPP", help="Mappen där filerna skrivs. Den skapas vid behov."),
]
_FILERNA: Final = {
    "svg": "bilden, skarp i alla storlekar",
    "png": "bilden, för dokument och brev",
    "csv": "samma uppgifter som tabell",
    "html": "bilden och tabellen på en sida, för skärmläsare och utskrift",
}
_SKRIVS: Final = (
    "Skriver fyra filer: SVG, PNG, en tabell i CSV, och en sida i HTML med båda. Samma kommando "
    "skriver över dem."
)


def lagg_till(app: typer.Typer) -> None:
    """Add the group."""
    grupp = ny_grupp("Rita en omgång, som filer att skriva ut, bifoga eller lägga på en webbsida.")
    nytt_kommando(
        grupp,
        "plan",
        plan,
        "Rita planen som tidslinje: möten, sista dagar, vägen till mottagaren och fristen, organ "
        f"för organ. Med --kommun: en kommun, steg för steg med lagrum. {_SKRIVS}",
    )
    nytt_kommando(
        grupp,
        "uppslutning",
        uppslutning,
        "Rita hur många som har beslutat allt, dag för dag, mot fristen, och hur många det blir "
        f"om planen hålls och enligt prognosen. {_SKRIVS}",
    )
    nytt_kommando(grupp, "matris", matris, f"Rita kommun för kommun och punkt för punkt. {_SKRIVS}")
    app.add_typer(grupp, name="bild")


def plan(
    vad: Annotated[
        str,
        typer.Argument(
            metavar="OMGANG_ELLER_MAPP",
            help="En startad omgångs kod, en mapp med omgang.yaml eller ett exempel.",
        ),
    ],
    *,
    till: _Mappval,
    kommun: Annotated[
        str | None,
        typer.Option("--kommun", metavar="HUVUDMAN", help="En enda kommun: kod eller namn."),
    ] = None,
    idag: Annotated[
        date | None,
        typer.Option(
            "--idag",
            metavar="DATUM",
            parser=las_datum,
            help="Räkna från en annan dag än i dag. Bara för en mapp eller ett exempel.",
        ),
    ] = None,
) -> None:
    """Draw the plan."""
    from app.cli.bilddorr import rita_plan
    from diarium.uppslag import finn_deltagare

    omgang, svar = planerad(vad, idag, kommando="bild plan", regler=lambda egna: egna)
    kod = finn_deltagare(omgang, kommun).kod if kommun is not None else None
    man = next((ett for ett in svar.huvudman if ett.kod == kod), None)
    with framsteg("Ritar"):
        ritad = rita_plan(omgang, svar, man)
    _skriv(till, f"{omgang.kod}-plan{f'-{kod}' if kod else ''}", ritad)


def uppslutning(omgang: Omgangsarg, *, till: _Mappval) -> None:
    """Draw how the decisions come in."""
    from app.cli.bilddorr import rita_uppslutning
    from diarium.omgangslasning import las_omgangen
    from diarium.planering import las_plan
    from diarium.prognoslasning import las_kurva
    from diarium.uppslutning import las_uppslutning

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        om = las_omgangen(session, omgang).omgang
        rakning = las_plan(session, omgang, nu=oppet.nu)
        svar = las_uppslutning(session, omgang, rakning, nu=oppet.nu)
        kurva = las_kurva(session, omgang, rakning, nu=oppet.nu)
    with framsteg("Ritar"):
        ritad = rita_uppslutning(om, svar, kurva)
    _skriv(till, f"{omgang}-uppslutning", ritad)


def matris(omgang: Omgangsarg, *, till: _Mappval) -> None:
    """Draw participant by participant."""
    from app.cli.bilddorr import rita_matris
    from diarium.lage import las_lage

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        lage = las_lage(session, omgang, nu=oppet.nu)
    with framsteg("Ritar"):
        ritad = rita_matris(lage)
    _skriv(till, f"{omgang}-matris", ritad)


def _skriv(mapp: Path, namn: str, ritad: "Ritad") -> None:
    """Write the files of a picture, and say what they are."""
    if mapp.exists() and not mapp.is_dir():
        raise Nekad(f"{mapp} är en fil, inte en mapp. Ändra --till.")
    mapp.mkdir(parents=True, exist_ok=True)
    for slag, innehall in ritad.filer.items():
        (mapp / f"{namn}.{slag}").write_bytes(innehall)
    typer.echo(f"{ritad.titel}. {ritad.mening}")
    for rad in ritad.fiktivt:
        typer.echo(f"Fiktivt: {rad}")
    typer.echo(f"Skrivet i {mapp}:")
    for slag, vad in _FILERNA.items():
        typer.echo(f"  {namn}.{slag}  {vad}")

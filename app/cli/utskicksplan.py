"""`beslut utskick plan`: every message of a round, before it starts or from where it stands."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from app.cli.fel import Nekad
from app.cli.oppet import oppet_diarium
from app.cli.planval import Idagval, Vadarg, valj_omgang
from app.cli.starta import oppnad_mapp
from app.cli.tolka import las_datum
from app.cli.val import Jsonval

if TYPE_CHECKING:
    from diarium.databas import Databas
    from diarium.inlasning.omgang import Inlast
    from diarium.utkorg.granskning import Utskicksgranskning
    from diarium.utkorg.planvarden import Planeratutskick, Utskicksplan

_Planoch: TypeAlias = "tuple[Utskicksplan, Utskicksgranskning | None]"

Mottagarval = Annotated[
    str | None,
    typer.Option(
        "--mottagare",
        metavar="ADRESS_ELLER_ORGAN",
        help="Bara en mottagare: en adress, eller organets eller kommunens kod eller namn.",
    ),
]
HJALP = (
    "Visa varje meddelande som omgången skickar om ingen svarar: dag, sort, mottagare, ärenden och "
    "textversion. För en mapp som inte är startad, eller för en startad omgång från nu. Inget "
    "skickas och inget ändras. Sist står vad en granskning av några av varje slag har funnit. Med "
    "--json: omgang, nu, summa, utskick, villkorade, hindrade, vilande, granskat (null med "
    "--mottagare)."
)


def plan(
    vad: Vadarg,
    *,
    idag: Idagval = None,
    till: Annotated[
        date | None,
        typer.Option("--till", metavar="DATUM", parser=las_datum, help="Till och med en dag."),
    ] = None,
    mottagare: Mottagarval = None,
    som_json: Jsonval = False,
) -> None:
    """Show the mail calendar of a round."""
    from app.cli import utskicksplanbild

    hela, granskat = valj_omgang(
        vad,
        idag,
        kommando="utskick plan",
        startad=lambda: _startad(vad, mottagare),
        ur_mapp=lambda: _ur_mapp(vad, idag, mottagare),
    )
    svar = _till(hela, till)
    if som_json:
        utskicksplanbild.visa_som_json(svar, granskat)
    else:
        fran = f"{vad} --idag {idag}" if idag else vad
        utskicksplanbild.visa(svar, granskat, fran)


def _startad(kod: str, mottagare: str | None) -> "_Planoch":
    with oppet_diarium() as oppet:
        svar = _lasplan(oppet.databas, kod, mottagare, nu=oppet.nu)
        return svar, _granskat(oppet.databas, kod, mottagare, nu=oppet.nu)


def _ur_mapp(vad: str, idag: date | None, mottagare: str | None) -> "_Planoch":
    from diarium.inlasning.omgang import las_omgang

    with oppnad_mapp(vad) as vag:
        inlast = las_omgang(vag)
    nu = starttid(idag)
    kod = inlast.omgang.kod
    svar = _lasplan(provstartad(inlast, nu=nu), kod, mottagare, nu=nu)
    granskat = _granskat(provstartad(inlast, nu=nu, allt_oppet=True), kod, mottagare, nu=nu)
    return replace(svar, sakra=tuple(replace(ett, utskick=None) for ett in svar.sakra)), granskat


def _granskat(
    databas: "Databas", kod: str, mottagare: str | None, *, nu: datetime
) -> "Utskicksgranskning | None":
    """Read a sample of what is planned; null when it is one recipient's plan that is asked for."""
    from diarium.installningar import Installningar
    from diarium.utkorg.granskning import granska_utskicken
    from diarium.utkorg.visat import Avsandande

    if mottagare is not None:
        return None
    avsandande = Avsandande.av(Installningar())
    with databas.las() as session:
        return granska_utskicken(session, kod, avsandande=avsandande, nu=nu, stickprov=True)


def starttid(idag: date | None) -> datetime:
    """Give when a round that is not started is thought to start: now, or when a day's mail goes."""
    from beslutsmodell.frist import STOCKHOLM
    from beslutsmodell.kalender import FONSTER_OPPNAR
    from diarium.klocka import Systemklocka

    if idag is None:
        return Systemklocka().nu()
    return datetime.combine(idag, FONSTER_OPPNAR, tzinfo=STOCKHOLM)


def provstartad(inlast: "Inlast", *, nu: datetime, allt_oppet: bool = False) -> "Databas":
    """Start a round in memory; Nekad when its deadline has passed."""
    from diarium.fel import PasseradFrist
    from diarium.provstart import provstarta

    try:
        return provstarta(inlast.omgang, inlast.kontakter, nu=nu, allt_oppet=allt_oppet)
    except PasseradFrist as fel:
        raise Nekad(
            f"Omgången {fel.kod} skickar inget om den startas nu: motpartens frist "
            f"({fel.milstolpe}) har gått ut. Räkna från en dag före den: --idag DATUM.",
        ) from fel


def _lasplan(
    databas: "Databas", kod: str, mottagare: str | None, *, nu: datetime
) -> "Utskicksplan":
    from diarium.installningar import Installningar
    from diarium.uppstart import avsandare_av
    from diarium.utkorg.utskicksplan import las_utskicksplan

    avsandare = avsandare_av(Installningar())
    with databas.las() as session:
        return las_utskicksplan(session, kod, avsandare=avsandare, nu=nu, mottagare=mottagare)


def _till(svar: "Utskicksplan", dag: date | None) -> "Utskicksplan":
    """Leave out what comes after a day."""
    if dag is None:
        return svar

    def kvar(utskick: "tuple[Planeratutskick, ...]") -> "tuple[Planeratutskick, ...]":
        return tuple(ett for ett in utskick if ett.dag <= dag)

    return replace(svar, sakra=kvar(svar.sakra), villkorade=kvar(svar.villkorade))

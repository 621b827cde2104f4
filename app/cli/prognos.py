"""`beslut prognos`: how likely it is that all make it, and what that hangs on."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.fel import Anvandningsfel, Nekad
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
from app.cli.tolka import las_datum, las_heltal
from app.cli.val import Jsonval

if TYPE_CHECKING:
    from beslutsmodell.omgang import Beslutsomgang
    from beslutsmodell.prognos.forvantan import Forvantan
    from beslutsmodell.prognos.underlag import Prognosunderlag

_FLEST = 1_000_000
_FLEST_RUNDOR = 2_000
_KALIBRERAS_MED = 2_000


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "prognos",
        prognos,
        "Hur troligt är det att alla hinner, hur många väntas bli sena, och vilka organ hänger det "
        "på? Omgången dras många gånger, med inställda möten, bordläggningar, återremisser och "
        "sena protokoll. För en startad omgång eller en mapp: inget skickas och inget ändras. Med "
        "--json: omgang, mening, prognos, vad_om (mening, skillnad, prognos).",
    )


def prognos(
    vad: Vadarg,
    *,
    idag: Idagval = None,
    forvantan: Annotated[
        Path | None,
        typer.Option(
            "--forvantan",
            metavar="FIL",
            help="En YAML-fil med vad som väntas av organen. Annars gäller antagna tal.",
        ),
    ] = None,
    extra: Annotated[
        list[str] | None,
        typer.Option(
            "--extra",
            metavar="ORGAN=DATUM",
            help="Pröva ett extra sammanträde, en flagga per möte: 1492-kf=2019-10-14.",
        ),
    ] = None,
    tidigare: Annotated[
        int,
        typer.Option(
            "--tidigare",
            metavar="DAGAR",
            parser=las_heltal,
            help="Pröva att frågan ställs så många dagar tidigare. Bara före starten.",
        ),
    ] = 0,
    frist: Annotated[
        date | None,
        typer.Option(
            "--frist", metavar="DATUM", parser=las_datum, help="Pröva en annan frist hos motparten."
        ),
    ] = None,
    dragningar: Annotated[
        int,
        typer.Option(
            "--dragningar", metavar="TAL", parser=las_heltal, help="Hur många dragningar."
        ),
    ] = 10_000,
    fro: Annotated[
        int,
        typer.Option(
            "--fro", metavar="TAL", parser=las_heltal, help="Slumpfröet: samma frö ger samma svar."
        ),
    ] = 1,
    rundor: Annotated[
        int | None,
        typer.Option(
            "--kalibrera",
            metavar="TAL",
            parser=las_heltal,
            help="Pröva prognosen på så många simulerade omgångar med känt facit. Bara för en mapp "
            "eller ett exempel. Med --json: en lista med faktor, dag, brier, rader.",
        ),
    ] = None,
    laga_kraft: Lagakraftval = None,
    omedelbar: Omedelbarval = False,
    undertecknande: Undertecknandeval = None,
    leverans: Leveransval = None,
    som_json: Jsonval = False,
) -> None:
    """Forecast a round."""
    from app.cli import prognosbild
    from beslutsmodell.prognos.prognostisera import prognostisera
    from beslutsmodell.prognos.vad_om import vad_om

    if not 1 <= dragningar <= _FLEST:
        raise Anvandningsfel(f"--dragningar: ange mellan 1 och {_FLEST}.")
    moten = [_las_mote(text) for text in extra or ()]
    underlag = valj_omgang(
        vad,
        idag,
        kommando="prognos",
        startad=lambda: _ur_diariet(vad, forvantan),
        ur_mapp=lambda: _ur_mapp(vad, idag, forvantan),
    )
    regler = andrade_regler(
        underlag.regler,
        laga_kraft=laga_kraft,
        omedelbar=omedelbar,
        undertecknande=undertecknande,
        leverans=leverans,
    )
    underlag = replace(underlag, regler=regler)
    if rundor is not None:
        _kalibrera(underlag, rundor=rundor, dragningar=dragningar, fro=fro, som_json=som_json)
        return
    svar = prognostisera(underlag, dragningar=dragningar, fro=fro)
    provat = None
    if moten or tidigare or frist is not None:
        andrat = vad_om(underlag, extra=moten, tidigare=tidigare, frist=frist)
        provat = prognostisera(andrat, dragningar=dragningar, fro=fro)
    if som_json:
        prognosbild.visa_som_json(underlag.omgang, svar, provat)
    else:
        prognosbild.visa(underlag.omgang, svar, provat)


def _kalibrera(
    underlag: "Prognosunderlag", *, rundor: int, dragningar: int, fro: int, som_json: bool
) -> None:
    from app.cli import kalibreringsbild
    from beslutsmodell.prognos.kalibrera import kalibrera

    if not 1 <= rundor <= _FLEST_RUNDOR:
        raise Anvandningsfel(f"--kalibrera: ange mellan 1 och {_FLEST_RUNDOR}.")
    if underlag.nulage.startad:
        raise Nekad(
            f"{underlag.omgang.kod} är startad. Prognosen kalibreras på en omgång från början: "
            "ange omgångens mapp.",
        )
    # Ten thousand draws of every simulated round would take an hour and say the same.
    antal = min(dragningar, _KALIBRERAS_MED)
    svar = kalibrera(underlag, rundor=rundor, dragningar=antal, fro=fro)
    if som_json:
        kalibreringsbild.visa_som_json(svar)
    else:
        kalibreringsbild.visa(underlag.omgang, svar, dragningar=antal, fro=fro)


def _las_mote(text: str) -> tuple[str, date]:
    """Give body and day of "1492-kf=2019-10-14"."""
    organ, _, dag = (del_.strip() for del_ in text.partition("="))
    if not organ or not dag:
        raise Anvandningsfel(
            f"--extra: {text!r} går inte att läsa. Skriv ORGAN=DATUM: 1492-kf=2019-10-14."
        )
    try:
        return organ, las_datum(dag)
    except typer.BadParameter as fel:
        raise Anvandningsfel(f"--extra: {fel.message}") from None


def _ur_diariet(kod: str, fil: Path | None) -> "Prognosunderlag":
    from diarium.omgangslasning import las_omgangen
    from diarium.prognoslasning import las_prognosunderlag

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        forvantan = _forvantan(fil, las_omgangen(session, kod).omgang)
        return las_prognosunderlag(session, kod, nu=oppet.nu, forvantan=forvantan)


def _ur_mapp(vad: str, idag: date | None, fil: Path | None) -> "Prognosunderlag":
    from beslutsmodell.frist import STOCKHOLM
    from beslutsmodell.plan.nulage import Nulage
    from beslutsmodell.prognos.underlag import Prognosunderlag
    from diarium.inlasning.omgang import las_omgang
    from diarium.klocka import Systemklocka

    with oppnad_mapp(vad) as vag:
        omgang = las_omgang(vag).omgang
    dag = idag or Systemklocka().nu().astimezone(STOCKHOLM).date()
    dag = max(dag, omgang.trappa.oppnar or dag)  # nobody acts before the round opens
    return Prognosunderlag(
        omgang=omgang,
        nulage=Nulage(idag=dag, beslutat={}, behandlat={}, startad=False),
        regler=omgang.plan,
        frist=omgang.motpartens_milstolpe.tidpunkt.datum,
        kalender=omgang.kalender,
        forvantan=_forvantan(fil, omgang),
    )


def _forvantan(fil: Path | None, omgang: "Beslutsomgang") -> "Forvantan":
    from beslutsmodell.prognos.forvantan import Forvantan
    from diarium.inlasning.forvantan import las_forvantan

    return Forvantan() if fil is None else las_forvantan(fil, omgang)

"""`beslut lage`: how a round stands, or one case in it."""

from typing import Annotated

import typer

from app.cli.hjalp import nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.val import Jsonval, Omgangsarg


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "lage",
        lage,
        "Visa hur en omgång står: varje kommun och punkt, avtalen och fristen. Med --json: "
        "omgang, nu, frist, kommuner (kod, namn, forbund, punkter, status, avtal, och därtill "
        "lage, samlat, frister, forsenad, flaggor, avtalsobs, fullmakt), summa, och därtill "
        "titel, oppnar, fiktivt, mandatbyten, anteckningar, returer och med --arenden arenden.",
    )


def lage(
    omgang: Omgangsarg,
    *,
    arenden: Annotated[
        bool, typer.Option("--arenden", help="Lista ärendena med version och läge.")
    ] = False,
    arende: Annotated[
        str | None,
        typer.Option("--arende", metavar="ARENDE", help="Visa ett ärende och dess beslut."),
    ] = None,
    som_json: Jsonval = False,
) -> None:
    """Show how a round stands."""
    from app.cli import arendebild, lagebild, overenskommelsebild
    from app.cli.domstolsbild import referenser
    from beslutsmodell.frist import STOCKHOLM
    from diarium.anteckningar import las_anteckningar
    from diarium.arendelasning import las_arende
    from diarium.databaslage import senaste_svep
    from diarium.kalenderlasning import las_kalender
    from diarium.kontaktlage import las_infor
    from diarium.lage import las_lage
    from diarium.omgangslasning import las_omgangen
    from diarium.overenskommelser import las_gallande_period
    from diarium.returer.larm import las_returlarm
    from diarium.sidouppgifter import las_sidouppgifter
    from diarium.underlagslasning import las_underlagsversioner
    from diarium.uppslag import finn_arende
    from diarium.utkorg.skicka_igen import rakna_ej_framme

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        if arende:
            omgang_id, nyckel = finn_arende(session, omgang, arende)
            _, ett = las_arende(session, omgang_id, nyckel, omgang=omgang)
            lasning = las_omgangen(session, omgang)
            omkring = arendebild.Omkring(
                idag=oppet.nu.astimezone(STOCKHOLM).date(),
                moten=[mote for mote in las_kalender(session, lasning) if mote.organ == ett.organ],
                versioner=las_underlagsversioner(session, lasning),
                anteckningar=[rad for rad in las_anteckningar(session, lasning) if rad.ror(nyckel)],
                texter=las_sidouppgifter(session, referenser(ett)),
            )
            arendebild.visa(lasning.omgang, ett, omkring, som_json=som_json)
            return
        bild = las_lage(session, omgang, nu=oppet.nu)
        noterat = las_anteckningar(session, las_omgangen(session, omgang))
        returer = las_returlarm(session, omgang, nu=oppet.nu)
        infor = las_infor(session, las_omgangen(session, omgang), nu=oppet.nu)
        ej_framme = rakna_ej_framme(session, omgang)
        svep = senaste_svep(session)
        period = las_gallande_period(session, omgang, nu=oppet.nu) if bild.omgang.period else None
    if som_json:
        lagebild.visa_som_json(bild, noterat, returer, infor, ej_framme, svep, med_arenden=arenden)
        return
    lagebild.visa(
        bild, noterat, returer, infor, ej_framme, med_arenden=arenden, simulerad=oppet.simulerad
    )
    lagebild.visa_svep(svep, nu=oppet.nu, simulerad=oppet.simulerad)
    if bild.omgang.period:
        overenskommelsebild.visa(bild.omgang, period)

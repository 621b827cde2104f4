"""`beslut kalender`: the bodies' meetings are read in anew, or shown with their history."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.fel import Nekad
from app.cli.hjalp import ny_grupp, nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.tolka import las_heltal
from app.cli.val import Avval, FrivilligtAvval, Jsonval, Omgangsarg, Provaval

_LANGST = 365


def _las_dagar_fore(text: str | int) -> int:
    """Give a number of days of at most a year."""
    antal = las_heltal(text)
    if antal > _LANGST:
        raise typer.BadParameter(f"{antal} dagar är för många. Skriv högst {_LANGST}.")
    return antal


_Organval = Annotated[
    str | None,
    typer.Option("--organ", metavar="KOD", help="Organets kod. En ICS-fil gäller ett organ."),
]


def lagg_till(app: typer.Typer) -> None:
    """Add the group."""
    grupp = ny_grupp("Läs in organens sammanträden, eller se dem och hur de har ändrats.")
    nytt_kommando(
        grupp,
        "importera",
        importera,
        "Ersätt kommande sammanträden för de organ som filen gäller. Det som har varit står kvar, "
        "och varje tidigare version finns kvar i historiken. Med --json: skillnader, mening, "
        "andrat.",
    )
    nytt_kommando(
        grupp,
        "behall",
        behall,
        "Anteckna att organens kalendrar och kontakter är genomgångna efter ett val, och att "
        "kalendrarna inte behöver ändras.",
    )
    nytt_kommando(
        grupp,
        "visa",
        visa,
        "Visa organens sammanträden, långa uppehåll och tidigare versioner. Med --json: en lista "
        "med organ, version, kalla, tid, sammantraden.",
    )
    nytt_kommando(
        grupp,
        "exportera",
        exportera,
        "Skriv en kalenderfil (ICS) med sammanträden, sista dagar för handlingar och frister, för "
        "en kommun eller för ett förbund med alla dess kommuner. Samma möte behåller sin identitet "
        "när filen skrivs på nytt.",
    )
    app.add_typer(grupp, name="kalender")


def importera(
    omgang: Omgangsarg,
    fil: Annotated[
        Path,
        typer.Argument(
            metavar="FIL",
            help="En CSV-fil med kolumnerna organ, datum och handlingar_senast, eller en ICS-fil.",
        ),
    ],
    *,
    organ: _Organval = None,
    handlingar: Annotated[
        int | None,
        typer.Option(
            "--handlingar-dagar",
            metavar="DAGAR",
            parser=_las_dagar_fore,
            help="För en ICS-fil: så många dagar före mötet ska handlingarna vara inne.",
        ),
    ] = None,
    av: FrivilligtAvval = None,
    prova: Provaval = False,
    som_json: Jsonval = False,
) -> None:
    """Replace the calendars of the bodies that a file is about."""
    from app.cli import kalenderbild
    from diarium.inlasning.kalenderfil import las_kalenderfil
    from diarium.kalendrar import byt_kalendrar
    from diarium.omgangslasning import las_omgangen

    with oppet_diarium() as oppet:
        with oppet.databas.las() as session:
            lasning = las_omgangen(session, omgang)
        moten = las_kalenderfil(  # before anything is locked: the file may be slow to come
            fil,
            kanda=[ett.kod for ett in lasning.omgang.organ],
            organ=None if organ is None else lasning.krav_organ(organ),
            handlingar_dagar=handlingar,
        )
        with oppet.databas.skriv() as session:
            byte = byt_kalendrar(session, omgang, moten, kalla=fil.name, nu=oppet.nu, av=av)
            if prova:
                session.rollback()
    if som_json:
        kalenderbild.visa_byte_som_json(byte, prova=prova)
    else:
        kalenderbild.visa_byte(byte, prova=prova)


def behall(
    omgang: Omgangsarg,
    *,
    organ: Annotated[
        list[str],
        typer.Option("--organ", metavar="KOD", help="Organets kod, en flagga per organ."),
    ],
    av: Avval,
) -> None:
    """Keep the calendars of bodies that have begun a new term."""
    from diarium.kalendrar import behall_kalendrar

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        nya = behall_kalendrar(session, omgang, organ, nu=oppet.nu, av=av)
    if nya:
        typer.echo(f"Genomgångna, med kalendern som den var: {', '.join(nya)}.")
    if tidigare := [kod for kod in dict.fromkeys(organ) if kod not in nya]:
        typer.echo(f"Redan genomgångna: {', '.join(tidigare)}. Inget är ändrat.")


def visa(omgang: Omgangsarg, *, organ: _Organval = None, som_json: Jsonval = False) -> None:
    """Show the calendars."""
    from app.cli import kalenderbild
    from diarium.kalenderlasning import las_kalenderversioner
    from diarium.omgangslasning import las_omgangen

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        lasning = las_omgangen(session, omgang)
        versioner = las_kalenderversioner(session, lasning)
    valda = [*versioner] if organ is None else [lasning.krav_organ(organ)]
    if som_json:
        kalenderbild.visa_som_json([ett for kod in valda for ett in versioner[kod]])
    else:
        kalenderbild.visa(lasning.omgang, [versioner[kod] for kod in valda])


def exportera(
    omgang: Omgangsarg,
    huvudman: Annotated[
        str,
        typer.Argument(metavar="HUVUDMAN", help="Kommunens eller förbundets kod eller namn."),
    ],
    *,
    till: Annotated[
        Path, typer.Option("--till", metavar="FIL", help="Filen som skrivs, till exempel amal.ics.")
    ],
) -> None:
    """Write the feed of a kommun or a förbund."""
    from diarium.kalenderflode import las_flode
    from diarium.omgangslasning import las_omgangen
    from diarium.uppslag import finn_part
    from notiser.kalenderfil import skriv_ics

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        lasning = las_omgangen(session, omgang)
        man = finn_part(lasning, huvudman)
        poster = las_flode(session, lasning, man.kod, nu=oppet.nu)
    if not till.parent.is_dir():
        raise Nekad(f"Mappen {till.parent} finns inte. Skapa den, eller ändra --till.")
    om = lasning.omgang
    fil = skriv_ics(poster, titel=om.titel, dnr=om.dnr, fiktivt=om.fiktivt, namn=man.namn)
    till.write_bytes(fil)
    typer.echo(f"{len(poster)} poster för {man.namn} är skrivna i {till}.")

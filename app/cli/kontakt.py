"""`beslut kontakt`: whom the bodies are reached by is seen, changed with a day, and confirmed."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli import kontaktbekraftelse
from app.cli.hjalp import ny_grupp, nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.tolka import las_datum, las_heltal, las_kanal, las_roll
from app.cli.val import FrivilligtAvval, Jsonval, Omgangsarg, Provaval

if TYPE_CHECKING:
    from datetime import datetime

    from beslutsmodell.kontakt import Kontakt

_Organarg = Annotated[
    str, typer.Argument(metavar="ORGAN", help="Organets kod. Se `beslut kontakt lista OMGANG`.")
]
_Rollval = Annotated[
    str,
    typer.Option(
        "--roll",
        metavar="ROLL",
        parser=las_roll,
        help="registrator, handlaggare, samordnare eller agare.",
    ),
]
_Kanalval = Annotated[
    str,
    typer.Option(
        "--kanal", metavar="KANAL", parser=las_kanal, help="epost, teams, apprise eller fil."
    ),
]
_Adressval = Annotated[
    str,
    typer.Option(
        "--adress",
        metavar="ADRESS",
        help="Adressen i kanalen. En hemlig skrivs som miljo: och variabelns namn.",
    ),
]
_Namnval = Annotated[
    str, typer.Option("--namn", metavar="NAMN", help="Vem som nås där: funktion eller person.")
]
_Franval = Annotated[
    date | None,
    typer.Option(
        "--fran",
        metavar="DATUM",
        parser=las_datum,
        help="Första dagen som den gäller. Utan: från och med i dag.",
    ),
]


def lagg_till(app: typer.Typer) -> None:
    """Add the group."""
    grupp = ny_grupp("Se, byt, läs in och bekräfta organens kontakter.")
    nytt_kommando(
        grupp,
        "lista",
        lista,
        "Visa organens kontakter, när de gäller och vem som har bekräftat dem. Med --json: en "
        "lista med organ, namn, galler (så många adresser gäller i dag), kontakter.",
    )
    nytt_kommando(
        grupp,
        "byt",
        byt,
        "Låt en kontakt ersätta den som organet har för samma roll och kanal, från en dag. Det "
        "som väntar på att skickas till den gamla går till den nya; det som har gått ut skickas "
        "inte igen.",
    )
    nytt_kommando(
        grupp, "lagg-till", lagg_till_en, "Lägg till en kontakt vid sidan av dem som finns."
    )
    nytt_kommando(
        grupp,
        "avsluta",
        avsluta,
        "Låt en kontakt sluta gälla. Ett organ kan inte bli utan registrator.",
    )
    nytt_kommando(
        grupp,
        "importera",
        importera,
        "Läs in kontakter ur en CSV-fil med samma kolumner som omgångens egen. De organ som filen "
        "gäller får kontakterna i filen: nya läggs till, och de som inte står där slutar gälla. "
        "Läses filen på nytt ändras inget.",
    )
    kontaktbekraftelse.lagg_till(grupp)
    app.add_typer(grupp, name="kontakt")


def lista(
    omgang: Omgangsarg,
    *,
    organ: Annotated[
        str | None, typer.Option("--organ", metavar="KOD", help="Bara det organets kontakter.")
    ] = None,
    som_json: Jsonval = False,
) -> None:
    """Show the contacts."""
    from app.cli import kontaktbild
    from diarium.kontaktlage import las_infor, las_kontaktlage
    from diarium.omgangslasning import las_omgangen

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        lasning = las_omgangen(session, omgang)
        if organ is not None:
            lasning.krav_organ(organ)
        lagen = las_kontaktlage(session, lasning.id)
        infor = las_infor(session, lasning, nu=oppet.nu)
        idag = _idag(oppet.nu)
    organen = kontaktbild.per_organ(lasning.omgang, lagen, idag=idag, bara=organ)
    if som_json:
        kontaktbild.visa_som_json(organen)
    else:
        kontaktbild.visa(lasning.omgang, organen, infor, idag=idag)


def byt(
    omgang: Omgangsarg,
    organ: _Organarg,
    *,
    adress: _Adressval,
    namn: _Namnval,
    roll: _Rollval = "registrator",
    kanal: _Kanalval = "epost",
    fran: _Franval = None,
    ersatter: Annotated[
        int | None,
        typer.Option(
            "--ersatter",
            metavar="NUMMER",
            parser=las_heltal,
            help="Den som byts ut, om organet har flera eller den har en annan roll eller kanal.",
        ),
    ] = None,
    av: FrivilligtAvval = None,
) -> None:
    """Let a contact take another's place."""
    from app.cli import kontaktbild
    from diarium import kontakter

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        ny = _kontakt(organ, roll, kanal, adress, namn, fran or _idag(oppet.nu))
        andring = kontakter.byt(session, omgang, ny, nu=oppet.nu, ersatter=ersatter, av=av)
    kontaktbild.visa_andring(andring)


def lagg_till_en(
    omgang: Omgangsarg,
    organ: _Organarg,
    *,
    adress: _Adressval,
    namn: _Namnval,
    roll: _Rollval = "registrator",
    kanal: _Kanalval = "epost",
    fran: _Franval = None,
    av: FrivilligtAvval = None,
) -> None:
    """Add a contact beside the others."""
    from app.cli import kontaktbild
    from diarium import kontakter

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        ny = _kontakt(organ, roll, kanal, adress, namn, fran or _idag(oppet.nu))
        andring = kontakter.lagg_till_en(session, omgang, ny, nu=oppet.nu, av=av)
    kontaktbild.visa_andring(andring)


def avsluta(
    omgang: Omgangsarg,
    organ: _Organarg,
    *,
    nummer: Annotated[
        int,
        typer.Option(
            "--nummer",
            metavar="NUMMER",
            parser=las_heltal,
            help="Kontaktens nummer. Se `beslut kontakt lista OMGANG`.",
        ),
    ],
    sista_dag: Annotated[
        date | None,
        typer.Option(
            "--sista-dag",
            metavar="DATUM",
            parser=las_datum,
            help="Sista dagen som den gäller. Utan: i går, så att den inte gäller längre.",
        ),
    ] = None,
    av: FrivilligtAvval = None,
) -> None:
    """End a contact."""
    from app.cli import kontaktbild
    from diarium import kontakter

    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        dag = sista_dag or _idag(oppet.nu) - timedelta(days=1)
        andring = kontakter.avsluta(
            session, omgang, organ, nummer, sista_dag=dag, nu=oppet.nu, av=av
        )
    kontaktbild.visa_andring(andring)


def importera(
    omgang: Omgangsarg,
    fil: Annotated[
        Path,
        typer.Argument(
            metavar="FIL",
            help="En CSV-fil med kolumnerna organ, roll, kanal, adress, namn och, om du vill, "
            "galler_fran och galler_till.",
        ),
    ],
    *,
    av: FrivilligtAvval = None,
    prova: Provaval = False,
) -> None:
    """Give the bodies of a file the contacts of the file."""
    from app.cli import kontaktbild
    from diarium import kontakter
    from diarium.inlasning.kontaktfil import las_kontaktfil
    from diarium.omgangslasning import las_omgangen

    with oppet_diarium() as oppet:
        with oppet.databas.las() as session:
            organ = [ett.kod for ett in las_omgangen(session, omgang).omgang.organ]
        rader = las_kontaktfil(fil, organ=organ)  # before anything is locked
        with oppet.databas.skriv() as session:
            andring = kontakter.ersatt(session, omgang, rader, kalla=fil.name, nu=oppet.nu, av=av)
            if prova:
                session.rollback()
    kontaktbild.visa_andring(andring, prova=prova)


def _idag(nu: "datetime") -> date:
    from beslutsmodell.frist import STOCKHOLM

    return nu.astimezone(STOCKHOLM).date()


def _kontakt(organ: str, roll: str, kanal: str, adress: str, namn: str, fran: date) -> "Kontakt":
    from app.cli.fel import Nekad
    from beslutsmodell.kontakt import Kontakt

    if not namn.strip():
        raise Nekad("Ange vem som nås på adressen: --namn.")
    return Kontakt.model_validate(
        {
            "organ": organ,
            "roll": roll,
            "kanal": kanal,
            "adress": adress.strip(),
            "namn": namn.strip(),
            "galler_fran": fran,
        }
    )

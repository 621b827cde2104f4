"""`beslut utskick granska`: is every message fit to be answered, before it goes?"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import typer

from app.cli.oppet import oppet_diarium
from app.cli.planval import Idagval, Vadarg, valj_omgang
from app.cli.starta import oppnad_mapp
from app.cli.utskicksfynd import fyndrader, granskning_som_json
from app.cli.utskicksplan import provstartad, starttid
from app.cli.val import Jsonval
from app.cli.visa import visa_json

if TYPE_CHECKING:
    from diarium.utkorg.granskning import Utskicksgranskning

HJALP = (
    "Läs omgångens meddelanden som de skulle skrivas, och säg vad som gör dem otjänliga: att det "
    "inte står vem som frågar, om vad, vad som ska göras, till när och vart man svarar; datum, "
    "länkar och adresser som är fel; rester av mallar. För en mapp som inte är startad, också för "
    "dem vars tur kommer senare, eller för en startad omgång. Inget skickas och inget ändras. "
    "Felkod 1 när något är funnet. Med --json: omgang, meddelanden, lasta, vilande, fynd, "
    "trappsteg."
)


def granska(vad: Vadarg, *, idag: Idagval = None, som_json: Jsonval = False) -> None:
    """Read the messages of a round."""
    svar = valj_omgang(
        vad,
        idag,
        kommando="utskick granska",
        startad=lambda: _startad(vad),
        ur_mapp=lambda: _ur_mapp(vad, idag),
    )
    if som_json:
        visa_json(granskning_som_json(svar) | {"fiktivt": list(svar.omgang.fiktivt)})
    else:
        for rad in fyndrader(svar):
            typer.echo(rad)
    if svar.antal_fynd:
        raise typer.Exit(1)


def _startad(kod: str) -> "Utskicksgranskning":
    from diarium.utkorg.granskning import granska_utskicken
    from diarium.utkorg.visat import Avsandande

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        avsandande = Avsandande.av(oppet.installningar)
        return granska_utskicken(session, kod, avsandande=avsandande, nu=oppet.nu)


def _ur_mapp(vad: str, idag: date | None) -> "Utskicksgranskning":
    from diarium.inlasning.omgang import las_omgang
    from diarium.installningar import Installningar
    from diarium.utkorg.granskning import granska_utskicken
    from diarium.utkorg.visat import Avsandande

    with oppnad_mapp(vad) as vag:
        inlast = las_omgang(vag)
    nu, avsandande = starttid(idag), Avsandande.av(Installningar())
    with provstartad(inlast, nu=nu, allt_oppet=True).las() as session:
        svar = granska_utskicken(session, inlast.omgang.kod, avsandande=avsandande, nu=nu)
    return replace(svar, fynd=tuple(ett.utan_nummer() for ett in svar.fynd))

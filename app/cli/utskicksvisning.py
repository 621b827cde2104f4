"""`beslut utskick visa`: one message as it went, or as it would go."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.fel import Anvandningsfel, Nekad
from app.cli.oppet import oppet_diarium
from app.cli.planval import Idagval, Vadarg, valj_omgang
from app.cli.starta import oppnad_mapp
from app.cli.tolka import las_heltal
from app.cli.utskicksplan import Mottagarval, provstartad, starttid
from app.cli.val import Jsonval
from app.cli.visa import visa_json

if TYPE_CHECKING:
    from diarium.databas import Databas
    from diarium.utkorg.visat import Visat

HJALP = (
    "Visa ett meddelande. Med dess Id ur `beslut utskick lista`: som det skickades, eller om det "
    "väntar som det skulle skrivas. Med --mottagare: nästa som går till en brevlåda eller ett "
    "organ, också ur en mapp som inte är startad. En förhandsvisning skickar och ändrar inget."
)
_OPPET = "Förhandsvisat som om alla steg före var klara. Deras rekommendationer tillkommer."


def visa(
    vad: Vadarg,
    nummer: Annotated[
        int | None,
        typer.Argument(metavar="ID", parser=las_heltal, help="Utskickets Id, om det finns."),
    ] = None,
    *,
    mottagare: Mottagarval = None,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="SORT",
            help="Nästa av en sort, med --mottagare: oppning, paminnelse, fristandring med flera.",
        ),
    ] = None,
    idag: Idagval = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FIL", help="Skriv brevets HTML-del i en fil.")
    ] = None,
    kort: Annotated[
        Path | None,
        typer.Option("--kort", metavar="FIL", help="Skriv kortet för Teams i en fil, som JSON."),
    ] = None,
    som_json: Jsonval = False,
) -> None:
    """Show one message."""
    from app.cli import utskicksvisningsbild

    _krav_val(nummer, mottagare, sort, idag)
    if nummer is not None:
        visat, obs = _ett(vad, nummer), None
    else:
        visat, obs = _valt(vad, str(mottagare), sort, idag)
    skrivna = _skriv(visat, html, kort)
    if som_json:
        visa_json(utskicksvisningsbild.som_json(visat, obs))
        return
    utskicksvisningsbild.visa(visat, obs)
    for rad in skrivna:
        typer.echo(rad)


def _krav_val(
    nummer: int | None, mottagare: str | None, sort: str | None, idag: date | None
) -> None:
    from diarium.inlasning.svenska import valj_bland
    from diarium.utkorg.sortord import SORTER

    if (nummer is None) == (mottagare is None):
        raise Anvandningsfel(
            "Ange antingen utskickets Id (se `beslut utskick lista`) eller --mottagare."
        )
    if sort is not None and sort not in SORTER:
        raise Anvandningsfel(f"Sorten {sort!r} finns inte. {valj_bland(sort, SORTER)}.")
    if nummer is not None and (sort or idag):
        raise Anvandningsfel(
            "Ange --sort och --idag bara med --mottagare: ett Id säger vilket det är."
        )


def _ett(kod: str, nummer: int) -> "Visat":
    from diarium.utkorg.forhandsvisning import las_visning
    from diarium.utkorg.visat import Avsandande

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        avsandande = Avsandande.av(oppet.installningar)
        return las_visning(session, kod, nummer, avsandande=avsandande, nu=oppet.nu)


def _valt(
    vad: str, mottagare: str, sort: str | None, idag: date | None
) -> tuple["Visat", str | None]:
    """Give the next message that is planned in the round that is meant, and what to note of it."""
    startad, visat, obs = valj_omgang(
        vad,
        idag,
        kommando="utskick visa",
        startad=lambda: (True, _nasta_i_diariet(vad, mottagare, sort), None),
        ur_mapp=lambda: (False, *_ur_mapp(vad, mottagare, sort, idag)),
    )
    if visat is None:
        raise Nekad(_inget(vad, mottagare, sort, startad=startad))
    return visat, obs


def _nasta_i_diariet(kod: str, mottagare: str, sort: str | None) -> "Visat | None":
    with oppet_diarium() as oppet:
        return _nasta(oppet.databas, kod, mottagare, sort, oppet.nu)


def _ur_mapp(
    vad: str, mottagare: str, sort: str | None, idag: date | None
) -> tuple["Visat | None", str | None]:
    """Preview from a folder: what is sure to be sent, or else as if every step were open."""
    from diarium.inlasning.omgang import las_omgang

    with oppnad_mapp(vad) as vag:
        inlast = las_omgang(vag)
    nu, kod = starttid(idag), inlast.omgang.kod
    for obs in (None, _OPPET):
        databas = provstartad(inlast, nu=nu, allt_oppet=obs is not None)
        if visat := _nasta(databas, kod, mottagare, sort, nu):
            return replace(visat, utskick=None, tillstand=None), obs
    return None, None


def _nasta(
    databas: "Databas", kod: str, mottagare: str, sort: str | None, nu: datetime
) -> "Visat | None":
    from diarium.installningar import Installningar
    from diarium.utkorg.forhandsvisning import las_nasta
    from diarium.utkorg.visat import Avsandande

    avsandande = Avsandande.av(Installningar())
    with databas.las() as session:
        return las_nasta(session, kod, mottagare, sort, avsandande=avsandande, nu=nu)


def _inget(vad: str, mottagare: str, sort: str | None, *, startad: bool) -> str:
    slag = f"av sorten {sort} " if sort else ""
    varfor = (
        f"Se varför med `beslut utskick varfor {vad} --mottagare {mottagare!r}`. Har organets tur "
        "inte kommit: förhandsvisa ur omgångens mapp."
        if startad
        else f"Se hela planen med `beslut utskick plan {vad}`."
    )
    return f"Inget meddelande {slag}är på väg till {mottagare!r}. {varfor}"


def _skriv(visat: "Visat", html: Path | None, kort: Path | None) -> list[str]:
    """Write the parts that were asked for; Nekad, and nothing written, when one is not there."""
    from app.cli.utskicksvisningsbild import kort_som_text

    if html is not None and visat.html is None:
        raise Nekad(f"Meddelandet har ingen HTML-del: det går som {visat.kontakt.kanal.etikett}.")
    if kort is not None and visat.kort is None:
        raise Nekad(f"Meddelandet har inget kort: det går som {visat.kontakt.kanal.etikett}.")
    delar = ((html, visat.html), (kort, kort_som_text(visat)))
    for fil, innehall in delar:
        if fil is not None and innehall is not None:
            fil.write_text(innehall, encoding="utf-8")
    return [f"Skrivet: {fil}" for fil, _ in delar if fil is not None]

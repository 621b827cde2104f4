"""`beslut utskick`: the messages of the outbox."""

from collections.abc import Iterator
from dataclasses import asdict
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from app.cli import (
    utskicksgranskning,
    utskicksigen,
    utskickspaus,
    utskicksplan,
    utskicksvarfor,
    utskicksvisning,
)
from app.cli.hjalp import ny_grupp, nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.ord import iso_tid, svensk_tid
from app.cli.utskicksord import sort_i_ord, till_i_ord
from app.cli.val import Jsonval
from app.cli.visa import far_plats, skarmbredd, visa_json, visa_tabell

if TYPE_CHECKING:
    from diarium.utkorg.lista import Utskicksrapport

_RUBRIKER: Final = ("Id", "Omgång", "Sort", "Till", "Kanal", "Ämne", "Läge", "Tid")


def lagg_till(app: typer.Typer) -> None:
    """Add the group."""
    grupp = ny_grupp(
        "Se alla meddelanden: vad som ska skickas, hur ett ser ut, och varför det gick eller inte. "
        "Pausa påminnelserna till ett organ, eller skicka igen det som inte kom fram."
    )
    nytt_kommando(grupp, "plan", utskicksplan.plan, utskicksplan.HJALP)
    nytt_kommando(grupp, "granska", utskicksgranskning.granska, utskicksgranskning.HJALP)
    nytt_kommando(grupp, "visa", utskicksvisning.visa, utskicksvisning.HJALP)
    nytt_kommando(grupp, "lista", lista, "Lista utskicken i en omgång, eller i alla.")
    nytt_kommando(grupp, "varfor", utskicksvarfor.varfor, utskicksvarfor.HJALP)
    nytt_kommando(grupp, "igen", utskicksigen.igen, utskicksigen.IGEN)
    nytt_kommando(grupp, "pausa", utskickspaus.pausa, utskickspaus.PAUSA)
    nytt_kommando(grupp, "ateruppta", utskickspaus.ateruppta, utskickspaus.ATERUPPTA)
    app.add_typer(grupp, name="utskick")


def lista(
    omgang: Annotated[
        str | None,
        typer.Argument(metavar="OMGANG", help="Omgångens kod. Utan den: alla omgångar."),
    ] = None,
    *,
    som_json: Jsonval = False,
) -> None:
    """List messages, oldest first."""
    from diarium.utkorg.lista import lista_utskick

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        rapporter = lista_utskick(session, omgang)
    if som_json:
        visa_json([_som_json(ett) for ett in rapporter])
    elif rapporter:
        _visa(rapporter)
    else:
        typer.echo("Det finns inga utskick.")


def _visa(rapporter: "list[Utskicksrapport]") -> None:
    """Print a table, or where it does not fit, at most three lines per message."""
    rader = [_rad(ett) for ett in rapporter]
    if far_plats(_RUBRIKER, rader):
        visa_tabell(_RUBRIKER, rader)
    else:
        flera = len({ett.omgang for ett in rapporter}) > 1
        for nummer, omgang, *resten in rader:
            typer.echo("\n  ".join(_stycke(f"{nummer} {omgang}" if flera else nummer, *resten)))
        typer.echo("Kortat för att rymmas här: allt står i `beslut utskick lista | less -S`.")
    typer.echo(f"Summa: {len(rapporter)}")


def _stycke(
    nummer: str, sort: str, till: str, kanal: str, amne: str, lage: str, tid: str
) -> Iterator[str]:
    """Yield the lines of a message: what, to whom, and why it has not gone or else its subject.

    Only the last is shortened; it and an address that does not fit are whole in a pipe.
    """
    bredd = skarmbredd() - 2
    tillstand, _, skal = lage.partition(": ")
    yield f"{nummer} {sort}, {kanal}, {tillstand}, {tid}"
    yield till if len(till) <= bredd else till.partition(" <")[0]
    if sist := skal or amne.removeprefix("–"):
        yield shorten(sist, bredd, placeholder=" …")


def _rad(ett: "Utskicksrapport") -> tuple[str, ...]:
    lage = ett.tillstand.etikett
    if ett.motivering and ett.tillstand != "skickad":
        lage += f": {ett.motivering}"  # what the next hop answered to a sent one is for machines
    if ett.retur:
        lage += f", {ett.retur}"
    if ett.dubblett:
        lage += " (kan vara en dubblett)"
    tid = svensk_tid(ett.skickad or ett.tidigast)
    return (
        str(ett.id),
        ett.omgang,
        sort_i_ord(ett.sort),
        till_i_ord(ett.till, sandlada=ett.sandlada),
        ett.kanal.etikett,
        ett.amne or "–",
        lage,
        tid if ett.skickad else f"tidigast {tid}",
    )


def _som_json(ett: "Utskicksrapport") -> dict[str, Any]:
    return asdict(ett) | {
        "tidigast": iso_tid(ett.tidigast),
        "skickad": iso_tid(ett.skickad) if ett.skickad else None,
    }

"""`beslut utskick`: the messages of the outbox."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.hjalp import ny_grupp, nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.ord import iso_tid, svensk_tid
from app.cli.val import Jsonval
from app.cli.visa import visa_json, visa_tabell

if TYPE_CHECKING:
    from diarium.utkorg.lista import Utskicksrapport


def lagg_till(app: typer.Typer) -> None:
    """Add the group."""
    grupp = ny_grupp("Se vilka meddelanden som är planerade, skickade eller återhållna.")
    nytt_kommando(grupp, "lista", lista, "Lista utskicken i en omgång, eller i alla.")
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
        visa_tabell(
            ("Id", "Omgång", "Sort", "Till", "Kanal", "Ämne", "Läge", "Tid"), map(_rad, rapporter)
        )
        typer.echo(f"Summa: {len(rapporter)}")
    else:
        typer.echo("Det finns inga utskick.")


def _rad(ett: "Utskicksrapport") -> tuple[str, ...]:
    lage = ett.tillstand.etikett
    if ett.motivering:
        lage += f": {ett.motivering}"
    if ett.dubblett:
        lage += " (kan vara en dubblett)"
    tid = svensk_tid(ett.skickad or ett.tidigast)
    return (
        str(ett.id),
        ett.omgang,
        ett.sort,
        ett.till,
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

"""One message, as people read it and as JSON for machines."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from app.cli.ord import iso_tid, svensk_tid
from app.cli.utskicksord import sort_i_ord

if TYPE_CHECKING:
    from diarium.utkorg.visat import Visat


def visa(visat: "Visat", obs: str | None) -> None:
    """Print what is known of a message, its headers, and its text as it stands."""
    if visat.forhandsvisning:
        typer.echo("FÖRHANDSVISNING: inget är skickat och inget är ändrat.")
    if obs:
        typer.echo(obs)
    typer.echo(_rubrik(visat))
    for namn, varde in _huvuden(visat):
        typer.echo(f"{namn}: {varde}")
    if visat.forsandelse is None:
        typer.echo("Det finns ingen text: meddelandet är inte skrivet.")
        return
    typer.echo("")
    typer.echo(visat.forsandelse.text)


def som_json(visat: "Visat", obs: str | None) -> dict[str, Any]:
    """Give a message for machines."""
    return {
        "omgang": visat.omgang,
        "utskick": visat.utskick,
        "sort": visat.sort,
        "trappsteg": visat.trappsteg.i_ord if visat.trappsteg else None,
        "forhandsvisning": visat.forhandsvisning,
        "obs": obs,
        "tillstand": visat.tillstand.value if visat.tillstand else None,
        "tid": iso_tid(visat.tid),
        "kanal": visat.kontakt.kanal.value,
        "mallversion": visat.mallversion,
        "dubblett": visat.dubblett,
        "motivering": visat.motivering,
        "huvuden": dict(_huvuden(visat)),
        "text": visat.forsandelse.text if visat.forsandelse else None,
        "html": visat.html,
        "kort": visat.kort,
    }


def kort_som_text(visat: "Visat") -> str | None:
    """Give the card as a file that a card designer can read."""
    if visat.kort is None:
        return None
    return json.dumps(visat.kort, ensure_ascii=False, indent=2) + "\n"


def _rubrik(visat: "Visat") -> str:
    vilket = f"Utskick {visat.utskick}" if visat.utskick else "Planerat"
    lage = visat.tillstand.etikett if visat.tillstand else "inte i utkorgen än"
    if visat.motivering and visat.tillstand != "skickad":
        lage += f" ({visat.motivering})"
    if visat.dubblett:
        lage += ", kan vara en dubblett"
    gick = visat.tillstand == "skickad"
    tid = svensk_tid(visat.tid)
    return (
        f"{vilket} i {visat.omgang}: {sort_i_ord(visat.sort, visat.trappsteg)}, "
        f"{visat.kontakt.kanal.etikett}, {lage}, {tid if gick else f'tidigast {tid}'}"
    )


def _huvuden(visat: "Visat") -> Iterator[tuple[str, str]]:
    """Yield the headers that matter; an address that may hold a secret is masked."""
    from diarium.utkorg.lista import visad_adress
    from notiser.forsandelse import Brev, Filpost
    from notiser.kanaler.adress import dold

    match visat.forsandelse:
        case Brev() as brev:
            yield "Från", brev.fran
            yield "Till", brev.till
            if brev.svara_till:
                yield "Svara till", brev.svara_till
            yield "Ämne", brev.amne
            if not visat.forhandsvisning:
                yield "Message-ID", brev.message_id
                if brev.referenser:
                    yield "References", " ".join(brev.referenser)
        case Filpost() as fil:
            yield "Till", fil.till
            yield "Ämne", fil.amne
        case None:
            kontakt = visat.kontakt
            yield "Till", f"{kontakt.namn} <{visad_adress(kontakt.kanal, kontakt.adress)}>"
        case annat:
            yield "Till", f"{visat.kontakt.namn} <{dold(annat.till)}>"
            yield "Rubrik", annat.rubrik
    if visat.mallversion:
        yield "Textversion", visat.mallversion

"""The agreements of one participant, as they are shown."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import typer

from app.cli.ord import iso_tid, svensk_tid
from app.cli.visa import visa_json

if TYPE_CHECKING:
    from beslutsmodell.avtal.handling import Avtalshandling
    from beslutsmodell.avtal.lage import Avtalsstatus, Kvittens
    from diarium.avtalslasning import Avtalslasning
    from diarium.omgangslasning import Omgangslasning


def visa(
    lasning: "Omgangslasning",
    last: "Avtalslasning",
    registrerat: Mapping[str, datetime],
    *,
    nu: datetime,
    som_json: bool,
) -> None:
    """Print the agreements, where they stand, and what is lacking.

    `registrerat` says when each was recorded, by its kind.
    """
    from beslutsmodell.avtal.lage import avtalsobs, avtalsstatus

    frist = lasning.motpartens_frist.tidpunkt
    status = avtalsstatus(last.avtal, last.brister, frist=frist.instant, nu=nu)
    if som_json:
        visa_json(_som_json(lasning, last, status, registrerat, _risker(last, nu)))
        return
    man = lasning.omgang.finn_huvudman(last.avtal.huvudman)
    typer.echo(f"{man.namn} ({man.kod}): {status.etikett}")
    typer.echo(f"Motpartens frist är {frist.i_text}.")
    for rad in lasning.omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")
    for handling in last.avtal.handlingar.values():
        typer.echo(_handling(handling, registrerat[handling.slag]))
    for notering in last.beslutsnoteringar:
        typer.echo(f"Beslut. {notering}")
    for brist in last.brister:
        typer.echo(f"Saknas: {brist}")
    if last.avtal.inlamning:
        typer.echo(f"Inlämnat {svensk_tid(last.avtal.inlamning.skickat)}")
    if kvittens := last.avtal.kvittens:
        typer.echo(f"Kvitterat {_kvittens(kvittens)}")
    elif tidigare := last.avtal.tidigare_kvittens:
        typer.echo(f"Tidigare kvitterat {_kvittens(tidigare)}")
    for obs in avtalsobs(last.avtal, last.brister):
        typer.echo(f"OBS: {obs}")
    for risk in _risker(last, nu):
        typer.echo(f"Risk: {risk}")


def _risker(last: "Avtalslasning", nu: datetime) -> tuple[str, ...]:
    """Say what is risked: a decision in court, or an agreement signed before laga kraft."""
    from beslutsmodell.avtal.laga_kraft import risker_fore_laga_kraft
    from beslutsmodell.avtal.overklagat import risker_i_domstol
    from beslutsmodell.frist import STOCKHOLM

    idag = nu.astimezone(STOCKHOLM).date()
    fore = risker_fore_laga_kraft(last.avtal, last.laga_kraft, idag=idag)
    return (*risker_i_domstol(last.i_domstol), *fore)


def _kvittens(kvittens: "Kvittens") -> str:
    sent = ", efter fristen" if kvittens.efter_frist else ""
    return f"{svensk_tid(kvittens.mottaget)}, {kvittens.referens}{sent}"


def _handling(handling: "Avtalshandling", registrerat: datetime) -> str:
    from beslutsmodell.avtal.tider import tider_i_ord

    underskrifter = ", ".join(
        f"{en.roll} ({en.befogenhet or 'befogenhet saknas'})" for en in handling.undertecknare
    )
    return (
        f"{handling.slag} version {handling.version}, punkt {' '.join(handling.punkter) or '–'}, "
        f"{tider_i_ord(handling)}, registrerat {svensk_tid(registrerat)}, undertecknat av "
        f"{underskrifter or '–'}"
    )


def _som_json(
    lasning: "Omgangslasning",
    last: "Avtalslasning",
    status: "Avtalsstatus",
    registrerat: Mapping[str, datetime],
    risker: tuple[str, ...],
) -> dict[str, Any]:
    from beslutsmodell.avtal.lage import avtalsobs

    avtal = last.avtal
    return {
        "omgang": lasning.omgang.kod,
        "huvudman": avtal.huvudman,
        "namn": lasning.omgang.finn_huvudman(avtal.huvudman).namn,
        "status": status.value,
        "handlingar": [
            {
                "slag": handling.slag,
                "version": handling.version,
                "punkter": list(handling.punkter),
                "undertecknare": [
                    {"roll": en.roll, "befogenhet": en.befogenhet} for en in handling.undertecknare
                ],
                "fil": handling.fil,
                "skickat": iso_tid(handling.skickat) if handling.skickat else None,
                "inkommet": iso_tid(handling.inkommet),
                "registrerat": iso_tid(registrerat[handling.slag]),
            }
            for handling in avtal.handlingar.values()
        ],
        "brister": [brist.model_dump() for brist in last.brister],
        "paket": avtal.inlamning.paket if avtal.inlamning else None,
        "kvittens": _kvittens_som_json(avtal.kvittens),
        "tidigare_kvittens": _kvittens_som_json(avtal.tidigare_kvittens),
        "obs": list(avtalsobs(avtal, last.brister)),
        "risker": list(risker),
        "fiktivt": list(lasning.omgang.fiktivt),
    }


def _kvittens_som_json(kvittens: "Kvittens | None") -> dict[str, Any] | None:
    if kvittens is None:
        return None
    return {
        "referens": kvittens.referens,
        "mottaget": iso_tid(kvittens.mottaget),
        "efter_frist": kvittens.efter_frist,
    }

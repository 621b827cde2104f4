"""A letter of intent: whether and how long it is in force, and the seats that it gives."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from beslutsmodell.omgang import Beslutsomgang, Period, Plats


def visa(omgang: "Beslutsomgang", period: "Period | None") -> None:
    """Print the period in force and the seats."""
    from beslutsmodell.datum import kort_datum

    if period is None:
        typer.echo("Överenskommelsen gäller inte än: alla parter har inte bifallit den.")
    else:
        typer.echo(
            f"Överenskommelsen gäller från {kort_datum(period.fran)} till och med "
            f"{kort_datum(period.till)}. Den ändras bara genom beslut av varje part.",
        )
    for plats in omgang.platser:
        typer.echo(f"Plats i {plats.forum}: {_innehav(omgang, plats)}")


def _innehav(omgang: "Beslutsomgang", plats: "Plats") -> str:
    antal = "antalet bestäms senare" if plats.antal is None else f"{plats.antal} st."
    return f"{plats.innehavare} ({omgang.finn_huvudman(plats.part).namn}, {antal})"

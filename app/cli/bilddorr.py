"""The one door from `app` to the pictures; matplotlib is loaded when one is drawn."""

from typing import TYPE_CHECKING, NamedTuple

from app.bildsida import skriv_bildsida
from diarium.csvtext import csv_av

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsmodell.omgang import Beslutsomgang
    from beslutsmodell.plan.bedomning import Huvudmansplan, Plan
    from beslutsmodell.prognos.kurva import Kurvpunkt
    from diarium.lagerapport import Omgangslage
    from diarium.uppslutning import Uppslutning
    from flows.bilder.rita import Bild


class Ritad(NamedTuple):
    """A picture, told in four ways."""

    titel: str
    mening: str
    fiktivt: tuple[str, ...]
    filer: dict[str, bytes]
    """By the ending of the file's name."""


def rita_plan(omgang: "Beslutsomgang", plan: "Plan", man: "Huvudmansplan | None") -> Ritad:
    """Draw the plan of a round, or of one participant."""
    from flows.bilder.kommunplan import kommunplan
    from flows.bilder.omgangsplan import omgangsplan

    return _rita(omgangsplan(omgang, plan) if man is None else kommunplan(omgang, plan, man))


def rita_uppslutning(
    omgang: "Beslutsomgang", uppslutning: "Uppslutning", kurva: "Sequence[Kurvpunkt]"
) -> Ritad:
    """Draw how the decisions come in, with the forecast's band."""
    from flows.bilder.uppslutningsbild import uppslutningsbild

    return _rita(uppslutningsbild(omgang, uppslutning, kurva))


def rita_matris(lage: "Omgangslage") -> Ritad:
    """Draw participant by participant and point by point."""
    from flows.bilder.matrisbild import matrisbild

    return _rita(matrisbild(lage))


def _rita(bild: "Bild") -> Ritad:
    from flows.bilder.rita import rita

    ord_, ritning = bild.beskrivning, rita(bild)
    filer = {
        "svg": ritning.svg,
        "png": ritning.png,
        "csv": csv_av(ord_.rubriker, ord_.rader),
        "html": skriv_bildsida(ord_, ritning.svg),
    }
    return Ritad(ord_.titel, ord_.mening, ord_.fiktivt, filer)

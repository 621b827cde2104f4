"""A deadline as it is shown."""

from typing import TYPE_CHECKING, Any

from app.cli.ord import iso_tid

if TYPE_CHECKING:
    from beslutsmodell.frist import Frist
    from beslutsmodell.omgang import Beslutsomgang


def milstolpens_namn(omgang: "Beslutsomgang", kod: str) -> str:
    """Give the name of a milestone."""
    return next((ett.namn for ett in omgang.milstolpar if ett.kod == kod), kod)


def frist_som_json(omgang: "Beslutsomgang", frist: "Frist") -> dict[str, Any]:
    """Give a version of a deadline for machines."""
    tidpunkt = frist.tidpunkt
    return {
        "milstolpe": frist.milstolpe,
        "namn": milstolpens_namn(omgang, frist.milstolpe),
        "version": frist.version,
        "tidpunkt": iso_tid(tidpunkt.instant),
        "datum": tidpunkt.datum.isoformat(),
        "klockslag": tidpunkt.klockslag.strftime("%H:%M") if tidpunkt.klockslag else None,
        "antaget": tidpunkt.antaget,
        "text": tidpunkt.i_text,
        "motivering": frist.motivering,
    }

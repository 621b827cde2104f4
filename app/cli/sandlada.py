"""A round in the sandbox: a code of its own, and one address for all its messages."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diarium.inlasning.omgang import Inlast
    from diarium.installningar import Installningar


def som_sandlada(inlast: "Inlast") -> "Inlast":
    """Give the round as a sandbox beside the sharp one; one that is a sandbox stays as it is."""
    return inlast.model_copy(update={"omgang": inlast.omgang.som_sandlada()})


def sandladevarning(inlast: "Inlast", installningar: "Installningar") -> Iterator[str]:
    """Yield a warning when the messages of a sandbox have nowhere to go."""
    from beslutsmodell.omgang import Skarpa

    if inlast.omgang.skarpa is Skarpa.SANDLADA and not installningar.sandlada_till:
        yield (
            "Omgången är en sandlåda, men BESLUT_SANDLADA_TILL saknas. Meddelandena väntar tills "
            "adressen är angiven."
        )

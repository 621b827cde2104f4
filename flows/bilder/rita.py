"""From values to a drawn picture: here, when something is drawn, matplotlib is loaded."""

from logging import ERROR, getLogger
from typing import TYPE_CHECKING, assert_never

from flows.bilder.matrisbild import Matris
from flows.bilder.tidslinje import Tidslinje
from flows.bilder.uppslutningsbild import Kurvbild

if TYPE_CHECKING:
    from flows.bilder.duk import Ritning

Bild = Tidslinje | Kurvbild | Matris


def rita(bild: Bild) -> "Ritning":
    """Draw a picture; the same values give the same bytes on the same machine."""
    # It tells in English of fonts that it lacks, and that it reads them for the first time.
    getLogger("matplotlib").setLevel(ERROR)
    from flows.bilder.duk import stilen  # noqa: PLC0415 - takes a second, and most runs draw nothing
    from flows.bilder.rita_matris import rita_matris  # noqa: PLC0415 - as above
    from flows.bilder.rita_tidslinje import rita_tidslinje  # noqa: PLC0415 - as above
    from flows.bilder.rita_uppslutning import rita_uppslutning  # noqa: PLC0415 - as above

    with stilen():
        match bild:
            case Tidslinje():
                return rita_tidslinje(bild)
            case Kurvbild():
                return rita_uppslutning(bild)
            case Matris():
                return rita_matris(bild)
            case _:
                assert_never(bild)

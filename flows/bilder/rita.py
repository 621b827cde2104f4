"""From values to a drawn picture: here, when something is drawn, matplotlib is loaded.

The same values give the same bytes on the same machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from logging import ERROR, getLogger
from typing import TYPE_CHECKING, NamedTuple, assert_never

from flows.bilder.matrisbild import Matris
from flows.bilder.tidslinje import Tidslinje
from flows.bilder.uppslutningsbild import Kurvbild

if TYPE_CHECKING:
    from flows.bilder.duk import Duk

Bild = Tidslinje | Kurvbild | Matris


class Ritning(NamedTuple):
    """A drawn picture."""

    svg: bytes
    png: bytes


def rita(bild: Bild) -> Ritning:
    """Draw a picture as SVG and as PNG."""
    with _ritad(bild) as duk:
        return Ritning(duk.svg(), duk.png())


def rita_svg(bild: Bild) -> bytes:
    """Draw a picture as SVG alone, in half the time."""
    with _ritad(bild) as duk:
        return duk.svg()


@contextmanager
def _ritad(bild: Bild) -> "Iterator[Duk]":
    """Draw, and hold the style until the picture is written."""
    # It tells in English of fonts that it lacks, and that it reads them for the first time.
    getLogger("matplotlib").setLevel(ERROR)
    from flows.bilder.duk import stilen  # noqa: PLC0415 - most runs draw nothing, and need not wait
    from flows.bilder.rita_matris import rita_matris  # noqa: PLC0415 - as above
    from flows.bilder.rita_tidslinje import rita_tidslinje  # noqa: PLC0415 - as above
    from flows.bilder.rita_uppslutning import rita_uppslutning  # noqa: PLC0415 - as above

    with stilen():
        match bild:
            case Tidslinje():
                yield rita_tidslinje(bild)
            case Kurvbild():
                yield rita_uppslutning(bild)
            case Matris():
                yield rita_matris(bild)
            case _:
                assert_never(bild)

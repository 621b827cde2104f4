"""The calibration of a forecast: the door to what numpy draws."""

from collections.abc import Sequence

from beslutsmodell.prognos.kalibrering import Kalibrering
from beslutsmodell.prognos.underlag import Prognosunderlag


def kalibrera(
    underlag: Prognosunderlag, *, rundor: int, dragningar: int = 2000, fro: int = 1
) -> Sequence[Kalibrering]:
    """Try the forecast on so many simulated rounds, whose truth is drawn body by body.

    Four answers: at the start and half-way to the deadline, with a truth as expected and one in
    which everything goes wrong twice as often. Nothing may have been decided in `underlag`.
    """
    from beslutsmodell.prognos.provning import prova  # noqa: PLC0415 - numpy is heavy

    return prova(underlag, rundor=rundor, dragningar=dragningar, fro=fro)

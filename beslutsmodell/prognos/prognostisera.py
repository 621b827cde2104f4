"""The forecast of a round: the door to what numpy draws."""

from beslutsmodell.prognos.underlag import Prognosunderlag
from beslutsmodell.prognos.utsikt import Prognos


def prognostisera(underlag: Prognosunderlag, *, dragningar: int = 10_000, fro: int = 1) -> Prognos:
    """Draw a round from its day on; the same seed `fro` gives the same answer.

    Participants whose deciding body has no calendar are not counted: nothing is guessed.
    """
    from beslutsmodell.prognos.dragning import dra  # noqa: PLC0415 - numpy is heavy

    return dra(underlag, dragningar=dragningar, fro=fro)

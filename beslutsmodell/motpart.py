"""Which milestone is the counterparty's, and which one a body's own day may not pass."""

from collections.abc import Iterable

from beslutsmodell.frist import Milstolpe
from beslutsmodell.process import Steg, Stegsort


def inlamningens_milstolpe(steg: Iterable[Steg]) -> str | None:
    """Give the code of the milestone that submission counts from, null when there is none."""
    for ett in steg:
        if ett.sort is Stegsort.LAMNAR_IN and ett.frist is not None:
            return ett.frist.milstolpe
    return None


def motpartens_milstolpe(steg: Iterable[Steg], stolpar: Iterable[Milstolpe]) -> Milstolpe:
    """Give the counterparty's deadline: submission's milestone, else the last one of all."""
    alla, kod = tuple(stolpar), inlamningens_milstolpe(steg)
    if kod is not None:
        return next(stolpe for stolpe in alla if stolpe.kod == kod)
    return max(alla, key=lambda stolpe: stolpe.tidpunkt.instant)


def grans_for_egen_frist(
    ett: Steg, steg: Iterable[Steg], stolpar: Iterable[Milstolpe]
) -> Milstolpe:
    """Give the milestone that a body's own last day in the step may not lie after.

    It is the one that the step counts from, else the counterparty's.
    """
    if ett.frist is None:
        return motpartens_milstolpe(steg, stolpar)
    kod = ett.frist.milstolpe
    return next(stolpe for stolpe in stolpar if stolpe.kod == kod)

"""Which ways out are tried together, and in what order."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from beslutsmodell.plan.planregler import Planregler, Verkstallighet
from beslutsmodell.plan.utvag import Utvag


def andrade_regler(regler: Planregler, utvagar: frozenset[Utvag]) -> Planregler:
    """Give the rules of a plan that takes the ways out."""
    andrat: dict[str, object] = {}
    if Utvag.OMEDELBAR_JUSTERING in utvagar:
        andrat["omedelbar_justering"] = True
    if Utvag.FORE_LAGA_KRAFT in utvagar:
        andrat["verkstallighet"] = Verkstallighet.JUSTERAT
    return regler.model_copy(update=andrat)


def forsok(regler: Planregler) -> Sequence[frozenset[Utvag]]:
    """Give every set of ways out that may help, the least troublesome first: none at all.

    Several small ones come before an extra meeting, which asks most of people.
    """
    return _i_ordning(
        omedelbart=regler.omedelbar_justering,
        fore_laga_kraft=regler.verkstallighet is Verkstallighet.JUSTERAT,
    )


@lru_cache
def _i_ordning(*, omedelbart: bool, fore_laga_kraft: bool) -> tuple[frozenset[Utvag], ...]:
    """Order the sets without what the rules have already; every case of every plan asks for it."""
    redan = {Utvag.OMEDELBAR_JUSTERING: omedelbart, Utvag.FORE_LAGA_KRAFT: fore_laga_kraft}
    valbara = [utvag for utvag in Utvag if not redan.get(utvag, False)]
    alla = (
        frozenset(val) for antal in range(len(valbara) + 1) for val in combinations(valbara, antal)
    )
    return tuple(sorted(alla, key=_besvar))


def _besvar(utvagar: frozenset[Utvag]) -> tuple[int, int]:
    ordning = list(Utvag)
    return (
        Utvag.EXTRA_SAMMANTRADE in utvagar,
        sum(2 ** ordning.index(utvag) for utvag in utvagar),
    )

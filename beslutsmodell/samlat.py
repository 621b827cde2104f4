"""What a kommun has answered to all its points together."""

from collections.abc import Collection

from beslutsmodell.arende import Arendelage
from beslutsmodell.hantering.beslutskontroll import blir_bifall
from beslutsmodell.lage import arendelage
from beslutsmodell.punktlage import (
    Avbruten,
    Avgjord,
    Preliminar,
    Punktlage,
    UtanSvar,
    Villkorad,
)
from beslutsmodell.utfall import Etikett


class Samlatutfall(Etikett):
    """The outcome of all points of a kommun together, told only when none is owed."""

    BIFALL = "bifall", "bifall"
    """Every point is approved."""
    DELVIS_BIFALL = "delvis_bifall", "delvis bifall"
    """Some points are approved; the others are rejected or closed without an answer."""
    AVSLAG = "avslag", "avslag"
    """Every point is rejected."""
    DELVIS_AVSLAG = "delvis_avslag", "delvis avslag, resten utan svar"
    """No point is approved: some are rejected, the others closed without an answer."""
    UTAN_SVAR = "utan_svar", "utan svar"
    """Every point was closed without an answer."""
    AVBRUTET = "avbrutet", "avbrutet"
    """Every point was withdrawn."""


def samlat_utfall(lagen: Collection[Punktlage]) -> Samlatutfall | None:
    """Give the outcome of points together; null while an outcome is owed on any of them.

    What was withdrawn is not asked about any more, and counts for nothing.
    """
    if arendelage([lage.kod for lage in lagen]) not in {Arendelage.BESLUTAT, Arendelage.AVGJORT}:
        return None
    svaren = {_svar(lage) for lage in lagen if not isinstance(lage, Avbruten)}
    if not svaren:
        return Samlatutfall.AVBRUTET
    if len(svaren) == 1:
        return svaren.pop()
    if Samlatutfall.BIFALL in svaren:
        return Samlatutfall.DELVIS_BIFALL
    return Samlatutfall.DELVIS_AVSLAG


def _svar(lage: Punktlage) -> Samlatutfall:
    match lage:
        case UtanSvar():
            return Samlatutfall.UTAN_SVAR
        case Villkorad():
            return Samlatutfall.BIFALL
        case Avgjord() | Preliminar() if blir_bifall(lage.utfall):
            return Samlatutfall.BIFALL
        case _:
            return Samlatutfall.AVSLAG


def samlat_i_ord(lagen: Collection[Punktlage]) -> str:
    """Say how a kommun stands as a whole: "delvis besvarat", "delvis bifall (inte slutligt)"."""
    helhet = arendelage([lage.kod for lage in lagen])
    utfall = samlat_utfall(lagen)
    if utfall is None:
        return helhet.etikett
    return utfall.etikett if helhet is Arendelage.AVGJORT else f"{utfall.etikett} (inte slutligt)"

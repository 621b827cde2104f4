"""What a report or a correction says of a changed underlag."""

from beslutsmodell.arende import Arende, RegistreratBeslut
from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.flagga import Flagga
from beslutsmodell.hantering.utfall_till_lage import ar_i_sak
from beslutsmodell.underlagsversion import Underlagen, andrade_underlag, ar_gammalt_underlag


def som_forr(gammalt: RegistreratBeslut, rattat: Beslut, underlag: Underlagen) -> Beslut:
    """Let a correction that says nothing of the underlag rest on what was stated before."""
    if not any(andrade_underlag(underlag, rad.punkt) for rad in rattat.punkter):
        return rattat
    forr = gammalt.beslut.underlagsversion
    return rattat.model_copy(update={"underlagsversion": forr})


def har_omprovat(arende: Arende, beslut: Beslut, rad: Punktbeslut, underlag: Underlagen) -> bool:
    """Tell whether the body has decided anew on the new underlag, as it was asked to."""
    punkt = arende.punkter[rad.punkt]
    forr = arende.finn_beslut(getattr(punkt.lage, "beslut", 0))
    return (
        Flagga.GAMMALT_UNDERLAG in punkt.flaggor
        and Flagga.MOTSTRIDIGT not in punkt.flaggor
        and ar_i_sak(rad.utfall)
        and (forr is None or forr.beslut.datum < beslut.datum)
        and not ar_gammalt_underlag(beslut, rad.punkt, underlag)
    )

"""What is risked with a decision that is in court, before it is carried out (`KL 13:14`)."""

from collections.abc import Mapping, Sequence

from beslutsmodell.datum import kort_datum
from beslutsmodell.domstolslage import gallande_inhibition
from beslutsmodell.handelser import Domstolshandelse, Overklagat


def risker_i_domstol(i_domstol: Mapping[str, Sequence[Domstolshandelse]]) -> tuple[str, ...]:
    """Say in Swedish which approved points are in court, and who decides what.

    `i_domstol` holds, per point whose decision waits for a court, what has happened there.
    """
    return tuple(_risk(kod, steg) for kod, steg in sorted(i_domstol.items()) if steg)


def _risk(kod: str, steg: Sequence[Domstolshandelse]) -> str:
    if (stoppat := gallande_inhibition(steg)) is not None:
        return (
            f"Punkt {kod}: en domstol har inhiberat beslutet {kort_datum(stoppat.datum)}. Det "
            "gäller inte så länge inhibitionen står kvar (FPL 28)."
        )
    forst = next((ett for ett in reversed(steg) if isinstance(ett, Overklagat)), steg[-1])
    return (
        f"Punkt {kod}: beslutet är överklagat {kort_datum(forst.datum)}. Det får verkställas innan "
        "det har prövats om inte särskilda skäl talar mot det (KL 13:14): avgör det innan avtalen "
        "lämnas in."
    )

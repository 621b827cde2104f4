"""Points are taken back for a whole round: an option is withdrawn."""

from collections.abc import Sequence

from beslutsmodell.fel import OgiltigAterkallelse
from beslutsmodell.omgangshandelser import PunkterAterkallade


def aterkalla_punkter(
    punkter: Sequence[str],
    *,
    koder: Sequence[str],
    aterkallade: Sequence[str],
    motivering: str,
    av: str | None = None,
) -> PunkterAterkallade:
    """Give the event of a withdrawal; `koder` are the round's points, `aterkallade` those before.

    OgiltigAterkallelse when a point is unknown, all is taken back already, or the reason is
    missing.
    """
    for kod in punkter:
        if kod not in koder:
            raise OgiltigAterkallelse(
                f"Omgången har ingen punkt {kod!r}. Välj bland: {', '.join(koder)}.",
            )
    if not motivering.strip():
        raise OgiltigAterkallelse("Ange varför punkten återkallas: det visas för alla berörda.")
    if set(punkter) <= set(aterkallade):
        raise OgiltigAterkallelse(
            f"Punkt {', '.join(punkter)} är redan återkallad, och inget organ har den kvar att "
            "besluta. Inget att ändra.",
        )
    egna = tuple(kod for kod in koder if kod in punkter)
    return PunkterAterkallade(punkter=egna, motivering=motivering, av=av)

"""A deadline is moved by a new version."""

from collections.abc import Iterable
from datetime import datetime

from beslutsmodell.fel import OgiltigFrist
from beslutsmodell.frist import Frist, Tidpunkt
from beslutsmodell.omgangshandelser import FristAndrad


def andra_frist(
    frister: Iterable[Frist],
    *,
    milstolpe: str,
    tidpunkt: Tidpunkt,
    motivering: str,
    nu: datetime,
    av: str | None = None,
) -> FristAndrad:
    """Give the event of a moved milestone; the versions so far come in `frister`.

    Raise OgiltigFrist when the milestone is unknown, the time has passed, nothing changes or
    the reason is missing.
    """
    frister = tuple(frister)
    tidigare = [frist for frist in frister if frist.milstolpe == milstolpe]
    if not tidigare:
        raise OgiltigFrist(
            f"Omgången har ingen milstolpe {milstolpe!r}. "
            f"Välj bland: {', '.join(sorted({frist.milstolpe for frist in frister}))}.",
        )
    galler = max(tidigare, key=lambda frist: frist.version)
    if not motivering.strip():
        raise OgiltigFrist("Ange varför fristen ändras: motiveringen visas för alla berörda.")
    if tidpunkt == galler.tidpunkt:
        raise OgiltigFrist(f"Fristen är redan {tidpunkt.i_text}. Inget att ändra.")
    if tidpunkt.instant <= nu:
        raise OgiltigFrist(f"{tidpunkt.i_text} har redan passerat. Ange en kommande tidpunkt.")
    return FristAndrad(
        frist=Frist(
            milstolpe=milstolpe,
            version=galler.version + 1,
            tidpunkt=tidpunkt,
            motivering=motivering,
        ),
        av=av,
    )

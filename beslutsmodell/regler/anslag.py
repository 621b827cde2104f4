"""The justering of a decision is announced by the second day after it (`KL 8:12`)."""

from datetime import date

from beslutsmodell.beslut import Beslut
from beslutsmodell.datum import kort_datum
from beslutsmodell.process import Protokollsregler
from beslutsmodell.regler.brist import Brist
from beslutsmodell.regler.protokoll import sista_anslagsdag


def anslag_saknas(beslut: Beslut, regler: Protokollsregler, *, idag: date) -> Brist | None:
    """Give what to ask for when the justering ought to have been announced; null otherwise.

    `regler` are those of the step. Without an announcement nothing gains laga kraft (`KL 13:5`).
    """
    if regler.anslag_dagar is None or beslut.justerat is None or beslut.anslaget is not None:
        return None
    sista = sista_anslagsdag(beslut.justerat, dagar=regler.anslag_dagar)
    if sista >= idag:
        return None
    return Brist(
        motivering=f"Protokollet är justerat {kort_datum(beslut.justerat)} men inget anslag är "
        f"känt: justeringen skulle ha tillkännagivits senast {kort_datum(sista)}, och utan "
        "anslag börjar ingen överklagandetid.",
        atgard="Begär in bevis om anslag: `beslut anslag`.",
        kalla="KL 8:12, 13:5",
    )

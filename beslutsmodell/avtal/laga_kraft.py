"""What is risked when an agreement is signed before the decision has laga kraft (`KL 13:14`)."""

from collections.abc import Mapping
from datetime import date

from beslutsmodell.avtal.lage import Huvudmansavtal
from beslutsmodell.datum import kort_datum
from beslutsmodell.frist import STOCKHOLM


def risker_fore_laga_kraft(
    avtal: Huvudmansavtal, laga_kraft: Mapping[str, date | None], *, idag: date
) -> tuple[str, ...]:
    """Say in Swedish which points were signed too early to be safe: allowed, and shown.

    `laga_kraft` holds, per approved point, the first day of laga kraft if nobody appeals; null =
    no such day is known. An agreement that has come in has been signed. The risk is over when the
    day has come.
    """
    inkommet = {
        kod: handling.inkommet.astimezone(STOCKHOLM).date()
        for handling in avtal.handlingar.values()
        for kod in handling.punkter
    }
    return tuple(
        f"Punkt {kod} är undertecknad före laga kraft, {_nar(laga_kraft[kod])}. Det är tillåtet "
        "(KL 13:14), men beslutet kan ändras om någon överklagar."
        for kod in sorted(inkommet.keys() & laga_kraft.keys())
        if not _har_laga_kraft(laga_kraft[kod], inkommet[kod], idag)
    )


def _har_laga_kraft(dag: date | None, inkommet: date, idag: date) -> bool:
    return dag is not None and (dag <= inkommet or dag <= idag)


def _nar(dag: date | None) -> str:
    return f"som inträder tidigast {kort_datum(dag)}" if dag else "som inte har någon känd dag"

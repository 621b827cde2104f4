"""A term of office has begun while a round is open: whose calendars nobody has gone through."""

from collections.abc import Mapping
from datetime import date

from beslutsmodell.datum import datum_i_text
from beslutsmodell.huvudman import Organslag
from beslutsmodell.regler.mandatperiod import senaste_mandatskifte
from beslutsmodell.varde import Varde


class Mandatbyte(Varde):
    """The bodies that began a new term on a day, and have not been gone through since."""

    dag: date
    organ: tuple[str, ...]


def mandatbyten(
    slag: Mapping[str, Organslag],
    *,
    startad: date,
    idag: date,
    genomgangna: Mapping[str, date],
) -> tuple[Mandatbyte, ...]:
    """Give the bodies to go through, by the day on which their term began (`KL 5:9`, `6:18`).

    `slag` holds the bodies that still have something to decide, and `genomgangna` the last day
    on which the calendar of each was replaced or kept. Empty = nothing to do.
    """
    skiften = {
        ett: senaste_mandatskifte(ett, fran=startad, till=idag) for ett in set(slag.values())
    }
    byten: dict[date, list[str]] = {}
    for organ, ett in slag.items():
        dag = skiften[ett]
        if dag is not None and genomgangna.get(organ, date.min) < dag:
            byten.setdefault(dag, []).append(organ)
    return tuple(Mandatbyte(dag=dag, organ=tuple(organ)) for dag, organ in sorted(byten.items()))


def mandatbyte_i_ord(byte: Mandatbyte, namn: str) -> str:
    """Say what has happened, to the bodies that `namn` lists."""
    return (
        f"{len(byte.organ)} organ som ska besluta har nya förtroendevalda sedan "
        f"{datum_i_text(byte.dag)}, och kalendern är inte genomgången efter det: {namn}."
    )


ATGARD_VID_MANDATBYTE = (
    "Gå igenom kontakter och kalendrar (KL 5:9, 6:18). Läs in de nya kalendrarna med `beslut "
    "kalender importera`. Behöver en kalender inte ändras: `beslut kalender behall`."
)
"""What the coordinator is asked to do."""

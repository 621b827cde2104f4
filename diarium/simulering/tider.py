"""When people are at their desks."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import ar_vardag

_KONTORSTID: Final = (8, 16)


def pa_kontorstid(dag: date, slump: Random) -> datetime:
    """Give an instant in office hours of the day, or of the next vardag; now and then any hour."""
    if slump.random() < 0.1:
        klockslag = time(slump.randrange(6, 23), slump.randrange(60))
        return datetime.combine(dag, klockslag, tzinfo=STOCKHOLM)
    while not ar_vardag(dag):
        dag += timedelta(days=1)
    klockslag = time(slump.randrange(*_KONTORSTID), slump.randrange(60))
    return datetime.combine(dag, klockslag, tzinfo=STOCKHOLM)

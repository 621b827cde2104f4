"""Times in words."""

from datetime import datetime


def svensk_tid(tid: datetime) -> str:
    """Write an instant in Swedish local time: "26 november 2019 kl. 9.05"."""
    from beslutsmodell.datum import tid_i_text
    from beslutsmodell.frist import STOCKHOLM

    return tid_i_text(tid.astimezone(STOCKHOLM))


def iso_tid(tid: datetime) -> str:
    """Write an instant for machines, with the offset of Swedish local time."""
    from beslutsmodell.frist import STOCKHOLM

    return tid.astimezone(STOCKHOLM).isoformat()

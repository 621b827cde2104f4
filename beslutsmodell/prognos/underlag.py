"""What a forecast is made from: what a plan is made from, what is expected, what has happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from beslutsmodell.enkat import Enkatsvar
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.prognos.erfarenhet import Organerfarenhet
from beslutsmodell.prognos.forvantan import Forvantan
from beslutsmodell.sammantrade import Sammantrade


@dataclass(frozen=True)
class Skett:
    """What is known of decisions that have been taken."""

    justerat: Mapping[str, date] = field(default_factory=dict)
    """The day of the justering, by the key of the case."""
    anslaget: Mapping[str, date] = field(default_factory=dict)
    """The day of the announcement, by the key of the case."""
    mottaget: Mapping[str, date] = field(default_factory=dict)
    """The day on which the receiver got the agreements, or was handed them, by participant.

    Also the day on which a participant decided that there is nothing to sign.
    """
    bifall: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    """Whether a point was approved, by participant and point; what is not decided is not there."""


@dataclass(frozen=True)
class Prognosunderlag:
    """Everything that a forecast is made from."""

    omgang: Beslutsomgang
    nulage: Nulage
    regler: Planregler
    frist: date
    """The counterparty's deadline."""
    kalender: tuple[Sammantrade, ...]
    fragat: date | None = None
    """The day on which the question went out; null = today.

    Whoever has had the matter since before the last day for documents is taken to have put it on
    the agenda. A plan reckons only with what can still be done.
    """
    forvantan: Forvantan = field(default_factory=Forvantan)
    erfarenhet: Mapping[str, Organerfarenhet] = field(default_factory=dict)
    """By the code of the body."""
    skett: Skett = field(default_factory=Skett)
    enkat: Mapping[str, Enkatsvar] = field(default_factory=dict)
    """The answer that holds, by the code of the participant."""

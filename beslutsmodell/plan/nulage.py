"""What a plan starts from: a day, and what has happened by then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from beslutsmodell.avtal.lage import Avtalsstatus
from beslutsmodell.beslut import Beslut
from beslutsmodell.domstolslage import gallande_inhibition
from beslutsmodell.handelser import (
    Domstolshandelse,
    Inhiberat,
    InhibitionHavd,
    OverklagandeAvslaget,
    Overklagat,
)
from beslutsmodell.regler.overklagandetid import overklagandetid


@dataclass(frozen=True)
class Protokollslage:
    """How far the minutes of a decision have come; null = not yet, or not known."""

    justerat: date | None = None
    anslaget: date | None = None
    """Null also when the announcement came down too early: it must be made again (`KL 13:5`)."""
    overklagat: bool = False
    """In court: when it gains laga kraft, or whether, nobody knows."""
    inhiberat: bool = False
    """A court has ordered that it does not hold until further notice."""
    laga_kraft: date | None = None
    """The day that a human has stated after an appeal; null = reckoned from the announcement."""


def protokollslage(beslut: Beslut, i_domstol: Sequence[Domstolshandelse] = ()) -> Protokollslage:
    """Tell how far the minutes of a decision have come, and how it stands in court."""
    tid = overklagandetid(beslut)
    loper = tid is not None and tid.laga_kraft is not None
    sist = i_domstol[-1] if i_domstol else None
    return Protokollslage(
        justerat=beslut.justerat,
        anslaget=beslut.anslaget if loper else None,
        overklagat=isinstance(sist, Overklagat | Inhiberat | InhibitionHavd),
        inhiberat=gallande_inhibition(i_domstol) is not None,
        laga_kraft=sist.laga_kraft if isinstance(sist, OverklagandeAvslaget) else None,
    )


@dataclass(frozen=True)
class Nulage:
    """What the plan starts from."""

    idag: date
    beslutat: Mapping[str, date]
    """The day of the meeting, by the key of each case that has answered on every point."""
    behandlat: Mapping[str, date]
    """The day of the last meeting that took up a case without ending it, by its key."""
    startad: bool = True
    """Whether bodies may have answered without its being known yet."""
    avslutade: frozenset[str] = frozenset()
    """Keys of the cases that ended without a decision: nobody waits for them."""
    bordlagda: frozenset[str] = frozenset()
    """Keys of the cases that were put off there, not sent back."""
    aterremitterade: frozenset[str] = frozenset()
    """Keys of the cases in which something has been sent back and is still owed."""
    protokoll: Mapping[str, Protokollslage] = field(default_factory=dict)
    """What is known of the minutes, by the key of each case that is decided."""
    avslag: frozenset[str] = frozenset()
    """Keys of the cases that are decided and leave nothing to sign."""
    avtal: Mapping[str, Avtalsstatus] = field(default_factory=dict)
    """How it stands with the agreements, by the code of the participant; absent = not come."""

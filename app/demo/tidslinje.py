"""When something happens in a script: the clock jumps from event to event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from beslutsmodell.frist import STOCKHOLM
from diarium.inlasning.manus import Manus, Post

MORGONSVEP: Final = time(8, 5)
KVALLSSVEP: Final = time(15, 55)
EFTERSPEL: Final = timedelta(days=3)
"""How long after the last post the sweeps go on."""


@dataclass(frozen=True, slots=True)
class Hallplats:
    """A virtual instant where the clock stops."""

    tid: datetime
    post: Post | None
    """What happens; null = a sweep, if one is needed."""


def hallplatser(manus: Manus) -> Iterator[Hallplats]:
    """Yield every stop in time order: the posts, and a sweep each morning and afternoon."""
    sista = manus.poster[-1].nar.date() + EFTERSPEL
    stopp = [Hallplats(post.nar, post) for post in manus.poster]
    dag = manus.start.date()
    while dag <= sista:
        for klockslag in (MORGONSVEP, KVALLSSVEP):
            tid = datetime.combine(dag, klockslag, tzinfo=STOCKHOLM)
            if tid > manus.start:
                stopp.append(Hallplats(tid, None))
        dag += timedelta(days=1)
    yield from sorted(stopp, key=lambda ett: (ett.tid, ett.post is None))


def antal_dagar(stopp: Sequence[Hallplats]) -> int:
    """Give how many virtual days the stops span."""
    return (stopp[-1].tid.date() - stopp[0].tid.date()).days + 1


def veckosluten(stopp: Sequence[Hallplats], *, hogst: int) -> frozenset[date]:
    """Choose at most `hogst` days, evenly, on which the chain's picture is drawn anew."""
    dagar = sorted({ett.tid.date() for ett in stopp if ett.post is not None})
    steg = max(1, -(-len(dagar) // hogst))
    return frozenset(dagar[::-1][::steg])

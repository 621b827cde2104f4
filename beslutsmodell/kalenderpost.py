"""What goes into a calendar feed: meetings, last days for documents, and deadlines."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde


class Postslag(Etikett):
    """What an entry of a feed is."""

    MOTE = "mote", "sammanträde"
    HANDLINGAR = "handlingar", "sista dag för handlingar"
    EGEN_FRIST = "egen_frist", "organets sista dag"
    FRIST = "frist", "motpartens frist"


class Kalenderpost(Varde):
    """One day in a feed; its identity stays while its day or state changes."""

    uid: str
    """Unique in the record and the same in every feed; a meeting is known by its first day."""
    sekvens: int
    """How many times it has changed."""
    andrad: datetime
    """When it last did, an aware instant."""
    slag: Postslag
    datum: date
    rubrik: str
    installt: bool = False


def egen_fristpost(
    omgang: str, arende: str, *, organ: str, steg: str, frist: date, sekvens: int, andrad: datetime
) -> Kalenderpost:
    """Give a body's own last day in a matter: `omgang` and `arende` are codes, the rest names.

    `sekvens` is how many times the deadlines of the round have moved.
    """
    return Kalenderpost(
        uid=f"{omgang}/{arende}/frist",
        sekvens=sekvens,
        andrad=andrad,
        slag=Postslag.EGEN_FRIST,
        datum=frist,
        rubrik=f"Sista dag för {organ}: {steg}",
    )


class _Kant(NamedTuple):
    """What is known of a meeting by its day."""

    stopp: date
    sekvens: int
    tid: datetime
    installt: bool = False


def motesposter(
    omgang: str,
    organ: str,
    namn: str,
    versioner: Iterable[tuple[datetime, Sequence[Sammantrade]]],
) -> Iterator[Kalenderpost]:
    """Yield a body's meetings and last days for documents, the cancelled ones too.

    `versioner` holds when each version of its calendar was recorded, oldest first. A meeting that
    is moved is one that is cancelled and one that is new.
    """
    kant: dict[date, _Kant] = {}
    for tid, moten in versioner:
        nya = {mote.datum: mote.handlingar_senast for mote in moten}
        for dag in sorted(kant.keys() | nya.keys()):
            stopp = nya.get(dag)
            gammal = kant.get(dag)
            if gammal is None and stopp is not None:
                kant[dag] = _Kant(stopp, 0, tid)
            elif gammal is None:
                continue
            elif stopp is None and not gammal.installt:
                kant[dag] = _Kant(gammal.stopp, gammal.sekvens + 1, tid, installt=True)
            elif stopp is not None and (gammal.installt or gammal.stopp != stopp):
                kant[dag] = _Kant(stopp, gammal.sekvens + 1, tid)
    for dag, nu in sorted(kant.items()):
        yield _post(f"{omgang}/{organ}/{dag}/mote", nu, Postslag.MOTE, dag, namn)
        uid = f"{omgang}/{organ}/{dag}/handlingar"
        yield _post(uid, nu, Postslag.HANDLINGAR, nu.stopp, f"Handlingar till {namn}")


def _post(uid: str, nu: _Kant, slag: Postslag, dag: date, rubrik: str) -> Kalenderpost:
    return Kalenderpost(
        uid=uid,
        sekvens=nu.sekvens,
        andrad=nu.tid,
        slag=slag,
        datum=dag,
        rubrik=rubrik,
        installt=nu.installt,
    )

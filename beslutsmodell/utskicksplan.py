"""The mail calendar: which reminders will be sent, when and to whom, if nobody answers.

It asks the ladder and the calendar what the sweep asks them, for every instant at which a rung
falls due from now on. What waits in the outbox already is taken into the message that follows it,
as the sweep does.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from beslutsmodell.frist import STOCKHOLM, Tidpunkt
from beslutsmodell.kalender import sandtid
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.trappa import Ankarintervall, Trappa, ankarintervall, trappdagar
from beslutsmodell.trappsteg import Ankardagar, Ankare


class Paminnelsefall(NamedTuple):
    """A case that owes an act, as the ladder sees it."""

    arende: int
    organ: str
    steg: str
    """The code of the step of the chain."""
    dagar: Ankardagar
    """The days that rungs count back from, its own last day first."""
    version: int
    """The version of that day."""
    fran: date
    """The first day whose rungs count."""
    pausad_till: date | None = None
    """The day on which its reminders go on; null when they are not suspended."""

    def efter_pausen(self, tid: datetime) -> datetime:
        """Give when a rung that falls due at an instant may go."""
        if self.pausad_till is None:
            return tid
        slut = min(self.pausad_till, self.dagar.frist)
        return max(tid, datetime.combine(slut, time.min, tzinfo=STOCKHOLM))


class Ansprak(NamedTuple):
    """That a rung is due for a case and a contact, once per version of the last day."""

    arende: int
    version: int
    trappsteg: int
    """The number of the rung."""
    dag: date
    """The day on which it fell due."""
    kontakt: int


class Vantande(NamedTuple):
    """A reminder that waits in the outbox, and may still be taken into a later one."""

    utskick: int
    kontakt: int
    tid: datetime
    ansprak: tuple[Ansprak, ...]


class Planeradpaminnelse(NamedTuple):
    """One reminder that will be sent to one mailbox."""

    tid: datetime
    """When it goes: the rung's instant, or where the send window moves it."""
    kontakt: int
    trappsteg: int
    """The rung that the message is named after: the last of those that it carries."""
    ansprak: tuple[Ansprak, ...]
    utskick: int | None = None
    """The message that waits already; null for one that no sweep has planned yet."""


Brevlada = tuple[Kanal, str, Kontaktroll | None]
"""What gets one message for all that it owes: a channel, an address, and an outsider's role."""
_Gar = Callable[[datetime, Iterable[Ansprak]], datetime]


def brevlada(kontakt: Kontakt) -> Brevlada:
    """Give the mailbox that a contact stands for; who answers for a body has the same letter."""
    return kontakt.kanal, kontakt.adress, None if kontakt.roll.svarar else kontakt.roll


class Hittills(NamedTuple):
    """What the sweeps have done: what has fallen due since the tick is claimed by the next."""

    tick: datetime
    gjorda: Collection[Ansprak] = ()
    """The claims that have been made."""
    vantande: Sequence[Vantande] = ()
    pausade: Sequence[Ansprak] = ()
    """The claims that wait for the end of a pause."""


def planera_paminnelser(
    fall: Sequence[Paminnelsefall],
    kontakter: Mapping[int, Kontakt],
    trappa: Trappa,
    *,
    motpartens: datetime,
    hittills: Hittills,
    nu: datetime,
) -> tuple[Planeradpaminnelse, ...]:
    """List the reminders from `nu` on, in order of time, if no case is answered.

    `motpartens` is the instant of the counterparty's deadline. A message that would be held back
    when its time comes, since its contact or its rung no longer holds, is not listed.
    """
    per_brevlada: dict[Brevlada, dict[datetime, list[Ansprak]]] = defaultdict(
        lambda: defaultdict(list),
    )
    fallen = {ett.arende: ett for ett in fall}
    nya = _nya_ansprak(fall, kontakter, trappa, hittills, nu=nu)
    pausade = ((nu, ett) for ett in hittills.pausade if ett.arende in fallen)
    for tid, ett in (*nya, *pausade):
        nar = fallen[ett.arende].efter_pausen(tid)
        per_brevlada[brevlada(kontakter[ett.kontakt])][nar].append(ett)
    koer: dict[Brevlada, list[Vantande]] = defaultdict(list)
    for vantar in hittills.vantande:
        koer[brevlada(kontakter[vantar.kontakt])].append(vantar)

    def gar(tid: datetime, ansprak: Iterable[Ansprak]) -> datetime:
        """Give when a message with the claims goes, that may go from `tid` on."""
        slut = (
            Tidpunkt(datum=fallen[ett.arende].dagar.frist).instant
            for ett in ansprak
            if ett.arende in fallen
        )
        return sandtid(tid, motpartens, *slut)

    planerade = [
        planerad
        for lada in {**per_brevlada, **koer}
        for planerad in _lada(per_brevlada.get(lada, {}), koer.get(lada, ()), gar, nu=nu)
    ]
    kvar = (_vid_sandning(ett, fallen, kontakter, trappa) for ett in planerade)
    return tuple(sorted((ett for ett in kvar if ett), key=lambda ett: (ett.tid, ett.kontakt)))


def _nya_ansprak(
    fall: Sequence[Paminnelsefall],
    kontakter: Mapping[int, Kontakt],
    trappa: Trappa,
    hittills: Hittills,
    *,
    nu: datetime,
) -> Iterator[tuple[datetime, Ansprak]]:
    """Yield every claim that the sweeps will make, with the instant at which it is made."""
    per_dag = _per_ankardag(fall)
    per_organ: dict[tuple[str, Kontaktroll], list[tuple[int, Kontakt]]] = defaultdict(list)
    for nummer, kontakt in kontakter.items():
        per_organ[kontakt.organ, kontakt.roll].append((nummer, kontakt))
    senast = hittills.tick
    for tid in _sveptider(fall, trappa, nu=nu):
        idag = tid.astimezone(STOCKHOLM).date()
        for intervall in ankarintervall(trappa, senast=senast, nu=tid):
            for ett, dag in _traffade(per_dag, intervall):
                for roll in intervall.trappsteg.roller:
                    for nummer, kontakt in per_organ[ett.organ, roll]:
                        nytt = Ansprak(ett.arende, ett.version, intervall.nummer, dag, nummer)
                        nar = intervall.trappsteg.nar(roll, kontakt.kanal)
                        if nar and _galler(kontakt, idag) and nytt not in hittills.gjorda:
                            yield tid, nytt
        senast = max(senast, tid)


def _per_ankardag(
    fall: Iterable[Paminnelsefall],
) -> Mapping[Ankare, Mapping[date, Sequence[Paminnelsefall]]]:
    """Give the cases by each day that rungs count back from."""
    per_dag: dict[Ankare, dict[date, list[Paminnelsefall]]] = {
        ankare: defaultdict(list) for ankare in Ankare
    }
    for ett in fall:
        for ankare in Ankare:
            dag = ett.dagar.dag(ankare)
            if dag is not None:
                per_dag[ankare][dag].append(ett)
    return per_dag


def _sveptider(
    fall: Iterable[Paminnelsefall], trappa: Trappa, *, nu: datetime
) -> Iterator[datetime]:
    """Yield now, and every later instant at which a rung falls due for one of the cases."""
    dagar = {dag for ett in fall for dag in trappdagar(trappa, ett.dagar, ett.steg)}
    tider = (datetime.combine(dag, trappa.klockslag, tzinfo=STOCKHOLM) for dag in sorted(dagar))
    yield nu
    yield from (tid for tid in tider if tid > nu)


def _traffade(
    per_dag: Mapping[Ankare, Mapping[date, Sequence[Paminnelsefall]]], intervall: Ankarintervall
) -> Iterator[tuple[Paminnelsefall, date]]:
    """Yield the cases that a rung has come for, with its day; one that opened later is not."""
    steg = intervall.trappsteg
    for ankardag, egna in per_dag[steg.fore].items():
        if intervall.efter < ankardag <= intervall.till:
            dag = steg.dag(ankardag)
            yield from (
                (ett, dag) for ett in egna if ett.fran <= dag and steg.galler_steget(ett.steg)
            )


def _lada(
    per_svep: Mapping[datetime, Sequence[Ansprak]],
    kon: Sequence[Vantande],
    gar: _Gar,
    *,
    nu: datetime,
) -> Iterator[Planeradpaminnelse]:
    """Yield the messages of one mailbox: each sweep's claims take in what still waits then."""
    vantar = [_vantar(ett, gar, nu=nu) for ett in kon]
    for tid, ansprak in sorted(per_svep.items()):
        med = [bit for ett in vantar if ett.tid >= tid for bit in ett.ansprak]
        yield from (ett for ett in vantar if ett.tid < tid)
        alla = [*med, *ansprak]
        vantar = [_bunt(gar(tid, alla), alla)]
    yield from vantar


def _vantar(ett: Vantande, gar: _Gar, *, nu: datetime) -> Planeradpaminnelse:
    bunt = _bunt(gar(max(ett.tid, nu), ett.ansprak), ett.ansprak)
    return bunt._replace(utskick=ett.utskick, kontakt=ett.kontakt)


def _bunt(tid: datetime, ansprak: Iterable[Ansprak]) -> Planeradpaminnelse:
    """Make one message of claims: of several rungs for a case only the last is sent."""
    sist: dict[tuple[int, int], Ansprak] = {}
    for ett in sorted(ansprak, key=lambda ett: (ett.version, ett.dag, ett.trappsteg)):
        sist[ett.arende, ett.kontakt] = ett
    galler = tuple(sorted(sist.values(), key=lambda ett: (ett.arende, ett.kontakt)))
    senast = max(galler, key=lambda ett: (ett.dag, ett.trappsteg))
    return Planeradpaminnelse(tid, galler[0].kontakt, senast.trappsteg, galler)


def _vid_sandning(
    ett: Planeradpaminnelse,
    fallen: Mapping[int, Paminnelsefall],
    kontakter: Mapping[int, Kontakt],
    trappa: Trappa,
) -> Planeradpaminnelse | None:
    """Give the message as it will be written when its time comes; null when it will be held."""
    idag = ett.tid.astimezone(STOCKHOLM).date()

    def har_kommit(bit: Ansprak) -> bool:
        if (fall := fallen.get(bit.arende)) is None:
            return False
        dag = trappa.finn(bit.trappsteg).dag_for(fall.dagar)
        return dag is None or dag <= idag

    ansprak = tuple(filter(har_kommit, ett.ansprak))
    if not ansprak or not _galler(kontakter[ett.kontakt], idag):
        return None
    return ett._replace(ansprak=ansprak)


def _galler(kontakt: Kontakt, dag: date) -> bool:
    """Tell whether a contact is in force on the day."""
    fran, till = kontakt.galler_fran or dag, kontakt.galler_till or dag
    return fran <= dag <= till

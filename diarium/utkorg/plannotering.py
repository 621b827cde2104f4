"""What the plan tells a kommun that will not make it the ordinary way."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Final, NamedTuple

from beslutsmodell.arende import Arende
from beslutsmodell.avtal.lage import Avtalsstatus, avtalsstatus
from beslutsmodell.datum import datum_i_text, kort_datum
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kedja import Planarende, lagg_upp
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.plan.bedomning import Bedomning, Huvudmansplan
from beslutsmodell.plan.delomgang import delomgang, nulage_av
from beslutsmodell.plan.planera import planera
from beslutsmodell.sammantrade import Sammantrade
from diarium.arendelasning import las_arendena
from diarium.avtalslasning import las_avtal
from diarium.omgangslasning import Omgangslasning
from diarium.samma import Samma
from diarium.session import Session

_MINNS: Final = 1024
"""How many participants a process keeps in mind, and how many answers to them."""


def plannotering(
    session: Session,
    lasning: Omgangslasning,
    huvudman: str,
    kalender: Iterable[Sammantrade],
    *,
    nu: datetime,
) -> str | None:
    """Say how a participant still makes it, with the law; null when it does without, or is none.

    Planned for it alone, by the calendar that holds: the cost does not grow with the round.
    """
    if all(huvudman != man.kod for man in lasning.deltagare):
        return None
    egen = _egen_del(Samma(lasning.omgang), huvudman)
    arenden = las_arendena(session, lasning.id, egen.nycklar, omgang=egen.omgang.kod)
    frist = lasning.motpartens_frist.tidpunkt
    last = las_avtal(session, lasning, huvudman)
    status = avtalsstatus(last.avtal, last.brister, frist=frist.instant, nu=nu)
    return _planerad(
        Samma(egen),
        tuple(map(Samma, arenden)),
        status,
        tuple(mote for mote in kalender if mote.organ in egen.organ),
        frist.datum,
        nu.astimezone(STOCKHOLM).date(),
    )


class _Egendel(NamedTuple):
    """A participant's part of a round."""

    huvudman: str
    omgang: Beslutsomgang
    arenden: tuple[Planarende, ...]
    """Its cases, and those that it waits for."""
    nycklar: tuple[str, ...]
    organ: frozenset[str]


@lru_cache(maxsize=_MINNS)
def _egen_del(omgang: Samma[Beslutsomgang], huvudman: str) -> _Egendel:
    egen = delomgang(omgang.ett, huvudman)
    arenden = tuple(lagg_upp(egen))
    return _Egendel(
        huvudman,
        egen,
        arenden,
        tuple(plan.nyckel for plan in arenden),
        frozenset(ett.kod for ett in egen.organ),
    )


@lru_cache(maxsize=_MINNS)
def _planerad(
    egen: Samma[_Egendel],
    arenden: tuple[Samma[Arende], ...],
    status: Avtalsstatus,
    kalender: tuple[Sammantrade, ...],
    frist: date,
    idag: date,
) -> str | None:
    """Plan, and say it; the letters to a participant's mailboxes rest on the same facts."""
    man, omgang, uppsatta, nycklar, _ = egen.ett
    lagen = {nyckel: ett.ett for nyckel, ett in zip(nycklar, arenden, strict=True)}
    plan = planera(
        omgang,
        nulage=nulage_av(lagen, idag=idag, avtal={man: status}),
        regler=omgang.plan,
        frist=frist,
        kalender=kalender,
        arenden=uppsatta,
    )
    return _i_ord(plan.huvudman[0], frist)


def _i_ord(man: Huvudmansplan, frist: date) -> str | None:
    if man.beslutat is not None:
        return None  # nothing is left for a meeting to do
    match man.bedomning:
        case Bedomning.ATGARD | Bedomning.EXTRA:
            atgarder = dict.fromkeys(vad for ett in man.beslut for vad in ett.atgarder)
            kvar = {ett.mote for ett in man.beslut if ett.mote and ett.arende.beslutat is None}
            moten = map(kort_datum, sorted(kvar))
            return (
                f"Enligt planen hinner allt fram till {datum_i_text(frist)}, med sammanträde "
                f"{' och '.join(moten)}, så här: {'; '.join(atgarder)}."
            )
        case Bedomning.KAN_INTE:
            return (
                f"Enligt planen hinner allt inte fram till {datum_i_text(frist)}, inte heller med "
                "det som lagen medger. Meddela oss hur ni gör."
            )
        case _:
            return None

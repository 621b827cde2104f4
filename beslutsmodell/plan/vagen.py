"""From a meeting to the receiver, and back: each day with the law behind it."""

from datetime import date, timedelta
from typing import Final

from beslutsmodell.huvudman import Organslag
from beslutsmodell.kalender import ar_vardag
from beslutsmodell.plan.nulage import Protokollslage
from beslutsmodell.plan.planregler import Planregler, Verkstallighet
from beslutsmodell.process import Protokollsregler
from beslutsmodell.regler.kallelse import sista_bradskande, sista_kallelse, sista_tillkannagivande
from beslutsmodell.regler.protokoll import (
    justeringens_stod,
    laga_kraft,
    sista_anslagsdag,
    sista_justeringsdag,
    sista_overklagandedag,
)
from beslutsmodell.utfall import Etikett
from beslutsmodell.varde import Varde

_LANGST: Final = 3 * 366
"""Days that a meeting may at most lie before the deadline."""


class Moment(Etikett):
    """What happens on a day of the way."""

    TILLKANNAGIVANDE = "tillkannagivande", "sammanträdet tillkännages"
    KALLELSE = "kallelse", "kallelsen är framme"
    BRADSKANDE = "bradskande", "brådskande ärende tillkännages"
    SAMMANTRADE = "sammantrade", "sammanträde"
    JUSTERING = "justering", "protokollet justeras"
    ANSLAG = "anslag", "justeringen tillkännages"
    OVERKLAGANDE = "overklagande", "sista dag att överklaga"
    LAGA_KRAFT = "laga_kraft", "laga kraft"
    UNDERTECKNAT = "undertecknat", "avtalen undertecknade"
    MOTTAGET = "mottaget", "framme hos mottagaren"


class Led(Varde):
    """One day of the way: the last on which its moment may happen when the meeting is given."""

    moment: Moment
    datum: date
    stod: str | None = None
    """The paragraph, null where the round itself decides."""


def vagen_fran(
    mote: date, *, slag: Organslag, protokoll: Protokollsregler, regler: Planregler
) -> tuple[Led, ...]:
    """Give every day from the summons of a meeting to the receiver, in the slowest lawful way.

    A body whose step has no rules for minutes (an association, a delegate) decides at once.
    """
    fore = _fore_motet(mote, slag)
    efter, verkstallbart = _efter_motet(mote, slag, protokoll, regler)
    undertecknat = verkstallbart + timedelta(days=regler.undertecknande_dagar)
    return (
        *fore,
        Led(moment=Moment.SAMMANTRADE, datum=mote),
        *efter,
        *till_mottagaren(undertecknat, regler),
    )


def vagen_efter(
    mote: date,
    *,
    slag: Organslag,
    protokoll: Protokollsregler,
    regler: Planregler,
    kant: Protokollslage,
    idag: date,
) -> tuple[Led, ...]:
    """Give every day that is left from a decision to the receiver, when it has been taken.

    What is known of the minutes stands; what has not been done is done at the last lawful day, or
    today when that has passed.
    """
    efter, verkstallbart = _efter_motet(mote, slag, protokoll, regler, kant=kant, idag=idag)
    undertecknat = max(verkstallbart + timedelta(days=regler.undertecknande_dagar), idag)
    return (
        Led(moment=Moment.SAMMANTRADE, datum=mote),
        *efter,
        *till_mottagaren(undertecknat, regler),
    )


def sista_motesdag(
    frist: date, *, slag: Organslag, protokoll: Protokollsregler, regler: Planregler
) -> date | None:
    """Give the last vardag on which the body can meet, when all is to be received by `frist`.

    The receiver's deadline is not statutory and is never rolled. Null when no day within three
    years before it does.
    """
    for dagar in range(_LANGST):
        dag = frist - timedelta(days=dagar)
        if ar_vardag(dag) and _framme(dag, slag, protokoll, regler) <= frist:
            return dag
    return None


def _framme(mote: date, slag: Organslag, protokoll: Protokollsregler, regler: Planregler) -> date:
    """Give the day on which what a meeting decides is with the receiver."""
    return vagen_fran(mote, slag=slag, protokoll=protokoll, regler=regler)[-1].datum


def till_mottagaren(undertecknat: date, regler: Planregler) -> tuple[Led, Led]:
    """Give the days of signing and arrival."""
    fore_laga_kraft = regler.verkstallighet is Verkstallighet.JUSTERAT
    return (
        Led(
            moment=Moment.UNDERTECKNAT,
            datum=undertecknat,
            stod="KL 13:14" if fore_laga_kraft else None,
        ),
        Led(moment=Moment.MOTTAGET, datum=undertecknat + timedelta(days=regler.leverans_dagar)),
    )


def _fore_motet(mote: date, slag: Organslag) -> tuple[Led, ...]:
    dagar = (
        (Moment.TILLKANNAGIVANDE, sista_tillkannagivande(mote, slag), "KL 5:13"),
        (Moment.KALLELSE, sista_kallelse(mote, slag), "KL 5:15"),
    )
    leden = tuple(
        Led(moment=moment, datum=dag, stod=stod) for moment, dag, stod in dagar if dag is not None
    )
    if not leden:
        return ()
    sista = Led(moment=Moment.BRADSKANDE, datum=sista_bradskande(mote), stod="KL 5:14")
    return (*leden, sista)


def _efter_motet(
    mote: date,
    slag: Organslag,
    protokoll: Protokollsregler,
    regler: Planregler,
    *,
    kant: Protokollslage | None = None,
    idag: date = date.min,
) -> tuple[tuple[Led, ...], date]:
    """Give the days of the minutes, and the one on which the decision may be carried out.

    `kant` is what is known of them when the meeting has been held.
    """
    if protokoll.justering_dagar is None:
        return (), mote
    kant = kant or Protokollslage()
    justerat = kant.justerat or (
        mote
        if regler.omedelbar_justering
        else max(sista_justeringsdag(mote, dagar=protokoll.justering_dagar), idag)
    )
    leden = [Led(moment=Moment.JUSTERING, datum=justerat, stod=justeringens_stod(slag))]
    if protokoll.anslag_dagar is None:
        return tuple(leden), justerat
    anslaget = kant.anslaget or max(sista_anslagsdag(justerat, dagar=protokoll.anslag_dagar), idag)
    leden.append(Led(moment=Moment.ANSLAG, datum=anslaget, stod="KL 8:12"))
    if regler.verkstallighet is Verkstallighet.JUSTERAT:
        return tuple(leden), justerat
    kraft = kant.laga_kraft or laga_kraft(anslaget)
    if kant.laga_kraft is None:  # no court has had it
        sista = sista_overklagandedag(anslaget)
        leden.append(Led(moment=Moment.OVERKLAGANDE, datum=sista, stod="KL 13:5"))
    leden.append(Led(moment=Moment.LAGA_KRAFT, datum=kraft, stod="KL 13:5"))
    return tuple(leden), kraft

"""The plan of a whole round as a timeline: a row per deciding body, under its förbund."""

from collections.abc import Iterator, Sequence
from datetime import date
from string import ascii_uppercase
from typing import Final

from beslutsmodell.datum import datum_i_text
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.plan.bedomning import Arendeplan, Bedomning, Beslutsplan, Huvudmansplan, Plan
from beslutsmodell.plan.utvag import Utvag
from beslutsmodell.plan.vagen import Moment
from flows.bilder.beskrivning import INGET, Beskrivning, dag_och_manad, organnamn
from flows.bilder.tidslinje import Grupp, Marke, Rad, Tecken, Tidslinje

_RUBRIKER: Final = (
    *("Namn", "Organ", "Förbund", "Går det?", "Möte", "Sista dag", "Laga kraft"),
    *("Undertecknat", "Framme", "Marginal", "Åtgärder"),
)
_BOKSTAV: Final = dict(zip(Utvag, ascii_uppercase, strict=False))
_KORT: Final = {
    Bedomning.AVSLUTAT: "avslutat",
    Bedomning.BESLUTAT: "har beslutat",
    Bedomning.HINNER: "hinner",
    Bedomning.ATGARD: "åtgärd",
    Bedomning.EXTRA: "extra möte",
    Bedomning.OKAND: "kalender saknas",
    Bedomning.KAN_INTE: "hinner inte",
}
LINJERNA: Final = (
    "Linjen går från mötet till att avtalen är framme, prickarna till sista dagen. Det som är "
    "äldre än bilden står bara i ord."
)
_LUGNA: Final = frozenset({Bedomning.HINNER, Bedomning.BESLUTAT, Bedomning.AVSLUTAT})
_PA_VAGEN: Final = {
    Moment.LAGA_KRAFT: Tecken.LAGA_KRAFT,
    Moment.UNDERTECKNAT: Tecken.UNDERTECKNAT,
    Moment.MOTTAGET: Tecken.MOTTAGET,
}


def omgangsplan(omgang: Beslutsomgang, plan: Plan) -> Tidslinje:
    """Give the timeline of a round."""
    grupper = tuple(grupp for grupp in _grupper(omgang, plan) if grupp.rader)
    valda = [utvag for utvag in Utvag if any(utvag in ett.utvagar for _, ett in _besluten(plan))]
    return Tidslinje(
        beskrivning=Beskrivning(
            titel=f"Planen för {omgang.titel}",
            mening=f"{plan.mening()}. {framme_senast(omgang, plan)} {plan.regler.i_ord}",
            fiktivt=omgang.fiktivt,
            rubriker=_RUBRIKER,
            rader=tuple(_tabellrader(omgang, plan)),
        ),
        idag=plan.idag,
        frist=plan.frist,
        grupper=grupper,
        forklaring=(
            LINJERNA,
            *((f"Åtgärder: {', '.join(_ord(ett) for ett in valda)}.",) if valda else ()),
        ),
    )


def _ord(utvag: Utvag) -> str:
    return f"{_BOKSTAV[utvag]} = {utvag.etikett}"


def framme_senast(omgang: Beslutsomgang, plan: Plan) -> str:
    """Say the deadline, and from which day it is reckoned."""
    hos = f" hos {omgang.mottagare.namn}" if omgang.mottagare else ""
    return f"Framme{hos} senast {datum_i_text(plan.frist)}; räknat från {datum_i_text(plan.idag)}."


def _gemensam(omgang: Beslutsomgang, arende: Arendeplan, idag: date) -> Rad:
    """Give the row of a body that others wait for: when it meets, and its last day."""
    mote, saker = arende.nasta_mote, arende.sakert_mote
    marken = []
    if arende.beslutat:
        marken.append(Marke(Tecken.BESLUTAT, arende.beslutat))
    elif mote:
        marken.append(Marke(Tecken.MOTE, mote.datum))
    if not arende.beslutat and arende.senast:
        marken.append(Marke(Tecken.SENAST, saker.datum if saker else arende.senast))
    return Rad(organnamn(omgang, arende.organ), tuple(marken), _organets_lage(arende, idag))


def _organets_lage(arende: Arendeplan, idag: date) -> str:
    if arende.beslutat:
        return f"svarade {dag_och_manad(arende.beslutat)}"
    if arende.nasta_mote is None:
        return "inget möte kvar" if arende.har_kalender else "kalender saknas"
    return "svar väntas" if arende.nasta_mote.datum < idag else ""


def _grupper(omgang: Beslutsomgang, plan: Plan) -> Iterator[Grupp]:
    """Yield those that all wait for, then each förbund with its own bodies first."""
    forbund = list(dict.fromkeys(man.forbund for man in plan.huvudman))
    gemensamma = [ett for ett in plan.gemensamt if ett.huvudman not in forbund]
    yield Grupp("Gemensamt", tuple(_gemensam(omgang, ett, plan.idag) for ett in gemensamma))
    for kod in sorted(forbund, key=lambda ett: ett or ""):
        egna = (ett for ett in plan.gemensamt if ett.huvudman == kod)
        par = [(man, ett) for man, ett in _besluten(plan) if man.forbund == kod]
        yield Grupp(
            omgang.finn_huvudman(kod).visningsnamn if kod else "Parterna",
            (
                *(_gemensam(omgang, ett, plan.idag) for ett in egna),
                *(_beslutsrad(omgang, man, ett, plan.idag) for man, ett in par),
            ),
        )


def _besluten(plan: Plan) -> Sequence[tuple[Huvudmansplan, Beslutsplan]]:
    return [(man, ett) for man in plan.huvudman for ett in man.beslut]


def _beslutsrad(omgang: Beslutsomgang, man: Huvudmansplan, ett: Beslutsplan, idag: date) -> Rad:
    organ = organnamn(omgang, ett.arende.organ)
    namn = man.namn if len(man.beslut) == 1 else f"{man.namn}, {organ}"
    return Rad(namn, beslutets_marken(ett), _hur(ett, idag), bradskar=ett.bedomning not in _LUGNA)


def beslutets_marken(ett: Beslutsplan) -> tuple[Marke, ...]:
    """Give the marks of a deciding body: its meeting, its last day, and the way to the receiver."""
    if ett.arende.beslutat:
        return (Marke(Tecken.BESLUTAT, ett.arende.beslutat),)
    mote = _motesdag(ett)
    extra = any(
        atgard.utvag is Utvag.EXTRA_SAMMANTRADE and atgard.datum == mote
        for atgard in ett.organatgarder
    )
    marken = [Marke(Tecken.EXTRA if extra else Tecken.MOTE, mote)] if mote else []
    marken += [
        Marke(_PA_VAGEN[led.moment], led.datum) for led in ett.vagen if led.moment in _PA_VAGEN
    ]
    if ett.arende.senast and ett.bedomning is not Bedomning.AVSLUTAT:
        marken.append(Marke(Tecken.SENAST, ett.arende.senast))
    return tuple(marken)


def _motesdag(ett: Beslutsplan) -> date | None:
    """Give the meeting of the plan; of one that cannot make it, the next in the calendar."""
    nasta = ett.arende.nasta_mote
    return ett.mote or (nasta.datum if nasta else None)


def _hur(ett: Beslutsplan, idag: date) -> str:
    """Say in a word how it stands, with the letters of the ways out."""
    bokstaver = " ".join(_BOKSTAV[utvag] for utvag in ett.utvagar)
    ord_ = f"{_KORT[ett.bedomning]}: {bokstaver}" if bokstaver else _KORT[ett.bedomning]
    if ett.arende.beslutat:
        nar = f"beslutade {dag_och_manad(ett.arende.beslutat)}"
        return nar if ett.bedomning is Bedomning.BESLUTAT else f"{nar}, {ord_}"
    vantas = ett.mote is not None and ett.mote < idag
    return f"{ord_}, svar väntas" if vantas else ord_


def _tabellrader(omgang: Beslutsomgang, plan: Plan) -> Iterator[tuple[str, ...]]:
    for arende in plan.gemensamt:
        mote = arende.beslutat or (arende.nasta_mote.datum if arende.nasta_mote else None)
        hur = _organets_lage(arende, plan.idag) or INGET
        organ = omgang.finn_organ(arende.organ)
        namn = omgang.finn_huvudman(organ.huvudman).namn
        tomma = (INGET,) * 5
        yield (namn, organ.namn, INGET, hur, _dag(mote), _dag(arende.senast), *tomma)
    for man, ett in _besluten(plan):
        forbund = omgang.finn_huvudman(man.forbund).visningsnamn if man.forbund else INGET
        led = {ett.moment: ett.datum for ett in ett.vagen}
        yield (
            man.namn,
            omgang.finn_organ(ett.arende.organ).namn,
            forbund,
            ett.bedomning.etikett,
            _dag(_motesdag(ett)),
            _dag(ett.arende.senast),
            *(_dag(led.get(moment)) for moment in _PA_VAGEN),
            ett.arende.marginal_i_ord or INGET,
            "; ".join(ett.atgarder) or INGET,
        )


def _dag(dag: date | None) -> str:
    return dag.isoformat() if dag else INGET

"""The plan of one kommun as a timeline: body by body, then day by day to the receiver."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from beslutsmodell.datum import kort_datum
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.plan.bedomning import Arendeplan, Beslutsplan, Huvudmansplan, Plan
from beslutsmodell.plan.vagen import Moment
from flows.bilder.beskrivning import INGET, Beskrivning, organnamn
from flows.bilder.omgangsplan import LINJERNA, beslutets_marken, framme_senast
from flows.bilder.tidslinje import Grupp, Marke, Rad, Tecken, Tidslinje

_RUBRIKER: Final = ("Vem", "Vad", "Dag", "Stöd")
_LEDETS_TECKEN: Final = {
    Moment.SAMMANTRADE: Tecken.MOTE,
    Moment.LAGA_KRAFT: Tecken.LAGA_KRAFT,
    Moment.UNDERTECKNAT: Tecken.UNDERTECKNAT,
    Moment.MOTTAGET: Tecken.MOTTAGET,
}


def kommunplan(omgang: Beslutsomgang, plan: Plan, man: Huvudmansplan) -> Tidslinje:
    """Give the timeline of one participant: what comes before it, its bodies, and every day."""
    deltagande = {ett.forbund for ett in plan.huvudman}
    fore = [
        ett
        for ett in plan.gemensamt
        if ett.huvudman == man.forbund or ett.huvudman not in deltagande
    ]
    egna = (*man.bereder, *(ett.arende for ett in man.beslut))
    grupper = (
        Grupp("Före kommunen", tuple(_organrad(omgang, ett, plan.idag) for ett in fore)),
        Grupp(
            man.namn,
            (
                *(_organrad(omgang, ett, plan.idag) for ett in man.bereder),
                *(_beslutsrad(omgang, ett, plan.idag) for ett in man.beslut),
            ),
        ),
        *(
            Grupp(f"{organnamn(omgang, ett.arende.organ)}, dag för dag", tuple(_ledrader(ett)))
            for ett in man.beslut
        ),
    )
    return Tidslinje(
        beskrivning=Beskrivning(
            titel=f"Planen för {man.namn} i {omgang.titel}",
            mening=f"{man.namn} {man.bedomning.etikett}. {framme_senast(omgang, plan)} "
            f"{plan.regler.i_ord}",
            fiktivt=omgang.fiktivt,
            rubriker=_RUBRIKER,
            rader=tuple(_tabellrader(omgang, (*fore, *egna), man.beslut)),
        ),
        idag=plan.idag,
        frist=plan.frist,
        grupper=tuple(grupp for grupp in grupper if grupp.rader),
        forklaring=(
            LINJERNA,
            *(f"Åtgärd: {rad}." for ett in man.beslut for rad in ett.atgarder),
        ),
    )


def _organrad(omgang: Beslutsomgang, arende: Arendeplan, idag: date) -> Rad:
    return Rad(
        organnamn(omgang, arende.organ),
        tuple(Marke(tecken, dag) for tecken, dag, _ in _organets_dagar(arende)),
        _motet_i_ord(arende, idag),
    )


def _beslutsrad(omgang: Beslutsomgang, ett: Beslutsplan, idag: date) -> Rad:
    marken = beslutets_marken(ett)
    extra = next((kort_datum(ett.dag) for ett in marken if ett.tecken is Tecken.EXTRA), None)
    slut = f"extra möte {extra}" if extra else _motet_i_ord(ett.arende, idag)
    return Rad(organnamn(omgang, ett.arende.organ), marken, slut)


def _organets_dagar(arende: Arendeplan) -> Iterator[tuple[Tecken, date, str]]:
    """Yield the marks of a body that prepares or recommends, each with its words."""
    mote, saker = arende.nasta_mote, arende.sakert_mote
    if arende.beslutat:
        yield Tecken.BESLUTAT, arende.beslutat, "har sammanträtt och svarat"
        return
    if mote:
        yield Tecken.HANDLINGAR, mote.handlingar_senast, "handlingarna ska vara inne"
        yield Tecken.MOTE, mote.datum, "nästa möte"
    if saker or arende.senast:
        dag = saker.datum if saker else arende.senast
        assert dag is not None  # noqa: S101 - one of them is there
        yield Tecken.SENAST, dag, "sista säkra möte" if saker else "sista dag att sammanträda"


def _motet_i_ord(arende: Arendeplan, idag: date) -> str:
    if arende.beslutat:
        return f"svarade {kort_datum(arende.beslutat)}"
    if arende.nasta_mote is None:
        return "inget möte kvar" if arende.har_kalender else "kalender saknas"
    vantas = ", svar väntas" if arende.nasta_mote.datum < idag else ""
    return f"möte {kort_datum(arende.nasta_mote.datum)}{vantas}"


def _ledrader(ett: Beslutsplan) -> Iterator[Rad]:
    for led in ett.vagen:
        tecken = _LEDETS_TECKEN.get(led.moment, Tecken.DAG)
        stod = f" ({led.stod})" if led.stod else ""
        yield Rad(
            led.moment.etikett.capitalize(),
            (Marke(tecken, led.datum),),
            f"{kort_datum(led.datum)}{stod}",
        )


def _tabellrader(
    omgang: Beslutsomgang, arenden: tuple[Arendeplan, ...], besluten: tuple[Beslutsplan, ...]
) -> Iterator[tuple[str, ...]]:
    for arende in arenden:
        namn = omgang.finn_organ(arende.organ).namn
        for _, dag, vad in _organets_dagar(arende):
            yield (namn, vad, dag.isoformat(), INGET)
    for ett in besluten:
        namn = omgang.finn_organ(ett.arende.organ).namn
        for led in ett.vagen:
            yield (namn, led.moment.etikett, led.datum.isoformat(), led.stod or INGET)
        for rad in ett.atgarder:
            yield (namn, f"åtgärd: {rad}", INGET, INGET)

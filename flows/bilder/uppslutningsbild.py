"""How decisions come in, as values: a curve against a deadline, with the forecast's band."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from beslutsmodell.datum import datum_i_text, kort_datum
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.prognos.kurva import Kurvpunkt
from diarium.uppslutning import Maldag, Uppslutning
from flows.bilder.beskrivning import INGET, Beskrivning

_RUBRIKER: Final = ("Dag", "Har beslutat", "Enligt planen", "Prognos, låg", "Median", "Hög", "Vad")


class Kurvbild(NamedTuple):
    """The whole picture."""

    beskrivning: Beskrivning
    start: date
    lage: date
    """The day that the count is about."""
    antal: int
    """All participants: the top of the picture."""
    frist: Maldag
    delmal: tuple[Maldag, ...]
    har: tuple[tuple[date, int], ...]
    """How many had decided, on each day when that changed."""
    plan: tuple[tuple[date, int], ...]
    """How many will have decided as the plan counts; empty = nothing is planned."""
    prognos: tuple[tuple[date, int, int, int], ...]
    """Day, low, median and high; empty = no forecast."""


def uppslutningsbild(
    omgang: Beslutsomgang, uppslutning: Uppslutning, prognos: Sequence[Kurvpunkt] = ()
) -> Kurvbild:
    """Give the burn-up of a round."""
    plan = uppslutning.enligt_planen() if uppslutning.planerade else ()
    punkter = tuple((ett.datum, ett.lag, ett.median, ett.hog) for ett in prognos)
    return Kurvbild(
        beskrivning=Beskrivning(
            titel=f"Besluten i {omgang.titel}",
            mening=_mening(uppslutning, plan, punkter),
            fiktivt=omgang.fiktivt,
            rubriker=_RUBRIKER,
            rader=tuple(_rader(uppslutning, plan, punkter)),
        ),
        start=uppslutning.start,
        lage=uppslutning.till,
        antal=uppslutning.antal,
        frist=uppslutning.frist,
        delmal=uppslutning.delmal,
        har=uppslutning.per_dag(),
        plan=plan,
        prognos=punkter,
    )


def _mening(
    uppslutning: Uppslutning,
    plan: tuple[tuple[date, int], ...],
    prognos: tuple[tuple[date, int, int, int], ...],
) -> str:
    """Say where the curve stands, and where plan and forecast have it on the deadline."""
    frist = uppslutning.frist
    beslutat = f"{len(uppslutning.beslutade)} av {uppslutning.antal} har beslutat allt den"
    delar = [
        f"{beslutat} {kort_datum(uppslutning.till)}.",
        f"{frist.namn} senast {datum_i_text(frist.datum)}.",
    ]
    if uppslutning.avslutade:
        delar.append(f"{uppslutning.avslutade} är avslutade utan beslut.")
    delar += [f"{ett.namn}: {datum_i_text(ett.datum)}." for ett in uppslutning.delmal]
    if vantas := sum(dag < uppslutning.idag for dag in uppslutning.planerade.values()):
        delar.append(f"{vantas} har haft sitt möte utan att ha svarat än.")
    if plan:
        dag, antal = plan[-1]
        delar.append(f"Hålls planen, med sina åtgärder, har {antal} beslutat {kort_datum(dag)}.")
    if till_fristen := [ett for ett in prognos if ett[0] <= frist.datum]:
        _, lag, median, hog = till_fristen[-1]
        delar.append(f"Prognosen till fristen är {median}, mellan {lag} och {hog}.")
    return " ".join(delar)


def _rader(
    uppslutning: Uppslutning,
    plan: tuple[tuple[date, int], ...],
    prognos: tuple[tuple[date, int, int, int], ...],
) -> Iterator[tuple[str, ...]]:
    """Yield a row for every day of any curve or milestone, in order."""
    har, planerat = dict(uppslutning.per_dag()), dict(plan)
    spadd = {dag: tal for dag, *tal in prognos}
    dagar = {
        uppslutning.start: "start",
        uppslutning.till: "läget",
        **{ett.datum: ett.namn for ett in uppslutning.delmal},
        uppslutning.frist.datum: f"{uppslutning.frist.namn}, fristen",
    }
    for dag in sorted({*har, *planerat, *spadd, *dagar}):
        yield (
            dag.isoformat(),
            str(har.get(dag, INGET)),
            str(planerat.get(dag, INGET)),
            *(map(str, spadd.get(dag, [INGET] * 3))),
            dagar.get(dag, INGET),
        )

"""A plan, as a table for people and as JSON for machines."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import typer

from app.cli.visa import visa_json, visa_tabell
from beslutsmodell.datum import datum_i_text

if TYPE_CHECKING:
    from beslutsmodell.omgang import Beslutsomgang
    from beslutsmodell.plan.bedomning import Arendeplan, Beslutsplan, Huvudmansplan, Plan

_RUBRIKER: Final = ("Kommun", "Beslutar", "Punkter", "Går det?", "Möte", "Senast", "Marginal")
_ORGANRUBRIKER: Final = ("Organ", "Nästa möte", "Handlingar", "Sista säkra möte", "Senast")


def visa(omgang: "Beslutsomgang", plan: "Plan") -> None:
    """Print who makes it and who does not, and what is to be done first."""
    _visa_huvud(omgang, plan)
    besluten = [(man, ett) for man in plan.huvudman for ett in man.beslut]
    rader = [_beslutsrad(omgang, *par, plan.idag) for par in sorted(besluten, key=_svarast_forst)]
    visa_tabell(_RUBRIKER, rader, umbarliga=("Punkter", "Senast", "Beslutar"))
    if plan.gemensamt:
        typer.echo("Före kommunerna (rekommendationerna binder dem inte):")
        rader = [_organrad(omgang, ett, plan.idag) for ett in plan.gemensamt]
        visa_tabell(_ORGANRUBRIKER, rader, umbarliga=("Handlingar",))
    typer.echo(plan.mening() + ".")


def visa_en(omgang: "Beslutsomgang", plan: "Plan", man: "Huvudmansplan") -> None:
    """Print every body and every day of one kommun, with the law behind each."""
    from beslutsmodell.plan.bedomning import Bedomning

    _visa_huvud(omgang, plan)
    typer.echo(f"{man.namn} ({man.kod}): {man.bedomning.etikett}.")
    visa_tabell(
        _ORGANRUBRIKER,
        [
            _organrad(omgang, ett, plan.idag)
            for ett in (*man.bereder, *(ett.arende for ett in man.beslut))
        ],
    )
    for ett in man.beslut:
        typer.echo(f"{omgang.finn_organ(ett.arende.organ).namn}, {_punkterna(ett.arende)}:")
        for rad in ett.atgarder:
            typer.echo(f"  Åtgärd: {rad}.")
        if ett.vagen:
            visa_tabell(
                ("Dag", "Vad", "Stöd"),
                [
                    (datum_i_text(led.datum), led.moment.etikett, led.stod or "–")
                    for led in ett.vagen
                ],
            )
        elif ett.bedomning is Bedomning.BESLUTAT:
            typer.echo("  Inget återstår.")
        elif ett.arende.beslutat:
            typer.echo("  Beslutet är i domstol: när det kan verkställas är inte känt.")


def visa_som_json(omgang: "Beslutsomgang", plan: "Plan") -> None:
    """Print a plan for machines."""
    visa_json(
        {
            "omgang": omgang.kod,
            "mening": plan.mening(),
            "rakning": {ett.value: antal for ett, antal in plan.rakning().items()},
            "bedomning": {man.kod: man.bedomning.value for man in plan.huvudman},
            "plan": plan.model_dump(mode="json"),
            "fiktivt": list(omgang.fiktivt),
        },
    )


def _visa_huvud(omgang: "Beslutsomgang", plan: "Plan") -> None:
    typer.echo(f"{omgang.titel} ({omgang.kod}), plan räknad från {datum_i_text(plan.idag)}")
    hos = f" hos {omgang.mottagare.namn}" if omgang.mottagare else ""
    typer.echo(f"Framme{hos} senast {datum_i_text(plan.frist)}. {plan.regler.i_ord}")
    for rad in omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")


def _beslutsrad(
    omgang: "Beslutsomgang", man: "Huvudmansplan", ett: "Beslutsplan", idag: date
) -> tuple[str, ...]:
    arende = ett.arende
    return (
        man.namn,
        _kort(omgang, arende),
        " ".join(arende.punkter),
        ett.i_ord,
        _motet(ett, idag),
        str(arende.senast) if arende.senast else "–",
        arende.marginal_i_ord or "–",
    )


def _motet(ett: "Beslutsplan", idag: date) -> str:
    if ett.mote is None:
        return "–"
    vantas = ett.mote < idag and ett.arende.beslutat is None
    return f"{ett.mote} (svar väntas)" if vantas else str(ett.mote)


def _organrad(omgang: "Beslutsomgang", arende: "Arendeplan", idag: date) -> tuple[str, ...]:
    mote = arende.nasta_mote
    if arende.beslutat:
        nasta = f"{arende.beslutat} (har svarat)"
    elif not arende.behovs:
        nasta = "behövs inte"
    elif mote:
        nasta = f"{mote.datum} (svar väntas)" if mote.datum < idag else str(mote.datum)
    else:
        nasta = "inget" if arende.har_kalender else "kalender saknas"
    return (
        omgang.finn_organ(arende.organ).namn,
        nasta,
        str(mote.handlingar_senast) if mote and not arende.beslutat else "–",
        _sakert(arende),
        str(arende.senast) if arende.senast else "–",
    )


def _sakert(arende: "Arendeplan") -> str:
    if not arende.behovs:
        return "–"
    return str(arende.sakert_mote.datum) if arende.sakert_mote else "inget"


def _svarast_forst(par: "tuple[Huvudmansplan, Beslutsplan]") -> tuple[int, int]:
    """Put first those who cannot make it, and among equals those with the least margin."""
    from beslutsmodell.plan.bedomning import Bedomning

    _, ett = par
    marginal = ett.arende.marginal_dagar
    return -list(Bedomning).index(ett.bedomning), marginal if marginal is not None else 0


def _kort(omgang: "Beslutsomgang", arende: "Arendeplan") -> str:
    return omgang.finn_organ(arende.organ).namn.partition(" i ")[0]


def _punkterna(arende: "Arendeplan") -> str:
    ord_ = "punkt" if len(arende.punkter) == 1 else "punkterna"
    return f"{ord_} {_och(arende.punkter)}"


def _och(koder: Sequence[str]) -> str:
    *forsta, sista = koder
    return f"{', '.join(forsta)} och {sista}" if forsta else sista

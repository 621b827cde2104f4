"""A forecast, as tables for people and as JSON for machines."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import typer

from app.cli.visa import visa_json, visa_tabell
from beslutsmodell.datum import datum_i_text

if TYPE_CHECKING:
    from beslutsmodell.omgang import Beslutsomgang
    from beslutsmodell.prognos.utsikt import Huvudmansprognos, Organvikt, Prognos

_FLEST_ORGAN: Final = 10
_MARKBART: Final = 0.005
"""Less than half a per cent is no difference to tell of."""


def visa(omgang: "Beslutsomgang", prognos: "Prognos", provat: "Prognos | None") -> None:
    """Print how likely it is, kommun by kommun, what it hangs on, and what a what-if does."""
    from beslutsmodell.prognos.utsikt import decimaltal

    _visa_huvud(omgang, prognos)
    rader = [
        _kommunrad(man, i_domstol=man.namn in prognos.i_domstol)
        for man in sorted(prognos.huvudman, key=_osakrast_forst)
    ]
    visa_tabell(("Kommun", "I tid", "Framme, hälften", "Framme, nio av tio"), rader)
    if viktiga := _viktigast(prognos):
        typer.echo("Organen som det hänger mest på:")
        visa_tabell(
            ("Organ", "Kommuner", "Risk", "Färre sena utan den", "Talen är"),
            [_organrad(organ) for organ in viktiga],
            umbarliga=("Kommuner",),
        )
    for punkt in prognos.punkter:
        if punkt.beslutade or punkt.svarat:
            typer.echo(
                f"Punkt {punkt.punkt}: {decimaltal(punkt.bifall)} bifall väntas. "
                f"{punkt.beslutade} har beslutat, {punkt.svarat} har svarat på enkäten (talen för "
                f"svaren är antagna), om {punkt.okanda} är inget känt."
            )
    _visa_utanfor(prognos)
    typer.echo(f"{prognos.mening()}.")
    if provat is not None:
        _visa_provat(prognos, provat)


def visa_som_json(omgang: "Beslutsomgang", prognos: "Prognos", provat: "Prognos | None") -> None:
    """Print a forecast for machines."""
    visa_json(
        {
            "omgang": omgang.kod,
            "mening": prognos.mening(),
            "prognos": prognos.model_dump(mode="json"),
            "vad_om": None if provat is None else _provat_som_json(prognos, provat),
            "fiktivt": list(omgang.fiktivt),
        }
    )


def _provat_som_json(prognos: "Prognos", provat: "Prognos") -> dict[str, Any]:
    return {
        "mening": provat.mening(),
        "skillnad": {
            "alla_i_tid": _skillnad(prognos.alla_i_tid, provat.alla_i_tid),
            "sena": provat.sena - prognos.sena,
            "huvudman": {
                fore.kod: _skillnad(fore.i_tid, efter.i_tid)
                for fore, efter in zip(prognos.huvudman, provat.huvudman, strict=True)
            },
        },
        "prognos": provat.model_dump(mode="json"),
    }


def _skillnad(fore: float | None, efter: float | None) -> float | None:
    """Give how much likelier something is; null when it is not counted in both."""
    return None if fore is None or efter is None else efter - fore


def _visa_huvud(omgang: "Beslutsomgang", prognos: "Prognos") -> None:
    typer.echo(
        f"{omgang.titel} ({omgang.kod}), prognos från {datum_i_text(prognos.idag)}, "
        f"{prognos.dragningar} dragningar med frö {prognos.fro}"
    )
    hos = f" hos {omgang.mottagare.namn}" if omgang.mottagare else ""
    typer.echo(f"Framme{hos} senast {datum_i_text(prognos.frist)}. {prognos.regler.i_ord}")
    if any(organ.antaget for organ in prognos.organ):
        typer.echo(
            "Antaget: hur ofta organen ställer in, bordlägger, återremitterar och justerar sent, "
            "där inget annat är angivet. Det som har hänt i omgången är inräknat."
        )
    for rad in omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")


def _kommunrad(man: "Huvudmansprognos", *, i_domstol: bool) -> tuple[str, ...]:
    from beslutsmodell.prognos.utsikt import procent

    if man.i_tid is None:
        return man.namn, "räknas inte", "–", "–"
    aldrig = "i domstol" if i_domstol else "inget känt möte räcker"
    dagar = (str(dag) if dag else aldrig for dag in (man.median, man.nittio))
    return man.namn, procent(man.i_tid), *dagar


def _osakrast_forst(man: "Huvudmansprognos") -> tuple[bool, float]:
    return man.i_tid is None, man.i_tid or 0


def _viktigast(prognos: "Prognos") -> Sequence["Organvikt"]:
    return [organ for organ in prognos.organ if organ.minskning >= _MARKBART][:_FLEST_ORGAN]


def _organrad(organ: "Organvikt") -> tuple[str, ...]:
    from beslutsmodell.prognos.utsikt import decimaltal, procent

    return (
        organ.namn,
        str(organ.huvudman),
        procent(organ.risk),
        decimaltal(organ.minskning, 2),
        "antagna" if organ.antaget else "angivna",
    )


def _visa_utanfor(prognos: "Prognos") -> None:
    if prognos.utan_kalender:
        typer.echo(f"Saknar kalender, räknas inte: {', '.join(prognos.utan_kalender)}.")
    if prognos.i_domstol:
        typer.echo(f"Beslutet är i domstol, räknas som sena: {', '.join(prognos.i_domstol)}.")
    if prognos.overklagade:
        typer.echo(
            "Beslutet är överklagat, räknas som om avtalen undertecknas ändå (KL 13:14): "
            f"{', '.join(prognos.overklagade)}."
        )
    if prognos.avslutade:
        typer.echo(f"Avslutade, räknas inte: {', '.join(prognos.avslutade)}.")
    for rad in prognos.anmarkningar:
        typer.echo(f"Att se över: {rad}")


def _visa_provat(prognos: "Prognos", provat: "Prognos") -> None:
    from beslutsmodell.prognos.utsikt import decimaltal, procent

    typer.echo(f"Prövat: {provat.mening()}.")
    typer.echo(
        f"Skillnad: alla i tid {procent(prognos.alla_i_tid)} → {procent(provat.alla_i_tid)}, sena "
        f"{decimaltal(prognos.sena, 2)} → {decimaltal(provat.sena, 2)}."
    )
    for fore, efter in zip(prognos.huvudman, provat.huvudman, strict=True):
        skillnad = _skillnad(fore.i_tid, efter.i_tid)
        nytt = skillnad is None and fore.i_tid != efter.i_tid
        if nytt or (skillnad is not None and abs(skillnad) >= _MARKBART):
            typer.echo(f"  {fore.namn}: {procent(fore.i_tid)} → {procent(efter.i_tid)}")

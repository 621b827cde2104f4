"""A mail calendar, as a table for people and as JSON for machines."""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final

import typer

from app.cli.ord import iso_tid, svensk_tid
from app.cli.utskicksfynd import granskning_i_ord, granskning_som_json
from app.cli.utskicksord import antal, galler_i_ord, och, sort_i_ord
from app.cli.visa import far_plats, skarmbredd, visa_json, visa_tabell

if TYPE_CHECKING:
    from diarium.utkorg.granskning import Utskicksgranskning
    from diarium.utkorg.planvarden import (
        Planeratutskick,
        Summering,
        Utskicksplan,
        Vilandesteg,
    )

_RUBRIKER: Final = ("Id", "Dag", "Kl.", "Sort", "Till", "Kanal", "Gäller", "Text")
_VISAS: Final = 3
"""How many bodies a line names."""


def visa(plan: "Utskicksplan", granskat: "Utskicksgranskning | None", vad: str) -> None:
    """Print the messages in order of time, what hangs on others, and how much it is."""
    _visa_huvud(plan)
    if plan.sakra:
        _visa_utskick(plan.sakra)
    for hindrat in plan.hindrade:
        typer.echo(
            f"Återhålls: utskick {hindrat.utskick}, {sort_i_ord(hindrat.sort)} till "
            f"{hindrat.till}: {hindrat.motivering}."
        )
    if plan.villkorade:
        typer.echo("")
        typer.echo(
            "Om stegen före är klara i tid kommer också de här. Blir de inte det faller "
            "påminnelsen bort: brevet om att ärendet är öppet säger samma sak."
        )
        _visa_utskick(plan.villkorade)
    if plan.vilande:
        typer.echo("")
        for steg in plan.vilande:
            typer.echo(_steget(steg))
    typer.echo("")
    for rad in _summorna(plan):
        typer.echo(rad)
    if granskat is not None:
        for steg_utan in granskat.trappsteg:
            typer.echo(f"Att se över: {steg_utan}")
        typer.echo(granskning_i_ord(granskat, vad))


def visa_som_json(plan: "Utskicksplan", granskat: "Utskicksgranskning | None") -> None:
    """Print the calendar for machines."""
    from diarium.utkorg.planvarden import summera

    visa_json(
        {
            "omgang": plan.omgang.kod,
            "nu": iso_tid(plan.nu),
            "summa": {
                "sakra": _summa_som_json(summera(plan.sakra)),
                "villkorade": _summa_som_json(summera(plan.villkorade)),
                "oppningsbrev": sum(steg.oppningsbrev for steg in plan.vilande),
            },
            "utskick": [som_json(ett) for ett in plan.sakra],
            "villkorade": [som_json(ett) for ett in plan.villkorade],
            "hindrade": [
                {
                    "utskick": ett.utskick,
                    "sort": ett.sort,
                    "till": ett.till,
                    "motivering": ett.motivering,
                }
                for ett in plan.hindrade
            ],
            "vilande": [
                {
                    "steg": steg.steg,
                    "vantar_pa": list(steg.vantar_pa),
                    "organ": [ett.kod for ett in steg.organ],
                    "oppningsbrev": steg.oppningsbrev,
                }
                for steg in plan.vilande
            ],
            "granskat": None if granskat is None else granskning_som_json(granskat),
            "fiktivt": list(plan.omgang.fiktivt),
        }
    )


def som_json(ett: "Planeratutskick") -> dict[str, Any]:
    """Give one message for machines."""
    return {
        "tid": iso_tid(ett.tid),
        "sort": ett.sort,
        "trappsteg": ett.trappsteg.i_ord if ett.trappsteg else None,
        "till": ett.till,
        "roll": ett.roll.value,
        "kanal": ett.kanal.value,
        "mallversion": ett.mallversion,
        "utskick": ett.utskick,
        "arenden": [
            {
                "arende": arende.nyckel,
                "organ": arende.organ,
                "trappsteg": arende.trappsteg.i_ord if arende.trappsteg else None,
                "vantar_pa": list(arende.vantar_pa),
            }
            for arende in ett.arenden
        ],
    }


def _summa_som_json(summa: "Summering") -> dict[str, Any]:
    dag = str(summa.flest_dag) if summa.flest_dag else None
    return {
        "meddelanden": summa.meddelanden,
        "mottagare": summa.mottagare,
        "flest": summa.flest,
        "flest_dag": dag,
    }


def _visa_huvud(plan: "Utskicksplan") -> None:
    from beslutsmodell.omgang import Skarpa

    omgang = plan.omgang
    typer.echo(f"{omgang.titel} ({omgang.kod}), utskick från {svensk_tid(plan.nu)}")
    typer.echo("Räknat som om ingen svarar. Den som har svarat får inga fler påminnelser.")
    if omgang.skarpa is Skarpa.SANDLADA:
        typer.echo("Sandlåda: alla går till adressen i BESLUT_SANDLADA_TILL i stället.")
    for rad in omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")


def _visa_utskick(utskick: "Sequence[Planeratutskick]") -> None:
    """Print a table, or where it does not fit, a heading per day and three lines per message."""
    forsta = 0 if any(ett.utskick for ett in utskick) else 1  # no number before they are planned
    rubriker, rader = _RUBRIKER[forsta:], [_rad(ett)[forsta:] for ett in utskick]
    if far_plats(rubriker, rader):
        visa_tabell(rubriker, rader)
        return
    from beslutsmodell.datum import datum_i_text

    bredd, dagen = skarmbredd(), None
    for ett in utskick:
        if ett.dag != dagen:
            dagen = ett.dag
            typer.echo(datum_i_text(dagen))
        forst, *resten = _stycke(ett)
        typer.echo(f"  {forst}")
        for rad in resten:
            typer.echo(f"    {shorten(rad, bredd - 4, placeholder=' …')}")


def _stycke(ett: "Planeratutskick") -> Iterator[str]:
    nummer, _, klockan, sort, till, kanal, galler, text = _rad(ett)
    eget = "" if ett.utskick is None else f"utskick {nummer}, "
    yield f"{klockan} {eget}{sort}, {kanal}, {text}"
    yield till if len(till) <= skarmbredd() - 4 else till.partition(" <")[0]
    yield galler


def _rad(ett: "Planeratutskick") -> tuple[str, ...]:
    from beslutsmodell.datum import VECKODAGAR
    from beslutsmodell.frist import STOCKHOLM

    tid = ett.tid.astimezone(STOCKHOLM)
    return (
        str(ett.utskick or "–"),
        f"{VECKODAGAR[tid.weekday()][:2]} {ett.dag}",
        f"{tid.hour}.{tid.minute:02}",
        sort_i_ord(ett.sort, ett.trappsteg),
        ett.till,
        ett.kanal.etikett,
        galler_i_ord(ett),
        ett.mallversion,
    )


def _steget(steg: "Vilandesteg") -> str:
    namnen = [ett.namn for ett in steg.organ[:_VISAS]]
    if (fler := len(steg.organ) - _VISAS) > 0:
        namnen = [*namnen, f"{fler} till"]
    return (
        f"{steg.steg}: högst {steg.oppningsbrev} brev om att ärendet är öppet, till "
        f"{och(namnen)}, så snart det här är klart för organet: {och(steg.vantar_pa)}."
    )


def _summorna(plan: "Utskicksplan") -> Iterator[str]:
    from diarium.utkorg.planvarden import summera

    yield f"Summa: {_summan(summera(plan.sakra))}"
    if plan.villkorade:
        yield f"Om stegen före är klara i tid: {_summan(summera(plan.villkorade))}"
    if brev := sum(steg.oppningsbrev for steg in plan.vilande):
        yield f"Dessutom högst {brev} brev om att ärenden är öppna, när stegen före är klara."


def _summan(summa: "Summering") -> str:
    from beslutsmodell.datum import datum_i_text

    if summa.flest_dag is None:
        return "inga meddelanden."
    hur_manga = antal(summa.meddelanden, "meddelande", "meddelanden")
    return (
        f"{hur_manga} till {antal(summa.mottagare, 'mottagare', 'mottagare')}, flest "
        f"{datum_i_text(summa.flest_dag)} ({summa.flest})."
    )

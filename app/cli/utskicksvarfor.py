"""`beslut utskick varfor`: why this was sent, or was not, and what comes next."""

from collections.abc import Iterator
from textwrap import fill
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from app.cli.oppet import oppet_diarium
from app.cli.ord import iso_tid, svensk_tid
from app.cli.utskicksord import galler_i_ord, och, sort_i_ord, till_i_ord
from app.cli.utskicksplanbild import som_json as planerat_som_json
from app.cli.val import Jsonval, Omgangsarg
from app.cli.visa import skarmbredd, visa_json

if TYPE_CHECKING:
    from diarium.utkorg.varfor import Forklaring, Varforsvar
    from diarium.utkorg.varforinte import Inteskickat

HJALP = (
    "Visa alla meddelanden till en brevlåda eller ett organ, med orsaken till vart och ett; vad "
    "som inte skickades och varför; och vad som kommer härnäst. Med --json: omgang, mottagare, "
    "utskick, overhoppade, inte, harnast, villkorade."
)
_HARNAST: Final = 5
"""How many coming messages are shown."""


def varfor(
    omgang: Omgangsarg,
    *,
    mottagare: Annotated[
        str,
        typer.Option(
            "--mottagare",
            metavar="ADRESS_ELLER_ORGAN",
            help="En adress, eller organets eller kommunens kod eller namn.",
        ),
    ],
    som_json: Jsonval = False,
) -> None:
    """Explain the messages to a recipient."""
    from diarium.uppstart import avsandare_av
    from diarium.utkorg.varfor import las_varfor

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        avsandare = avsandare_av(oppet.installningar)
        svar = las_varfor(session, omgang, mottagare, avsandare=avsandare, nu=oppet.nu)
    if som_json:
        visa_json(_som_json(svar))
        return
    for rad in _rader(svar):
        indrag = " " * (len(rad) - len(rad.lstrip()))
        typer.echo(fill(rad, skarmbredd(), subsequent_indent=f"{indrag}  ") if rad else "")


def _rader(svar: "Varforsvar") -> Iterator[str]:
    from beslutsmodell.omgang import Skarpa

    yield f"{svar.mottagare}, omgången {svar.omgang.kod}"
    for rad in svar.omgang.fiktivt:
        yield f"Fiktivt: {rad}"
    yield ""
    yield "Meddelanden:" if svar.utskick else "Inga meddelanden än."
    for ett in svar.utskick:
        yield from _meddelandet(ett, sandlada=svar.omgang.skarpa is Skarpa.SANDLADA)
    if svar.overhoppade or svar.inte:
        yield ""
        yield "Inte skickat:"
    yield from (f"  {rad}." for rad in svar.overhoppade)
    yield from (f"  {_uteblivet(ett)}" for ett in svar.inte)
    yield ""
    yield from _harnast(svar)


def _meddelandet(ett: "Forklaring", *, sandlada: bool) -> Iterator[str]:
    lage = ett.tillstand.etikett
    if ett.motivering:
        lage += f": {ett.motivering}"
    if ett.dubblett:
        lage += " (kan vara en dubblett)"
    yield f"  Utskick {ett.utskick}, {svensk_tid(ett.tid)}: {sort_i_ord(ett.sort)}, {lage}"
    yield f"    Till {till_i_ord(ett.till, sandlada=sandlada)}"
    yield from (f"    Därför: {skal}." for skal in ett.varfor)


def _uteblivet(ett: "Inteskickat") -> str:
    from beslutsmodell.datum import kort_datum

    vanliga = [steg for steg in ett.trappsteg if steg.ar_vanligt]
    delar = [steg.i_ord for steg in ett.trappsteg if not steg.ar_vanligt]
    if vanliga:
        tal, ord_ = [steg.dagar for steg in vanliga], "dag" if vanliga[0].dagar == 1 else "dagar"
        delar.insert(0, f"{och(map(str, tal))} {ord_} före {kort_datum(ett.frist)}")
    return f"{ett.organ}, {och(delar)}: {ett.motivering}."


def _harnast(svar: "Varforsvar") -> Iterator[str]:
    plan = svar.harnast
    if plan.sakra:
        yield "Härnäst, om inget svar kommer:"
    elif not plan.vilande:
        yield "Härnäst: inget mer är planerat."
    for ett in plan.sakra[:_HARNAST]:
        yield (
            f"  {svensk_tid(ett.tid)}: {sort_i_ord(ett.sort, ett.trappsteg)} till {ett.till}: "
            f"{galler_i_ord(ett)}"
        )
    if (fler := len(plan.sakra) - _HARNAST) > 0:
        yield (f"  och {fler} till: `beslut utskick plan {svar.omgang.kod} --mottagare MOTTAGARE`")
    for steg in plan.vilande:
        namn = och(ett.namn for ett in steg.organ)
        yield f"Ett brev till {namn} kommer när det här är klart: {och(steg.vantar_pa)}."


def _som_json(svar: "Varforsvar") -> dict[str, Any]:
    return {
        "omgang": svar.omgang.kod,
        "mottagare": svar.mottagare,
        "utskick": [
            {
                "utskick": ett.utskick,
                "sort": ett.sort,
                "till": ett.till,
                "amne": ett.amne,
                "tillstand": ett.tillstand.value,
                "tid": iso_tid(ett.tid),
                "varfor": list(ett.varfor),
                "motivering": ett.motivering,
                "dubblett": ett.dubblett,
            }
            for ett in svar.utskick
        ],
        "overhoppade": list(svar.overhoppade),
        "inte": [
            {
                "arende": ett.arende,
                "organ": ett.organ,
                "trappsteg": [steg.i_ord for steg in ett.trappsteg],
                "frist": str(ett.frist),
                "motivering": ett.motivering,
            }
            for ett in svar.inte
        ],
        "harnast": [planerat_som_json(ett) for ett in svar.harnast.sakra],
        "villkorade": [planerat_som_json(ett) for ett in svar.harnast.villkorade],
        "fiktivt": list(svar.omgang.fiktivt),
    }

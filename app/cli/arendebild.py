"""One case: its points, and its decisions with the numbers that commands ask for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from app.cli import anteckningsbild
from app.cli.domstolsbild import Texter, domstolen, domstolen_som_json
from app.cli.punktbild import galler, galler_i_ord, punktrad, utfallsord
from app.cli.visa import visa_json, visa_tabell

if TYPE_CHECKING:
    from beslutsmodell.arende import Arende, RegistreratBeslut
    from beslutsmodell.bevakning import Bevakning
    from beslutsmodell.omgang import Beslutsomgang
    from beslutsmodell.sammantrade import Sammantrade
    from beslutsmodell.underlagsversion import Underlagen
    from diarium.anteckningar import Anteckning


@dataclass(frozen=True, slots=True, kw_only=True)
class Omkring:
    """What a case is shown with."""

    idag: date
    moten: Sequence["Sammantrade"]
    """The meetings of its body."""
    versioner: "Underlagen"
    """The versions of the underlag."""
    texter: Texter
    """What is told of courts, by its reference."""
    anteckningar: Sequence["Anteckning"]
    """The notes on it."""


def visa(omgang: "Beslutsomgang", arende: "Arende", omkring: Omkring, *, som_json: bool) -> None:
    """Print one case, with what stands beside it in the record."""
    from beslutsmodell.bevakning import bevaka

    saknas = bevaka(arende, omkring.moten, idag=omkring.idag)
    if som_json:
        noterat = anteckningsbild.som_json(omkring.anteckningar)
        bild = _som_json(omgang.kod, arende, omkring.texter, saknas)
        visa_json(bild | {"anteckningar": noterat})
        return
    typer.echo(f"{arende.nyckel}, {omgang.finn_organ(arende.organ).namn}")
    typer.echo(f"Version {arende.version}")
    for rad in omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")
    for kod in arende.punkter:
        typer.echo(punktrad(arende, kod))
    for rad in _pausen(arende, omkring.idag):
        typer.echo(rad)
    if arende.beslut:
        visa_tabell(
            ("Nummer", "Datum", "§", "Dnr", "Utfall", "Justerat", "Gäller"),
            (_rad(arende, ett) for ett in arende.beslut),
            umbarliga=("Dnr", "Justerat"),
        )
        for rad in (
            *underlagen(arende),
            *ersatta_underlag(arende, omkring.versioner),
            *anmalningarna(arende, omkring.moten),
            *domstolen(arende, omkring.texter),
            *tiderna(arende),
            *_fattas(saknas),
        ):
            typer.echo(rad)
    else:
        typer.echo("Inget beslut är registrerat.")
    for rad in anteckningsbild.hela(omkring.anteckningar):
        typer.echo(rad)


def _pausen(arende: "Arende", idag: date) -> Iterator[str]:
    """Yield until when its reminders are suspended, if they are."""
    from beslutsmodell.datum import datum_i_text

    if arende.pausad_till is not None and arende.pausad_till > idag and arende.utestaende():
        yield f"Påminnelserna är pausade till {datum_i_text(arende.pausad_till)}."


def underlagen(arende: "Arende") -> Iterator[str]:
    """Yield the version of the underlag that each decision rests on, where it is stated."""
    for ett in arende.beslut:
        if ett.beslut.underlagsversion:
            yield f"Beslut {ett.nummer}: fattat på underlag {ett.beslut.underlagsversion}."


def ersatta_underlag(arende: "Arende", versioner: "Underlagen") -> Iterator[str]:
    """Yield, for each decision on an older version of a document, which holds and what to ask."""
    from beslutsmodell.datum import kort_datum
    from beslutsmodell.flagga import Flagga
    from beslutsmodell.underlagsversion import andrade_underlag

    markta = [kod for kod, ett in arende.punkter.items() if Flagga.GAMMALT_UNDERLAG in ett.flaggor]
    for ett in arende.beslut:
        egna = [k for k in markta if getattr(arende.punkter[k].lage, "beslut", 0) == ett.nummer]
        nya = dict.fromkeys(ny for kod in egna for ny in andrade_underlag(versioner, kod))
        for ny in nya:
            fran = kort_datum(ny.fran) if ny.fran else "starten"
            yield (
                f"OBS beslut {ett.nummer}, punkt {', '.join(egna)}: {ny.i_text} gäller från {fran} "
                f"({ny.motivering}). Fråga om beslutet står fast: `beslut bekrafta`."
            )


def anmalningarna(arende: "Arende", moten: Sequence["Sammantrade"]) -> Iterator[str]:
    """Yield the day on which each decision by a chair was reported, or is to be."""
    from beslutsmodell.datum import kort_datum
    from beslutsmodell.regler.anmalan import anmalningsdag, ska_anmalas

    for ett in arende.beslut:
        if not ett.star_kvar or not ska_anmalas(ett.beslut):
            continue
        if ett.anmalt:
            yield f"Beslut {ett.nummer}: ordförandebeslut, anmält {kort_datum(ett.anmalt)}."
            continue
        dag = anmalningsdag(ett.beslut, moten)
        nar = kort_datum(dag) if dag else "som kalendern inte visar"
        vad = "ordförandebeslut, anmäls vid nästa sammanträde"
        yield f"Beslut {ett.nummer}: {vad}, {nar} (KL 6:40)."


def tiderna(arende: "Arende") -> Iterator[str]:
    """Yield the time for appeal of each announced decision that holds, and what to look at."""
    from beslutsmodell.datum import kort_datum
    from beslutsmodell.regler.overklagandetid import overklagandetid

    for ett in arende.beslut:
        tid = overklagandetid(ett.beslut)
        if tid is None or not ett.star_kvar:
            continue
        if ett.i_domstol:
            yield f"Beslut {ett.nummer}: sista dag att överklaga {kort_datum(tid.sista_dag)}."
            continue
        kraft = f"laga kraft {kort_datum(tid.laga_kraft)}" if tid.laga_kraft else "ingen laga kraft"
        yield (
            f"Beslut {ett.nummer}: sista dag att överklaga {kort_datum(tid.sista_dag)}, {kraft} om "
            "ingen överklagar (KL 13:5)."
        )
        for brist in tid.brister():
            yield f"OBS beslut {ett.nummer}: {brist}"


def _fattas(saknas: "Sequence[Bevakning]") -> Iterator[str]:
    """Yield what to ask the body about; of an early end of an announcement `tiderna` tells."""
    from beslutsmodell.bevakning import Bevakningsslag

    for ett in saknas:
        if ett.slag is not Bevakningsslag.NEDTAGET:
            yield f"OBS beslut {ett.nummer}: {ett.brist}"


def _rad(arende: "Arende", ett: "RegistreratBeslut") -> tuple[str, ...]:
    beslut = ett.beslut
    return (
        str(ett.nummer),
        str(beslut.datum),
        beslut.paragraf or "–",
        beslut.dnr or "–",
        ", ".join(map(utfallsord, beslut.punkter)),
        str(beslut.justerat or "–"),
        galler_i_ord(arende, ett),
    )


def _tiden(ett: "RegistreratBeslut") -> dict[str, Any] | None:
    from beslutsmodell.regler.overklagandetid import overklagandetid

    tid = overklagandetid(ett.beslut)
    if tid is None:
        return None
    return tid.model_dump(mode="json") | {
        "sista_dag": str(tid.sista_dag),
        "laga_kraft": str(ett.laga_kraft) if ett.laga_kraft else None,
        "obs": [str(brist) for brist in tid.brister()],
    }


def _som_json(
    omgang: str, arende: "Arende", texter: Texter, saknas: "Sequence[Bevakning]"
) -> dict[str, Any]:
    return {
        "omgang": omgang,
        "nyckel": arende.nyckel,
        "huvudman": arende.huvudman,
        "organ": arende.organ,
        "version": arende.version,
        "pausad_till": str(arende.pausad_till) if arende.pausad_till else None,
        "punkter": {kod: arende.senaste_utfall(kod) for kod in arende.punkter},
        "status": {kod: punkt.lage.kod for kod, punkt in arende.punkter.items()},
        "flaggor": {kod: list(punkt.flaggor) for kod, punkt in arende.punkter.items()},
        "beslut": [
            {
                "nummer": ett.nummer,
                "datum": str(ett.beslut.datum),
                "paragraf": ett.beslut.paragraf,
                "dnr": ett.beslut.dnr,
                "underlag": ett.beslut.underlagsversion,
                "punkter": {rad.punkt: rad.utfall for rad in ett.beslut.punkter},
                "styrka": {rad.punkt: rad.styrka for rad in ett.beslut.punkter},
                "overklagande": _tiden(ett),
                "domstol": [domstolen_som_json(steg, texter) for steg in ett.i_domstol],
                "anmalt": str(ett.anmalt) if ett.anmalt else None,
                "justerat": str(ett.beslut.justerat) if ett.beslut.justerat else None,
                "ersatt": ett.ersatt,
                "galler": galler(arende, ett),
            }
            for ett in arende.beslut
        ],
        "obs": [f"Beslut {ett.nummer}: {ett.brist}" for ett in saknas],
    }

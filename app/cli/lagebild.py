"""A round's state, as a table for people and as JSON for machines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import typer

from app.cli import anteckningsbild
from app.cli.fristord import frist_som_json, milstolpens_namn
from app.cli.ord import iso_tid, svensk_tid
from app.cli.vantan import visa_vantan
from app.cli.visa import visa_json, visa_tabell
from beslutsmodell.datum import datum_i_text
from beslutsmodell.lage import punkt_i_ord

if TYPE_CHECKING:
    from diarium.anteckningar import Anteckning
    from diarium.kontaktlage import Infor
    from diarium.lagerapport import Arenderapport, Huvudmansrapport, Omgangslage
    from diarium.returer.larm import Returlarm


_NAMNS: Final = 8
"""How many bodies a line names."""


def visa(
    lage: "Omgangslage",
    anteckningar: Sequence["Anteckning"],
    returer: Sequence["Returlarm"],
    infor: "Infor | None",
    ej_framme: int,
    *,
    med_arenden: bool,
    simulerad: bool,
) -> None:
    """Print the state of a round for people."""
    _visa_huvud(lage, infor, simulerad=simulerad)
    if med_arenden:
        _visa_arenden(lage)
        return
    koder = [punkt.kod for punkt in lage.omgang.punkter]
    punkter = (f"Punkt {kod}" for kod in koder)
    samlat = ("Samlat",) if len(koder) > 1 else ()
    rubriker = ("Kod", "Namn", "Förbund", *punkter, *samlat, "Egen frist", "Avtal")
    rader = (_kommunrad(man, koder) for man in lage.kommuner)
    visa_tabell(rubriker, rader, umbarliga=("Förbund", *samlat, "Egen frist"))
    _visa_summor(lage, koder)
    visa_vantan(lage)
    _visa_flaggor(lage)
    _visa_mandatbyten(lage)
    for larm in returer:
        typer.echo(f"Att göra: {larm.vem}: {larm.vad} {larm.gor}")
    if ej_framme:
        kod = lage.omgang.kod
        typer.echo(
            f"Att göra: {ej_framme} utskick har kanske inte nått någon. Se vilka med `beslut "
            f"utskick lista {kod}`, och skicka igen med `beslut utskick igen {kod} --av NAMN`."
        )
    for rad in anteckningsbild.kort(anteckningar):
        typer.echo(rad)


def visa_som_json(
    lage: "Omgangslage",
    anteckningar: Sequence["Anteckning"],
    returer: Sequence["Returlarm"],
    infor: "Infor | None",
    ej_framme: int,
    svep: datetime | None,
    *,
    med_arenden: bool,
) -> None:
    """Print the state of a round for machines."""
    bild: dict[str, Any] = {
        "omgang": lage.omgang.kod,
        "titel": lage.omgang.titel,
        "nu": iso_tid(lage.nu),
        "frist": frist_som_json(lage.omgang, lage.frist),
        "kommuner": [_kommun_som_json(man) for man in lage.kommuner],
        "summa": lage.summa,
        "oppnar": asdict(infor) | {"oppnar": infor.oppnar.isoformat()} if infor else None,
        "fiktivt": list(lage.omgang.fiktivt),
        "mandatbyten": [byte.model_dump(mode="json") for byte in lage.mandatbyten],
        "anteckningar": anteckningsbild.som_json(anteckningar),
        "returer": [asdict(larm) for larm in returer],
        "ej_framme": ej_framme,
        "senaste_svep": iso_tid(svep) if svep else None,
    }
    if med_arenden:
        bild["arenden"] = [_arende_som_json(arende) for arende in lage.arenden]
    visa_json(bild)


def visa_svep(svep: datetime | None, *, nu: datetime, simulerad: bool) -> None:
    """Tell when sweeps have been silent too long; those of a simulation come when asked for."""
    from diarium.forsummat import TALAMOD

    if simulerad or (svep is not None and nu - svep <= TALAMOD):
        return
    nar = f"Senaste svepet gick {svensk_tid(svep)}" if svep else "Inget svep har gått än"
    typer.echo(
        f"Att göra: {nar}, och utan svep går inga påminnelser. Starta tjänsten, eller kör `beslut "
        "svep`."
    )


def _visa_huvud(lage: "Omgangslage", infor: "Infor | None", *, simulerad: bool) -> None:
    omgang, frist = lage.omgang, lage.frist
    typer.echo(f"{omgang.titel} ({omgang.kod}, dnr {omgang.dnr})")
    version = f", version {frist.version}" if frist.version > 1 else ""
    namn = milstolpens_namn(omgang, frist.milstolpe)
    typer.echo(f"{namn} senast {frist.tidpunkt.i_text}{version}")
    typer.echo(f"Läget {svensk_tid(lage.nu)}{' (simulerad klocka)' if simulerad else ''}")
    if infor is not None:
        typer.echo(_oppningen(infor))
    for punkt in omgang.punkter:
        typer.echo(f"Punkt {punkt.kod}: {punkt.namn}")
    for rad in omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")


def _oppningen(infor: "Infor") -> str:
    """Say when the round opens, and how many of its contacts are known to be right."""
    retur = f", {infor.nas_inte} nås inte" if infor.nas_inte else ""
    return (
        f"Öppnar {datum_i_text(infor.oppnar)}: {infor.bekraftade} av {infor.kontakter} kontakter "
        f"är bekräftade{retur}. Se `beslut kontakt lista`."
    )


def _kommunrad(man: "Huvudmansrapport", koder: list[str]) -> tuple[str, ...]:
    ord_ = (man.i_ord(kod) for kod in koder)
    frister = sorted({arende.frist for arende in man.arenden})
    sen = " (försenat)" if man.forsenad else ""
    return (
        man.kod,
        man.namn,
        man.forbundsnamn or "–",
        *ord_,
        *((man.samlat_i_ord,) if len(koder) > 1 else ()),
        ", ".join(map(str, frister)) + sen,
        man.avtal.etikett,
    )


def _visa_arenden(lage: "Omgangslage") -> None:
    def rad(arende: "Arenderapport") -> tuple[str, ...]:
        delar = ", ".join(
            f"{punkt.punkt} {punkt_i_ord(punkt.lage, punkt.utfall)}" for punkt in arende.punkter
        )
        sen = " (försenat)" if arende.forsenad else ""
        return (
            arende.nyckel,
            str(arende.version),
            _lagesord(arende),
            f"{arende.frist}{sen}",
            delar,
        )

    rubriker = ("Ärende", "Version", "Läge", "Egen frist", "Punkter")
    visa_tabell(rubriker, map(rad, lage.arenden), umbarliga=("Läge",))


def _lagesord(arende: "Arenderapport") -> str:
    """Say how a case stands, and its outcome when it decides and nothing is owed."""
    from beslutsmodell.process import Stegsort
    from beslutsmodell.samlat import samlat_utfall

    utfall = samlat_utfall([punkt.hela_laget for punkt in arende.punkter])
    if utfall is None or arende.sort is not Stegsort.BESLUTAR:
        return arende.lage.etikett
    return f"{arende.lage.etikett}, {utfall.etikett}"


def _visa_summor(lage: "Omgangslage", koder: list[str]) -> None:
    antal = len(lage.kommuner)
    for kod in koder:
        ord_ = (punkt_i_ord(man.status[kod], man.punkter[kod]) for man in lage.kommuner)
        typer.echo(f"Punkt {kod}: {_rakning(ord_)} – summa {antal}")
    if len(koder) > 1:
        samlat = (man.samlat_i_ord for man in lage.kommuner)
        typer.echo(f"Samlat: {_rakning(samlat)} – summa {antal}")
    avtal = (man.avtal.etikett for man in lage.kommuner)
    typer.echo(f"Avtal: {_rakning(avtal)} – summa {antal}")


def _rakning(orden: Iterable[str]) -> str:
    return ", ".join(f"{ord_} {antal}" for ord_, antal in sorted(Counter(orden).items()))


def _visa_flaggor(lage: "Omgangslage") -> None:
    from beslutsmodell.flagga import Flagga

    for arende in lage.arenden:
        for punkt in arende.punkter:
            for flagga in punkt.flaggor:
                vad = f"{Flagga(flagga).etikett}{_nar(lage, arende.nyckel, punkt.punkt, flagga)}"
                typer.echo(f"OBS {arende.nyckel}, punkt {punkt.punkt}: {vad}")
    for man in lage.kommuner:
        for obs in man.avtalsobs:
            typer.echo(f"OBS {man.namn}, avtalen är {man.avtal.etikett} men: {obs}")


def _nar(lage: "Omgangslage", arende: str, punkt: str, flagga: str) -> str:
    """Tell when a decision was taken that rests on an older version of a document."""
    from beslutsmodell.flagga import Flagga

    gammalt = lage.gamla.get((arende, punkt))
    if flagga != Flagga.GAMMALT_UNDERLAG or gammalt is None:
        return ""
    pa = f", på underlag {gammalt.underlag}" if gammalt.underlag else ""
    dag = datum_i_text(gammalt.datum)
    return f" (beslut {gammalt.nummer} {dag}{pa}). Står det fast? `beslut bekrafta`"


def _visa_mandatbyten(lage: "Omgangslage") -> None:
    from beslutsmodell.mandatbyte import ATGARD_VID_MANDATBYTE, mandatbyte_i_ord

    for byte in lage.mandatbyten:
        fler = len(byte.organ) - _NAMNS
        resten = f" och {fler} till (alla visas med --json)" if fler > 0 else ""
        namn = ", ".join(byte.organ[:_NAMNS]) + resten
        typer.echo(f"Att göra: {mandatbyte_i_ord(byte, namn)} {ATGARD_VID_MANDATBYTE}")


def _kommun_som_json(man: "Huvudmansrapport") -> dict[str, Any]:
    return {
        "kod": man.kod,
        "namn": man.namn,
        "forbund": man.forbundsnamn,
        "punkter": dict(man.punkter),
        "status": dict(man.status),
        "lage": man.lage.value,
        "samlat": man.samlat,
        "avtal": man.avtal.value,
        "frister": {arende.nyckel: arende.frist.isoformat() for arende in man.arenden},
        "forsenad": man.forsenad,
        "flaggor": list(man.flaggor),
        "avtalsobs": list(man.avtalsobs),
        "fullmakt": None if man.fullmakt is None else list(man.fullmakt),
    }


def _arende_som_json(arende: "Arenderapport") -> dict[str, Any]:
    return {
        "nyckel": arende.nyckel,
        "huvudman": arende.huvudman,
        "organ": arende.organ,
        "version": arende.version,
        "lage": arende.lage.value,
        "frist": arende.frist.isoformat(),
        "forsenad": arende.forsenad,
        "punkter": {punkt.punkt: punkt.utfall for punkt in arende.punkter},
        "status": {punkt.punkt: punkt.lage for punkt in arende.punkter},
        "flaggor": {punkt.punkt: list(punkt.flaggor) for punkt in arende.punkter},
    }

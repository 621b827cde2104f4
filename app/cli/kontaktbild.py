"""Contacts, and what became of them, for people and for machines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import typer

from app.cli.ord import iso_tid
from app.cli.visa import visa_json, visa_tabell
from beslutsmodell.datum import datum_i_text, kort_datum

if TYPE_CHECKING:
    from beslutsmodell.kontakt import Kontakt, NumreradKontakt
    from beslutsmodell.omgang import Beslutsomgang
    from diarium.kontakter import Kontaktandring
    from diarium.kontaktlasning import Bekraftelse

_RUBRIKER: Final = ("Nr", "Organ", "Roll", "Kanal", "Namn", "Adress", "Gäller", "Bekräftad")


@dataclass(frozen=True, slots=True)
class Organkontakter:
    """The contacts of a body, those that have ended too."""

    organ: str
    namn: str
    har_arende: bool
    galler: int
    """At how many addresses it is reached today."""
    kontakter: tuple[tuple["NumreradKontakt", "Bekraftelse | None"], ...]


def per_organ(
    omgang: "Beslutsomgang",
    kontakter: Sequence["NumreradKontakt"],
    sagt: Mapping[int, "Bekraftelse"],
    *,
    idag: date,
    bara: str | None = None,
) -> list[Organkontakter]:
    """Gather the contacts of each body, in the round's own order."""
    med_arende = {vag.organ for vag in omgang.beslutsvagar}
    organen = []
    for organ in omgang.organ:
        egna = [ett for ett in kontakter if ett.kontakt.organ == organ.kod]
        adresser = {ett.kontakt.vem[2:4] for ett in egna if ett.kontakt.galler(idag)}
        if bara in {None, organ.kod}:
            organen.append(
                Organkontakter(
                    organ.kod,
                    organ.namn,
                    organ.kod in med_arende,
                    len(adresser),
                    tuple((ett, sagt.get(ett.nummer)) for ett in egna),
                )
            )
    return organen


def visa(omgang: "Beslutsomgang", organen: Iterable[Organkontakter], *, idag: date) -> None:
    """Print a table, and then the bodies that are hard to reach."""
    organen = list(organen)
    for rad in omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")
    visa_tabell(
        _RUBRIKER,
        (
            (
                str(ett.nummer),
                ett.kontakt.organ,
                ett.kontakt.roll.etikett,
                ett.kontakt.kanal.etikett,
                ett.kontakt.namn,
                _adress(ett.kontakt),
                _nar(ett.kontakt, idag),
                f"{kort_datum(_dag(sagt))}, {sagt.av}" if sagt else "–",
            )
            for organ in organen
            for ett, sagt in organ.kontakter
        ),
        umbarliga=("Bekräftad", "Kanal", "Namn"),
    )
    for antal, vad in ((0, "Ingen kontakt"), (1, "Bara en kontakt")):
        koder = [ett.organ for ett in organen if ett.har_arende and ett.galler == antal]
        if koder:
            typer.echo(f"{vad}: {', '.join(koder)}.")


def visa_som_json(organen: Iterable[Organkontakter]) -> None:
    """Print the same for machines."""
    visa_json(
        [
            {
                "organ": organ.organ,
                "namn": organ.namn,
                "galler": organ.galler,
                "kontakter": [
                    {
                        "nummer": ett.nummer,
                        **ett.kontakt.model_dump(mode="json", exclude={"organ"}),
                        "adress": _adress(ett.kontakt),
                        "bekraftad": iso_tid(sagt.tid) if sagt else None,
                        "bekraftad_av": sagt.av if sagt else None,
                    }
                    for ett, sagt in organ.kontakter
                ],
            }
            for organ in organen
        ],
    )


def visa_andring(andring: "Kontaktandring", *, prova: bool = False) -> None:
    """Print who came and who ends, and the secrets that are not set here."""
    for varning in andring.varningar:
        typer.echo(f"Obs: {varning}", err=True)
    if not andring.nya and not andring.slutar:
        typer.echo("Kontakterna är redan så. Inget är ändrat.")
        return
    for ett in andring.nya:
        fran = ett.kontakt.galler_fran
        dag = f" från {datum_i_text(fran)}" if fran else ""
        nummer = "" if prova else f", nummer {ett.nummer}"
        typer.echo(f"{_vem(ett.kontakt)}: ny kontakt{nummer}, gäller{dag}.")
    for ett in andring.slutar:
        typer.echo(f"{_vem(ett.kontakt)}: nummer {ett.nummer}, {_slut(ett.kontakt)}.")
    if prova:
        typer.echo("Bara provat: ingenting är registrerat.")


def visa_bekraftade(nya: Sequence["NumreradKontakt"]) -> None:
    """Print which contacts somebody has said are right."""
    for ett in nya:
        typer.echo(f"Bekräftad: {_vem(ett.kontakt)}, nummer {ett.nummer}.")
    if not nya:
        typer.echo("Redan bekräftat i dag av samma person. Inget är ändrat.")


def _vem(kontakt: "Kontakt") -> str:
    return f"{kontakt.organ}, {kontakt.roll.etikett}: {kontakt.namn} <{_adress(kontakt)}>"


def _slut(kontakt: "Kontakt") -> str:
    if kontakt.galler_till is None:
        return "gäller tills vidare"
    if _gallde_aldrig(kontakt):
        return "gäller inte, och har inte gällt en hel dag"
    return f"gäller till och med {datum_i_text(kontakt.galler_till)}"


def _nar(kontakt: "Kontakt", idag: date) -> str:
    """Write "från 3 september 2019" or "till 2 september 2019"; what is past is said to be."""
    if _gallde_aldrig(kontakt):
        return "ersatt innan den gällt en hel dag"
    delar = []
    if kontakt.galler_fran is not None:
        delar.append(f"från {kort_datum(kontakt.galler_fran)}")
    if kontakt.galler_till is not None:
        delar.append(f"till {kort_datum(kontakt.galler_till)}")
    slut = " (har slutat)" if kontakt.har_slutat(idag) else ""
    return f"{' '.join(delar) or 'tills vidare'}{slut}"


def _gallde_aldrig(kontakt: "Kontakt") -> bool:
    fran, till = kontakt.galler_fran, kontakt.galler_till
    return fran is not None and till is not None and till < fran


def _adress(kontakt: "Kontakt") -> str:
    from diarium.utkorg.lista import visad_adress

    return visad_adress(kontakt.kanal.value, kontakt.adress)


def _dag(sagt: "Bekraftelse") -> date:
    from beslutsmodell.frist import STOCKHOLM

    return sagt.tid.astimezone(STOCKHOLM).date()

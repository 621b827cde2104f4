"""Contacts, and what became of them, for people and for machines."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import typer

from app.cli.ord import iso_tid
from app.cli.visa import visa_json, visa_tabell
from beslutsmodell.datum import datum_i_text, kort_datum

if TYPE_CHECKING:
    from beslutsmodell.kontakt import Kontakt, NumreradKontakt
    from beslutsmodell.omgang import Beslutsomgang
    from diarium.kontakter import Kontaktandring
    from diarium.kontaktlage import Infor, Kontaktlage

_RUBRIKER: Final = ("Nr", "Organ", "Roll", "Kanal", "Namn", "Adress", "Gäller", "Bekräftad")


@dataclass(frozen=True, slots=True)
class Organkontakter:
    """The contacts of a body, those that have ended too."""

    organ: str
    namn: str
    har_arende: bool
    galler: int
    """At how many addresses it is reached today."""
    kontakter: tuple["Kontaktlage", ...]

    def gallande(self, idag: date) -> "list[Kontaktlage]":
        """Give those that are in force."""
        return [ett for ett in self.kontakter if ett.kontakt.kontakt.galler(idag)]


def per_organ(
    omgang: "Beslutsomgang", lagen: Sequence["Kontaktlage"], *, idag: date, bara: str | None = None
) -> list[Organkontakter]:
    """Gather the contacts of each body, in the round's own order."""
    med_arende = {vag.organ for vag in omgang.beslutsvagar}
    per_kod: dict[str, list[Kontaktlage]] = defaultdict(list)
    for lage in lagen:
        per_kod[lage.kontakt.kontakt.organ].append(lage)
    organen = []
    for organ in omgang.organ:
        egna, har_arende = tuple(per_kod[organ.kod]), organ.kod in med_arende
        ett = Organkontakter(organ.kod, organ.namn, har_arende, 0, egna)
        adresser = {lage.kontakt.kontakt.vem[2:4] for lage in ett.gallande(idag)}
        if bara in {None, organ.kod}:
            organen.append(replace(ett, galler=len(adresser)))
    return organen


def visa(
    omgang: "Beslutsomgang",
    organen: Iterable[Organkontakter],
    infor: "Infor | None",
    *,
    idag: date,
) -> None:
    """Print a table, and then the bodies that are hard to reach."""
    organen = list(organen)
    for rad in omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")
    visa_tabell(
        _RUBRIKER,
        (
            (
                str(ett.kontakt.nummer),
                organ.organ,
                ett.kontakt.kontakt.roll.etikett,
                ett.kontakt.kontakt.kanal.etikett,
                ett.kontakt.kontakt.namn,
                _adress(ett.kontakt.kontakt),
                _nar(ett.kontakt.kontakt, idag),
                _besked(ett),
            )
            for organ in organen
            for ett in organ.kontakter
        ),
        umbarliga=("Bekräftad", "Kanal", "Namn"),
    )
    skyldiga = [ett for ett in organen if ett.har_arende]
    _rada_upp("Ingen kontakt", [ett for ett in skyldiga if ett.galler == 0])
    _rada_upp("Bara en kontakt", [ett for ett in skyldiga if ett.galler == 1])
    _rada_upp_ordningen(skyldiga, idag)
    retur = [ett for ett in skyldiga if any(lage.hinder for lage in ett.gallande(idag))]
    _rada_upp("Kontakt som inte nås", retur)
    if infor is not None:
        utan = [ett for ett in skyldiga if not any(k.bekraftelse for k in ett.gallande(idag))]
        _rada_upp("Ingen bekräftad kontakt", utan)
        typer.echo(
            f"Omgången öppnar {datum_i_text(infor.oppnar)}: {infor.bekraftade} av "
            f"{infor.kontakter} kontakter är bekräftade."
        )


def _rada_upp_ordningen(organen: Sequence[Organkontakter], idag: date) -> None:
    """Name the bodies that are not written to at their function mailbox."""
    from beslutsmodell.anmarkning import Anmarkningsslag
    from beslutsmodell.kontaktordning import fel_forst

    fel: dict[Anmarkningsslag | None, list[Organkontakter]] = defaultdict(list)
    for organ in organen:
        gallande = (ett.kontakt.kontakt for ett in organ.gallande(idag))
        fel[fel_forst(gallande)].append(organ)
    _rada_upp("Ingen registrator", fel[Anmarkningsslag.UTAN_REGISTRATOR])
    _rada_upp("Personlig adress för registratorn", fel[Anmarkningsslag.PERSON_FORST])


def _rada_upp(vad: str, organen: Sequence[Organkontakter]) -> None:
    if organen:
        typer.echo(f"{vad}: {', '.join(ett.organ for ett in organen)}.")


def _besked(ett: "Kontaktlage") -> str:
    """Say who has confirmed a contact, or how it stands with the question."""
    if ett.hinder is not None:
        return f"nej, {ett.hinder}"
    if ett.bekraftelse is not None:
        return f"{kort_datum(_dag(ett.bekraftelse.tid))}, {ett.bekraftelse.av}"
    return f"tillfrågad {kort_datum(_dag(ett.tillfragad))}" if ett.tillfragad else "–"


def visa_som_json(organen: Iterable[Organkontakter]) -> None:
    """Print the same for machines."""
    visa_json(
        [
            {
                "organ": organ.organ,
                "namn": organ.namn,
                "galler": organ.galler,
                "kontakter": [_kontakt_som_json(ett) for ett in organ.kontakter],
            }
            for organ in organen
        ],
    )


def _kontakt_som_json(ett: "Kontaktlage") -> dict[str, Any]:
    kontakt, sagt = ett.kontakt.kontakt, ett.bekraftelse
    return {
        "nummer": ett.kontakt.nummer,
        **kontakt.model_dump(mode="json", exclude={"organ"}),
        "adress": _adress(kontakt),
        "tillfragad": iso_tid(ett.tillfragad) if ett.tillfragad else None,
        "hinder": ett.hinder,
        "bekraftad": iso_tid(sagt.tid) if sagt else None,
        "bekraftad_av": sagt.av if sagt else None,
    }


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


def _dag(tid: datetime) -> date:
    from beslutsmodell.frist import STOCKHOLM

    return tid.astimezone(STOCKHOLM).date()

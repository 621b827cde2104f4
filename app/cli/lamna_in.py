"""`beslut lamna-in`: agreements are handed to the receiver, or refused with all that is lacking."""

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.fel import Anvandningsfel
from app.cli.framsteg import framsteg
from app.cli.hjalp import nytt_kommando
from app.cli.namngivet import med_namn, namngivet
from app.cli.oppet import Oppet, oppet_diarium
from app.cli.val import FrivilligtAvval, Omgangsarg

if TYPE_CHECKING:
    from collections.abc import Callable

    from diarium.inlamning import Inlamnat
    from diarium.lagerapport import Huvudmansrapport
    from diarium.omgangslasning import Omgangslasning

    LamnaInEn = Callable[[str], Inlamnat]


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "lamna-in",
        lamna_in,
        "Lämna in en kommuns avtal till mottagaren, eller alla som är klara med --alla.",
    )


def lamna_in(
    omgang: Omgangsarg,
    huvudman: Annotated[
        str | None,
        typer.Argument(metavar="HUVUDMAN", help="Kommunens kod eller namn: 1492 eller Åmål."),
    ] = None,
    *,
    alla: Annotated[
        bool, typer.Option("--alla", help="Lämna in för alla vars avtal är klara.")
    ] = False,
    av: FrivilligtAvval = None,
) -> None:
    """Hand agreements to the receiver."""
    from diarium.inlamning import lamna_in as lamna_in_en
    from diarium.leverans import leverera_paket
    from diarium.omgangslasning import las_omgangen
    from diarium.uppslag import finn_huvudman
    from diarium.uppstart import oppna_sandmiljo

    if alla == (huvudman is not None):
        raise Anvandningsfel("Ange antingen en HUVUDMAN eller --alla.")
    with oppet_diarium() as oppet, oppna_sandmiljo(oppet.installningar) as miljo:
        leverera = partial(
            leverera_paket,
            hem=oppet.installningar.hem,
            kanaler=miljo.kanaler,
            avsandare=miljo.avsandare,
            nu=oppet.nu,
        )
        with oppet.databas.las() as session:
            lasning = las_omgangen(session, omgang)
        gor = partial(lamna_in_en, oppet.databas, omgang, leverera=leverera, nu=oppet.nu, av=av)
        if huvudman is None:
            _lamna_in_alla(oppet, lasning, gor)
        else:
            _lamna_in_en(lasning, finn_huvudman(lasning, huvudman).kod, gor)


def _lamna_in_en(lasning: "Omgangslasning", kod: str, gor: "LamnaInEn") -> None:
    with namngivet(lasning, kod):
        svar = gor(kod)
    typer.echo(_inlamnat(lasning, svar))


def _lamna_in_alla(oppet: Oppet, lasning: "Omgangslasning", gor: "LamnaInEn") -> None:
    """Hand in for all that are ready, and tell of all that have begun but are not.

    Ends with exit code 1 when a delivery failed, or when some were tried and none went.
    """
    from beslutsmodell.avtal.lage import Avtalsstatus
    from diarium.lage import las_lage

    with oppet.databas.las() as session:
        kommuner = las_lage(session, lasning.omgang.kod, nu=oppet.nu).kommuner
    klara = {Avtalsstatus.SAKNAS, Avtalsstatus.INLAMNAT, Avtalsstatus.KVITTERAT}
    aktuella = [man for man in kommuner if man.avtal not in klara]
    vantar = [man for man in aktuella if _ar_overklagad(man)]
    utfall = _forsok(lasning, [man.kod for man in aktuella if man not in vantar], gor)
    utfall.nekade += [_om_overklagad(man) for man in vantar]
    for text in (*utfall.inlamnade, *utfall.nekade):
        typer.echo(text)
    for text in utfall.misslyckade:
        typer.echo(f"Fel: {text}", err=True)
    saknas = sum(man.avtal is Avtalsstatus.SAKNAS for man in kommuner)
    typer.echo(
        f"Inlämnade nu: {len(utfall.inlamnade)}. "
        f"Inlämnade tidigare: {len(kommuner) - len(aktuella) - saknas}. "
        f"Kan inte lämnas in: {len(utfall.nekade)}. Leveransen misslyckades: "
        f"{len(utfall.misslyckade)}. Avtal saknas: {saknas}. Summa: {len(kommuner)}.",
    )
    if utfall.misslyckade or (utfall.nekade and not utfall.inlamnade):
        raise typer.Exit(1)


def _ar_overklagad(man: "Huvudmansrapport") -> bool:
    from beslutsmodell.flagga import Flagga

    return any(Flagga.OVERKLAGAD in punkt.flaggor for ett in man.arenden for punkt in ett.punkter)


def _om_overklagad(man: "Huvudmansrapport") -> str:
    """Say that a human decides on execution: what is in court is never handed in by the way."""
    return (
        f"{man.namn} ({man.kod}) lämnas inte in med --alla: beslutet är överklagat. Avgör om det "
        "ska verkställas innan det har prövats (KL 13:14), och lämna i så fall in kommunen för sig."
    )


@dataclass(slots=True)
class _Utfall:
    """What became of each, as text."""

    inlamnade: list[str] = field(default_factory=list)
    nekade: list[str] = field(default_factory=list)
    misslyckade: list[str] = field(default_factory=list)


def _forsok(lasning: "Omgangslasning", koder: list[str], gor: "LamnaInEn") -> _Utfall:
    """Try one after the other: what fails for one does not stop the next."""
    from beslutsmodell.fel import InlamningNekad
    from diarium.fel import Diariefel

    utfall = _Utfall()
    with framsteg("Lämnar in", len(koder)) as steg:
        for kod in koder:
            try:
                utfall.inlamnade.append(_inlamnat(lasning, gor(kod)))
            except InlamningNekad as fel:
                utfall.nekade.append(med_namn(lasning, kod, str(fel)))
            except Diariefel as fel:
                utfall.misslyckade.append(med_namn(lasning, kod, str(fel)))
            steg()
    return utfall


def _inlamnat(lasning: "Omgangslasning", svar: "Inlamnat") -> str:
    namn = lasning.omgang.finn_huvudman(svar.huvudman).namn
    if not svar.nytt:
        return f"{namn} ({svar.huvudman}) är redan inlämnad. Paketets SHA-256: {svar.sha256}."
    return (
        f"{namn} ({svar.huvudman}) är inlämnad: {svar.filnamn} hos {svar.plats}. "
        f"SHA-256: {svar.sha256}."
    )

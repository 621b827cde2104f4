"""`beslut enkat`: what the kommuner believe is recorded and shown, apart from decisions."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

import typer

from app.cli.arendekommando import beratta_kvitto
from app.cli.fel import Anvandningsfel
from app.cli.hjalp import ny_grupp, nytt_kommando
from app.cli.oppet import oppet_diarium
from app.cli.tolka import las_datum
from app.cli.val import Avval, Huvudmansarg, Jsonval, Omgangsarg

if TYPE_CHECKING:
    from beslutsmodell.enkat import Enkatpunkt, Enkatsvar
    from beslutsmodell.huvudman import Organslag

_KORT: Final = {"kf": "fullmaktige", "ks": "styrelse", "au": "utskott", "ksau": "utskott"}
"""What the kinds of body are called for short."""


def lagg_till(app: typer.Typer) -> None:
    """Add the group."""
    grupp = ny_grupp(
        "Registrera vad kommunerna tror att de beslutar, eller se det. Det är aldrig ett beslut."
    )
    nytt_kommando(
        grupp,
        "svara",
        svara,
        "Registrera en kommuns enkätsvar. Det senaste gäller, och de tidigare finns kvar. Inget "
        "beslutas av det.",
    )
    nytt_kommando(
        grupp,
        "visa",
        visa,
        "Visa enkätsvaren. Med --json: en lista med huvudman, namn, svar (alla, det sista gäller), "
        "anmarkning.",
    )
    app.add_typer(grupp, name="enkat")


def svara(
    omgang: Omgangsarg,
    huvudman: Huvudmansarg,
    *,
    punkt: Annotated[
        list[str],
        typer.Option(
            "--punkt",
            metavar="PUNKT=SVAR",
            help="Hur troligt ett bifall är, en flagga per punkt: ja, troligen, oklart, "
            "troligen_inte, nej.",
        ),
    ],
    av: Avval,
    organ: Annotated[
        str | None,
        typer.Option(
            "--organ",
            metavar="SLAG",
            help="Vilken nivå som väntas besluta: kf, ks, namnd, utskott, direktion, "
            "foreningsstyrelse, tjansteperson.",
        ),
    ] = None,
    datum: Annotated[
        date | None,
        typer.Option(
            "--datum", metavar="DATUM", parser=las_datum, help="När beslutet väntas tidigast."
        ),
    ] = None,
) -> None:
    """Record the answer of a participant."""
    from beslutsmodell.enkat import Enkatsvar, annan_niva
    from diarium.enkat import besvara
    from diarium.omgangslasning import las_omgangen
    from diarium.uppslag import finn_huvudman

    punkter = tuple(_las_punkt(text) for text in punkt)
    slag = None if organ is None else _las_slag(organ)
    with oppet_diarium() as oppet, oppet.databas.skriv() as session:
        lasning = las_omgangen(session, omgang)
        man = finn_huvudman(lasning, huvudman)
        svar = Enkatsvar(
            huvudman=man.kod,
            punkter=tuple(sorted(punkter, key=lambda ett: ett.punkt)),
            organslag=slag,
            datum=datum,
        )
        kvitto = besvara(session, omgang, svar, nu=oppet.nu, av=av)
    beratta_kvitto(kvitto)
    typer.echo(f"{man.namn}: {_i_ord(svar)}. Inget är beslutat.")
    if anmarkning := annan_niva(lasning.omgang, svar):
        typer.echo(f"Att se över: {anmarkning}")


def visa(omgang: Omgangsarg, *, som_json: Jsonval = False) -> None:
    """Show the answers."""
    from app.cli.ord import iso_tid, svensk_tid
    from app.cli.visa import visa_json, visa_tabell
    from beslutsmodell.enkat import annan_niva
    from diarium.enkat import las_enkat
    from diarium.omgangslasning import las_omgangen

    with oppet_diarium() as oppet, oppet.databas.las() as session:
        lasning = las_omgangen(session, omgang)
        svaren = las_enkat(session, lasning)
    besvarade = [(man, svaren[man.kod]) for man in lasning.deltagare if man.kod in svaren]
    if som_json:
        visa_json(
            [
                {
                    "huvudman": man.kod,
                    "namn": man.namn,
                    "svar": [
                        ett.svar.model_dump(mode="json", exclude={"huvudman"})
                        | {"tid": iso_tid(ett.tid), "av": ett.av}
                        for ett in alla
                    ],
                    "anmarkning": annan_niva(lasning.omgang, alla[-1].svar),
                }
                for man, alla in besvarade
            ]
        )
        return
    for rad in lasning.omgang.fiktivt:
        typer.echo(f"Fiktivt: {rad}")
    visa_tabell(
        ("Kommun", "Svar", "Lämnat", "Av"),
        (
            (man.namn, _i_ord(alla[-1].svar), svensk_tid(alla[-1].tid), alla[-1].av)
            for man, alla in besvarade
        ),
        umbarliga=("Av", "Lämnat"),
    )
    typer.echo(
        f"{len(besvarade)} av {len(lasning.deltagare)} har svarat. Ett enkätsvar är inget beslut."
    )
    for _, alla in besvarade:
        if anmarkning := annan_niva(lasning.omgang, alla[-1].svar):
            typer.echo(f"Att se över: {anmarkning}")


def _i_ord(svar: "Enkatsvar") -> str:
    delar = [f"punkt {ett.punkt} {ett.troligt.etikett}" for ett in svar.punkter]
    if svar.organslag:
        delar.append(f"{svar.organslag.etikett} beslutar")
    if svar.datum:
        delar.append(f"tidigast {svar.datum}")
    return ", ".join(delar)


def _las_punkt(text: str) -> "Enkatpunkt":
    """Give the answer of "1=troligen"."""
    from beslutsmodell.enkat import Enkatpunkt, Trolighet
    from diarium.inlasning.svenska import valj_bland

    punkt, _, troligt = (del_.strip() for del_ in text.partition("="))
    kod = troligt.replace(" ", "_")
    if not punkt or kod not in list(Trolighet):
        forslag = valj_bland(kod, [ett.value for ett in Trolighet])
        raise Anvandningsfel(
            f"--punkt: {text!r} går inte att läsa. Skriv PUNKT=SVAR. {forslag.rstrip('.')}."
        )
    return Enkatpunkt(punkt=punkt, troligt=Trolighet(kod))


def _las_slag(text: str) -> "Organslag":
    """Give the kind of body of "kf" or "fullmaktige"."""
    from beslutsmodell.huvudman import Organslag
    from diarium.inlasning.svenska import valj_bland

    kod = _KORT.get(text.lower(), text.lower().replace("ä", "a"))
    if kod not in list(Organslag):
        forslag = valj_bland(kod, [*_KORT, *(ett.value for ett in Organslag)])
        raise Anvandningsfel(f"--organ: {text!r} är inget slags organ. {forslag.rstrip('.')}.")
    return Organslag(kod)

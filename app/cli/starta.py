"""`beslut starta`: a round's folder becomes a started round."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.fel import Nekad
from app.cli.framsteg import framsteg
from app.cli.hjalp import nytt_kommando
from app.cli.oppet import Oppet, oppet_diarium
from app.cli.sandlada import sandladevarning, som_sandlada
from app.cli.startbild import start_som_json, visa_start
from app.cli.tolka import las_datum, las_tidpunkt
from app.cli.val import Jsonval
from app.cli.visa import visa_json

if TYPE_CHECKING:
    from diarium.inlasning.omgang import Inlast
    from diarium.utkorg.granskning import Utskicksfynd


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app, "starta", starta, "Starta en omgång ur en mapp, eller ett av exemplen som följer med."
    )


def starta(
    mapp: Annotated[
        str,
        typer.Argument(
            metavar="MAPP_ELLER_EXEMPEL",
            help="Mappen med omgang.yaml, eller ett exempel: fvm-avrop-2019.",
        ),
    ],
    *,
    simulerad: Annotated[
        datetime | None,
        typer.Option(
            "--simulerad",
            metavar="NU",
            parser=las_tidpunkt,
            help='Bara i en tom databas: låt klockan stå på en tid, "2019-06-03 09:00".',
        ),
    ] = None,
    fullmakt_fran: Annotated[
        str | None,
        typer.Option(
            "--fullmakt-fran",
            metavar="OMGANG",
            help="Hämta fullmakterna ur resultatet av en fullmaktsomgång i diariet.",
        ),
    ] = None,
    sandlada: Annotated[
        bool,
        typer.Option(
            "--sandlada",
            help="Starta som sandlåda, med en kod som slutar på -sandlada: alla meddelanden går "
            "till adressen i BESLUT_SANDLADA_TILL.",
        ),
    ] = False,
    oppnar: Annotated[
        date | None,
        typer.Option(
            "--oppnar",
            metavar="DATUM",
            parser=las_datum,
            help="Öppna omgången en senare dag. Till dess tillfrågas kontakterna om de är rätt "
            "mottagare, och ingen får besked om att det är dess tur.",
        ),
    ] = None,
    som_json: Jsonval = False,
) -> None:
    """Start a round."""
    from diarium.inlasning.omgang import las_omgang

    with oppnad_mapp(mapp) as vag, framsteg("Läser omgången"):
        inlast = las_omgang(vag)
    if sandlada:
        inlast = som_sandlada(inlast)
    if oppnar is not None:
        inlast = _som_oppnar(inlast, oppnar)
    with oppet_diarium(skapa=fullmakt_fran is None) as oppet:
        if fullmakt_fran is not None:
            inlast = _med_fullmakter(oppet, inlast, fullmakt_fran)
        _starta(oppet, inlast, simulerad, som_json=som_json)


def _med_fullmakter(oppet: Oppet, inlast: "Inlast", kod: str) -> "Inlast":
    """Give the round with the scope that another round in the record resulted in."""
    from diarium.fullmakter import fullmakter_ur

    with oppet.databas.las() as session:
        fullmakter = fullmakter_ur(session, kod, nu=oppet.nu)
    omgang = type(inlast.omgang).model_validate(
        dict(inlast.omgang) | {"fullmakter": fullmakter},
    )
    return inlast.model_copy(update={"omgang": omgang})


def _som_oppnar(inlast: "Inlast", dag: date) -> "Inlast":
    """Give the round with a day on which it opens."""
    from beslutsmodell.anpassning import Anpassning, anpassa
    from beslutsmodell.datum import datum_i_text

    sista = inlast.omgang.motpartens_milstolpe.tidpunkt.datum
    if dag >= sista:
        raise Nekad(
            f"Omgången kan inte öppna {datum_i_text(dag)}: motpartens frist går ut "
            f"{datum_i_text(sista)}. Ange en tidigare dag med --oppnar.",
        )
    return inlast.model_copy(update={"omgang": anpassa(inlast.omgang, Anpassning(oppnar=dag))})


@contextmanager
def oppnad_mapp(namn: str) -> Iterator[Path]:
    """Give the folder with this path or this omgang.yaml, or else the shipped example so named."""
    vag = Path(namn)
    if vag.name == "omgang.yaml" and vag.is_file():
        vag = vag.parent
    if vag.is_dir():
        yield vag
        return
    exempel = {ett.name: ett for ett in files("exempel").iterdir() if ar_exempel(ett.name)}
    if namn not in exempel:
        raise Nekad(
            f"Det finns ingen mapp eller något exempel {namn!r}. Exempel: "
            f"{', '.join(sorted(exempel))}.",
        )
    with ExitStack() as stack:
        yield stack.enter_context(as_file(exempel[namn]))


def ar_exempel(namn: str) -> bool:
    """Tell whether an example with this name is shipped."""
    return files("exempel").joinpath(namn, "omgang.yaml").is_file()


def _fynden(oppet: Oppet, inlast: "Inlast", nu: datetime) -> "tuple[Utskicksfynd, ...] | None":
    """Read a sample of what the round will send, to those whose turn comes later too."""
    from diarium.startgranskning import granska_startad
    from diarium.utkorg.visat import Avsandande

    avsandande = Avsandande.av(oppet.installningar)
    return granska_startad(inlast.omgang, inlast.kontakter, avsandande=avsandande, nu=nu)


def _starta(oppet: Oppet, inlast: "Inlast", simulerad: datetime | None, *, som_json: bool) -> None:
    from beslutsmodell.att_se_over import att_se_over
    from diarium.databaslage import avgor
    from diarium.kontaktkontroll import kontrollera_kontakter
    from diarium.kontaktlage import las_infor
    from diarium.lage import las_lage
    from diarium.omgangslasning import las_omgangen
    from diarium.planering import las_plan
    from diarium.starta import starta as starta_omgang
    from diarium.startgranskning import OGRANSKAT

    kod = inlast.omgang.kod
    nu = simulerad if simulerad and not oppet.simulerad else oppet.nu
    kontaktvarningar = kontrollera_kontakter(inlast.kontakter)
    varningar = [*kontaktvarningar, *sandladevarning(inlast, oppet.installningar)]
    with framsteg("Startar omgången"), oppet.databas.skriv() as session:
        if simulerad or not oppet.simulerad:
            avgor(session, simulerad=simulerad is not None, nu=nu)
        ny = starta_omgang(session, inlast.omgang, inlast.kontakter, nu=nu)
    with oppet.databas.las() as session:
        lage = las_lage(session, kod, nu=nu)
        plan = las_plan(session, kod, nu=nu)
        infor = las_infor(session, las_omgangen(session, kod), nu=nu)
    anmarkningar = att_se_over(inlast.omgang, inlast.kontakter, nu=nu)
    fynd = _fynden(oppet, inlast, nu) if ny else ()
    if fynd is None:
        fynd, varningar = (), [*varningar, OGRANSKAT]
    if som_json:
        visa_json(start_som_json(lage, plan, infor, anmarkningar, varningar, fynd, ny=ny))
        return
    if not ny:
        typer.echo(f"Omgången {kod} är redan startad med samma innehåll. Inget är ändrat.")
        return
    visa_start(lage, plan, infor, [*anmarkningar, *fynd])
    for rad in varningar:
        typer.echo(f"Obs: {rad}", err=True)

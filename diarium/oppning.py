"""Cases open when all that they waited for has answered."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, select, update

from beslutsmodell.efter import spela_upp
from beslutsmodell.handelser import Foljd, Oppnat
from beslutsmodell.hantera import hantera
from beslutsmodell.kommandon import Oppna
from beslutsmodell.punktlage import Lagekod, Oppen
from beslutsmodell.trappa import forsta_trappdag
from diarium.arendelasning import las_arende
from diarium.drivsats import Drivsats, Rad
from diarium.handelsekedja import Huvud, Post, lagg_till, lasa_huvud
from diarium.projicera import projicera
from diarium.session import Session
from diarium.tabeller.arende import Arenderad, Punktrad, Vantanrad
from diarium.tabeller.typer import tabell
from diarium.trapplasning import las_trappa
from diarium.utkorg.planera import planera_oppning

_ARENDE, _PUNKT, _VANTAN = tabell(Arenderad), tabell(Punktrad), tabell(Vantanrad)
_RAKNA_NED = Drivsats(
    update(_ARENDE)
    .where(
        _ARENDE.c.id.in_(
            select(_VANTAN.c.arende_id).where(_VANTAN.c.foregar_id == bindparam("b_foregar")),
        ),
    )
    .values(vantar_kvar=_ARENDE.c.vantar_kvar - 1)
    .returning(_ARENDE.c.id, _ARENDE.c.nyckel, _ARENDE.c.version, _ARENDE.c.vantar_kvar),
)


def oppna_foljande(
    session: Session,
    huvud: Huvud,
    foregar_id: int,
    *,
    nu: datetime,
) -> tuple[str, ...]:
    """Count the case off for those that wait for it, and open those that wait no more.

    Set-based: O(m) in the cases that open, whatever the size of the round.
    """
    nedraknade = _RAKNA_NED.rader(session, b_foregar=foregar_id)
    oppnas = sorted((rad for rad in nedraknade if rad.vantar_kvar == 0), key=lambda rad: rad.id)
    if not oppnas:
        return ()
    trappa = las_trappa(session, huvud.trappa_id)
    fran = forsta_trappdag(nu, trappa)
    nya = [rad for rad in oppnas if rad.version == 0]
    if nya:
        huvud = _oppna_nya(session, huvud, nya, fran, nu=nu)
    oppnade = [
        rad
        for rad in oppnas
        if rad.version == 0 or _oppna_rord(session, huvud, rad.nyckel, fran, nu=nu)
    ]
    planera_oppning(session, huvud.omgang_id, [rad.id for rad in oppnade], trappa=trappa, nu=nu)
    return tuple(rad.nyckel for rad in oppnade)


def _oppna_nya(
    session: Session,
    huvud: Huvud,
    rader: Sequence[Rad],
    fran: date,
    *,
    nu: datetime,
) -> Huvud:
    """Open cases that nothing has happened to, in a constant number of statements."""
    punkter = _punkter(session, [rad.id for rad in rader])
    poster = [
        Post(
            Oppnat(foljder=tuple(Foljd(punkt=kod, lage=Oppen()) for kod in punkter[rad.id])),
            rad.id,
            rad.nyckel,
            1,
        )
        for rad in rader
    ]
    efter = lagg_till(session, huvud, poster, nu=nu)
    ider = [rad.id for rad in rader]
    session.execute(
        update(_ARENDE)
        .where(_ARENDE.c.id.in_(ider))
        .values(version=1, paminns=True, paminns_fran=fran),
    )
    session.execute(
        update(_PUNKT)
        .where(_PUNKT.c.arende_id.in_(ider))
        .values(lage=Lagekod.OPPEN.value, detalj=Oppen().model_dump_json()),
    )
    return efter


def _oppna_rord(session: Session, huvud: Huvud, nyckel: str, fran: date, *, nu: datetime) -> bool:
    """Open what is still vilande in a case that answered, wholly or partly, before its turn."""
    rad, fore = las_arende(session, huvud.omgang_id, nyckel, omgang=huvud.kod)
    vilande = [kod for kod, ett in fore.punkter.items() if ett.lage.kod is Lagekod.VILANDE]
    if not vilande:
        return False
    handelser = hantera(fore, Oppna(punkter=tuple(vilande)), nu=nu)
    poster = [Post(ett, rad.id, nyckel, fore.version + 1) for ett in handelser]
    huvud = lasa_huvud(session, huvud.kod, nu=nu)
    lagg_till(session, huvud, poster, nu=nu)
    projicera(session, rad, fore, spela_upp(fore, handelser), paminns_fran=fran)
    return True


def _punkter(session: Session, arenden: Sequence[int]) -> dict[int, list[str]]:
    punkter: dict[int, list[str]] = defaultdict(list)
    rader = session.execute(
        select(_PUNKT.c.arende_id, _PUNKT.c.punkt)
        .where(_PUNKT.c.arende_id.in_(arenden))
        .order_by(_PUNKT.c.arende_id, _PUNKT.c.plats),
    )
    for arende_id, punkt in rader:
        punkter[arende_id].append(punkt)
    return punkter

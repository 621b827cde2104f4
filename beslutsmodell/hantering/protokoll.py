"""The minutes of a decision: justering, anslag, appeal."""

from datetime import date, datetime

from beslutsmodell.arende import Arende, RegistreratBeslut
from beslutsmodell.fel import OgiltigtBeslut, OkantNummer, OtillatetKommando
from beslutsmodell.flagga import Flagga
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.handelser import Anslaget, Foljd, Justerat, Overklagat
from beslutsmodell.hantering.utfall_till_lage import med_flagga, slutligt_lage
from beslutsmodell.kommandon import Ansla, Justera, Overklaga
from beslutsmodell.punktlage import Avgjord, Preliminar, Villkorad


def justera(arende: Arende, kommando: Justera, *, nu: datetime) -> Justerat:
    """Make the preliminary points of a decision final (`KL 5:69`, `KL 6:35`)."""
    ett = _kravt(arende, kommando.nummer)
    _i_ordning(arende, "justeringen", fore=ett.beslut.datum, dag=kommando.justerat, nu=nu)
    if kommando.anslaget:
        _i_ordning(arende, "anslaget", fore=kommando.justerat, dag=kommando.anslaget, nu=nu)
    foljder = tuple(
        Foljd(
            punkt=kod,
            lage=slutligt_lage(punkt.lage.utfall, nummer=ett.nummer),
            flaggor=punkt.flaggor,
        )
        for kod, punkt in arende.punkter.items()
        if isinstance(punkt.lage, Preliminar) and punkt.lage.beslut == ett.nummer
    )
    if not foljder:
        raise _passar_inte(arende, ett, "justera", "Ingen punkt i beslutet väntar på justering.")
    return Justerat(
        nummer=ett.nummer,
        justerat=kommando.justerat,
        anslaget=kommando.anslaget,
        foljder=foljder,
    )


def ansla(arende: Arende, kommando: Ansla, *, nu: datetime) -> Anslaget:
    """Record the announcement of a justering (`KL 8:12`)."""
    ett = _kravt(arende, kommando.nummer)
    if ett.beslut.justerat is None or ett.ersatt:
        raise _passar_inte(arende, ett, "anslå", "Registrera justeringen först (KL 8:12).")
    _i_ordning(arende, "anslaget", fore=ett.beslut.justerat, dag=kommando.anslaget, nu=nu)
    if kommando.nedtaget:
        _i_ordning(arende, "nedtagandet", fore=kommando.anslaget, dag=kommando.nedtaget, nu=nu)
    return Anslaget(
        nummer=ett.nummer,
        anslaget=kommando.anslaget,
        nedtaget=kommando.nedtaget,
        angiven_sista_dag=kommando.angiven_sista_dag,
    )


def overklaga(arende: Arende, kommando: Overklaga, *, nu: datetime) -> Overklagat:
    """Flag a decision as appealed; it stands until a court says otherwise (`KL 13:14`)."""
    ett = _kravt(arende, kommando.nummer)
    _i_ordning(arende, "överklagandet", fore=ett.beslut.datum, dag=kommando.datum, nu=nu)
    foljder = tuple(
        Foljd(punkt=kod, lage=punkt.lage, flaggor=med_flagga(punkt, Flagga.OVERKLAGAD))
        for kod, punkt in arende.punkter.items()
        if isinstance(punkt.lage, Preliminar | Villkorad | Avgjord)
        and punkt.lage.beslut == ett.nummer
    )
    if not foljder:
        raise _passar_inte(arende, ett, "överklaga", "Beslutet gäller inte för någon punkt.")
    return Overklagat(nummer=ett.nummer, datum=kommando.datum, foljder=foljder)


def _kravt(arende: Arende, nummer: int) -> RegistreratBeslut:
    ett = arende.finn_beslut(nummer)
    if ett is None:
        raise OkantNummer(arende=arende.nyckel, nummer=nummer)
    return ett


def _i_ordning(arende: Arende, vad: str, *, fore: date, dag: date, nu: datetime) -> None:
    idag = nu.astimezone(STOCKHOLM).date()
    if not fore <= dag <= idag:
        raise OgiltigtBeslut(
            f"{arende.nyckel}: {vad} är daterad {dag} men ska ligga mellan {fore} och idag, "
            f"{idag}. Rätta datumet.",
        )


def _passar_inte(
    arende: Arende,
    ett: RegistreratBeslut,
    kommando: str,
    rad: str,
) -> OtillatetKommando:
    punkter = [ett_.punkt for ett_ in ett.beslut.punkter]
    lagen = sorted({arende.punkter[kod].lage.kod.etikett for kod in punkter})
    return OtillatetKommando(
        arende=arende.nyckel,
        punkt=", ".join(punkter),
        lage=" och ".join(lagen),
        kommando=kommando,
        rad=rad,
    )

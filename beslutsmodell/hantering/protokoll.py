"""The minutes of a decision: justering, anslag, and the report of what a chair has decided."""

from datetime import datetime

from beslutsmodell.arende import Arende, RegistreratBeslut
from beslutsmodell.datum import kort_datum
from beslutsmodell.fel import OgiltigtBeslut
from beslutsmodell.flagga import Flagga
from beslutsmodell.handelser import Anmalt, Anslaget, Foljd, Justerat
from beslutsmodell.hantering.namnt_beslut import krav_beslut, krav_dag, passar_inte
from beslutsmodell.hantering.utfall_till_lage import slutligt_lage, utan_flaggor
from beslutsmodell.kommandon import Anmal, Ansla, Justera
from beslutsmodell.punktlage import Preliminar
from beslutsmodell.regler.anmalan import ska_anmalas


def justera(arende: Arende, kommando: Justera, *, nu: datetime) -> Justerat:
    """Make the preliminary points of a decision final (`KL 5:69`, `KL 6:35`)."""
    ett = krav_beslut(arende, kommando.nummer)
    krav_dag(arende, "justeringen", fore=ett.beslut.datum, dag=kommando.justerat, nu=nu)
    if kommando.anslaget:
        krav_dag(arende, "anslaget", fore=kommando.justerat, dag=kommando.anslaget, nu=nu)
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
        raise passar_inte(arende, ett, "justera", "Ingen punkt i beslutet väntar på justering.")
    return Justerat(
        nummer=ett.nummer,
        justerat=kommando.justerat,
        anslaget=kommando.anslaget,
        foljder=foljder,
    )


def ansla(arende: Arende, kommando: Ansla, *, nu: datetime) -> Anslaget:
    """Record the announcement of a justering (`KL 8:12`)."""
    ett = krav_beslut(arende, kommando.nummer)
    if ett.beslut.justerat is None or not ett.star_kvar:
        raise passar_inte(arende, ett, "anslå", "Registrera justeringen först (KL 8:12).")
    krav_dag(arende, "anslaget", fore=ett.beslut.justerat, dag=kommando.anslaget, nu=nu)
    if kommando.nedtaget:
        krav_dag(arende, "nedtagandet", fore=kommando.anslaget, dag=kommando.nedtaget, nu=nu)
    return Anslaget(
        nummer=ett.nummer,
        anslaget=kommando.anslaget,
        nedtaget=kommando.nedtaget,
        angiven_sista_dag=kommando.angiven_sista_dag,
    )


def anmal(arende: Arende, kommando: Anmal, *, nu: datetime) -> Anmalt:
    """Record that a decision by a chair was reported at a meeting of the body (`KL 6:40`)."""
    ett = krav_beslut(arende, kommando.nummer)
    foljder = tuple(
        Foljd(punkt=kod, lage=punkt.lage, flaggor=utan_flaggor(punkt, {Flagga.ANMALS}))
        for kod, punkt in arende.punkter.items()
        if Flagga.ANMALS in punkt.flaggor and arende.barande_beslut(kod) == ett.nummer
    )
    if not foljder or ett.anmalt:
        raise OgiltigtBeslut(f"{arende.nyckel}: beslut {ett.nummer} {_inget_att_anmala(ett)}")
    krav_dag(arende, "anmälan", fore=ett.beslut.datum, dag=kommando.datum, nu=nu)
    return Anmalt(nummer=ett.nummer, datum=kommando.datum, foljder=foljder)


def _inget_att_anmala(ett: RegistreratBeslut) -> str:
    if ett.anmalt:
        return f"är redan anmält {kort_datum(ett.anmalt)}. Inget mer behövs."
    if not ska_anmalas(ett.beslut):
        return (
            "är inget ordförandebeslut. Bara ett sådant ska anmälas vid nästa sammanträde "
            "(KL 6:40)."
        )
    return (
        "gäller inte för någon punkt som väntar på anmälan. Se vilka beslut som gäller med "
        "`beslut lage OMGANG --arende ARENDE`."
    )

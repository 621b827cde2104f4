"""`beslut korrigera`: a recorded decision is replaced by the right one."""

from typing import TYPE_CHECKING

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
from app.cli.beslutsnummer import gallande_beslut
from app.cli.beslutsval import (
    Beslutsuppgifter,
    Delegationsval,
    Dnrval,
    Organval,
    Paragrafval,
    Protokollsval,
    Punktval,
    Reservationsval,
    Slagval,
    Underlagsval,
    Voteringsval,
)
from app.cli.hjalp import nytt_kommando
from app.cli.val import (
    Anslagetval,
    Arendearg,
    Avval,
    Datumval,
    Justeratval,
    Motiveringsval,
    Nummerval,
    Omgangsarg,
    Versionsval,
)

if TYPE_CHECKING:
    from beslutsmodell.kommandon import Korrigera


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(
        app,
        "korrigera",
        korrigera,
        "Ersätt ett registrerat beslut med det rätta. Det gamla ligger kvar som ersatt.",
    )


def korrigera(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    datum: Datumval,
    punkt: Punktval,
    av: Avval,
    motivering: Motiveringsval,
    nummer: Nummerval = None,
    paragraf: Paragrafval = None,
    dnr: Dnrval = None,
    slag: Slagval = "sammantrade",
    delegation: Delegationsval = None,
    organ: Organval = None,
    justerat: Justeratval = None,
    anslaget: Anslagetval = None,
    underlag: Underlagsval = None,
    reservation: Reservationsval = None,
    votering: Voteringsval = None,
    protokoll: Protokollsval = None,
    vantad_version: Versionsval = None,
) -> None:
    """Replace a recorded decision."""
    uppgifter = Beslutsuppgifter(
        datum=datum,
        punkter=punkt,
        av=av,
        slag=slag,
        paragraf=paragraf,
        dnr=dnr,
        delegation=delegation,
        organ=organ,
        justerat=justerat,
        anslaget=anslaget,
        underlag=underlag,
        reservation=reservation,
        votering=votering,
    )

    def gor(lage: Arendelage) -> "Korrigera":
        from beslutsmodell.kommandon import Korrigera

        return Korrigera(
            nummer=gallande_beslut(lage.arende, nummer),
            beslut=uppgifter.beslut(lage.arende.organ, lage.protokoll),
            motivering=motivering,
        )

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version, protokoll=protokoll)

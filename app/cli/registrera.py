"""`beslut registrera`: a decision is recorded."""

from typing import TYPE_CHECKING

import typer

from app.cli.arendekommando import Arendelage, registrera_pa_arende
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
    Omgangsarg,
    Versionsval,
)

if TYPE_CHECKING:
    from beslutsmodell.kommandon import RegistreraBeslut


def lagg_till(app: typer.Typer) -> None:
    """Add the command."""
    nytt_kommando(app, "registrera", registrera, "Registrera ett beslut i ett ärende.")


def registrera(
    omgang: Omgangsarg,
    arende: Arendearg,
    *,
    datum: Datumval,
    punkt: Punktval,
    av: Avval,
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
    """Record a decision of the case's body."""
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

    def gor(lage: Arendelage) -> "RegistreraBeslut":
        from beslutsmodell.kommandon import RegistreraBeslut

        return RegistreraBeslut(beslut=uppgifter.beslut(lage.arende.organ, lage.protokoll))

    registrera_pa_arende(omgang, arende, gor, vantad_version=vantad_version, protokoll=protokoll)

"""A small record that holds a little of everything, made by the program alone."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from beslutsmodell.avtal.kommandon import Kvittera
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.utfall import Utfall
from diarium.aterkallelse import aterkalla
from diarium.databas import Databas
from diarium.filer import Fil
from diarium.schema import hoj_schema
from diarium.starta import starta
from diarium.underlagsbyte import Nyttunderlag, byt_underlag
from tests.beslutsmodell.omgangar import omgang
from tests.diarium.avtalsrigg import AMAL, DAG, SLAG, UNDERLAG, Avtalsrigg, runda
from tests.diarium.diariet import beslut
from tests.diarium.svep.conftest import med_samordnare
from tests.diarium.svep.rigg import Rigg, kl, rigga, sandmiljo

KOD = "fvm-avrop-2019"


def fyll(databas: Databas, hem: Path) -> None:
    """Fills a record with two rounds: events, messages in several states, agreements, a package."""
    forst, sedan = runda(), omgang(kod="hela-kedjan", dnr="VK 2019/2")
    with sandmiljo(None) as utan_hem:
        miljo = replace(utan_hem, hem=hem)
        rigg = rigga(databas, forst, _kontakter(forst), miljo, nu=kl(date(2019, 6, 3), 9))
        rigg.svep(kl(date(2019, 6, 3), 10))
        _paminn_och_flytta(rigg)
        _lamna_in(rigg, hem)
        with databas.skriv() as session:
            starta(session, sedan, _kontakter(sedan), nu=rigg.klocka.nu())


def fyll_fil(hem: Path) -> Path:
    """Fills a record in `hem` and gives its file, whole and closed."""
    fil = hem / "diarium.sqlite"
    with closing(_Stangbar(f"sqlite:///{fil}")) as databas:
        hoj_schema(databas)
        fyll(databas, hem)
    return fil


class _Stangbar(Databas):
    """A record that closes as files do."""

    close = Databas.stang


def _kontakter(runda_: Beslutsomgang) -> tuple[Kontakt, ...]:
    """Gives every body a folder, and a coordinator by mail that no server takes."""
    return tuple(
        kontakt
        if kontakt.roll is Kontaktroll.SAMORDNARE
        else kontakt.model_copy(update={"kanal": Kanal.FIL, "adress": f"inkorg/{kontakt.organ}"})
        for kontakt in med_samordnare(runda_)
    )


def _paminn_och_flytta(rigg: Rigg) -> None:
    """Skips rungs by a downtime, reminds, moves the deadline, and reminds again."""
    rigg.svep(kl(date(2019, 8, 15), 9))
    rigg.svep(kl(date(2019, 10, 31), 9))
    rigg.flytta(date(2019, 12, 20))
    rigg.svep(kl(date(2019, 11, 1), 9))
    rigg.svep_var(timedelta(days=1), till=kl(date(2019, 11, 19), 9))


def _lamna_in(rigg: Rigg, hem: Path) -> None:
    """Hands in the agreements of Åmål; the receipt waits to be sent."""
    avtal, nu = Avtalsrigg(rigg.databas, rigg.omgang, hem / "inkorg" / "vgr"), rigg.klocka.nu()
    avtal.besluta("1")
    for slag in SLAG:
        avtal.skriv_under(slag, nu=nu)
    avtal.lamna_in(nu=nu)
    avtal.gor(Kvittera(huvudman=AMAL, referens="RS 2019-1", mottaget=nu), nu=nu)
    rigg.gor("beslut/1440-kf", beslut("beslut/1440-kf", Utfall.AVSLAG, datum=DAG))
    _andra_underlaget(rigg)


def _andra_underlaget(rigg: Rigg) -> None:
    """Gives a document a new version, and takes a point back for the round."""
    nytt = Nyttunderlag(
        namn=UNDERLAG,
        version="2",
        fil=Fil("tjänsteskrivelse 2.txt", b"Ett annat pris (fiktivt)"),
        motivering="VGR har höjt priset (fiktivt).",
    )
    with rigg.databas.skriv() as session:
        byt_underlag(session, rigg.omgang.kod, nytt, nu=rigg.klocka.nu())
        aterkalla(
            session,
            rigg.omgang.kod,
            ("3",),
            motivering="VGR har tagit tillbaka punkt 3 (fiktivt).",
            nu=rigg.klocka.nu(),
        )

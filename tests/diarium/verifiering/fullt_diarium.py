"""A small record that holds a little of everything, made by the program alone."""

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from beslutsmodell.avtal.kommandon import Kvittera
from beslutsmodell.kontakt import Kanal, Kontakt
from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from diarium.schema import hoj_schema
from diarium.starta import starta
from tests.beslutsmodell.omgangar import omgang
from tests.diarium.avtalsrigg import AMAL, DAG, KF, SLAG, Avtalsrigg, runda
from tests.diarium.diariet import beslut
from tests.diarium.svep.conftest import med_samordnare
from tests.diarium.svep.rigg import Rigg, kl, rigga, sandmiljo

BORJAN = kl(date(2019, 6, 3), 9)


def fyll(fil: Path, hem: Path) -> None:
    """Writes a record to a file: two rounds, messages in several states, agreements, a package."""
    with closing_databas(fil) as databas, sandmiljo(None) as utan_hem:
        miljo = replace(utan_hem, hem=hem)
        runda_ = runda()
        rigg = rigga(databas, runda_, _kontakter(runda_), miljo, nu=BORJAN)
        rigg.svep(kl(date(2019, 6, 3), 10))
        _paminn_och_flytta(rigg)
        _lamna_in(databas, rigg, hem)
        hela = omgang(kod="hela-kedjan", dnr="VK 2019/2")
        with databas.skriv() as session:
            starta(session, hela, _kontakter(hela), nu=rigg.klocka.nu())


def closing_databas(fil: Path) -> "closing[_Stangbar]":
    """Opens a record whose file is whole when the block ends."""
    databas = _Stangbar(f"sqlite:///{fil}")
    hoj_schema(databas)
    return closing(databas)


class _Stangbar(Databas):
    """A record that closes as files do."""

    close = Databas.stang


def _kontakter(runda_: "object") -> tuple[Kontakt, ...]:
    """Gives every body a folder, and a coordinator by mail that no server takes."""
    return tuple(
        ett.model_copy(update={"kanal": Kanal.FIL, "adress": f"inkorg/{ett.organ}"})
        if ett.roll.value == "registrator"
        else ett
        for ett in med_samordnare(runda_)  # type: ignore[arg-type]
    )


def _paminn_och_flytta(rigg: Rigg) -> None:
    """Skips rungs by a downtime, reminds, moves the deadline, and leaves some unsent."""
    rigg.svep(kl(date(2019, 8, 15), 9))
    rigg.svep(kl(date(2019, 10, 31), 9))
    rigg.flytta(date(2019, 12, 20))
    rigg.svep(kl(date(2019, 11, 1), 9))
    rigg.svep_var(timedelta(days=1), till=kl(date(2019, 11, 19), 9))


def _lamna_in(databas: Databas, rigg: Rigg, hem: Path) -> None:
    avtal = Avtalsrigg(databas, rigg.omgang, hem / "inkorg" / "vgr")
    nu: datetime = rigg.klocka.nu()
    avtal.besluta("1")
    for slag in SLAG:
        avtal.skriv_under(slag, nu=nu)
    avtal.lamna_in(nu=nu)
    avtal.gor(Kvittera(huvudman=AMAL, referens="RS 2019-1", mottaget=nu), nu=nu)
    rigg.gor("beslut/1440-kf", beslut("beslut/1440-kf", Utfall.AVSLAG, datum=DAG))
    assert KF

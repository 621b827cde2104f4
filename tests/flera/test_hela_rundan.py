"""The round of 2019 beyond one machine: the same answers as on one, though a machine dies.

A post that has a form goes through it, as a run of its own on a worker: those of one kommun in
ten, and all by BESLUT_HELA_RUNDAN=1, which takes ten minutes more. The others go straight to the
same database, as do those that only a command records, and all sweeps but those of one day.
"""

import asyncio
import json
import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import exempel
from app.demo.mottagarna import oppna_mottagarna
from app.demo.uppspelning import Uppspelning
from diarium.databas import Databas
from diarium.databaslage import stall_in, stega_klocka
from diarium.inlasning.manus import Beslutspost, las_manus
from diarium.inlasning.omgang import las_omgang
from diarium.installningar import Installningar
from diarium.uppstart import oppna_diarium, oppna_sandmiljo
from diarium.utkorg.lista import lista_utskick
from tests.app.demo.diariedorr import Diariedorr
from tests.flera.blanketter import fyll_i
from tests.flera.conftest import Databaser
from tests.flera.kluster import BIN, TALAMOD, Kluster, kluster_igang, serverns_installningar
from tests.flera.spelare import Klusterrunda, Korningar, gar_genom, genom_klustret
from tests.flera.stromavbrott import Avbruten, dra_ur_sladden

pytestmark = pytest.mark.prefect
KOD = "fvm-avrop-2019"
EXEMPEL = Path(exempel.__file__).parent
MANUS = las_manus(EXEMPEL / KOD / "manus.yaml")
STROMAVBROTT = date(2019, 10, 9)
GENOM = genom_klustret(MANUS, alla=bool(os.environ.get("BESLUT_HELA_RUNDAN")))


@dataclass(frozen=True)
class Slutlage:
    """How a record stands at the end, as everybody can ask for it."""

    lage: dict[str, Any]
    """What `beslut lage --json --arenden` answers."""
    verifierat: dict[str, Any]
    handelser: Counter[str]
    utskick: Counter[tuple[str, str, str]]
    paket: int


@dataclass(frozen=True)
class Rundan:
    """What the replay on several machines left behind."""

    slut: Slutlage
    avbruten: Avbruten
    dess_lage: str
    """What Prefect says at the end of the run whose machine died."""
    gjorda: dict[str, int]
    per_arbetare: dict[str, int]


@pytest.fixture(scope="module")
def miljon() -> Iterator[None]:
    """Leaves the environment as it was."""
    fore = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(fore)


@pytest.fixture(scope="module")
def en_dator(tmp_path_factory: pytest.TempPathFactory, miljon: None) -> Slutlage:
    """The replay on one machine: SQLite, in this process, without Prefect."""
    assert miljon is None
    hem = tmp_path_factory.mktemp("en")
    with oppna_mottagarna(hem):
        inst = Installningar()
        with oppna_diarium(inst) as databas, oppna_sandmiljo(inst) as miljo:
            stall_in(databas, simulerad=True, nu=MANUS.start)
            dorr = Diariedorr(databas, miljo, EXEMPEL, hem)
            omgang = las_omgang(EXEMPEL / KOD).omgang
            with (hem / "utskrift").open("w") as fil:
                konsol = Console(file=fil, width=200)
                asyncio.run(Uppspelning(databas, MANUS, omgang, dorr, konsol).spela())
            return slutlaget(databas, hem)


@pytest.fixture(scope="module")
def flera_datorer(
    tmp_path_factory: pytest.TempPathFactory, databaser: Databaser, miljon: None
) -> Iterator[Rundan]:
    """The replay with PostgreSQL, Redis and two workers, one of which is killed."""
    assert miljon is None
    hem = tmp_path_factory.mktemp("flera")
    with oppna_mottagarna(hem):
        os.environ["BESLUT_DATABAS"] = databaser.diarium
        egna = {namn: varde for namn, varde in os.environ.items() if namn.startswith("BESLUT_")}
        server = serverns_installningar(databaser.prefect, databaser.redis)
        inst = Installningar()
        with oppna_diarium(inst) as databas, kluster_igang(hem, server, egna) as kluster:
            stall_in(databas, simulerad=True, nu=MANUS.start)
            yield spela(databas, inst, kluster, hem)


def spela(databas: Databas, inst: Installningar, kluster: Kluster, hem: Path) -> Rundan:
    """Replays the round, and pulls the plug of one worker on the way."""
    import prefect.settings as s
    from prefect.client.orchestration import get_client

    avbrutna: list[Avbruten] = []
    with (
        s.temporary_settings({s.PREFECT_API_URL: kluster.api}),
        get_client(sync_client=True) as klient,
        oppna_sandmiljo(inst) as miljo,
    ):
        korningar = Korningar(klient)
        for en in klient.read_deployments():
            if en.schedules:  # the script's clock decides when sweeps go, not the machine's
                klient.pause_deployment(en.id)

        def fore(dag: date) -> None:
            if dag != STROMAVBROTT:
                return
            post = next(
                ett
                for ett in MANUS.poster
                if ett.nar.date() == dag and isinstance(ett, Beslutspost) and gar_genom(ett, GENOM)
            )
            stega_klocka(databas, post.nar)
            ifylld = fyll_i(KOD, post, hem)
            avbrutna.append(dra_ur_sladden(kluster, korningar, databas, KOD, ifylld))
            kluster.starta_arbetare("c")

        dorr = Diariedorr(databas, miljo, EXEMPEL, hem)
        mapp = hem / "inkommet"
        Klusterrunda(databas, MANUS, KOD, dorr, korningar, mapp, GENOM, fore).spela()
        (avbruten,) = avbrutna
        lage = klient.read_flow_run(avbruten.korning).state_name or ""
    per_arbetare = {namn: kluster.logg(namn).count("submitted to infrastructure") for namn in "abc"}
    return Rundan(slutlaget(databas, hem), avbruten, lage, korningar.gjorda, per_arbetare)


def slutlaget(databas: Databas, hem: Path) -> Slutlage:
    """Asks as an administrator would: by the command line, in the environment at hand."""
    with databas.las() as session:
        utskick = lista_utskick(session, KOD)
        typer = session.exec_driver_sql("SELECT typ FROM handelse").scalars().all()
    return Slutlage(
        lage=beslut("lage", KOD, "--json", "--arenden"),
        verifierat=beslut("verifiera", "--json"),
        handelser=Counter(typer),
        utskick=Counter((ett.sort, ett.kanal.value, ett.tillstand.value) for ett in utskick),
        paket=len(list((hem / "inkorg" / "vgr").glob("*.zip"))),
    )


def beslut(*ord_: str) -> dict[str, Any]:
    """Runs a command that answers with JSON."""
    svar = subprocess.run(
        [str(BIN / "beslut"), *ord_], capture_output=True, text=True, timeout=TALAMOD, check=False
    )
    assert svar.returncode == 0, svar.stderr
    bild: dict[str, Any] = json.loads(svar.stdout)
    return bild


def test_it_ends_as_on_one_machine(en_dator: Slutlage, flera_datorer: Rundan) -> None:
    assert flera_datorer.slut.lage == en_dator.lage
    assert flera_datorer.slut.handelser == en_dator.handelser
    assert flera_datorer.slut.paket == en_dator.paket == 46


def test_both_records_verify(en_dator: Slutlage, flera_datorer: Rundan) -> None:
    assert flera_datorer.slut.verifierat == en_dator.verifierat


def test_as_many_messages_have_gone_as_on_one_machine(
    en_dator: Slutlage, flera_datorer: Rundan
) -> None:
    assert flera_datorer.slut.utskick == en_dator.utskick


def test_a_run_that_died_has_left_nothing_behind(flera_datorer: Rundan) -> None:
    avbruten = flera_datorer.avbruten
    assert avbruten.fore == avbruten.efter
    assert flera_datorer.dess_lage == "Running"


def test_every_post_that_was_meant_to_went_to_the_workers(flera_datorer: Rundan) -> None:
    med_formular = [post for post in MANUS.poster if gar_genom(post, GENOM)]
    assert len(med_formular) > 60
    svep = {"paminn", "skicka-utskick"}
    gjorda = sum(antal for drift, antal in flera_datorer.gjorda.items() if drift not in svep)
    assert gjorda == 1 + len(med_formular)  # and the start
    assert flera_datorer.gjorda.keys() == {
        *("starta-omgang", "registrera-beslut", "korrigera", "registrera-avtal", "lamna-in"),
        *("kvittera", "andra-frist", "paminn", "skicka-utskick"),
    }
    assert all(antal > 0 for antal in flera_datorer.per_arbetare.values())

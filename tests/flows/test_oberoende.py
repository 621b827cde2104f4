"""Prefect may be killed, emptied or tampered with: what is in the record is done, once.

Real processes: `beslut serve`, its server and its runs; a real mail server takes the mail.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import exempel
from app.demo.utfor import Utforare
from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kontakt import Kanal
from diarium.databas import Databas
from diarium.databaslage import stall_in, stega_klocka
from diarium.inlasning.manus import Inlamningspost, Kvittenspost, las_manus
from diarium.inlasning.omgang import las_omgang
from diarium.installningar import Installningar
from diarium.schema import hoj_schema
from diarium.starta import starta
from diarium.utkorg.lista import lista_utskick
from diarium.utkorg.tillstand import Tillstand
from diarium.verifiera import verifiera
from flows.diariet import paminn_alla, skicka_alla
from tests.diarium.diariet import dump
from tests.flows.begaran import begar, kor, vanta, vanta_ut
from tests.flows.korning import NU, OMGANG, REKOMMENDATION
from tests.flows.test_tjanst import ledig_port, tjanst_igang
from tests.flows.trogproxy import Trogproxy

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient

pytestmark = pytest.mark.prefect
EFTER_EN_VECKA = datetime(2019, 6, 19, 9, tzinfo=STOCKHOLM)


@pytest.fixture
def postlada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Smtpmottagare]:
    """A real mail server that this process and the service are set to."""
    with Smtpmottagare(tmp_path / "post") as mottagare:
        monkeypatch.setenv("BESLUT_HEM", str(tmp_path / "hem"))
        monkeypatch.delenv("BESLUT_DATABAS", raising=False)
        monkeypatch.setenv("BESLUT_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("BESLUT_SMTP_PORT", str(mottagare.port))
        yield mottagare


@pytest.fixture
def databas(postlada: Smtpmottagare, tmp_path: Path, tom_prefect: Path) -> Iterator[Databas]:
    """The record, with the round of 2019 and a clock in June 2019, and Prefect's own, empty."""
    assert postlada.port
    hem = tmp_path / "hem"
    (hem / "prefect").mkdir(parents=True)
    shutil.copy(tom_prefect, hem / "prefect")
    databas = Databas(Installningar(hem=hem).databas_url)
    hoj_schema(databas)
    stall_in(databas, simulerad=True, nu=NU)
    inlast = las_omgang(Path(exempel.__file__).parent / OMGANG)
    with databas.skriv() as session:
        starta(session, inlast.omgang, inlast.kontakter, nu=NU)
    yield databas
    databas.stang()


@contextmanager
def klient_mot(port: int) -> Iterator["SyncPrefectClient"]:
    """Gives a client of the service's server."""
    import prefect.settings as s
    from prefect.client.orchestration import get_client

    adress = {s.PREFECT_API_URL: f"http://127.0.0.1:{port}/api"}
    with s.temporary_settings(adress), get_client(sync_client=True) as klient:
        yield klient


def svep_till_klart(klient: "SyncPrefectClient", namn: str) -> None:
    """Runs a sweep; while the schedule's own holds the only place, again."""
    lagen: list[str | None] = []

    slut = time.monotonic() + 90
    while not lagen or lagen[-1] != "Klart":
        assert time.monotonic() < slut, lagen
        lagen.append(kor(klient, namn).state_name)
    assert set(lagen[:-1]) <= {"Cancelled"}, lagen


def pausa_scheman(klient: "SyncPrefectClient") -> None:
    """Pauses every schedule."""
    for drift in klient.read_deployments():
        for tid in drift.schedules:
            klient.update_deployment_schedule(drift.id, tid.id, active=False)


def serverns_pid(hem: Path) -> int:
    """Gives the process of Prefect's server."""
    return int(json.loads((hem / "prefect" / "server.pid").read_text())["pid"])


def stoppa(process: "object") -> None:
    """Ends the service as Ctrl-C does."""
    process.send_signal(signal.SIGINT)  # type: ignore[attr-defined]
    assert process.wait(10) == 0  # type: ignore[attr-defined]


def alla_en_gang(databas: Databas, postlada: Smtpmottagare) -> None:
    """Checks by the receiver that all that was due has come, and nothing of it twice."""
    with databas.las() as session:
        utskick = [ett for ett in lista_utskick(session, OMGANG) if ett.kanal is Kanal.EPOST]
    assert {ett.tillstand for ett in utskick} <= {Tillstand.SKICKAD, Tillstand.ATERHALLEN}
    skickade = [ett for ett in utskick if ett.tillstand is Tillstand.SKICKAD]
    brev = [message_from_bytes(ett.innehall)["Message-ID"] for ett in postlada.mottagna]
    assert len(brev) == len(set(brev)) == len(skickade) > 0


def test_a_killed_server_is_started_again_and_nothing_is_done_twice(
    databas: Databas, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    hem, port = tmp_path / "hem", ledig_port()
    with tjanst_igang(hem, port) as process, klient_mot(port) as klient:
        dod = serverns_pid(hem)
        os.killpg(dod, signal.SIGKILL)
        stega_klocka(databas, EFTER_EN_VECKA)
        paminn_alla()
        skicka_alla()
        vanta(lambda: serverns_pid(hem) != dod and klient.hello().status_code == 200)
        beslut = kor(klient, "registrera-beslut", blankett=REKOMMENDATION)
        assert beslut.state_name == "Registrerat", beslut.state
        svep_till_klart(klient, "skicka-utskick")
        stoppa(process)
    alla_en_gang(databas, postlada)


def test_an_emptied_prefect_gets_its_deployments_and_pictures_back(
    databas: Databas, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

    hem, port = tmp_path / "hem", ledig_port()
    with tjanst_igang(hem, port) as process, klient_mot(port) as klient:
        for drift in klient.read_deployments():
            klient.delete_deployment(drift.id)
        stega_klocka(databas, EFTER_EN_VECKA)
        paminn_alla()
        skicka_alla()
        stoppa(process)
    for fil in (hem / "prefect").glob("prefect.db*"):
        fil.unlink()
    shutil.rmtree(hem / "prefect" / "storage", ignore_errors=True)
    with tjanst_igang(hem, port) as process, klient_mot(port) as klient:
        pausa_scheman(klient)
        stega_klocka(databas, EFTER_EN_VECKA.replace(hour=12))
        svar = kor(klient, "avstamning")
        assert svar.state is not None
        assert "Svepen har stått stilla sedan dess" in str(svar.state.message)
        assert "bilder är förnyade" in str(svar.state.message)
        svep_till_klart(klient, "skicka-utskick")
        nyckel = ArtifactFilter(key=ArtifactFilterKey(any_=[f"lage-{OMGANG}"]))
        (bild,) = klient.read_artifacts(artifact_filter=nyckel)
        assert "Härnäst" in str(bild.data)
        stoppa(process)
    alla_en_gang(databas, postlada)


def test_runs_that_are_cancelled_and_schedules_that_are_paused_lose_nothing(
    databas: Databas, postlada: Smtpmottagare, tmp_path: Path
) -> None:
    from prefect.states import Cancelled

    hem, port = tmp_path / "hem", ledig_port()
    with tjanst_igang(hem, port) as process, klient_mot(port) as klient:
        pausa_scheman(klient)
        for korning in klient.read_flow_runs():
            klient.set_flow_run_state(korning.id, Cancelled(), force=True)
            klient.delete_flow_run(korning.id)
        stega_klocka(databas, EFTER_EN_VECKA)
        svep_till_klart(klient, "paminn")
        svep_till_klart(klient, "skicka-utskick")
        svep_till_klart(klient, "skicka-utskick")
        stoppa(process)
    alla_en_gang(databas, postlada)


def test_a_slow_server_delays_the_picture_and_not_the_decision(
    databas: Databas, tmp_path: Path
) -> None:
    hem, port = tmp_path / "hem", ledig_port()
    program = (
        "import asyncio, json, sys; from flows.registrera_beslut import registrera_beslut;"
        " lage = asyncio.run(registrera_beslut(json.loads(sys.argv[1]), return_state=True));"
        " print(lage.name)"
    )
    with tjanst_igang(hem, port) as process, Trogproxy(port, sekunder=1.0) as proxy:
        miljo = os.environ | {
            "PREFECT_API_URL": f"http://127.0.0.1:{proxy.port}/api",
            "PREFECT_HOME": str(tmp_path / "klient"),
        }
        argument = [sys.executable, "-c", program, json.dumps(REKOMMENDATION)]
        with subprocess.Popen(argument, env=miljo, stdout=subprocess.PIPE, text=True) as korning:
            vanta(lambda: _antal_beslut(databas) == 1)
            svar, _ = korning.communicate(timeout=120)
        assert svar.splitlines()[-1] == "Registrerat"
        stoppa(process)
    assert _antal_beslut(databas) == 1


@pytest.mark.parametrize("brott", ["servern dödas", "körningarna avbryts och tas bort"])
def test_a_submission_arrives_once_whatever_happens_to_its_run(
    databas: Databas, tmp_path: Path, brott: str
) -> None:
    from prefect.states import Cancelled

    vilka, hem, port = undertecknade(databas), tmp_path / "hem", ledig_port()
    blanketter = [
        {"omgang": OMGANG, "huvudman": kod, "registrerat_av": "Registrator (fiktiv)"}
        for kod in vilka
    ]
    with tjanst_igang(hem, port) as process, klient_mot(port) as klient:
        korningar = [begar(klient, "lamna-in", blankett=ett) for ett in blanketter]
        vanta(lambda: _inlamnade(databas))
        if brott == "servern dödas":
            dod = serverns_pid(hem)
            os.killpg(dod, signal.SIGKILL)
            vanta(lambda: serverns_pid(hem) != dod and klient.hello().status_code == 200)
        else:
            for korning in korningar:
                klient.set_flow_run_state(korning, Cancelled(), force=True)
                klient.delete_flow_run(korning)
        igen = [begar(klient, "lamna-in", blankett=ett) for ett in blanketter]
        svaren = [vanta_ut(klient, korning).state_name for korning in igen]
        stoppa(process)
    assert "Redan inlämnat" in svaren
    assert set(svaren) <= {"Inlämnat", "Redan inlämnat"}
    assert _inlamnade(databas) == len(vilka)
    assert len(list((hem / "inkorg" / "vgr").glob("*.zip"))) == len(vilka)
    with databas.las() as session:
        assert not list(verifiera(session, hem=hem))


def undertecknade(databas: Databas) -> list[str]:
    """Plays the script for five principals until all that is left is to hand in."""
    manus = las_manus(Path(exempel.__file__).parent / OMGANG / "manus.yaml")
    lamnar = [ett for ett in manus.poster if isinstance(ett, Inlamningspost)]
    vilka = [ett.huvudman for ett in lamnar if ett.vantas == "inlamnat"][:5]
    for post in manus.poster:
        egen = getattr(post, "huvudman", None) or getattr(post, "organ", "").partition("-")[0]
        if egen in vilka and not isinstance(post, Inlamningspost | Kvittenspost):
            stega_klocka(databas, post.nar)
            Utforare(databas, OMGANG).utfor(post)
    return vilka


def _inlamnade(databas: Databas) -> int:
    return sum("avtal_inlamnat" in rad for rad in dump(databas)["handelse"])


def _antal_beslut(databas: Databas) -> int:
    return sum("beslut_registrerat" in rad for rad in dump(databas)["handelse"])

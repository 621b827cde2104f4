"""What people see in Prefect's own pages, in a real Chromium: form, chain and matrix."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diarium.databas import Databas
from diarium.databaslage import stall_in
from diarium.installningar import Installningar
from diarium.schema import hoj_schema
from tests.flows.korning import NU, OMGANG
from tests.flows.test_tjanst import ledig_port

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.prefect, pytest.mark.webblasare]
ROT = Path(__file__).parents[2]
VAXLAR = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@dataclass(frozen=True)
class Sidor:
    """Addresses of pages on a server where the round has started."""

    blankett: str
    kedja: str
    matris: str


@pytest.fixture(scope="module")
def chromium() -> str:
    """The system's own Chromium."""
    pytest.importorskip("playwright", reason="Python-paketet playwright är inte installerat.")
    for namn in ("chromium", "chromium-browser", "google-chrome"):
        if vag := shutil.which(namn):
            return vag
    pytest.skip("Ingen Chromium finns på datorn. Installera paketet chromium.")


@pytest.fixture(scope="module")
def sidor(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sidor]:
    """A server with its pages (the test server has none), one round, and one picture of it."""
    from flows.server import starta_server

    assert chromium
    hem = tmp_path_factory.mktemp("webb")
    stall_klockan(hem)
    server = starta_server(hem, ledig_port())
    try:
        yield kor_omgangen(server.url, server.api, hem)
    finally:
        server.stop()


def stall_klockan(hem: Path) -> None:
    """Makes a record whose clock stands in June 2019."""
    databas = Databas(Installningar(hem=hem).databas_url)
    hoj_schema(databas)
    stall_in(databas, simulerad=True, nu=NU)
    databas.stang()


def kor_omgangen(url: str, api: str, hem: Path) -> Sidor:
    """Runs the round in a process that has met no other server."""
    miljo = {namn: varde for namn, varde in os.environ.items() if namn != "BESLUT_DATABAS"}
    miljo |= {
        "BESLUT_HEM": str(hem),
        "PREFECT_API_URL": api,
        "PREFECT_HOME": str(hem / "klient"),
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
    }
    korning = subprocess.run(
        [sys.executable, "-m", "tests.flows.webbomgang", url],
        env=miljo,
        cwd=ROT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert korning.returncode == 0, korning.stderr
    return Sidor(**json.loads(korning.stdout.splitlines()[-1]))


@pytest.fixture
def sida(chromium: str) -> Iterator["Page"]:
    """An empty page in the browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as spelare:
        webblasare = spelare.chromium.launch(executable_path=chromium, args=VAXLAR)
        flik = webblasare.new_page(viewport={"width": 1600, "height": 1000}, locale="sv-SE")
        flik.set_default_timeout(15_000)
        yield flik
        webblasare.close()


def syns(sida: "Page", *texter: str) -> None:
    """Waits until every text can be seen."""
    for text in texter:
        sida.get_by_text(text).first.wait_for(state="visible")


def test_the_pages_speak_swedish_where_they_are_ours(sidor: Sidor, sida: "Page") -> None:
    sida.goto(sidor.blankett)
    syns(sida, "Underlag", "Egen mapp", "Utskick", "Startad av")
    syns(sida, "Svaren i exemplen är fiktiva.", "Exempel: Samordnare, VästKom")
    sida.goto(sidor.kedja)
    syns(sida, f"Beslutskedja {OMGANG}", "Väntar")
    sida.get_by_text("Task Runs", exact=True).click()
    syns(sida, "Inlämning till VGR 0/49".replace("ä", "a\u0308"), "Rekommenderat")
    sida.goto(sidor.matris)
    syns(sida, "Fiktivt.", "klockslaget är antaget", "Åmål")

"""What a coordinator does and sees in Prefect's own pages, in a real Chromium."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from beslutsmodell.frist import STOCKHOLM
from diarium.databas import Databas
from diarium.databaslage import stall_in, stega_klocka
from diarium.installningar import Installningar
from diarium.schema import hoj_schema
from flows.adresser import till_blankett
from tests.diarium.diariet import dump
from tests.flows.korning import NU, OMGANG
from tests.flows.sidorna import TALAMOD, Sidor
from tests.flows.test_tjanst import ledig_port, tjanst_igang

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = [pytest.mark.prefect, pytest.mark.webblasare]
VAXLAR = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
I_AUGUSTI = datetime(2019, 8, 26, 9, tzinfo=STOCKHOLM)
VASTKOM = {"omgang": OMGANG, "arende": "vastkom/vastkom-styrelse"}


@pytest.fixture(scope="module")
def chromium() -> str:
    """The system's own Chromium."""
    pytest.importorskip("playwright", reason="Python-paketet playwright är inte installerat.")
    for namn in ("chromium", "chromium-browser", "google-chrome"):
        if vag := shutil.which(namn):
            return vag
    pytest.skip("Ingen Chromium finns på datorn. Installera paketet chromium.")


@pytest.fixture(scope="module")
def hem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The service's folder."""
    return tmp_path_factory.mktemp("webb")


@pytest.fixture(scope="module")
def url(chromium: str, hem: Path) -> Iterator[str]:
    """The address of `beslut serve`, on a record whose clock stands in June 2019."""
    assert chromium
    port = ledig_port()
    stall_klockan(hem)
    with tjanst_igang(hem, port, loggniva="INFO"):
        yield f"http://127.0.0.1:{port}"


def stall_klockan(hem: Path) -> None:
    """Makes a record whose clock stands in June 2019."""
    with diariet_i(hem) as databas:
        hoj_schema(databas)
        stall_in(databas, simulerad=True, nu=NU)


@pytest.fixture(scope="module")
def sida(chromium: str) -> Iterator["Page"]:
    """An empty page in the browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as spelare:
        webblasare = spelare.chromium.launch(executable_path=chromium, args=VAXLAR)
        flik = webblasare.new_page(viewport={"width": 1500, "height": 1150}, locale="sv-SE")
        flik.set_default_timeout(30_000)
        yield flik
        webblasare.close()


@pytest.fixture(scope="module")
def sidor(url: str, sida: "Page") -> Sidor:
    """The pages, where the round has been started by its form."""
    sidor = Sidor(url, sida)
    sidor.oppna_blankett("starta-omgang")
    sidor.syns("Process och underlag", "Svaren i exemplen är fiktiva.", "Motpartens frist")
    sidor.behall("prefect-start")
    sidor.fyll_i("Startad av", "Samordnare, VästKom (fiktiv)")
    korning = sidor.skicka("starta-omgang")
    assert korning["state_name"] == "Startad", korning["state"]
    return sidor


@contextmanager
def diariet_i(hem: Path) -> Iterator[Databas]:
    """Opens the record that the service has open too."""
    databas = Databas(Installningar(hem=hem).databas_url)
    yield databas
    databas.stang()


def svep_till_klart(sidor: Sidor) -> None:
    """Runs a sweep by its button; while the schedule's own holds the place, again."""
    slut = time.monotonic() + TALAMOD
    while True:
        sidor.oppna(f"/deployments/deployment/{sidor.drift('paminn')}/run")
        lage = sidor.skicka("paminn")["state_name"]
        if lage == "Klart":
            return
        assert lage == "Cancelled"
        assert time.monotonic() < slut, "inget svep fick plats"
        time.sleep(2)


def kedja(sidor: Sidor) -> str:
    """Gives the page of the latest chain."""
    (forst, *_) = sorted(sidor.korningar("beslutskedja"), key=lambda k: k["created"], reverse=True)
    return f"/runs/flow-run/{forst['id']}"


def test_the_chain_is_there_when_the_round_has_started(sidor: Sidor) -> None:
    sidor.oppna(kedja(sidor))
    sidor.syns(f"Beslutskedja {OMGANG}", "Väntar", f"omgang:{OMGANG}")
    sidor.syns("På tur: VästKoms styrelse, senast 18 juni 2019")
    sidor.sida.get_by_text("Task Runs", exact=True).click()
    sidor.syns("Inlämning till VGR 0/49".replace("ä", "a\u0308"))


def test_the_pictures_say_what_is_next_and_lead_to_each_other(sidor: Sidor) -> None:
    sidor.oppna(sidor.artefakt(f"lage-{OMGANG}"))
    sidor.syns("Fiktivt.", "Härnäst", "nästa påminnelse", "klockslaget är antaget")
    sidor.behall("prefect-lage")
    with sidor.sida.expect_popup() as flik:
        sidor.sida.get_by_role("link", name="Kommun för kommun").click()
    flik.value.wait_for_url(f"**/artifacts/key/matris-{OMGANG}")
    flik.value.close()
    sidor.oppna(sidor.artefakt(f"matris-{OMGANG}"))
    sidor.syns("Åmål", "vilande")
    sidor.oppna(sidor.artefakt(f"plan-{OMGANG}"))
    sidor.syns("av 49 hinner", "Behöver något", "Före kommunerna")
    sidor.behall("prefect-plan")
    sidor.oppna(sidor.artefakt(f"framsteg-{OMGANG}"))
    sidor.syns("0 av 49 har beslutat")


def test_the_drawn_pictures_are_seen_and_read_aloud(sidor: Sidor) -> None:
    for slag, ord_ in (
        ("plan", "av 49 hinner"),
        ("beslut", "0 av 49 har beslutat allt"),
        ("matris", "Punkt 1: vilande 49."),
    ):
        sidor.oppna(sidor.artefakt(f"bild-{slag}-{OMGANG}"))
        sidor.syns("Fiktivt.", ord_)
        bild = sidor.sida.get_by_role("img", name=re.compile(f"{ord_}.*"))
        bild.scroll_into_view_if_needed()
        bredd = bild.evaluate("bild => bild.complete && bild.naturalWidth")
        assert (bredd > 700, bild.evaluate("bild => bild.src.slice(0, 19)")) == (
            True,
            "data:image/svg+xml;",
        )
        sidor.behall(f"prefect-bild-{slag}")
        assert sidor.sida.get_by_text("underlag").count() == 0


def test_a_decision_is_recorded_by_a_form_filled_in_beforehand(sidor: Sidor) -> None:
    sidor.oppna(till_blankett(sidor.drift("registrera-beslut"), VASTKOM))
    sidor.syns("Utfall per punkt")
    sidor.fyll_i("Beslutsdatum", "2019-06-11")
    sidor.fyll_i("Utfall per punkt", "1=bifall: bor, 2=bifall: rekommenderas, 3=bifall: ingen")
    sidor.fyll_i("Registrerat av", "Registrator, VästKom (fiktiv)")
    sidor.sida.get_by_text("Omgång", exact=True).first.scroll_into_view_if_needed()
    sidor.behall("prefect-beslut")
    korning = sidor.skicka("registrera-beslut")
    assert korning["state_name"] == "Registrerat", korning["state"]
    sidor.oppna(f"/runs/flow-run/{korning['id']}")
    sidor.syns("Registrerat", "Öppnar 4 ärenden")


def test_a_busy_server_is_asked_again_and_gets_the_form_once(sidor: Sidor) -> None:
    svar = iter([503])
    monster = "**/create_flow_run"

    def forst_upptagen(fraga: "Route") -> None:
        if kod := next(svar, None):
            fraga.fulfill(status=kod, body="{}")
        else:
            fraga.continue_()

    sidor.oppna(till_blankett(sidor.drift("registrera-beslut"), VASTKOM))
    sidor.syns("Utfall per punkt")
    fore = len(sidor.korningar("registrera-beslut"))
    sidor.sida.route(monster, forst_upptagen)
    korning = sidor.skicka("registrera-beslut")
    sidor.sida.unroute(monster)
    assert korning["state_name"] == "Nekat", korning["state"]
    assert next(svar, None) is None
    assert len(sidor.korningar("registrera-beslut")) == fore + 1


def test_a_refusal_says_what_to_mend(sidor: Sidor) -> None:
    sidor.oppna(till_blankett(sidor.drift("registrera-beslut"), VASTKOM))
    sidor.syns("Utfall per punkt")
    sidor.fyll_i("Beslutsdatum", "2019-13-45")
    sidor.fyll_i("Utfall per punkt", "1=bifal")
    korning = sidor.skicka("registrera-beslut")
    assert korning["state_name"] == "Nekat", korning["state"]
    sidor.oppna(f"/runs/flow-run/{korning['id']}")
    sidor.syns("Nekat", "Beslutsdatum: datumet 2019-13-45 finns inte")
    sidor.syns("Menade du 'bifall'?", "Registrerat av: uppgiften saknas")
    sidor.behall("prefect-nekat")


def test_runs_cancelled_and_deleted_and_a_schedule_paused_by_hand_lose_nothing(
    sidor: Sidor, hem: Path
) -> None:
    with diariet_i(hem) as databas:
        stega_klocka(databas, I_AUGUSTI)
        fore = dump(databas)
    kommande = [en for en in sidor.korningar("paminn") if en["state_name"] == "Scheduled"]
    *_, sedan, forst = (
        en["id"] for en in sorted(kommande, key=lambda en: en["expected_start_time"])
    )
    sidor.avbryt(forst)
    sidor.ta_bort(forst)
    sidor.avbryt(sedan)
    sidor.pausa("paminn")
    kvar = {en["id"]: en["state_type"] for en in sidor.korningar("paminn")}
    assert (kvar.get(forst), kvar[sedan]) == (None, "CANCELLED")
    svep_till_klart(sidor)
    with diariet_i(hem) as databas:
        efter = dump(databas)
    assert efter["handelse"] == fore["handelse"]
    assert len(efter["ansprak"]) > 0

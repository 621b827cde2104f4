"""No text lies on another or outside the sheet, as a real Chromium lays the pictures out."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import exempel
from beslutsmodell.plan.nulage import Nulage
from beslutsmodell.plan.planera import planera
from diarium.databas import Databas
from diarium.inlasning.omgang import las_omgang
from diarium.lage import las_lage
from diarium.starta import starta
from diarium.uppslutning import Maldag, Uppslutning
from flows.bilder.kommunplan import kommunplan
from flows.bilder.matrisbild import matrisbild
from flows.bilder.omgangsplan import omgangsplan
from flows.bilder.rita import Bild, rita_svg
from flows.bilder.uppslutningsbild import uppslutningsbild
from tests.flows.korning import NU

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.webblasare
EXEMPLEN: Final = Path(exempel.__file__).parent
SKRIPT: Final = """() => {
  const ark = document.querySelector('svg').getBoundingClientRect();
  const rutor = [...document.querySelectorAll('svg text')].filter(t => t.textContent.trim())
    .map(t => [t.textContent, t.getBoundingClientRect()]);
  const fel = rutor.filter(([, r]) => r.left < ark.left || r.right > ark.right
    || r.top < ark.top || r.bottom > ark.bottom).map(([t]) => 'utanför: ' + t);
  rutor.forEach(([t, a], i) => rutor.slice(i + 1).forEach(([u, b]) => {
    const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (x > 1 && y > 0.35 * Math.min(a.height, b.height)) fel.push(t + ' | ' + u);
  }));
  return fel;
}"""


@pytest.fixture(scope="module")
def sida() -> "Iterator[Page]":
    """An empty page in the browser."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright är inte installerat.")
    vag = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
    )
    if not vag:
        pytest.skip("Ingen Chromium finns på datorn. Installera paketet chromium.")
    with sync_api.sync_playwright() as spelare:
        webblasare = spelare.chromium.launch(executable_path=vag, args=["--no-sandbox"])
        yield webblasare.new_page()
        webblasare.close()


def bilderna() -> Iterator[tuple[str, Bild]]:
    """Yields pictures of every example, early and late."""
    for kod, dagar in (
        ("fvm-avrop-2019", (date(2019, 6, 3), date(2019, 11, 14), date(2019, 12, 5))),
        ("fullmakt-2016", (date(2016, 10, 3),)),
        ("avsiktsforklaring-2017", (date(2016, 2, 1), date(2017, 1, 20))),
    ):
        omgang = las_omgang(EXEMPLEN / kod).omgang
        for dag in dagar:
            nulage = Nulage(idag=dag, beslutat={}, behandlat={}, startad=False)
            plan = planera(omgang, nulage=nulage, regler=omgang.plan)
            yield f"{kod} {dag}", omgangsplan(omgang, plan)
            for man in plan.huvudman[:4]:
                yield f"{kod} {dag} {man.namn}", kommunplan(omgang, plan, man)
            beslutade = {man.kod: dag for man in plan.huvudman[:-1]}
            frist = Maldag("Mottaget", plan.frist)
            for har in ({}, beslutade):
                antal = len(plan.huvudman)
                laget = Uppslutning(dag, dag, frist, (frist,), har, {}, 0, antal)
                yield f"{kod} {dag} {len(har)} beslut", uppslutningsbild(omgang, laget)


def matriser(databas: Databas) -> Iterator[tuple[str, Bild]]:
    """Yields the matrix of the round of 2019, at its start and when everybody is late."""
    inlast = las_omgang(EXEMPLEN / "fvm-avrop-2019")
    with databas.skriv() as session:
        starta(session, inlast.omgang, inlast.kontakter, nu=NU)
    with databas.las() as session:
        for nu in (NU, NU.replace(month=12)):
            yield f"matris {nu}", matrisbild(las_lage(session, inlast.omgang.kod, nu=nu))


def test_no_text_lies_on_another_or_outside_the_sheet(sida: "Page", diariet: Databas) -> None:
    fel = {}
    for namn, bild in (*bilderna(), *matriser(diariet)):
        sida.set_content(rita_svg(bild).decode().partition("?>")[2])
        if hittat := sida.evaluate(SKRIPT):
            fel[namn] = hittat[:5]
    assert fel == {}

"""Prefect's pages as a person meets them: forms filled in, answers waited for, pictures kept."""

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from playwright.sync_api import Page

BILDER = Path(__file__).parents[2] / "docs" / "bilder"
SPARA = os.environ.get("BESLUT_SKRIV_BILDER") == "1"
UPPTAGEN = "Something went wrong trying to create a flow run"
TALAMOD = 120.0
"""Seconds after which something has hung; nothing is measured by it."""
OMTRYCK = 10.0
"""Seconds after which one presses again."""
SLUTLIGA = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")


@dataclass(frozen=True)
class Sidor:
    """The pages of a running service."""

    url: str
    sida: "Page"

    def fraga(self, vag: str, kropp: object = None) -> Any:  # noqa: ANN401 - what JSON holds
        """Asks the API, as the pages do."""
        fraga = Request(  # noqa: S310 - our own loopback address
            f"{self.url}/api{vag}",
            data=None if kropp is None else json.dumps(kropp).encode(),
            headers={"content-type": "application/json"},
        )
        with urlopen(fraga, timeout=30) as svar:  # noqa: S310 - as above
            return json.load(svar)

    def drift(self, namn: str) -> str:
        """Gives the id of a deployment."""
        return str(self.fraga(f"/deployments/name/{namn}/{namn}")["id"])

    def oppna(self, vag: str) -> None:
        """Opens a page."""
        self.sida.goto(f"{self.url}{vag}")

    def oppna_blankett(self, namn: str) -> None:
        """Opens an empty form."""
        self.oppna(f"/deployments/deployment/{self.drift(namn)}/run")
        self.syns("Parameters")

    def fyll_i(self, rubrik: str, text: str) -> None:
        """Fills in the field under a heading."""
        falt = self.sida.locator(".schema-form-property")
        rutan = falt.filter(has=self.sida.get_by_text(rubrik, exact=True)).last
        rutan.locator("textarea").fill(text)

    def skicka(self, namn: str) -> dict[str, Any]:
        """Submits the form, and gives its run when that has ended.

        A busy server (503) makes the page stay, with a notice in a corner: one presses again.
        """
        fore = {korning["id"] for korning in self.korningar(namn)}
        formular = self.sida.url
        self.sida.get_by_role("button", name="Submit").click()
        slut = time.monotonic() + TALAMOD
        while time.monotonic() < slut:
            nya = [korning for korning in self.korningar(namn) if korning["id"] not in fore]
            if nya and nya[0]["state_type"] in SLUTLIGA:
                return nya[0]
            notis = self.sida.get_by_text(UPPTAGEN)
            if not nya and self.sida.url == formular and notis.count():
                notis.first.wait_for(state="hidden")
                self.sida.get_by_role("button", name="Submit").click()
            time.sleep(0.1)
        synligt = self.sida.locator("body").inner_text()
        raise AssertionError(f"{namn} svarade inte: {nya}\n{self.sida.url}\n{synligt}")

    def avbryt(self, korning: str) -> None:
        """Cancels a run by its button."""

        def tryck() -> None:
            self.oppna(f"/runs/flow-run/{korning}")
            self.sida.get_by_role("button", name="Cancel").click()
            self.sida.get_by_role("button", name="Confirm").click()

        self._tills(lambda: self.tillstand(korning) == "CANCELLED", tryck)

    def ta_bort(self, korning: str) -> None:
        """Deletes a run by its menu."""

        def tryck() -> None:
            self.oppna(f"/runs/flow-run/{korning}")
            self.sida.locator(".page-heading button.w-10").click()
            self.sida.get_by_text("Delete", exact=True).click()
            self.sida.get_by_role("button", name="Delete").click()

        self._tills(lambda: self.tillstand(korning) is None, tryck)

    def pausa(self, namn: str) -> None:
        """Pauses the schedule of a deployment by its switch."""
        drift = self.drift(namn)

        def tryck() -> None:
            self.oppna(f"/deployments/deployment/{drift}")
            self.sida.locator(".p-toggle").first.click()

        self._tills(lambda: not any(ett["active"] for ett in self._scheman(drift)), tryck)

    def _tills(self, hant: Callable[[], bool], tryck: Callable[[], None]) -> None:
        """Presses until it has happened: a busy server (503) answers with a notice alone."""
        slut = time.monotonic() + TALAMOD
        while not hant():
            assert time.monotonic() < slut, f"hände aldrig:\n{self.sida.url}"
            tryck()
            paus = time.monotonic() + OMTRYCK
            while time.monotonic() < paus and not hant():
                time.sleep(0.1)

    def _scheman(self, drift: str) -> list[dict[str, Any]]:
        return list(self.fraga(f"/deployments/{drift}/schedules"))

    def tillstand(self, korning: str) -> str | None:
        """Gives the type of a run's state; null where there is no such run."""
        urval = {"flow_runs": {"id": {"any_": [korning]}}}
        return next((en["state_type"] for en in self.fraga("/flow_runs/filter", urval)), None)

    def korningar(self, namn: str) -> list[dict[str, Any]]:
        """Gives the runs of a deployment, or the child runs of a flow with its name."""
        return list(self.fraga("/flow_runs/filter", {"flows": {"name": {"any_": [namn]}}}))

    def artefakt(self, nyckel: str) -> str:
        """Gives the page of the latest version of an artifact."""
        urval = {"artifacts": {"key": {"any_": [nyckel]}}}
        (senaste,) = self.fraga("/artifacts/latest/filter", urval)
        return f"/artifacts/artifact/{senaste['latest_id']}"

    def syns(self, *texter: str) -> None:
        """Waits until every text can be seen."""
        for text in texter:
            self.sida.get_by_text(text).first.wait_for(state="visible")

    def behall(self, namn: str) -> None:
        """Keeps the page as a picture of the docs, on request."""
        if SPARA:
            self.sida.wait_for_timeout(1500)
            self.sida.screenshot(path=BILDER / f"{namn}.png")

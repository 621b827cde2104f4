"""The receivers: a real mail server and real Teams workflows, counted per mailbox."""

import json
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar, NamedTuple, Self

from aiosmtpd.smtp import SMTP

from app.mottagare.ca import Lokalca
from app.mottagare.kortkontroll import Ogiltigt, las_kort
from app.mottagare.smtp import Smtpmottagare
from app.mottagare.teams import Samtal, Teamsmottagare
from notiser.dubblett import MARKNING
from tests.diarium.svep.rigg import brevtext, tolka
from tests.kaos.punkter import Slag

MARKE = MARKNING.removesuffix(".")
"""What a possible copy says, on either transport."""
TALAMOD_S = 10.0


class Lada(NamedTuple):
    """The mailbox of a body, or its channel in Teams."""

    slag: Slag
    organ: str


class _Smtp(Smtpmottagare):
    """Knows which conversations are still going on."""

    def __init__(self, mapp: Path) -> None:
        super().__init__(mapp)
        self._samtal: list[SMTP] = []

    def protokoll(self) -> SMTP:
        self._samtal = [ett for ett in self._samtal if ett.transport is not None]
        self._samtal.append(super().protokoll())
        return self._samtal[-1]

    @property
    def tyst(self) -> bool:
        return all(ett.transport is None for ett in self._samtal)


class _Teamssamtal(Samtal):
    """Says which workflow a card came to."""

    def setup(self) -> None:
        super().setup()
        self._mottagare.pagar(1)

    def finish(self) -> None:
        try:
            super().finish()
        finally:
            self._mottagare.pagar(-1)

    def ta_emot(self, innehall: bytes) -> None:
        try:
            kort = las_kort(innehall)
        except Ogiltigt as brist:
            self.svara(400, str(brist))
            return
        flode = self.path.partition("/workflows/")[2].partition("/")[0]
        self._mottagare.lagg(flode, kort)
        self.svara(202, "")

    @property
    def _mottagare(self) -> "_Teams":
        mottagare = self.server.mottagare
        assert isinstance(mottagare, _Teams)
        return mottagare


class _Teams(Teamsmottagare):
    """Keeps what came by workflow, and knows which conversations are still going on."""

    samtal: ClassVar[type[Samtal]] = _Teamssamtal

    def __init__(self, mapp: Path, ca: Lokalca) -> None:
        self.i_floden: list[tuple[str, dict[str, Any]]] = []
        self._las = Lock()
        self._pagar = 0
        super().__init__(mapp, tls=ca.serverkontext())

    def lagg(self, flode: str, kort: dict[str, Any]) -> None:
        self.spara(kort)
        self.i_floden.append((flode, kort))

    def pagar(self, andring: int) -> None:
        with self._las:
            self._pagar += andring

    @property
    def tyst(self) -> bool:
        return not self._pagar


class Mottagarna:
    """Both receivers; use it as a context manager."""

    def __init__(self, mapp: Path) -> None:
        ca = Lokalca(mapp / "ca")
        self.ca_fil = str(ca.ca_fil)
        self._smtp = _Smtp(mapp / "brev")
        self._teams = _Teams(mapp / "kort", ca)
        self._lasta = (0, 0)
        self._oppna = ExitStack()

    def __enter__(self) -> Self:
        self._oppna.enter_context(self._smtp)
        self._oppna.enter_context(self._teams)
        return self

    def __exit__(self, *_: object) -> None:
        self._oppna.close()

    @property
    def smtp_port(self) -> int:
        return self._smtp.port

    def teamsadress(self, organ: str) -> str:
        """Gives a body the address of a workflow of its own."""
        return self._teams.adress(flode=organ)

    def vand_blad(self) -> None:
        """Begins to count anew: what has come belongs to an earlier leaf."""
        self._lasta = (len(self._smtp.mottagna), len(self._teams.i_floden))

    def rakna(self) -> dict[Lada, list[bool]]:
        """Tells for each mailbox, in the order of arrival, which of its messages were marked.

        Waits until every conversation has ended: the dead may have left something on the way.
        """
        slut = time.monotonic() + TALAMOD_S
        while not (self._smtp.tyst and self._teams.tyst):
            assert time.monotonic() < slut, "Ett samtal med en mottagare tar inte slut."
            time.sleep(0.005)
        brev, kort = self._lasta
        lador: dict[Lada, list[bool]] = defaultdict(list)
        for ett in self._smtp.mottagna[brev:]:
            (adress,) = ett.mottagare
            organ = adress.partition("@")[2].removesuffix(".example")
            lador[Lada("brev", organ)].append(MARKE in brevtext(tolka(ett.innehall)))
        for flode, innehall in self._teams.i_floden[kort:]:
            markt = MARKE in json.dumps(innehall, ensure_ascii=False)
            lador[Lada("kort", flode)].append(markt)
        return lador

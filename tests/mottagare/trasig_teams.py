"""A Teams receiver that answers as it is told, or not at all."""

import ssl
from pathlib import Path
from threading import Event
from typing import ClassVar

from app.mottagare.teams import Samtal, Teamsmottagare

KLIPP = 0
"""In place of a status: cuts the connection after the card has been read."""
TYST = -1
"""In place of a status: keeps the connection open and says nothing."""


class _TrasigtSamtal(Samtal):
    def ta_emot(self, innehall: bytes) -> None:
        trasig = self.server.mottagare
        assert isinstance(trasig, TrasigTeams)
        status = trasig.status
        if status == TYST:
            trasig.slut.wait(10)
        if status in {TYST, KLIPP}:
            self.close_connection = True
        elif status == 202:
            super().ta_emot(innehall)
        else:
            self.svara(status, "trasig", **trasig.huvuden)


class TrasigTeams(Teamsmottagare):
    """Answers every card with one status."""

    samtal: ClassVar[type[Samtal]] = _TrasigtSamtal

    def __init__(self, mapp: Path, *, tls: ssl.SSLContext, status: int, **huvuden: str) -> None:
        super().__init__(mapp, tls=tls)
        self.status = status
        self.huvuden = huvuden
        self.slut = Event()

    def __exit__(self, *_: object) -> None:
        self.slut.set()
        super().__exit__(*_)

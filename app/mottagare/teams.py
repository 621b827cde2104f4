"""A real HTTPS server on 127.0.0.1 that takes cards as a Teams workflow does."""

import json
import re
import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar, Self
from urllib.parse import parse_qs, urlsplit

from app.mottagare.kortkontroll import STORSTA_KORT, Ogiltigt, las_kort
from app.mottagare.ordning import Lopnummermapp

HOST = "127.0.0.1"
VAG = re.compile(
    r"^(?:/powerautomate/automations/direct)?/workflows/[\w-]+/triggers/manual/paths/invoke$"
)
TYST_S = 60
MEST_ATT_LASA = 4 * STORSTA_KORT


class _Server(ThreadingHTTPServer):
    """Listens with TLS; each connection shakes hands in a thread of its own."""

    daemon_threads = True
    mottagare: "Teamsmottagare"

    def handle_error(self, *_: object) -> None:
        """Keep silent: a cut connection is the sender's affair."""


class Samtal(BaseHTTPRequestHandler):
    """One kept-alive connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = TYST_S
    wbufsize = -1
    server: _Server

    def setup(self) -> None:
        """Count the connection."""
        super().setup()
        self.server.mottagare.anslutningar += 1

    def do_POST(self) -> None:
        """Take one card."""
        adress = urlsplit(self.path)
        langd = int(self.headers.get("Content-Length") or 0)
        innehall = self.rfile.read(min(langd, MEST_ATT_LASA))
        self.close_connection = self.close_connection or langd > MEST_ATT_LASA
        if not VAG.match(adress.path):
            self.svara(404, "flödet finns inte")
        elif not parse_qs(adress.query).get("sig"):
            self.svara(401, "signaturen saknas")
        else:
            self.ta_emot(innehall)

    def ta_emot(self, innehall: bytes) -> None:
        """Store a card that Teams would take; answer 400 with the reason otherwise."""
        try:
            kort = las_kort(innehall)
        except Ogiltigt as brist:
            self.svara(400, str(brist))
            return
        self.server.mottagare.spara(kort)
        self.svara(202, "")

    def svara(self, status: int, text: str, **huvuden: str) -> None:
        """Answer with a status and a Swedish reason."""
        kropp = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(kropp)))
        for namn, varde in huvuden.items():
            self.send_header(namn.replace("_", "-"), varde)
        self.end_headers()
        self.wfile.write(kropp)

    def log_message(self, *_: object) -> None:
        """Log nothing: the request line holds the signature."""


class Teamsmottagare:
    """Takes cards over HTTPS from start to stop; use it as a context manager.

    `port` 0 becomes the real port at start; `anslutningar` counts the connections.
    """

    samtal: ClassVar[type[Samtal]] = Samtal

    def __init__(self, mapp: Path, *, tls: ssl.SSLContext, port: int = 0) -> None:
        """Open the port; cards are stored as JSON in the folder."""
        self.mottagna: list[dict[str, Any]] = []
        self.anslutningar = 0
        self._mapp = Lopnummermapp(mapp, "json")
        self._server = _Server((HOST, port), self.samtal)
        self._server.mottagare = self
        self._server.socket = tls.wrap_socket(
            self._server.socket, server_side=True, do_handshake_on_connect=False
        )
        self.port: int = self._server.server_address[1]
        self._trad = Thread(
            target=self._server.serve_forever, args=(0.05,), name="teamsmottagare", daemon=True
        )

    def __enter__(self) -> Self:
        """Start to answer."""
        self._trad.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop answering and close the port."""
        self._server.shutdown()
        self._server.server_close()
        self._trad.join(timeout=10)

    def adress(self, flode: str = "demo", signatur: str = "fiktiv") -> str:
        """Give the workflows:// address of a flow here."""
        return f"workflows://{HOST}:{self.port}/{flode}/{signatur}"

    def spara(self, kort: dict[str, Any]) -> None:
        """Keep a card in memory and as a readable file."""
        self._mapp.spara(json.dumps(kort, ensure_ascii=False, indent=2).encode())
        self.mottagna.append(kort)

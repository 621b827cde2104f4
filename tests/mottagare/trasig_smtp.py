"""A mail server that misbehaves on order, step by step of the conversation."""

import socket
from collections.abc import Callable
from enum import Enum
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from typing import Self


class Ofog(Enum):
    """What the server does instead of answering."""

    KLIPP = "klipp"
    """Closes the connection without a word."""
    TYST = "tyst"
    """Keeps the connection open and says nothing."""


Steg = str | Ofog | Callable[[str], str]
ARTIG: dict[str, Steg] = {
    "HÄLSNING": "220 trasig.invalid",
    "EHLO": "250 trasig.invalid",
    "MAIL": "250 2.1.0 Ok",
    "RCPT": "250 2.1.5 Ok",
    "DATA": "354 Skriv",
    "INNEHÅLL": "",
    "PUNKT": "250 2.0.0 Ok",
    "RSET": "250 2.0.0 Ok",
    "QUIT": "221 2.0.0 Hej då",
    "EFTERÅT": "",
}


class _Samtal(StreamRequestHandler):
    """One connection."""

    server: "_Server"

    def handle(self) -> None:
        ordrar: list[str] = []
        self.server.trasig.samtal.append(ordrar)
        if not self._svara("HÄLSNING", ""):
            return
        for rad in self.rfile:
            text = rad.decode().strip()
            ordrar.append(text)
            ordning = text[:4].upper()
            if not self._svara(ordning, text):
                return
            tar_emot = ordning == "DATA" and self.server.trasig.svarar_med_354()
            if tar_emot and not self._ta_emot_brev():
                return
            if ordning == "QUIT":
                return

    def _ta_emot_brev(self) -> bool:
        rader = [self.rfile.readline()]
        if not self._svara("INNEHÅLL", ""):
            return False
        for rad in self.rfile:
            if rad == b".\r\n":
                break
            rader.append(rad)
        self.server.trasig.brev.append(b"".join(rader))
        return self._svara("PUNKT", "") and self._svara("EFTERÅT", "")

    def _svara(self, steg: str, rad: str) -> bool:
        match self.server.trasig.steg[steg]:
            case Ofog.KLIPP:
                self.connection.shutdown(socket.SHUT_RDWR)
                return False
            case Ofog.TYST:
                self.server.trasig.slut.wait(10)
                return False
            case str(text):
                svar = text
            case valj:
                svar = valj(rad)
        if svar:
            self.wfile.write(f"{svar}\r\n".encode())
        return True


class _Server(ThreadingTCPServer):
    daemon_threads = True
    trasig: "TrasigSmtp"


class TrasigSmtp:
    """Answers politely but for the steps that it is told to spoil."""

    def __init__(self, **steg: Steg) -> None:
        self.steg = {**ARTIG, **steg}
        self.samtal: list[list[str]] = []
        self.brev: list[bytes] = []
        self.slut = Event()
        self._server = _Server(("127.0.0.1", 0), _Samtal)
        self._server.trasig = self
        self.port: int = self._server.server_address[1]
        self._trad = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def svarar_med_354(self) -> bool:
        return str(self.steg["DATA"]).startswith("354")

    def __enter__(self) -> Self:
        self._trad.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.slut.set()
        self._server.shutdown()
        self._server.server_close()
        self._trad.join(timeout=5)

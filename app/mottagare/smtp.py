"""A real mail server on 127.0.0.1 that keeps every letter as an .eml file."""

import asyncio
import ssl
from pathlib import Path
from threading import Thread
from typing import NamedTuple, Self

from aiosmtpd.smtp import SMTP, Envelope, Session

from app.mottagare.ordning import Lopnummermapp

HOST = "127.0.0.1"
STORSTA_BREV = 50 * 1024 * 1024


class Mottaget(NamedTuple):
    """A letter that has been taken over."""

    avsandare: str
    mottagare: tuple[str, ...]
    innehall: bytes
    fil: Path


class Smtpmottagare:
    """Takes mail over TCP from start to stop; use it as a context manager.

    `port` 0 becomes the real port at start; `anslutningar` counts the connections.
    """

    def __init__(
        self, mapp: Path, *, port: int = 0, starttls: ssl.SSLContext | None = None
    ) -> None:
        """Keep the settings; with `starttls` nothing is taken in plain text."""
        self.mottagna: list[Mottaget] = []
        self.anslutningar = 0
        self.port = port
        self._mapp = Lopnummermapp(mapp, "eml")
        self._starttls = starttls
        self._slinga = asyncio.new_event_loop()
        self._trad = Thread(target=self._slinga.run_forever, name="smtpmottagare", daemon=True)
        self._server: asyncio.Server | None = None

    def __enter__(self) -> Self:
        """Start to listen."""
        self._trad.start()
        asyncio.run_coroutine_threadsafe(self._lyssna(), self._slinga).result(timeout=10)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening and let the connections go."""
        asyncio.run_coroutine_threadsafe(self._sluta(), self._slinga).result(timeout=10)
        self._slinga.call_soon_threadsafe(self._slinga.stop)
        self._trad.join(timeout=10)
        self._slinga.close()

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Store the letter, then say that it is taken over."""
        del server, session
        innehall = envelope.content if isinstance(envelope.content, bytes) else b""
        fil = self._mapp.spara(innehall)
        self.mottagna.append(
            Mottaget(envelope.mail_from or "", tuple(envelope.rcpt_tos), innehall, fil)
        )
        return f"250 2.0.0 Mottaget {fil.stem}"

    def protokoll(self) -> SMTP:
        """Make the conversation of one connection."""
        self.anslutningar += 1
        return SMTP(
            self,
            hostname="demo.invalid",
            ident="Beslutsflode demo",
            data_size_limit=STORSTA_BREV,
            tls_context=self._starttls,
            require_starttls=self._starttls is not None,
            loop=self._slinga,
        )

    async def _lyssna(self) -> None:
        """Open the port and learn its number."""
        self._server = await self._slinga.create_server(self.protokoll, HOST, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _sluta(self) -> None:
        """Close the port and end what still talks."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        uppgifter = asyncio.all_tasks() - {asyncio.current_task()}
        for uppgift in uppgifter:
            uppgift.cancel()
        await asyncio.gather(*uppgifter, return_exceptions=True)

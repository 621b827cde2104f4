"""A real IMAP server on 127.0.0.1: pymap, in memory, in plain text, by STARTTLS or by TLS."""

import asyncio
import imaplib
import ssl
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Self

from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer

ANVANDARE = "retur vastkom"
LOSENORD = 'hemligt "losenord" 7'
HOST = "127.0.0.1"


class Imapserver:
    """Keeps a mailbox from start to stop; use it as a context manager.

    At most one of `starttls` and `tls` is given.
    """

    def __init__(
        self, *, starttls: ssl.SSLContext | None = None, tls: ssl.SSLContext | None = None
    ) -> None:
        self.port = 0
        self._starttls, self._tls = starttls, tls
        self._slinga = asyncio.new_event_loop()
        self._trad = Thread(target=self._slinga.run_forever, name="imapserver", daemon=True)
        self._server: asyncio.Server | None = None

    def __enter__(self) -> Self:
        self._trad.start()
        asyncio.run_coroutine_threadsafe(self._lyssna(), self._slinga).result(timeout=10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._sluta(), self._slinga).result(timeout=10)
        self._slinga.call_soon_threadsafe(self._slinga.stop)
        self._trad.join(timeout=10)
        self._slinga.close()

    def lagg_in(self, *brev: bytes) -> None:
        """Puts mail in the mailbox, as a mail server does."""
        with self._klient() as klient:
            for ett in brev:
                assert klient.append("INBOX", "", "", ett)[0] == "OK"

    def olasta(self) -> int:
        """Counts the mail that nobody has read."""
        with self._klient() as klient:
            klient.select("INBOX", readonly=True)
            return len(klient.search(None, "UNSEEN")[1][0].split())

    @contextmanager
    def _klient(self) -> Iterator[imaplib.IMAP4]:
        kontext = ssl._create_unverified_context()  # noqa: S323, SLF001 - the test's own server
        klient: imaplib.IMAP4 = (
            imaplib.IMAP4_SSL(HOST, self.port, ssl_context=kontext)
            if self._tls
            else imaplib.IMAP4(HOST, self.port)
        )
        with klient:
            if self._starttls:
                klient.starttls(kontext)
            skyddat = ANVANDARE.replace('"', '\\"')
            klient.login(f'"{skyddat}"', LOSENORD)
            yield klient

    async def _lyssna(self) -> None:
        installt = Namespace(
            host=HOST,
            port=0,
            debug=False,
            cert=None,
            key=None,
            tls=self._starttls is not None,
            passlib_cfg=None,
            proxy_protocol=None,
            demo_data=False,
            demo_user=ANVANDARE,
            demo_password=LOSENORD,
        )
        backend, config = await DictBackend.init(
            installt, ssl_context=self._starttls, reject_dnsbl=False, invalid_user_sleep=0.0
        )
        samtal = ProxyProtocolReader(config.proxy_protocol).get_callback(
            IMAPServer(backend.login, config)
        )
        self._server = await asyncio.start_server(samtal, HOST, 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _sluta(self) -> None:
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        uppgifter = asyncio.all_tasks() - {asyncio.current_task()}
        for uppgift in uppgifter:
            uppgift.cancel()
        await asyncio.gather(*uppgifter, return_exceptions=True)

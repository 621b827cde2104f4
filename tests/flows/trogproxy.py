"""A proxy in front of Prefect's server that makes every answer late."""

import asyncio
from threading import Thread
from typing import Self


class Trogproxy:
    """Passes bytes on both ways, the server's after a wait; use it as a context manager."""

    def __init__(self, mal: int, *, sekunder: float) -> None:
        """Say which port to pass on to, and how late."""
        self.port = 0
        self._mal, self._sekunder = mal, sekunder
        self._slinga = asyncio.new_event_loop()
        self._server: asyncio.Server | None = None
        self._filer: list[asyncio.StreamWriter] = []
        self._trad = Thread(target=self._slinga.run_forever, daemon=True)

    def __enter__(self) -> Self:
        """Begin to listen."""
        self._trad.start()
        lyssna = asyncio.start_server(self._ta_emot, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(lyssna, self._slinga).result(timeout=10)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, whatever is under way."""
        asyncio.run_coroutine_threadsafe(self._sluta(), self._slinga).result(timeout=10)
        self._slinga.call_soon_threadsafe(self._slinga.stop)
        self._trad.join(timeout=10)
        self._slinga.close()

    async def _sluta(self) -> None:
        if self._server is not None:
            self._server.close()
        for fil in self._filer:
            fil.close()
        andra = asyncio.all_tasks() - {asyncio.current_task()}
        for ett in andra:
            ett.cancel()
        await asyncio.gather(*andra, return_exceptions=True)

    async def _ta_emot(self, fran: asyncio.StreamReader, till: asyncio.StreamWriter) -> None:
        svar, fraga = await asyncio.open_connection("127.0.0.1", self._mal)
        self._filer += [till, fraga]
        await asyncio.gather(
            self._for_over(fran, fraga, 0.0),
            self._for_over(svar, till, self._sekunder),
            return_exceptions=True,
        )

    async def _for_over(
        self, fran: asyncio.StreamReader, till: asyncio.StreamWriter, sekunder: float
    ) -> None:
        while data := await fran.read(65536):
            await asyncio.sleep(sekunder)
            till.write(data)
            await till.drain()
        till.close()

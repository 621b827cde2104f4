"""The server is watched: one that ends by itself, or is killed, is started again."""

import asyncio
import time
from collections import deque
from typing import Final

from flows.fel import ServernTeg
from flows.loggning import Meddela
from flows.server import Serverhandtag, starta_server

_BLICK: Final = 1.0
"""Seconds between two looks at the server."""
_FLEST: Final = 3
_UNDER: Final = 300.0
"""So many restarts within so many seconds are too many: something is wrong with the server."""


class Servervakt:
    """Holds the server that runs now, and follows it by a new one when it ends."""

    def __init__(self, server: Serverhandtag, *, port: int) -> None:
        """Watch a server that answers, on its port."""
        self.server = server
        self._port = port
        self._omstarter: deque[float] = deque(maxlen=_FLEST)

    async def vaka(self, meddela: Meddela) -> None:
        """Watch until cancelled; ServernTeg when the server ends again and again."""
        while True:
            await asyncio.sleep(_BLICK)
            if self.server.process.poll() is not None:
                await self._starta_om(meddela)

    async def _starta_om(self, meddela: Meddela) -> None:
        nu = time.monotonic()
        if len(self._omstarter) == _FLEST and nu - self._omstarter[0] < _UNDER:
            raise ServernTeg(logg=str(self.server.hem / "server.log"))
        self._omstarter.append(nu)
        meddela("Prefects server har slutat. Den startas igen; inget är förlorat.")
        hem = self.server.hem.parent
        self.server = await asyncio.to_thread(starta_server, hem, self._port)
        meddela("Prefects server är igång igen.")

    def stop(self) -> None:
        """End the server that runs now."""
        self.server.stop()

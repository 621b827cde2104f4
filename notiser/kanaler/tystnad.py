"""Keeps libraries from logging addresses with secrets while they work for us."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

PRATSAMMA = ("apprise", "httpx", "urllib3.connectionpool")
_tyst: ContextVar[bool] = ContextVar("tyst", default=False)


class _Tystnad(logging.Filter):
    """Drops what is logged on behalf of a message; other users of the library keep theirs."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record pass unless we are sending."""
        del record
        return not _tyst.get()


_tystnad = _Tystnad()


@contextmanager
def tystnad() -> Iterator[None]:
    """Silence the libraries for as long as one message is checked or sent.

    httpx logs the whole address, with the signature, at level INFO.
    """
    for namn in PRATSAMMA:
        logging.getLogger(namn).addFilter(_tystnad)
    marke = _tyst.set(True)
    try:
        yield
    finally:
        _tyst.reset(marke)

"""A signal to end is heard between messages, so that none is left half sent."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import Final

_STOPP: Final = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def mjukt_stopp() -> Iterator[Callable[[], bool]]:
    """Give what tells whether to go on: true until somebody asks the process to end.

    The second time the signal does what it did before. Outside the main thread nobody can ask.
    """
    sagt: list[int] = []

    def hor(nummer: int, _ram: object) -> None:
        sagt.append(nummer)
        for ett, gammalt in fore.items():
            signal.signal(ett, gammalt)

    if current_thread() is not main_thread():
        yield lambda: True
        return
    fore = {ett: signal.signal(ett, hor) for ett in _STOPP}
    try:
        yield lambda: not sagt
    finally:
        for ett, gammalt in fore.items():
            signal.signal(ett, gammalt)

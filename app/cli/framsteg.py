"""A progress bar on stderr, when somebody watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def framsteg(text: str, antal: int | None = None) -> Iterator[Callable[[], None]]:
    """Show a bar while the block runs and hand out its step; without `antal` it only moves."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as rad:
        uppgift = rad.add_task(text, total=antal)
        yield lambda: rad.advance(uppgift)

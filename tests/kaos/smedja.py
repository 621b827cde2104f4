"""The tool's hold of the mother process."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.kaos.moder import Uppdrag
from tests.kaos.punkter import Avsandare

ROT = Path(__file__).parents[2]


class Avsandarfel(Exception):
    """A sender ended neither by its own will nor by our hand; what it said stands above."""


class Smedja:
    """Lets senders be born, and tells who died."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def sand(self, uppdrag: Uppdrag, *avsandare: Avsandare) -> list[bool]:
        """Runs senders at once; tells for each whether it was killed before its work was done."""
        order = {"uppdrag": uppdrag, "avsandare": [ett.som_json() for ett in avsandare]}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        koder: list[int] = json.loads(self._process.stdout.readline())
        if any(kod not in {0, -signal.SIGKILL} for kod in koder):
            raise Avsandarfel(f"en avsändare föll, se ovan (slutade med {koder}): {order}")
        return [kod != 0 for kod in koder]


@contextmanager
def oppna_smedjan(ca_fil: str) -> Iterator[Smedja]:
    """Runs the mother until the block ends.

    The receivers' authority is all that the senders' machine trusts: the real list takes longer
    to read than a letter to send.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "tests.kaos.moder"],
        cwd=ROT,
        env={**os.environ, "SSL_CERT_FILE": ca_fil, "SSL_CERT_DIR": str(Path(ca_fil).parent)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        yield Smedja(process)
        process.stdin.close()

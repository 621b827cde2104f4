"""The real receivers in a process of their own, so that they share no lock with the senders.

Started as a program with a folder; prints what the senders need, and ends with its input.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from app.mottagare.teams import Teamsmottagare


class Mottagna(NamedTuple):
    """Where the receivers listen, and where they keep what they take."""

    smtp_port: int
    teams_adress: str
    ca_fil: str
    mapp: str

    def antal(self) -> tuple[int, int]:
        """Count the letters and cards that have been stored."""
        mapp = Path(self.mapp)
        return len(list(mapp.glob("brev/*.eml"))), len(list(mapp.glob("kort/*.json")))


@contextmanager
def oppna_mottagare(mapp: Path) -> Iterator[Mottagna]:
    """Run the receivers beside this process until the block ends."""
    kommando = [sys.executable, "-m", "bench.mottagare", str(mapp)]
    with subprocess.Popen(
        kommando,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Mottagna(**json.loads(process.stdout.readline()))
        process.stdin.close()


def huvud(mapp: Path) -> None:
    """Listen until the input ends."""
    ca = Lokalca(mapp)
    with (
        Smtpmottagare(mapp / "brev") as smtp,
        Teamsmottagare(mapp / "kort", tls=ca.serverkontext()) as teams,
    ):
        dar = Mottagna(smtp.port, teams.adress(), str(ca.ca_fil), str(mapp))
        print(json.dumps(dar._asdict()), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    huvud(Path(sys.argv[1]))

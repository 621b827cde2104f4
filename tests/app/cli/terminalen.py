"""The program in a terminal of a given width, as its own process."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios

KORNING = "from app.cli.start import huvud; huvud()"


def kor_i_terminal(*argument: str, bredd: int = 80) -> list[str]:
    """Runs a command that must go well, and gives the lines that the terminal was sent."""
    terminal, slav = pty.openpty()
    fcntl.ioctl(slav, termios.TIOCSWINSZ, struct.pack("HHHH", 50, bredd, 0, 0))
    miljo = {namn: varde for namn, varde in os.environ.items() if namn != "COLUMNS"}
    with subprocess.Popen(
        [sys.executable, "-c", KORNING, *argument], stdout=slav, stderr=slav, env=miljo
    ) as process:
        os.close(slav)
        visat = las_terminal(terminal)
    os.close(terminal)
    assert process.returncode == 0, visat
    return re.sub(r"\x1b\[[0-9;]*m", "", visat).splitlines()


def las_terminal(handtag: int) -> str:
    """Reads what a terminal was sent, until its other end is closed."""
    delar = []
    try:
        while bit := os.read(handtag, 4096):
            delar.append(bit)
    except OSError:
        pass  # Linux says so when the last writer has left
    return b"".join(delar).decode()

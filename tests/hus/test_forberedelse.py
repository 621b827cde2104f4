"""Setting up says in Swedish what a machine lacks, and CI lets no test be skipped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROT = Path(__file__).parents[2]
PYTHON_UTAN_VENV = """#!/bin/sh
case "$*" in *ensurepip*) exit 1 ;; esac
exec {python} "$@"
"""


def _leta_python(path: Path) -> subprocess.CompletedProcess[str]:
    """Looks for a Python with only `path` to look in."""
    return subprocess.run(
        ["/bin/sh", "verktyg/hitta_python"],
        cwd=ROT,
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def _lagg_till(mapp: Path, innehall: str) -> None:
    fil = mapp / "python3"
    fil.write_text(innehall, "utf-8")
    fil.chmod(0o755)


def test_missing_venv_names_the_debian_package(tmp_path: Path) -> None:
    _lagg_till(tmp_path, PYTHON_UTAN_VENV.format(python=sys.executable))
    svar = _leta_python(tmp_path)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert svar.returncode == 1
    assert f"sudo apt install python{version}-venv" in svar.stderr


def test_missing_python_says_what_to_install(tmp_path: Path) -> None:
    svar = _leta_python(tmp_path)
    assert svar.returncode == 1
    assert "Python 3.11 eller nyare behövs" in svar.stderr


def test_too_old_python_is_not_chosen(tmp_path: Path) -> None:
    _lagg_till(tmp_path, "#!/bin/sh\nexit 1\n")
    assert _leta_python(tmp_path).returncode == 1


@pytest.mark.parametrize(("krav", "utfall"), [("1", 1), ("0", 0)])
def test_ci_turns_a_skip_into_a_failure(tmp_path: Path, krav: str, utfall: int) -> None:
    fil = tmp_path / "test_hopp.py"
    fil.write_text("import pytest\n\n\ndef test_a():\n    pytest.skip('saknas')\n", "utf-8")
    svar = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "tests.conftest",
            f"--rootdir={ROT}",
            str(fil),
        ],
        cwd=ROT,
        env=os.environ | {"BESLUT_KRAV_ALLT": krav},
        capture_output=True,
        text=True,
        check=False,
    )
    assert svar.returncode == utfall, svar.stdout

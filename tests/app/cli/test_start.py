"""The process: exit codes, streams, and what is never loaded or shown."""

import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.app.cli.klienten import KOD, Klient

STOPP = "CREATE TRIGGER stopp BEFORE INSERT ON handelse BEGIN SELECT RAISE(FAIL, 'x'); END"


def kor_utanfor(*argument: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the program as its own process."""
    kod = "from app.cli.start import huvud; huvud()"
    return subprocess.run(
        [sys.executable, "-c", kod, *argument], capture_output=True, check=False, timeout=60
    )


@pytest.mark.usefixtures("runda")
def test_the_state_is_shown_without_prefect_and_pictures() -> None:
    kod = (
        "import sys; from app.cli.start import kor\n"
        f"assert kor(['lage', {KOD!r}]) == 0\n"
        "tunga = ('prefect', 'flows', 'matplotlib')\n"
        "print([namn for namn in sys.modules if namn.partition('.')[0] in tunga])"
    )
    svar = subprocess.run([sys.executable, "-c", kod], capture_output=True, check=True)
    assert svar.stdout.decode().strip().endswith("[]")


@pytest.mark.usefixtures("runda")
def test_the_process_ends_with_the_code_of_the_answer() -> None:
    assert kor_utanfor("omgangar").returncode == 0
    nekat, fel = kor_utanfor("lage", "finns-inte"), kor_utanfor("lage")
    assert (nekat.returncode, fel.returncode) == (1, 2)
    assert nekat.stderr.decode() == (
        f"Fel: Det finns ingen omgång 'finns-inte'. Omgångar: {KOD}.\n"
    )
    assert fel.stdout == nekat.stdout == b""


@pytest.mark.usefixtures("runda")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    kod = f"from app.cli.start import kor; import sys; sys.exit(kor(['lage', {KOD!r}]))"
    with subprocess.Popen(
        [sys.executable, "-c", kod], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""


@pytest.mark.usefixtures("runda")
def test_a_terminal_without_swedish_letters_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    svar = kor_utanfor("omgangar")
    assert (svar.returncode, svar.stderr) == (0, b"")


def test_a_database_that_cannot_be_used_is_told_in_a_sentence(
    klient: Klient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    skrap = tmp_path / "skrap"
    skrap.write_bytes(b"ingen databas" * 500)
    for url in (f"sqlite:///{skrap}", "nonsens", "postgresql+psycopg://x@127.0.0.1:1/x"):
        monkeypatch.setenv("BESLUT_DATABAS", url)
        svar = klient("omgangar")
        assert svar.kod == 1
        assert "BESLUT_DATABAS" in svar.fel
        assert "Traceback" not in svar.fel


def test_a_record_that_is_read_only_is_told_in_a_sentence(runda: Klient) -> None:
    runda.stega(2019, 6, 12)
    with closing(sqlite3.connect(runda.fil)) as bas, bas:
        bas.execute(STOPP)
    fel = runda.nekas(
        *("frist", "andra", KOD, "--datum", "2019-12-03", "--motivering", "VGR skriver."),
    )
    assert fel.startswith("Fel: Databasen svarade med ett fel (x). Det som inte hann bli ")


def test_a_wrong_setting_is_named(klient: Klient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESLUT_SMTP_PORT", "tjugofem")
    svar = klient("omgangar")
    assert svar.kod == 2
    assert svar.fel.startswith("Fel: BESLUT_SMTP_PORT: 'tjugofem' är inget heltal.")


@pytest.mark.usefixtures("runda")
def test_a_port_that_is_taken_is_told_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as upptagen:
        port = upptagen.getsockname()[1]
        svar = kor_utanfor("serve", "--port", str(port))
    assert svar.returncode == 1
    assert f"Fel: Port {port} på 127.0.0.1 är upptagen." in svar.stderr.decode()
    assert b"Traceback" not in svar.stderr


def test_the_demo_never_empties_a_folder_of_something_else(klient: Klient, tmp_path: Path) -> None:
    (tmp_path / "min.txt").write_text("viktigt", encoding="utf-8")
    svar = klient("demo", "--avsluta", "--hem", str(tmp_path))
    assert svar.kod == 1
    assert svar.fel == (
        f"Fel: {tmp_path} innehåller annat än en demo. Ange en tom mapp med --hem.\n"
    )
    assert (tmp_path / "min.txt").read_text(encoding="utf-8") == "viktigt"

"""Prefect's words go to a file; ours reach the terminal."""

import sys
from pathlib import Path

import pytest

from flows.loggning import FLODESLOGG, lagg_undan, logg_till_fil, skriv_till_fil


def test_what_is_printed_lands_in_the_log_and_what_is_told_is_seen(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with skriv_till_fil(tmp_path, print) as tala:
        sys.stderr.write("Finished in state\n")
        tala("Klart.")
    assert capsys.readouterr() == ("Klart.\n", "")
    assert (tmp_path / FLODESLOGG).read_text() == "Finished in state\n"


def test_prefect_is_pointed_at_a_configuration_that_exists(tmp_path: Path) -> None:
    miljo = logg_till_fil(tmp_path / "prefect")
    assert miljo["PREFECT_HOME"] == str(tmp_path / "prefect")
    text = Path(miljo["PREFECT_LOGGING_CONFIG_PATH"]).read_text()
    assert f"${{PREFECT_HOME}}/{FLODESLOGG}" in text
    assert "console" not in text


def test_a_full_log_is_laid_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.loggning._FULL", 3)
    logg = tmp_path / FLODESLOGG
    lagg_undan(logg)
    logg.write_text("abc")
    lagg_undan(logg)
    assert logg.exists()
    logg.write_text("abcd")
    lagg_undan(logg)
    assert [fil.name for fil in tmp_path.iterdir()] == ["floden.log.1"]

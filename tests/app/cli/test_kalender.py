"""`beslut kalender`: new meetings are read in, seen, planned by, and written in the reminders."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import pytest
from icalendar import Calendar

from tests.app.cli.klienten import KOD, VEM, Klient
from tests.flera.kluster import BIN, TALAMOD

RUBRIK = "organ,datum,handlingar_senast"


@pytest.fixture
def flyttad(tmp_path: Path) -> Path:
    """A calendar in which Öckerö's fullmäktige has moved its meeting of October."""
    fil = tmp_path / "oktober.csv"
    rader = ("1407-kf,2019-11-06,2019-10-28", "1407-kf,2019-12-18,2019-12-06")
    fil.write_text("\n".join((RUBRIK, *rader)) + "\n", encoding="utf-8")
    return fil


def test_a_moved_meeting_supersedes_and_the_plan_follows(runda: Klient, flyttad: Path) -> None:
    runda.stega(2019, 10, 1)
    text = runda.lyckas("kalender", "importera", KOD, str(flyttad), "--av", VEM)
    assert "1407-kf: utgår onsdag 23 oktober 2019, onsdag 27 november 2019" in text
    assert "tillkommer onsdag 6 november 2019" in text
    assert "Plan: " in text
    (beslut,) = _kommun(runda.json("plan", KOD), "1407")["beslut"]
    assert beslut["arende"]["nasta_mote"]["datum"] == "2019-11-06"


def test_every_version_is_kept_and_the_chain_verifies(runda: Klient, flyttad: Path) -> None:
    runda.stega(2019, 10, 1)
    runda.lyckas("kalender", "importera", KOD, str(flyttad), "--av", VEM)
    forsta, andra = runda.json("kalender", "visa", KOD, "--organ", "1407-kf")
    assert (forsta["version"], forsta["kalla"], len(forsta["sammantraden"])) == (1, None, 4)
    assert (andra["version"], andra["kalla"]) == (2, "oktober.csv")
    dagar = [ett["datum"] for ett in andra["sammantraden"]]
    assert dagar == ["2019-09-25", "2019-11-06", "2019-12-18"]  # the meeting that has been stays
    assert runda.lyckas("verifiera").startswith("Allt stämmer.")
    text = runda.lyckas("kalender", "visa", KOD, "--organ", "1407-kf")
    assert "25 september 2019 – 6 november 2019" not in text  # six weeks are no gap
    assert "oktober.csv, 1 oktober 2019" in text


def test_the_same_file_again_changes_nothing(runda: Klient, flyttad: Path) -> None:
    runda.stega(2019, 10, 1)
    runda.lyckas("kalender", "importera", KOD, str(flyttad))
    fore = runda.innehall()
    text = runda.lyckas("kalender", "importera", KOD, str(flyttad))
    assert text == "Alla kommande sammanträden i filen var redan kända. Inget är ändrat.\n"
    assert runda.innehall() == fore


def test_a_trial_tells_and_changes_nothing(runda: Klient, flyttad: Path) -> None:
    runda.stega(2019, 10, 1)
    fore = runda.innehall()
    text = runda.lyckas("kalender", "importera", KOD, str(flyttad), "--prova")
    assert "utgår onsdag 23 oktober 2019" in text
    assert text.endswith("Bara provat: ingenting är registrerat.\n")
    svar = runda.json("kalender", "importera", KOD, str(flyttad), "--prova")
    assert svar["registrerat"] is False
    assert runda.innehall() == fore


def test_an_ics_file_is_read_for_one_body(runda: Klient, tmp_path: Path) -> None:
    fil = tmp_path / "kf.ics"
    fil.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//sv\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        "DTSTART;VALUE=DATE:20191015\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        encoding="utf-8",
    )
    argument = ("kalender", "importera", KOD, str(fil), "--organ", "1407-kf")
    assert "Ange --organ och --handlingar-dagar" in runda.nekas(*argument)
    svar = runda.json(*argument, "--handlingar-dagar", "14")
    (skillnad,) = svar["skillnader"]
    (ny,) = skillnad["tillkommer"]
    assert (ny["datum"], ny["handlingar_senast"]) == ("2019-10-15", "2019-10-01")


def test_an_unknown_body_is_refused_with_the_nearest(runda: Klient, tmp_path: Path) -> None:
    fil = tmp_path / "k.csv"
    fil.write_text(f"{RUBRIK}\n1407-kfm,2019-10-15,2019-10-01\n", encoding="utf-8")
    svar = runda.nekas("kalender", "importera", KOD, str(fil))
    assert "k.csv, rad 2, fältet organ: '1407-kfm' är inget organ i omgången. Menade du" in svar
    assert "1407-kf" in runda.nekas("kalender", "visa", KOD, "--organ", "1407-fk")
    svar = runda.nekas("kalender", "importera", KOD, str(fil), "--organ", "1407-kf")
    assert "k.csv: filen har inga sammanträden för 1407-kf. Ändra --organ eller filen." in svar
    svar = runda.nekas("kalender", "importera", KOD, str(fil), "--organ", "1407-fk")
    assert "'1407-fk' är inget organ i omgången" in svar
    svar = runda.nekas("kalender", "importera", KOD, str(fil), "--organ", "")
    assert "'' är inget organ i omgången" in svar


@pytest.mark.parametrize("grupp", ["kalender", "kontakt"])
def test_a_file_that_is_slow_to_come_holds_nobody_up(
    runda: Klient, tmp_path: Path, grupp: str
) -> None:
    """A pipe that nobody writes to yet: the round is written in meanwhile."""
    ror = tmp_path / "f.csv"
    os.mkfifo(ror)
    argument = [str(BIN / "beslut"), grupp, "importera", KOD, str(ror)]
    with subprocess.Popen(argument, stderr=subprocess.PIPE, text=True) as kor:
        with vantad_skrivning(ror, kor) as fil:
            runda.lyckas("anteckna", KOD, "--text", "Under tiden.", "--av", VEM)
            fil.write("organ\n")
        _, fel = kor.communicate(timeout=TALAMOD)
    assert kor.returncode == 1
    assert "f.csv, rad 1" in fel


@contextmanager
def vantad_skrivning(ror: Path, kor: subprocess.Popen[str]) -> Iterator[TextIO]:
    """Opens a pipe for writing once a process has opened it for reading."""
    slut = time.monotonic() + TALAMOD
    while True:
        try:
            fd = os.open(ror, os.O_WRONLY | os.O_NONBLOCK)
            break
        except OSError:
            assert kor.poll() is None, kor.communicate()
            assert time.monotonic() < slut
            time.sleep(0.05)
    with os.fdopen(fd, "w", encoding="utf-8") as fil:
        yield fil


def test_a_reminder_names_the_meeting_that_holds(runda: Klient, flyttad: Path) -> None:
    runda.stega(2019, 10, 1)
    runda.lyckas("kalender", "importera", KOD, str(flyttad))
    for organ in ("vastkom-styrelse", "gr-styrelse", "ks/1407-ks"):
        runda.lyckas(
            *("registrera", KOD, organ, "--datum", "2019-10-01", "--av", VEM),
            *("--punkt", "1=bifall", "--punkt", "2=bifall", "--punkt", "3=bifall"),
        )
    runda.stega(2019, 10, 14)
    runda("svep")
    brev = [rad for rad in runda.innehall()["utskick"] if "1407-kf" in rad or "ckerö" in rad]
    assert any("6 november 2019" in rad for rad in brev)
    assert not any("23 oktober 2019" in rad for rad in brev)


def _kommun(bild: Any, kod: str) -> Any:  # noqa: ANN401 - JSON
    (man,) = (ett for ett in bild["plan"]["huvudman"] if ett["kod"] == kod)
    return man


def test_a_feed_is_written_for_a_kommun_and_counts_its_changes(
    runda: Klient, flyttad: Path, tmp_path: Path
) -> None:
    fil = tmp_path / "ockero.ics"
    text = runda.lyckas("kalender", "exportera", KOD, "Öckerö", "--till", str(fil))
    assert text.startswith("19 poster för Öckerö är skrivna i ")
    forst = fil.read_bytes()
    runda.lyckas("kalender", "exportera", KOD, "1407", "--till", str(fil))
    assert fil.read_bytes() == forst
    runda.stega(2019, 10, 1)
    runda.lyckas("kalender", "importera", KOD, str(flyttad))
    runda.lyckas("kalender", "exportera", KOD, "Öckerö", "--till", str(fil))
    fore, efter = _handelser(forst), _handelser(fil.read_bytes())
    uid = f"{KOD}/1407-kf/2019-10-23/mote@beslutsflode.example"
    assert (fore[uid]["STATUS"], fore[uid]["SEQUENCE"]) == ("CONFIRMED", 0)
    assert (efter[uid]["STATUS"], efter[uid]["SEQUENCE"]) == ("CANCELLED", 1)
    assert efter[uid]["SUMMARY"].startswith("Inställt: Kommunfullmäktige i Öckerö")
    assert fore.keys() <= efter.keys()
    assert all("Fiktivt: " in ett["DESCRIPTION"] for ett in efter.values())


def test_a_moved_deadline_keeps_its_identity(runda: Klient, tmp_path: Path) -> None:
    fil = tmp_path / "ockero.ics"
    runda.lyckas("kalender", "exportera", KOD, "1407", "--till", str(fil))
    fore = _handelser(fil.read_bytes())
    runda.lyckas(
        *("frist", "andra", KOD, "--datum", "2019-12-03", "--klockslag", "16:00"),
        *("--motivering", "VGR har flyttat fristen (fiktivt)."),
    )
    runda.lyckas("kalender", "exportera", KOD, "1407", "--till", str(fil))
    efter = _handelser(fil.read_bytes())
    uid = f"{KOD}/mottaget/frist@beslutsflode.example"
    assert (fore[uid]["SEQUENCE"], efter[uid]["SEQUENCE"]) == (0, 1)
    assert efter[uid]["DTSTART"].dt.isoformat() == "2019-12-03"
    assert "kl. 16.00" in efter[uid]["SUMMARY"]


def test_a_forbund_has_the_calendars_of_all_its_kommuner(runda: Klient, tmp_path: Path) -> None:
    fil = tmp_path / "fyrbodal.ics"
    runda.lyckas("kalender", "exportera", KOD, "Fyrbodal", "--till", str(fil))
    organ = {uid.split("/")[1] for uid in _handelser(fil.read_bytes())}
    assert {"fyrbodal-direktion", "1492-kf", "1487-bun"} <= organ
    assert not {"gr-styrelse", "1407-kf"} & organ


def test_a_feed_of_nobody_and_a_folder_that_is_not_there_are_refused(
    runda: Klient, tmp_path: Path
) -> None:
    fil = str(tmp_path / "x.ics")
    assert "Kungsbacka" in runda.nekas("kalender", "exportera", KOD, "Kungsbacka", "--till", fil)
    borta = str(tmp_path / "borta" / "x.ics")
    assert "finns inte" in runda.nekas("kalender", "exportera", KOD, "1407", "--till", borta)


def _handelser(data: bytes) -> dict[str, Any]:
    return {str(ett["UID"]): ett for ett in Calendar.from_ical(data).walk("VEVENT")}

"""Calendar files, as they come from an office and from a calendar program."""

from datetime import date
from pathlib import Path

import pytest

from diarium.inlasning.fel import Inlasningsfel
from diarium.inlasning.kalenderfil import las_kalenderfil

KF = "1492-kf"
MOTEN = """\
BEGIN:VEVENT
UID:a@kommun.example
SUMMARY:Kommunfullmäktige
DTSTART;TZID=Europe/Stockholm:20191024T183000
END:VEVENT
BEGIN:VEVENT
UID:b@kommun.example
SUMMARY:Kommunfullmäktige
DTSTART;VALUE=DATE:20191121
END:VEVENT
BEGIN:VEVENT
UID:c@kommun.example
SUMMARY:Kommunfullmäktige
DTSTART:20191218T233000Z
END:VEVENT
BEGIN:VEVENT
UID:d@kommun.example
SUMMARY:Inställt
STATUS:CANCELLED
DTSTART;VALUE=DATE:20191212
END:VEVENT
"""


def ics(mapp: Path, moten: str = MOTEN) -> Path:
    fil = mapp / "kf.ics"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//exempel//sv\n{moten}END:VCALENDAR\n"
    fil.write_bytes(text.replace("\n", "\r\n").encode())
    return fil


def csv(mapp: Path, text: str, kodning: str = "utf-8") -> Path:
    fil = mapp / "kalender.csv"
    fil.write_bytes(text.encode(kodning))
    return fil


def test_an_ics_file_gives_each_meeting_on_its_day_in_stockholm(tmp_path: Path) -> None:
    moten = las_kalenderfil(ics(tmp_path), kanda=[KF], organ=KF, handlingar_dagar=10)
    assert [(ett.organ, ett.datum, ett.handlingar_senast) for ett in moten] == [
        (KF, date(2019, 10, 24), date(2019, 10, 14)),
        (KF, date(2019, 11, 21), date(2019, 11, 11)),
        (KF, date(2019, 12, 19), date(2019, 12, 9)),  # half past eleven in Greenwich
    ]


@pytest.mark.parametrize("kodning", ["utf-8-sig", "cp1252"])
def test_a_csv_file_may_come_from_excel(tmp_path: Path, kodning: str) -> None:
    text = "organ;datum;handlingar_senast\r\n1492-kf;2019-10-24;2019-10-14\r\n"
    (ett,) = las_kalenderfil(csv(tmp_path, text, kodning), kanda=[KF])
    assert (ett.organ, ett.datum, ett.handlingar_senast.day) == (KF, date(2019, 10, 24), 14)


@pytest.mark.parametrize(
    ("moten", "svar"),
    [
        ("", "filen har inga sammanträden"),
        (
            "BEGIN:VEVENT\nSUMMARY:KF\nDTSTART;VALUE=DATE:20191024\nRRULE:FREQ=MONTHLY\nEND:VEVENT\n",
            "fältet KF: sammanträdet upprepas enligt en regel",
        ),
        ("BEGIN:VEVENT\nSUMMARY:KF\nEND:VEVENT\n", "fältet KF: sammanträdet saknar dag"),
        *(
            (
                f"BEGIN:VEVENT\nSUMMARY:KF\nDTSTART{dag}\nEND:VEVENT\n",
                "fältet KF: sammanträdet saknar dag",
            )
            for dag in (
                ";VALUE=DATE:20191331",
                ":hej",
                ";VALUE=DATE:00010103",
                ":99991231T233000Z",
            )
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(
    tmp_path: Path, moten: str, svar: str
) -> None:
    with pytest.raises(Inlasningsfel, match=svar):
        las_kalenderfil(ics(tmp_path, moten), kanda=[KF], organ=KF, handlingar_dagar=10)


def test_a_file_that_is_no_calendar_is_refused(tmp_path: Path) -> None:
    fil = tmp_path / "kf.ics"
    fil.write_text("organ;datum", encoding="utf-8")
    with pytest.raises(Inlasningsfel, match=r"kf\.ics: filen är ingen kalender\."):
        las_kalenderfil(fil, kanda=[KF], organ=KF, handlingar_dagar=10)
    with pytest.raises(Inlasningsfel, match="Ange --organ och --handlingar-dagar"):
        las_kalenderfil(ics(tmp_path), kanda=[KF])


def test_a_csv_row_is_refused_with_its_line(tmp_path: Path) -> None:
    text = "organ,datum,handlingar_senast\n1492-kf,2019-10-24,2019-10-31\n"
    with pytest.raises(Inlasningsfel, match="rad 2"):
        las_kalenderfil(csv(tmp_path, text), kanda=[KF])
    with pytest.raises(Inlasningsfel, match=r"finns-inte\.csv"):
        las_kalenderfil(tmp_path / "finns-inte.csv", kanda=[KF])


RUBRIK = "organ,datum,handlingar_senast"
GOTT = "1492-kf,2019-10-24,2019-10-14"


@pytest.mark.parametrize(
    ("rad", "svar"),
    [
        (
            "1492-fk,2019-10-24,2019-10-14",
            (
                r"kalender\.csv, rad 3, fältet organ: '1492-fk' är inget organ i omgången\. "
                r"Menade du '1492-kf'\?$"
            ),
        ),
        (
            "x,2019-10-24,2019-10-14",
            r"rad 3, fältet organ: 'x' är .* Rätta koden: `beslut kalender visa` visar organen\.$",
        ),
        (
            "1492-kf,2019-10-24,2019-10-10",
            (
                r"rad 3, fältet organ: '1492-kf 2019-10-24' finns redan på rad 2\. "
                r"Ta bort den ena raden\.$"
            ),
        ),
    ],
)
def test_a_row_of_nobody_and_a_day_named_twice_are_refused_with_their_line(
    tmp_path: Path, rad: str, svar: str
) -> None:
    with pytest.raises(Inlasningsfel, match=svar):
        las_kalenderfil(csv(tmp_path, f"{RUBRIK}\n{GOTT}\n{rad}"), kanda=[KF])


def test_one_body_is_read_from_a_file_of_many_rounds(tmp_path: Path) -> None:
    fil = csv(tmp_path, f"{RUBRIK}\n{GOTT}\nx,2019-10-24,2019-10-14")
    (ett,) = las_kalenderfil(fil, kanda=[KF], organ=KF)
    assert ett.organ == KF
    with pytest.raises(Inlasningsfel, match=r"inga sammanträden för 1492-ks\. Ändra --organ"):
        las_kalenderfil(fil, kanda=[KF], organ="1492-ks")

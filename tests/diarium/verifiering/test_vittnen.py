"""What has left the record tells of a tail that was cut, and of what was changed since."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import text

from diarium.databas import Databas
from diarium.export import exportera
from diarium.fel import OgiltigExport
from diarium.verifiera import verifiera
from tests.diarium.verifiering.fullt_diarium import KOD

NU = datetime(2019, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def export(fullt: Databas, tmp_path: Path) -> Path:
    mapp = tmp_path / "export"
    with fullt.las() as session:
        exportera(session, KOD, mapp, nu=NU)
    return mapp


def granska(databas: Databas, export: Path, *satser: str) -> list[str]:
    """Gives what a verification with witnesses finds after some statements."""
    with databas.skriv() as session:
        for sats in satser:
            session.execute(text(sats))
        hittat = verifiera(session, hem=export.parent, exporter=[export])
        return [str(ett) for ett in hittat]


def test_a_record_that_has_only_grown_agrees_with_its_export(fullt: Databas, export: Path) -> None:
    assert granska(fullt, export) == []


def test_a_tail_cut_with_its_head_shows_in_the_export_and_the_package(
    fullt: Databas, export: Path
) -> None:
    vakt = (
        "DROP TRIGGER handelse_ingen_delete"
        if fullt.motor.dialect.name == "sqlite"
        else "ALTER TABLE handelse DISABLE TRIGGER USER"
    )
    fynd = granska(
        fullt,
        export,
        vakt,
        "DELETE FROM handelse WHERE omgang_id = 1 AND lopnr > 3",
        "UPDATE omgang SET lopnr = 3, huvudhash = (SELECT hash FROM handelse"
        " WHERE omgang_id = 1 AND lopnr = 3) WHERE id = 1",
    )
    assert any("diariet har 3: händelser är borttagna sedan dess" in ett for ett in fynd), fynd
    assert any("som inte finns i diariet" in ett and "paketet " in ett for ett in fynd), fynd


def test_an_event_that_was_exchanged_shows_in_the_export(fullt: Databas, export: Path) -> None:
    sista = "(SELECT max(lopnr) FROM handelse WHERE omgang_id = 1)"
    vakt = (
        "DROP TRIGGER handelse_ingen_update"
        if fullt.motor.dialect.name == "sqlite"
        else "ALTER TABLE handelse DISABLE TRIGGER USER"
    )
    utbyte = f"UPDATE handelse SET hash = 'annan' WHERE omgang_id = 1 AND lopnr = {sista}"  # noqa: S608
    fynd = granska(fullt, export, vakt, utbyte)
    assert any("är en annan än den som exporterades 2019-11-20" in ett for ett in fynd), fynd


def test_a_changed_export_is_no_witness(fullt: Databas, export: Path) -> None:
    (export / "arenden.csv").write_bytes(b"annat")
    (export / "avtal.csv").unlink()
    assert granska(fullt, export) == [
        f"{KOD}, exporten {export}: filen arenden.csv är ändrad efter exporten",
        f"{KOD}, exporten {export}: filen avtal.csv saknas",
    ]


def test_a_folder_without_an_export_is_refused(fullt: Databas, tmp_path: Path) -> None:
    with fullt.las() as session, pytest.raises(OgiltigExport, match="är ingen export"):
        verifiera(session, exporter=[tmp_path])


def test_a_package_that_was_changed_at_the_receiver_is_named(
    fullt: Databas, export: Path, tmp_path: Path
) -> None:
    (paket,) = (tmp_path / "inkorg" / "vgr").iterdir()
    paket.write_bytes(paket.read_bytes() + b"x")
    assert granska(fullt, export) == [
        f"{KOD}, paketet {paket}: är ett annat än det som lämnades in"
    ]
    paket.unlink()
    assert granska(fullt, export) == []


def zip_med(manifest: str) -> bytes:
    """Gives the bytes of a zip that holds this manifest."""
    buffert = BytesIO()
    with ZipFile(buffert, "w", ZIP_DEFLATED) as zip_:
        zip_.writestr("manifest.json", manifest)
    return buffert.getvalue()


def skadad(byte: int, varde: int) -> bytes:
    """Gives a whole zip with one byte set, counted from its first."""
    kropp = bytearray(zip_med('{"omgang": {"kod": "' + "x" * 99 + '"}}'))
    kropp[byte] = varde
    return bytes(kropp)


@pytest.mark.parametrize(
    "kropp",
    [
        b"",
        b"ingen zip",
        zip_med("{"),
        zip_med('{"omgang": "x", "diarium": []}'),
        zip_med(f'{{"omgang": {{"kod": "{KOD}"}}, "diarium": {{"lopnr": [1], "hash": "x"}}}}'),
        skadad(44, 255),
        skadad(6, 1),
    ],
    ids=["tom", "text", "trasig-json", "annan-form", "lista-som-lopnr", "skadad", "krypterad"],
)
def test_what_else_lies_in_the_receivers_folder_is_no_witness(
    fullt: Databas, export: Path, tmp_path: Path, kropp: bytes
) -> None:
    (tmp_path / "inkorg" / "vgr" / "annat.zip").write_bytes(kropp)
    assert granska(fullt, export) == []

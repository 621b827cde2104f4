"""A package built from the same state is the same bytes, whatever others have done since."""

import json
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from diarium.avtalslasning import las_avtal
from diarium.databas import Databas
from diarium.omgangslasning import las_omgangen
from diarium.paket import Paket, bygg_paket
from diarium.registrera import registrera
from diarium.verifiera import verifiera
from tests.diarium.avtalsrigg import AMAL, DAG, NU, Avtalsrigg, rigga_avtal
from tests.diarium.svep.rigg import beslut


def bygg(rigg: Avtalsrigg) -> Paket:
    with rigg.databas.las() as session:
        lasning = las_omgangen(session, rigg.omgang.kod)
        return bygg_paket(session, lasning, las_avtal(session, lasning, AMAL))


def test_a_rebuilt_package_is_byte_identical_after_events_of_others(
    databas: Databas, tmp_path: Path
) -> None:
    rigg = rigga_avtal(databas, tmp_path).klar()
    fore = bygg(rigg)
    with databas.skriv() as session:
        ale = beslut("beslut/1440-kf", DAG)
        registrera(session, rigg.omgang.kod, "beslut/1440-kf", ale, nu=NU + timedelta(days=1))
    assert bygg(rigg).innehall == fore.innehall


def test_a_package_is_the_same_before_and_after_it_is_handed_in(
    databas: Databas, tmp_path: Path
) -> None:
    rigg = rigga_avtal(databas, tmp_path).klar()
    fore = bygg(rigg)
    rigg.lamna_in()
    assert bygg(rigg).innehall == fore.innehall


def test_a_package_holds_files_manifest_and_right_sums(databas: Databas, tmp_path: Path) -> None:
    paket = bygg(rigga_avtal(databas, tmp_path).klar())
    with ZipFile(BytesIO(paket.innehall)) as zip_:
        filer = {namn: zip_.read(namn) for namn in zip_.namelist()}
    assert sorted(filer) == ["SHA256SUMS", "avrop.pdf", "manifest.json", "samverkansavtal.pdf"]
    for rad in filer["SHA256SUMS"].decode().splitlines():
        summa, namn = rad.split("  ")
        assert sha256(filer[namn]).hexdigest() == summa
    manifest = json.loads(filer["manifest.json"])
    assert manifest["punkter"] == ["1"]
    assert manifest["fiktivt"]
    assert manifest["frist"].endswith("(klockslaget är antaget)")


def test_when_it_was_sent_is_in_the_manifest_only_where_it_is_stated(
    databas: Databas, tmp_path: Path
) -> None:
    rigg = rigga_avtal(databas, tmp_path).klar()
    skickat = NU - timedelta(minutes=5)
    rigg.skriv_under("avrop", nu=NU + timedelta(minutes=1), skickat=skickat)
    with ZipFile(BytesIO(bygg(rigg).innehall)) as zip_:
        avrop, samverkan = json.loads(zip_.read("manifest.json"))["avtal"]
    assert (avrop["skickat"], avrop["inkommet"]) == (skickat.isoformat(), NU.isoformat())
    assert "skickat" not in samverkan
    rigg.lamna_in()
    fore = bygg(rigg)
    with databas.las() as session:
        assert not list(verifiera(session, hem=tmp_path))
    assert bygg(rigg).innehall == fore.innehall

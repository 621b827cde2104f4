"""A file is kept once, by its bytes."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from threading import Barrier

from sqlalchemy import text

from diarium.databas import Databas
from diarium.filer import Fil, las_fil, spara_fil
from tests.diarium.diariet import dump

PROTOKOLL = Fil("Beslut Åmål KS §12.pdf", b"%PDF-1.7 \x00\xff protokoll", "application/pdf")


def test_a_file_comes_back_as_it_came(databas: Databas) -> None:
    with databas.skriv() as session:
        digest = spara_fil(session, PROTOKOLL)
    assert digest == sha256(PROTOKOLL.innehall).hexdigest()
    with databas.las() as session:
        assert las_fil(session, digest) == PROTOKOLL


def test_an_unknown_digest_gives_nothing(databas: Databas) -> None:
    with databas.las() as session:
        assert las_fil(session, "0" * 64) is None


def test_the_same_bytes_are_kept_once(databas: Databas) -> None:
    for fil in (PROTOKOLL, PROTOKOLL, Fil("annat namn.pdf", PROTOKOLL.innehall)):
        with databas.skriv() as session:
            assert spara_fil(session, fil) == PROTOKOLL.sha256
    assert len(dump(databas)["fil"]) == 1


def test_an_empty_file_is_a_file(databas: Databas) -> None:
    with databas.skriv() as session:
        digest = spara_fil(session, Fil("tom.txt", b"", "text/plain"))
    with databas.las() as session:
        assert las_fil(session, digest) == Fil("tom.txt", b"", "text/plain")


def test_a_file_that_was_changed_behind_our_back_shows(databas: Databas) -> None:
    with databas.skriv() as session:
        digest = spara_fil(session, PROTOKOLL)
    with databas.skriv() as session:
        session.execute(text("UPDATE fil SET innehall = :nytt"), {"nytt": b"annat"})
    with databas.las() as session:
        fil = las_fil(session, digest)
    assert fil
    assert fil.sha256 != digest


def test_two_rounds_may_keep_the_same_file_at_once(databas: Databas) -> None:
    samtidigt = Barrier(2, timeout=2)
    vantar = databas.motor.dialect.name == "postgresql"

    def spara(_: int) -> str:
        with databas.skriv() as session:
            if vantar:
                samtidigt.wait()
            return spara_fil(session, PROTOKOLL)

    for _ in range(5):
        with ThreadPoolExecutor(2) as tradar:
            assert set(tradar.map(spara, range(2))) == {PROTOKOLL.sha256}
        with databas.skriv() as session:
            session.execute(text("DELETE FROM fil"))

"""The whole round of 2019 through the record, a real mail server and a real Teams receiver."""

import asyncio
import email
import email.policy
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import text

import exempel
from app.demo.mottagarna import Mottagarna, oppna_mottagarna
from app.demo.uppspelning import KEDJOR, Uppspelning
from diarium.databas import Databas
from diarium.databaslage import klocka_for, stall_in
from diarium.inlasning.manus import las_manus
from diarium.inlasning.omgang import las_omgang
from diarium.installningar import Installningar
from diarium.lage import las_lage
from diarium.lagerapport import Omgangslage
from diarium.uppstart import oppna_diarium, oppna_sandmiljo
from diarium.utkorg.lista import Utskicksrapport, lista_utskick
from diarium.verifiera import verifiera
from tests.app.demo.diariedorr import Diariedorr

EXEMPEL = Path(exempel.__file__).parent
KOD = "fvm-avrop-2019"


@dataclass(frozen=True)
class Uppspelad:
    """What the replay left behind."""

    databas: Databas
    lage: Omgangslage
    utskick: list[Utskicksrapport]
    brev: list[EmailMessage]
    mottagarna: Mottagarna
    hem: Path
    kedjor: int
    berattat: str


@pytest.fixture(scope="module")
def uppspelad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Uppspelad]:
    hem = tmp_path_factory.mktemp("demo")
    fore = dict(os.environ)
    manus, omgang = las_manus(EXEMPEL / KOD / "manus.yaml"), las_omgang(EXEMPEL / KOD).omgang
    with oppna_mottagarna(hem) as mottagarna:
        inst = Installningar()
        with oppna_diarium(inst) as databas, oppna_sandmiljo(inst) as miljo:
            stall_in(databas, simulerad=True, nu=manus.start)
            dorr = Diariedorr(databas, miljo, EXEMPEL, hem)
            with (hem / "utskrift").open("w") as fil:
                konsol = Console(file=fil, width=200)
                asyncio.run(Uppspelning(databas, manus, omgang, dorr, konsol).spela())
            with databas.las() as session:
                lage = las_lage(session, KOD, nu=klocka_for(databas).nu())
                utskick = lista_utskick(session, KOD)
            yield Uppspelad(
                databas,
                lage,
                utskick,
                [_las(ett.innehall) for ett in mottagarna.brev.mottagna],
                mottagarna,
                hem,
                dorr.kedjor,
                (hem / "utskrift").read_text(),
            )
    os.environ.clear()
    os.environ.update(fore)


def _las(innehall: bytes) -> EmailMessage:
    brev = email.message_from_bytes(innehall, policy=email.policy.default)
    assert isinstance(brev, EmailMessage)
    return brev


def _text(brev: EmailMessage) -> str:
    del_ = brev.get_body(("plain",))
    assert del_ is not None
    return " ".join(str(del_.get_content()).split())


def test_every_report_adds_up_to_49(uppspelad: Uppspelad) -> None:
    assert {sum(antal.values()) for antal in uppspelad.lage.summa.values()} == {49}


def test_the_end_is_what_the_script_says(uppspelad: Uppspelad) -> None:
    utfall = {man.namn: dict(man.punkter) for man in uppspelad.lage.kommuner}
    assert set(utfall["Tjörn"].values()) == {"avslag"}
    assert list(utfall["Essunga"].values()) == ["bifall", "avslag", "avslag"]
    assert set(utfall["Karlsborg"].values()) == {None}
    avtal = Counter(man.avtal.value for man in uppspelad.lage.kommuner)
    assert avtal == {"kvitterat": 46, "saknas": 1, "inget": 1, "komplettering_kravs": 1}


def test_the_record_verifies_afterwards(uppspelad: Uppspelad) -> None:
    with uppspelad.databas.las() as session:
        assert verifiera(session) == ()


def test_one_changed_byte_is_found_and_located(uppspelad: Uppspelad) -> None:
    with uppspelad.databas.skriv() as session:
        session.execute(text("DROP TRIGGER handelse_ingen_update"))
        session.execute(
            text("UPDATE handelse SET kropp = replace(kropp, :a, :b) WHERE lopnr = 2"),
            {"a": "2019-06-11", "b": "2019-06-10"},
        )
        fynd = verifiera(session)
        session.rollback()
    assert [(ett.omgang, ett.plats) for ett in fynd] == [
        ("databasen", "triggern handelse_ingen_update"),
        (KOD, "händelse 2"),
    ]
    assert "ändrad i efterhand" in fynd[1].text


def test_all_that_was_sent_has_arrived(uppspelad: Uppspelad) -> None:
    skickade = Counter(ett.kanal.value for ett in uppspelad.utskick if ett.tillstand == "skickad")
    assert skickade == {
        "epost": len(uppspelad.brev),
        "teams": len(uppspelad.mottagarna.kort.mottagna),
    }
    assert {ett.tillstand.value for ett in uppspelad.utskick} == {"skickad", "aterhallen"}
    assert all(ett.motivering for ett in uppspelad.utskick if ett.tillstand == "aterhallen")


def test_no_letter_came_twice(uppspelad: Uppspelad) -> None:
    assert len({brev["Message-ID"] for brev in uppspelad.brev}) == len(uppspelad.brev)


def test_every_letter_tells_of_the_round(uppspelad: Uppspelad) -> None:
    for brev in uppspelad.brev:
        innehall = _text(brev)
        assert "VK 2019/17" in innehall
        assert "Fiktivt i den här beslutsomgången" in innehall
        assert "klockslaget är antaget" in innehall
        assert brev["Auto-Submitted"] == "auto-generated"
        assert ".example" in brev["To"]


def test_reminders_name_the_own_date(uppspelad: Uppspelad) -> None:
    paminnelser = [brev for brev in uppspelad.brev if "Påminnelse" in brev["Subject"]]
    assert len(paminnelser) > 100
    assert all("Egen sista dag" in _text(brev) for brev in paminnelser)
    assert all("Nästa steg" in _text(brev) for brev in paminnelser)


def test_nobody_is_written_to_on_a_closed_day(uppspelad: Uppspelad) -> None:
    tider = [brev["Date"].datetime for brev in uppspelad.brev]
    assert {tid.weekday() for tid in tider} <= {0, 1, 2, 3, 4}
    assert {tid.hour for tid in tider} <= set(range(8, 16))


def test_packages_lie_with_the_receiver(uppspelad: Uppspelad) -> None:
    assert len(list((uppspelad.hem / "inkorg" / "vgr").glob("*.zip"))) == 46


def test_the_chain_is_drawn_some_twenty_times(uppspelad: Uppspelad) -> None:
    assert 10 <= uppspelad.kedjor <= KEDJOR + 2


def test_the_story_is_told_in_swedish(uppspelad: Uppspelad) -> None:
    assert "VästKoms styrelse rekommenderar" in uppspelad.berattat
    assert uppspelad.berattat.count("Nekad:") == 4

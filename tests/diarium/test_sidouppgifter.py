"""Names and free text lie beside the chain, which verifies without them."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import text

from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.kommandon import (
    Avbryt,
    Bekrafta,
    Kommando,
    Korrigera,
    RegistreraBeslut,
    Stang,
    UppfyllVillkor,
)
from beslutsmodell.utfall import Utfall
from diarium.sidouppgifter import GALLRAD, las_sidouppgifter
from tests.diarium.diariet import MOTE, Diariet, beslut

KF = "beslut/1440-kf"
ORD = ("Birk Borkason", "Lovis", "Mattis", "Skalle-Per", "Undis", "Rumpnisse")


def _fullt_beslut() -> Beslut:
    return Beslut(
        organ="1440-kf",
        datum=MOTE,
        punkter=(
            Punktbeslut(punkt="1", utfall=Utfall.BIFALL, motivering=ORD[0]),
            Punktbeslut(punkt="2", utfall=Utfall.BIFALL_MED_VILLKOR, villkor=ORD[1]),
            Punktbeslut(punkt="3", utfall=Utfall.AVSLAG),
        ),
        reservation=ORD[2],
        votering=ORD[3],
        registrerat_av=ORD[4],
    )


KOMMANDON: tuple[Kommando, ...] = (
    RegistreraBeslut(beslut=_fullt_beslut()),
    RegistreraBeslut(beslut=_fullt_beslut().model_copy(update={"datum": MOTE - timedelta(days=1)})),
    Bekrafta(nummer=1, motivering=ORD[0], av=ORD[1]),
    UppfyllVillkor(punkter=("2",), motivering=ORD[2], av=ORD[3]),
    Korrigera(nummer=1, beslut=_fullt_beslut(), motivering=ORD[5]),
    Avbryt(punkter=("2",), motivering=ORD[4]),
)


@pytest.fixture
def ifyllt(diariet: Diariet) -> Diariet:
    for kommando in KOMMANDON:
        diariet.gor(KF, kommando)
    diariet.gor("beslut/1487-bun", Stang(punkter=("2",), motivering=ORD[5]))
    return diariet


def test_no_text_of_a_person_is_in_the_chain(ifyllt: Diariet) -> None:
    alltihop = "\n".join(rad.kropp for rad in ifyllt.kedja())
    assert len(ifyllt.kedja()) == 8
    assert [ett for ett in ORD if ett in alltihop] == []
    assert "sha256:" in alltihop


def test_every_text_is_kept_and_found_by_its_reference(ifyllt: Diariet) -> None:
    handelse = json.loads(ifyllt.kedja()[1].kropp)["handelse"]["beslut"]
    refer = {
        "motivering": handelse["punkter"][0]["motivering"],
        "villkor": handelse["punkter"][1]["villkor"],
        "reservation": handelse["reservation"],
        "votering": handelse["votering"],
        "registrerat_av": handelse["registrerat_av"],
    }
    with ifyllt.databas.las() as session:
        texter = las_sidouppgifter(session, refer.values())
    assert [texter[ett] for ett in refer.values()] == list(ORD[:5])


def test_a_reference_is_the_digest_of_salt_and_text(ifyllt: Diariet) -> None:
    rader = ifyllt.las("SELECT referens, salt, text FROM sidouppgift")
    assert len(rader) == 22
    for rad in rader:
        assert rad.referens == f"sha256:{sha256((rad.salt + rad.text).encode()).hexdigest()}"
        assert len(rad.salt) >= 32


def test_the_same_text_twice_has_two_references(ifyllt: Diariet) -> None:
    rader = ifyllt.las("SELECT referens, salt FROM sidouppgift WHERE text = :namn", namn=ORD[0])
    assert len({rad.referens for rad in rader}) == len({rad.salt for rad in rader}) == len(rader)


def test_no_name_can_be_guessed_from_the_chain(diariet: Diariet) -> None:
    kommando = beslut(KF)
    diariet.gor(KF, kommando)
    utan = json.dumps([type(kommando).__name__, KF, None])
    gissning = sha256(f"{utan}\n{kommando.model_dump_json()}".encode()).hexdigest()
    assert gissning not in diariet.kedja()[1].kropp


def test_the_chain_verifies_after_gallring(ifyllt: Diariet) -> None:
    with ifyllt.databas.skriv() as session:
        session.execute(text("UPDATE sidouppgift SET text = NULL, salt = ''"))
    fore = "0" * 64
    for rad in ifyllt.kedja():
        fore = sha256(f"{fore}\n{rad.kropp}".encode()).hexdigest()
        assert rad.hash == fore
    refer = [rad.referens for rad in ifyllt.las("SELECT referens FROM sidouppgift")]
    with ifyllt.databas.las() as session:
        assert set(las_sidouppgifter(session, refer).values()) == {GALLRAD}


def test_a_case_is_handled_also_when_its_texts_are_gallrade(diariet: Diariet) -> None:
    diariet.gor(KF, beslut(KF, Utfall.BIFALL_MED_VILLKOR))
    with diariet.databas.skriv() as session:
        session.execute(text("UPDATE sidouppgift SET text = NULL"))
    diariet.gor(KF, UppfyllVillkor(punkter=("1", "2", "3"), motivering=ORD[0], av=ORD[1]))
    assert {lage for lage, *_ in diariet.punkter(KF).values()} == {"avgjord"}


def test_a_repeated_command_leaves_no_second_text(diariet: Diariet) -> None:
    diariet.gor(KF, beslut(KF))
    diariet.gor(KF, beslut(KF))
    assert len(diariet.las("SELECT 1 FROM sidouppgift")) == 1

"""Agreements are always registered; handing them in is refused until nothing is in the way."""

from datetime import timedelta

import pytest
from pydantic import TypeAdapter

from beslutsmodell import (
    Avtalshandelse,
    Avtalskommando,
    Huvudmansavtal,
    InlamningNekad,
    Modellfel,
    OgiltigtBeslut,
    avtalsobs,
    efter_avtal,
    hantera_avtal,
)
from tests.beslutsmodell.avtal.avtalen import (
    BRIST,
    EFTER,
    FORE,
    FRIST,
    LAMNA_IN,
    TOMT,
    kor,
    kvittera,
    prova,
    registrera,
)

I_TID = kor(TOMT, registrera())
INLAMNAT = kor(I_TID, LAMNA_IN)
KVITTERAT = kor(INLAMNAT, kvittera())
SENT = kor(TOMT, registrera(inkommet=EFTER), nu=EFTER)
GODTAGET = kor(SENT, prova(godtas=True), nu=EFTER)
AVVISAT = kor(SENT, prova(godtas=False), nu=EFTER)

LAGEN = {
    "tomt": TOMT,
    "i tid": I_TID,
    "inlämnat": INLAMNAT,
    "kvitterat": KVITTERAT,
    "sent": SENT,
    "godtaget": GODTAGET,
    "avvisat": AVVISAT,
}

TABELL = {  # command -> where it is refused, and why; everywhere else it is allowed
    "registrera_avtal": {},
    "lamna_in": {
        "tomt": "inget avtal att lämna in, och inget väntas",
        "kvitterat": "redan kvitterade av mottagaren",
        "sent": "Mottagaren avgör om avtalen godtas",
        "avvisat": "har avvisat avtalen som för sena",
    },
    "kvittera": {
        "tomt": "har inte lämnat in något",
        "i tid": "har inte lämnat in något",
        "kvitterat": "redan kvitterad med referens VGR 2019-1",
        "sent": "har inte lämnat in något",
        "godtaget": "har inte lämnat in något",
        "avvisat": "har inte lämnat in något",
    },
    "prova_sent": {
        "tomt": "inget avtal som kommit efter fristen",
        "i tid": "inget avtal som kommit efter fristen",
        "inlämnat": "inget avtal som kommit efter fristen",
        "kvitterat": "inget avtal som kommit efter fristen",
    },
}

KOMMANDON: dict[str, Avtalskommando] = {
    kommando.typ: kommando for kommando in (registrera(), LAMNA_IN, kvittera(), prova(godtas=True))
}


def _fraga(avtal: Huvudmansavtal, typ: str) -> str:
    try:
        kor(avtal, KOMMANDON[typ])
    except Modellfel as fel:
        return str(fel)
    return ""


@pytest.mark.parametrize("typ", TABELL)
@pytest.mark.parametrize("namn", LAGEN)
def test_each_command_in_each_situation(typ: str, namn: str) -> None:
    fel = _fraga(LAGEN[namn], typ)
    vantat = TABELL[typ].get(namn, "")
    assert bool(fel) == bool(vantat)
    assert vantat in fel


def test_the_table_names_every_command() -> None:
    assert (
        set(TABELL) == set(KOMMANDON) == {"registrera_avtal", "lamna_in", "kvittera", "prova_sent"}
    )
    assert all(set(rader) <= set(LAGEN) for rader in TABELL.values())


def test_what_lacks_is_listed_in_one_go() -> None:
    with pytest.raises(InlamningNekad, match="1492 kan inte lämnas in") as fel:
        kor(SENT, LAMNA_IN, brister=(BRIST, BRIST), nu=EFTER)
    assert len(fel.value.brister) == 3
    assert str(fel.value).count("\n  - ") == 3


def test_in_time_but_handed_in_too_late_is_ruled_on() -> None:
    with pytest.raises(InlamningNekad, match="Fristen har passerat"):
        kor(I_TID, LAMNA_IN, nu=EFTER)
    assert kor(I_TID, prova(godtas=True), LAMNA_IN, nu=EFTER).inlamning is not None


def test_the_last_minute_is_in_time() -> None:
    assert not kor(TOMT, registrera(inkommet=FRIST), nu=FRIST).sent
    assert kor(I_TID, LAMNA_IN, nu=FRIST).inlamning is not None


def test_late_is_registered_and_told() -> None:
    assert SENT.sent
    assert SENT.sent_godtas is None
    assert set(SENT.handlingar) == {"avrop"}


def test_a_ruling_holds_only_for_what_had_come() -> None:
    igen = kor(GODTAGET, registrera("samverkan", inkommet=EFTER), nu=EFTER)
    assert igen.sent_godtas is None
    with pytest.raises(InlamningNekad, match="Mottagaren avgör"):
        kor(igen, LAMNA_IN, nu=EFTER)


def test_a_paper_in_time_leaves_the_ruling() -> None:
    assert kor(GODTAGET, registrera("samverkan"), nu=EFTER).sent_godtas is True


def test_a_new_version_takes_the_earlier_place() -> None:
    nytt = kor(INLAMNAT, registrera(fil="b" * 64))
    assert (nytt.inlamning, nytt.kvittens, len(nytt.handlingar)) == (None, None, 1)


def test_a_copy_of_the_file_undoes_nothing() -> None:
    igen = kor(KVITTERAT, registrera(inkommet=EFTER), nu=EFTER)
    assert igen.model_copy(update={"version": KVITTERAT.version}) == KVITTERAT


@pytest.mark.parametrize("kommando", [registrera(inkommet=EFTER), kvittera(EFTER)])
def test_the_future_has_not_happened(kommando: Avtalskommando) -> None:
    with pytest.raises(OgiltigtBeslut, match="i framtiden"):
        kor(INLAMNAT, kommando, nu=FORE)


def test_a_late_receipt_says_so() -> None:
    kvitterat = kor(INLAMNAT, kvittera(EFTER), nu=EFTER + timedelta(days=1))
    assert kvitterat.kvittens is not None
    assert kvitterat.kvittens.efter_frist


def test_events_from_json_give_the_same_agreements() -> None:
    adapter: TypeAdapter[Avtalshandelse] = TypeAdapter(Avtalshandelse)
    stegvis = last = TOMT
    for kommando in (registrera(), registrera("samverkan"), LAMNA_IN, kvittera()):
        for en in hantera_avtal(stegvis, kommando, brister=(), frist=FRIST, nu=FORE):
            stegvis = efter_avtal(stegvis, en)
            last = efter_avtal(last, adapter.validate_json(adapter.dump_json(en)))
    assert last == stegvis
    assert last.version == 4


def test_a_newer_agreement_does_not_hide_the_receipt_of_the_older() -> None:
    nytt = kor(KVITTERAT, registrera(fil="b" * 64))
    assert (nytt.kvittens, nytt.tidigare_kvittens) == (None, KVITTERAT.kvittens)
    (obs,) = avtalsobs(nytt, ())
    assert "efter mottagarens kvittens VGR 2019-1" in obs
    igen = kor(nytt, LAMNA_IN, kvittera())
    assert avtalsobs(igen, ()) == ()
    assert igen.tidigare_kvittens == KVITTERAT.kvittens


def test_a_newer_agreement_asks_for_a_new_submission() -> None:
    nytt = kor(INLAMNAT, registrera(fil="b" * 64))
    (obs,) = avtalsobs(nytt, ())
    assert obs.startswith("Ett nytt avtal har kommit in efter inlämningen.")
    assert avtalsobs(kor(nytt, LAMNA_IN), ()) == ()
    assert avtalsobs(I_TID, (BRIST,)) == ()

"""What the receiver answers becomes the state of the message."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kontakt import Kanal
from diarium.databas import Databas
from diarium.svep.svepa import paminn
from notiser.dubblett import MARKNING
from tests.diarium.svep.conftest import BORJAN, utan_kedja
from tests.diarium.svep.rigg import Rigg, brevtext, kl, rigga, sandmiljo, tolka
from tests.mottagare.trasig_smtp import Ofog, Steg, TrasigSmtp
from tests.mottagare.trasig_teams import KLIPP, TrasigTeams
from tests.rundor import kontakter_for

STEGDAG = kl(date(2019, 9, 13))


@pytest.fixture
def rigg(rigg: Rigg) -> Rigg:
    """Four reminders planned, and no other message left to send."""
    rigg.skriv("DELETE FROM utskick")
    rigg.klocka.ga_till(STEGDAG)
    paminn(rigg.databas, klocka=rigg.klocka)
    return rigg


@contextmanager
def trasig(rigg: Rigg, **steg: Steg) -> Iterator[tuple[Rigg, TrasigSmtp]]:
    with TrasigSmtp(**steg) as server, sandmiljo(server.port) as miljo:
        yield rigg.med(miljo), server


@pytest.mark.parametrize(
    ("steg", "svar", "tillstand"),
    [
        ("RCPT", "451 4.3.0 senare", "tillfalligt_fel"),
        ("PUNKT", "451 4.3.0 senare", "tillfalligt_fel"),
        ("RCPT", "550 5.1.1 okänd", "bestaende_fel"),
        ("PUNKT", "554 5.7.1 nej", "bestaende_fel"),
        ("PUNKT", Ofog.KLIPP, "okant"),
        ("PUNKT", "399 vad?", "okant"),
        ("MAIL", Ofog.KLIPP, "tillfalligt_fel"),
        ("DATA", Ofog.KLIPP, "tillfalligt_fel"),
        ("HÄLSNING", Ofog.KLIPP, "tillfalligt_fel"),
    ],
)
def test_an_answer_of_the_mail_server_becomes_a_state(
    rigg: Rigg, steg: str, svar: Steg, tillstand: str
) -> None:
    with trasig(rigg, **{steg: svar}) as (sand, _):
        sand.svep()
    assert rigg.tillstand() == {tillstand: 4}
    assert all(rad.motivering and rad.lease_till is None for rad in rigg.utskick())


def test_a_closed_port_is_for_now(rigg: Rigg) -> None:
    with sandmiljo(1) as miljo:
        rigg.med(miljo).svep()
    assert rigg.tillstand() == {"tillfalligt_fel": 4}


def test_backoff_is_1m_5m_30m_2h_6h_and_then_dead(rigg: Rigg) -> None:
    with trasig(rigg, RCPT="451 4.3.0 senare") as (sand, server):
        vantetider = []
        while rigg.tillstand() != {"dod": 4}:
            sand.svep()
            rader = [rad for rad in rigg.utskick() if rad.tillstand == "tillfalligt_fel"]
            if not rader:
                break
            nasta = _tid(rader[0].tidigast)
            vantetider.append(nasta - rigg.klocka.nu())
            rigg.klocka.ga_till(nasta)
            if rigg.klocka.nu() > kl(date(2019, 9, 13), 16):
                rigg.klocka.ga_till(kl(date(2019, 9, 16)))
        assert not server.brev
    assert vantetider == [
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(hours=2),
        timedelta(hours=6),
    ]
    assert rigg.tillstand() == {"dod": 4}
    assert {rad.forsok for rad in rigg.utskick()} == {6}


def _tid(varde: object) -> datetime:
    tid = varde if isinstance(varde, datetime) else datetime.fromisoformat(str(varde))
    return tid if tid.tzinfo else tid.replace(tzinfo=UTC)


def test_a_retry_that_succeeds_arrives_once(rigg: Rigg, smtp: Smtpmottagare) -> None:
    with trasig(rigg, PUNKT="451 4.3.0 senare") as (sand, _):
        sand.svep()
    rigg.svep(STEGDAG + timedelta(minutes=2))
    assert rigg.tillstand() == {"skickad": 4}
    assert len(smtp.mottagna) == 4


def test_an_unknown_reminder_is_resent_once_under_the_same_identity(rigg: Rigg) -> None:
    with trasig(rigg, PUNKT=Ofog.KLIPP) as (sand, server):
        for minut in range(1, 20):
            sand.svep(STEGDAG + timedelta(minutes=minut))
        brev = [tolka(ett) for ett in server.brev]
    assert rigg.tillstand() == {"okant": 4}
    assert len(brev) == 8
    par: dict[str, list[str]] = {}
    for ett in brev:
        par.setdefault(str(ett["Message-ID"]), []).append(brevtext(ett))
    assert len(par) == 4
    for forst, sedan in par.values():
        assert "dubblett" not in forst
        assert "dubblett" in sedan
    assert "dubblett" in MARKNING


def test_an_unknown_receipt_asks_a_human_and_is_not_resent(rigg: Rigg) -> None:
    rigg.skriv("UPDATE utskick SET sort = 'kvittering', tillstand = 'okant'")
    rigg.svep(STEGDAG + timedelta(hours=1))
    rigg.svep(STEGDAG + timedelta(hours=2))
    assert rigg.tillstand("kvittering") == {"okant": 4}


def test_one_bad_address_does_not_stop_the_others(rigg: Rigg) -> None:
    def okand(rad: str) -> str:
        return "550 5.1.1 okänd" if "1440-kf" in rad else "250 Ok"

    with trasig(rigg, RCPT=okand) as (sand, server):
        sand.svep()
        assert len(server.brev) == 3
    assert rigg.tillstand() == {"skickad": 3, "bestaende_fel": 1}


def test_a_message_that_cannot_be_written_fails_alone(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.skriv(
        "UPDATE kontakt SET adress = :adress WHERE organ = '1440-kf'",
        adress="a@b.example\r\nBcc: c@d.example",
    )
    rigg.svep()
    assert rigg.tillstand() == {"skickad": 3, "bestaende_fel": 1}
    assert len(smtp.mottagna) == 3


@pytest.mark.parametrize(
    ("status", "tillstand"),
    [
        (202, "skickad"),
        (429, "tillfalligt_fel"),
        (503, "tillfalligt_fel"),
        (404, "bestaende_fel"),
        (502, "okant"),
        (KLIPP, "okant"),
    ],
)
def test_an_answer_of_teams_becomes_a_state(
    databas: Databas, tmp_path: Path, status: int, tillstand: str
) -> None:
    ca = Lokalca(tmp_path / "ca")
    huvuden = {"Retry_After": "3600"} if status == 429 else {}
    runda = utan_kedja()
    with (
        TrasigTeams(tmp_path / "kort", tls=ca.serverkontext(), status=status, **huvuden) as teams,
        sandmiljo(None, ca_fil=str(ca.ca_fil)) as miljo,
    ):
        kontakter = [
            kontakt.model_copy(update={"kanal": Kanal.TEAMS, "adress": teams.adress()})
            for kontakt in kontakter_for(runda)
        ][-1:]
        rigg = rigga(databas, runda, kontakter, miljo, nu=BORJAN)
        rigg.svep(kl(date(2019, 6, 4)))
    assert rigg.tillstand("oppning") == {tillstand: 1}
    if status == 429:
        (rad,) = rigg.utskick("oppning")
        assert _tid(rad.tidigast) - rigg.klocka.nu() == timedelta(hours=1)


def test_a_contact_that_is_no_longer_in_force_gets_nothing(rigg: Rigg, smtp: Smtpmottagare) -> None:
    rigg.skriv("UPDATE kontakt SET galler_till = '2019-09-12' WHERE organ = '1440-kf'")
    rigg.svep()
    assert not [ett for ett in smtp.mottagna if "1440-kf" in ett.mottagare[0]]
    assert rigg.tillstand() == {"skickad": 3, "aterhallen": 1}
    rigg.svep(kl(date(2019, 10, 14)))
    assert not [ett for ett in smtp.mottagna if "1440-kf" in ett.mottagare[0]]

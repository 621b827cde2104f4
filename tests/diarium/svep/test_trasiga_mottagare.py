"""Mail servers that refuse, lose the line, dawdle or fail at TLS: from the sweep to the mailbox."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from diarium.databas import Databas
from diarium.svep.svepa import paminn
from notiser.dubblett import MARKNING
from notiser.kanaler.kanaler import Kanaler, Kanalinstallningar
from notiser.kanaler.smtpinstallning import Sakerhet
from tests.diarium.svep.conftest import BORJAN
from tests.diarium.svep.rigg import Rigg, brevtext, installning, kl, rigga, sandmiljo, tolka
from tests.mottagare.trasig_smtp import Ofog, Steg, TrasigSmtp
from tests.rundor import bygg_runda

STEGDAG = kl(date(2019, 9, 13))
MARKE = MARKNING.removesuffix(".")
SENARE = timedelta(minutes=2)


@pytest.fixture
def rigg(rigg: Rigg) -> Rigg:
    """Four reminders planned, and no other message left to send."""
    rigg.skriv("DELETE FROM utskick")
    rigg.klocka.ga_till(STEGDAG)
    paminn(rigg.databas, klocka=rigg.klocka)
    return rigg


def kopior(*brev: bytes) -> Counter[tuple[bool, ...]]:
    """Counts letters by which of their copies were marked, in the order of arrival."""
    per_brev: dict[str, tuple[bool, ...]] = {}
    for ett in map(tolka, brev):
        identitet = str(ett["Message-ID"])
        per_brev[identitet] = (*per_brev.get(identitet, ()), MARKE in brevtext(ett))
    return Counter(per_brev.values())


def svep_forst_hos(
    rigg: Rigg, smtp: Smtpmottagare, **steg: Steg
) -> tuple[Counter[str], list[bytes]]:
    """Sweeps to a bad server and then to a good one; gives the first states and all letters."""
    with TrasigSmtp(**steg) as server, sandmiljo(server.port) as miljo:
        rigg.med(miljo).svep()
        tillstand = rigg.tillstand()
        rigg.svep(STEGDAG + SENARE)
        rigg.svep(STEGDAG + 2 * SENARE)
        return tillstand, [*server.brev, *(ett.innehall for ett in smtp.mottagna)]


@pytest.mark.parametrize(
    ("steg", "svar"),
    [
        ("HÄLSNING", "421 4.3.2 stänger"),
        ("MAIL", "421 4.3.2 stänger"),
        ("RCPT", "451 4.7.1 grålistad"),
        ("PUNKT", "421 4.3.2 stänger"),
        ("PUNKT", "452 4.2.2 brevlådan är full just nu"),
    ],
)
def test_what_is_refused_for_now_comes_later_once_and_unmarked(
    rigg: Rigg, smtp: Smtpmottagare, steg: str, svar: str
) -> None:
    tillstand, _ = svep_forst_hos(rigg, smtp, **{steg: svar})
    assert tillstand == {"tillfalligt_fel": 4}
    assert kopior(*(ett.innehall for ett in smtp.mottagna)) == {(False,): 4}
    assert rigg.tillstand() == {"skickad": 4}


@pytest.mark.parametrize("svar", ["550 5.1.1 okänd", "552 5.2.2 brevlådan är full"])
def test_what_is_refused_for_good_is_not_tried_again(
    rigg: Rigg, smtp: Smtpmottagare, svar: str
) -> None:
    tillstand, _ = svep_forst_hos(rigg, smtp, PUNKT=svar)
    assert tillstand == rigg.tillstand() == {"bestaende_fel": 4}
    assert not smtp.mottagna


@pytest.mark.parametrize("svar", [Ofog.KLIPP, "399 vad?"])
def test_a_lost_acknowledgement_gives_one_extra_copy_that_is_marked(
    rigg: Rigg, smtp: Smtpmottagare, svar: Steg
) -> None:
    tillstand, brev = svep_forst_hos(rigg, smtp, PUNKT=svar)
    assert tillstand == {"okant": 4}
    assert kopior(*brev) == {(False, True): 4}
    assert rigg.tillstand() == {"skickad": 4}


def test_a_line_that_is_cut_in_the_letter_gives_one_whole_copy_that_is_marked(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    tillstand, brev = svep_forst_hos(rigg, smtp, INNEHÅLL=Ofog.KLIPP)
    assert tillstand == {"okant": 4}
    assert kopior(*brev) == {(True,): 4}


def test_a_slow_server_within_the_limit_gets_each_letter_once(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    tillstand, brev = svep_forst_hos(rigg, smtp, PUNKT=langsamt(0.3, "250 Ok"))
    assert tillstand == {"skickad": 4}
    assert kopior(*brev) == {(False,): 4}


def test_a_slow_server_over_the_limit_gets_one_extra_copy_that_is_marked(
    rigg: Rigg, smtp: Smtpmottagare
) -> None:
    tillstand, brev = svep_forst_hos(rigg, smtp, PUNKT=langsamt(2.5, "250 Ok"))
    assert tillstand == {"skickad": 3, "okant": 1}
    assert kopior(*brev) == {(False,): 3, (False, True): 1}


def langsamt(sekunder: float, svar: str) -> Steg:
    """Answers the first letter late, and the others at once."""
    anrop: list[str] = []

    def svara(rad: str) -> str:
        anrop.append(rad)
        if len(anrop) == 1:
            time.sleep(sekunder)
        return svar

    return svara


@contextmanager
def krypterat(rigg: Rigg, port: int, ca_fil: Path) -> Iterator[Rigg]:
    """Sends by STARTTLS, and trusts one authority beside the system's."""
    smtp = installning(port).model_copy(
        update={"sakerhet": Sakerhet.STARTTLS, "ca_fil": str(ca_fil)}
    )
    with Kanaler(Kanalinstallningar(smtp=smtp)) as kanaler:
        yield rigg.med(replace(rigg.miljo, kanaler=kanaler))


def test_a_certificate_that_does_not_hold_delays_and_loses_nothing(
    rigg: Rigg, tmp_path: Path
) -> None:
    ratt, fel = Lokalca(tmp_path / "ratt"), Lokalca(tmp_path / "fel")
    with Smtpmottagare(tmp_path / "krypterat", starttls=ratt.serverkontext()) as smtp:
        with krypterat(rigg, smtp.port, fel.ca_fil) as sand:
            sand.svep()
        assert rigg.tillstand() == {"tillfalligt_fel": 4}
        assert not smtp.mottagna
        with krypterat(rigg, smtp.port, ratt.ca_fil) as sand:
            sand.svep(STEGDAG + SENARE)
        assert kopior(*(ett.innehall for ett in smtp.mottagna)) == {(False,): 4}


def test_one_of_forty_nine_that_is_misliked_stops_no_other(databas: Databas) -> None:
    runda, kontakter = bygg_runda(49)
    vagar = tuple(vag for vag in runda.beslutsvagar if vag.steg == "beslut")
    dessa = {vag.organ for vag in vagar}
    runda = runda.model_copy(update={"beslutsvagar": vagar})

    def ogillar(rad: str) -> str:
        return "550 5.1.1 okänd" if "k00017-kf" in rad else "250 Ok"

    with TrasigSmtp(RCPT=ogillar) as server, sandmiljo(server.port) as miljo:
        mina = [ett for ett in kontakter if ett.organ in dessa]
        rigg = rigga(databas, runda, mina, miljo, nu=BORJAN)
        rigg.svep()
        rigg.svep(BORJAN + SENARE)
        assert rigg.tillstand("oppning") == {"skickad": 48, "bestaende_fel": 1}
        assert kopior(*server.brev) == {(False,): 48}
        assert not any(b"k00017-kf@" in ett for ett in server.brev)

"""A package that may have reached the receiver by mail goes again marked, and only then."""

from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from functools import partial
from hashlib import shake_256
from pathlib import Path

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kontakt import Kanal
from diarium.databas import Databas
from diarium.inlamning import Inlamnat
from diarium.leverans import Leveransfel, leverera_paket
from diarium.omgangslasning import Omgangslasning
from diarium.paket import Paket
from diarium.svep.miljo import Sandmiljo
from diarium.verifiera import verifiera
from notiser.kanaler.mime import DUBBLETTRAD
from tests.diarium.avtalsrigg import NU, Avtalsrigg, rigga_avtal, runda
from tests.diarium.svep.rigg import AVSANDARE, brevtext, sandmiljo, tolka
from tests.mottagare.trasig_smtp import Ofog, TrasigSmtp

OMARKT, MARKT = False, True


@pytest.fixture
def rigg(databas: Databas, tmp_path: Path) -> Iterator[Avtalsrigg]:
    """Agreements that are ready to go by mail; the record verifies at the end."""
    omgang = runda(Kanal.EPOST, "registrator@vgr.example")
    yield rigga_avtal(databas, tmp_path, omgang).klar()
    with databas.las() as session:
        assert [str(ett) for ett in verifiera(session)] == []


def lamna_in(rigg: Avtalsrigg, miljo: Sandmiljo) -> Inlamnat:
    leverera = partial(
        leverera_paket, hem=rigg.mapp, kanaler=miljo.kanaler, avsandare=AVSANDARE, nu=NU
    )
    return rigg.lamna_in(leverera=leverera)


@contextmanager
def hos(tmp_path: Path) -> Iterator[tuple[Smtpmottagare, Sandmiljo]]:
    with Smtpmottagare(tmp_path / "brev") as smtp, sandmiljo(smtp.port) as miljo:
        yield smtp, miljo


def misslyckas(rigg: Avtalsrigg, **steg: str | Ofog) -> list[EmailMessage]:
    """Hands in to a server that refuses or loses the line; gives the letters that it took."""
    with TrasigSmtp(**steg) as smtp, sandmiljo(smtp.port) as miljo:
        with pytest.raises(Leveransfel):
            lamna_in(rigg, miljo)
        return [tolka(ett) for ett in smtp.brev]


def markt(brev: EmailMessage) -> bool:
    return DUBBLETTRAD in " ".join(brevtext(brev).split()) and "X-Beslutsflode-Dubblett" in brev


def kom(rigg: Avtalsrigg, tmp_path: Path) -> EmailMessage:
    """Hands in to a good server; gives the letter that came."""
    with hos(tmp_path) as (smtp, miljo):
        assert lamna_in(rigg, miljo).nytt
        assert not lamna_in(rigg, miljo).nytt
        (brev,) = [tolka(ett.innehall) for ett in smtp.mottagna]
    assert rigg.avtalsstatus() == "inlamnat"
    return brev


def test_the_first_letter_is_not_marked(rigg: Avtalsrigg, tmp_path: Path) -> None:
    assert markt(kom(rigg, tmp_path)) is OMARKT


def test_after_a_lost_answer_the_second_is_the_same_and_says_so(
    rigg: Avtalsrigg, tmp_path: Path
) -> None:
    (forsta,) = misslyckas(rigg, PUNKT=Ofog.KLIPP)
    andra = kom(rigg, tmp_path)
    assert (markt(forsta), markt(andra)) == (OMARKT, MARKT)
    assert forsta["Message-ID"] == andra["Message-ID"]
    (bilaga,), (samma,) = forsta.iter_attachments(), andra.iter_attachments()
    assert bilaga.get_content() == samma.get_content()


def test_after_a_refusal_the_second_is_the_first_that_comes(
    rigg: Avtalsrigg, tmp_path: Path
) -> None:
    assert misslyckas(rigg, RCPT="550 nej") == []
    assert markt(kom(rigg, tmp_path)) is OMARKT


def test_a_refusal_takes_nothing_back_of_what_was_unknown(rigg: Avtalsrigg, tmp_path: Path) -> None:
    misslyckas(rigg, PUNKT=Ofog.KLIPP)
    misslyckas(rigg, RCPT="550 nej")
    assert markt(kom(rigg, tmp_path)) is MARKT


def test_who_is_killed_before_the_record_leaves_a_trace(rigg: Avtalsrigg, tmp_path: Path) -> None:
    with hos(tmp_path) as (smtp, miljo):

        def do(lasning: Omgangslasning, paket: Paket, dubblett: bool) -> str:  # noqa: FBT001 - a Leverera
            hemma = {"hem": rigg.mapp, "kanaler": miljo.kanaler}
            leverera_paket(lasning, paket, dubblett, **hemma, avsandare=AVSANDARE, nu=NU)  # type: ignore[arg-type]
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            rigg.lamna_in(leverera=do)
        (forsta,) = [tolka(ett.innehall) for ett in smtp.mottagna]
    assert rigg.avtalsstatus() == "undertecknat"
    andra = kom(rigg, tmp_path / "andra")
    assert (markt(forsta), markt(andra)) == (OMARKT, MARKT)


def test_what_cannot_go_at_all_is_not_noted(databas: Databas, tmp_path: Path) -> None:
    rigg = rigga_avtal(databas, tmp_path, runda(Kanal.EPOST, "registrator@vgr.example")).klar()
    rigg.skriv_under("avrop", innehall=shake_256(b"avrop").digest(21 * 2**20))
    with hos(tmp_path) as (_, miljo), pytest.raises(Leveransfel, match="tar högst 20,0 MB"):
        lamna_in(rigg, miljo)
    with databas.motor.connect() as anslutning:
        typer = anslutning.exec_driver_sql("SELECT typ FROM handelse").scalars().all()
    assert not [typ for typ in typer if typ.startswith("leverans")]

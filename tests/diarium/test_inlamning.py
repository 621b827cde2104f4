"""Submission: refused with all that is lacking, delivered once, recorded once."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from hashlib import shake_256
from pathlib import Path

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.avtal.handling import Undertecknare
from beslutsmodell.avtal.kommandon import Kvittera, ProvaSent
from beslutsmodell.fel import InlamningNekad
from beslutsmodell.kontakt import Kanal
from diarium.databas import Databas
from diarium.fel import Versionskonflikt
from diarium.leverans import STORSTA_BILAGA, Leveransfel, leverera_paket
from diarium.omgangslasning import Omgangslasning
from diarium.paket import Paket
from tests.diarium.avtalsrigg import AMAL, FRIST, NU, Avtalsrigg, rigga_avtal, runda
from tests.diarium.svep.rigg import AVSANDARE, sandmiljo, tolka
from tests.mottagare.trasig_smtp import Ofog, TrasigSmtp

SENT = FRIST + timedelta(hours=1)
NY = b"%PDF ett annat avtal"


@pytest.fixture
def rigg(databas: Databas, tmp_path: Path) -> Avtalsrigg:
    return rigga_avtal(databas, tmp_path / "vgr")


def utan_samverkansavtal(rigg: Avtalsrigg) -> None:
    rigg.besluta("1")
    rigg.skriv_under("avrop")


def med_andra_punkter(rigg: Avtalsrigg) -> None:
    rigg.klar()
    rigg.skriv_under("avrop", "1", "2", innehall=NY)


def utanfor_fullmakten(rigg: Avtalsrigg) -> None:
    rigg.besluta("1", "3")
    for slag in ("avrop", "samverkansavtal"):
        rigg.skriv_under(slag, "1", "3")


def utan_befogenhet(rigg: Avtalsrigg) -> None:
    rigg.klar()
    rigg.skriv_under("avrop", undertecknare=(Undertecknare(roll="ordförande"),), innehall=NY)


def utan_beslut(rigg: Avtalsrigg) -> None:
    for slag in ("avrop", "samverkansavtal"):
        rigg.skriv_under(slag)


@pytest.mark.parametrize(
    ("gor", "text"),
    [
        (utan_samverkansavtal, "Avtalet ”samverkansavtal” har inte kommit in"),
        (med_andra_punkter, "omfattar punkt 2, men beslutet är avslag"),
        (utanfor_fullmakten, "punkt 3, som ligger utanför huvudmannens fullmakt"),
        (utan_befogenhet, "rätt att skriva under"),
        (utan_beslut, "omfattar punkt 1, men den är"),
    ],
)
def test_a_submission_that_lacks_something_is_refused_with_the_reason(
    rigg: Avtalsrigg, gor: Callable[[Avtalsrigg], None], text: str
) -> None:
    gor(rigg)
    with pytest.raises(InlamningNekad, match=text):
        rigg.lamna_in()
    assert rigg.avtalsstatus() == "komplettering_kravs"
    assert not rigg.mapp.exists()


def test_everything_that_lacks_is_said_in_one_go(rigg: Avtalsrigg) -> None:
    rigg.besluta("2")
    rigg.skriv_under("avrop", "1", "3")
    with pytest.raises(InlamningNekad) as nekad:
        rigg.lamna_in()
    assert len(nekad.value.brister) == 5


def test_a_whole_submission_is_delivered_and_recorded_once(rigg: Avtalsrigg) -> None:
    forst = rigg.klar().lamna_in()
    sedan = rigg.lamna_in()
    assert (forst.nytt, sedan.nytt) == (True, False)
    assert forst.sha256 == sedan.sha256
    assert [fil.name for fil in rigg.mapp.iterdir()] == [forst.filnamn]
    assert rigg.avtalsstatus() == "inlamnat"


def test_a_kill_between_delivery_and_record_delivers_the_same_bytes_again(
    rigg: Avtalsrigg,
) -> None:
    levererade: list[bytes] = []

    def do(lasning: Omgangslasning, paket: Paket, _dubblett: bool) -> str:  # noqa: FBT001 - a Leverera
        levererade.append(paket.innehall)
        rigg.i_mapp(lasning, paket)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rigg.klar().lamna_in(leverera=do)
    assert rigg.avtalsstatus() == "undertecknat"
    svar = rigg.lamna_in(nu=NU + timedelta(hours=2))
    assert svar.nytt
    assert [fil.read_bytes() for fil in rigg.mapp.iterdir()] == levererade


def test_an_agreement_that_changes_on_the_way_stops_the_record(rigg: Avtalsrigg) -> None:
    def byt(lasning: Omgangslasning, paket: Paket, _dubblett: bool) -> str:  # noqa: FBT001 - a Leverera
        rigg.skriv_under("avrop", innehall=NY, nu=NU)
        return rigg.i_mapp(lasning, paket)

    rigg.klar()
    with pytest.raises(Versionskonflikt):
        rigg.lamna_in(leverera=byt)
    assert rigg.avtalsstatus() == "undertecknat"


def test_what_came_late_waits_for_the_receivers_ruling(rigg: Avtalsrigg) -> None:
    rigg.besluta("1")
    for slag in ("avrop", "samverkansavtal"):
        rigg.skriv_under(slag, nu=SENT)
    assert rigg.avtalsstatus(nu=SENT) == "inkommet_efter_frist"
    with pytest.raises(InlamningNekad, match="Fristen har passerat"):
        rigg.lamna_in(nu=SENT)
    rigg.gor(ProvaSent(huvudman=AMAL, godtas=True, motivering="en timme sent", av="VGR"), nu=SENT)
    assert rigg.lamna_in(nu=SENT).nytt
    assert rigg.avtalsstatus(nu=SENT) == "inlamnat"


def test_a_refusal_by_the_receiver_stops_the_submission(rigg: Avtalsrigg) -> None:
    rigg.besluta("1")
    for slag in ("avrop", "samverkansavtal"):
        rigg.skriv_under(slag, nu=SENT)
    rigg.gor(ProvaSent(huvudman=AMAL, godtas=False, motivering="för sent", av="VGR"), nu=SENT)
    with pytest.raises(InlamningNekad, match="avvisat"):
        rigg.lamna_in(nu=SENT)
    assert rigg.avtalsstatus(nu=SENT) == "avvisat"


def test_only_the_receivers_acknowledgement_makes_it_kvitterat(rigg: Avtalsrigg) -> None:
    rigg.klar().lamna_in()
    kommando = Kvittera(huvudman=AMAL, referens="VGR 2019-17 [][]}", mottaget=NU)
    assert rigg.gor(kommando).nytt
    assert not rigg.gor(kommando).nytt
    assert rigg.avtalsstatus() == "kvitterat"


def per_brev(databas: Databas, tmp_path: Path) -> Avtalsrigg:
    omgang = runda(Kanal.EPOST, "registrator@vgr.example")
    return rigga_avtal(databas, tmp_path, omgang).klar()


def test_a_package_by_mail_reaches_the_receiver_whole(databas: Databas, tmp_path: Path) -> None:
    rigg = per_brev(databas, tmp_path)
    with Smtpmottagare(tmp_path / "brev") as smtp, sandmiljo(smtp.port) as miljo:
        leverera = partial(
            leverera_paket, hem=tmp_path, kanaler=miljo.kanaler, avsandare=AVSANDARE, nu=NU
        )
        svar = rigg.lamna_in(leverera=leverera)
        (brev,) = [tolka(ett.innehall) for ett in smtp.mottagna]
    (bilaga,) = list(brev.iter_attachments())
    assert bilaga.get_filename() == svar.filnamn
    innehall = bilaga.get_content()
    assert Paket(AMAL, svar.filnamn, innehall).sha256 == svar.sha256
    assert rigg.avtalsstatus() == "inlamnat"


@pytest.mark.parametrize(
    ("steg", "sagt"),
    [
        ({"RCPT": "550 nej"}, "kom inte fram till .* Kör igen när felet är avhjälpt"),
        ({"PUNKT": Ofog.KLIPP}, "Det är okänt om paketet .* Fråga mottagaren innan du kör igen"),
    ],
)
def test_a_package_that_may_not_have_arrived_is_not_recorded(
    databas: Databas, tmp_path: Path, steg: dict[str, str | Ofog], sagt: str
) -> None:
    rigg = per_brev(databas, tmp_path)
    with TrasigSmtp(**steg) as smtp, sandmiljo(smtp.port) as miljo:
        leverera = partial(
            leverera_paket, hem=tmp_path, kanaler=miljo.kanaler, avsandare=AVSANDARE, nu=NU
        )
        with pytest.raises(Leveransfel, match=sagt) as fel:
            rigg.lamna_in(leverera=leverera)
    assert "Det är inte registrerat som inlämnat" in str(fel.value)
    assert rigg.avtalsstatus() == "undertecknat"


@pytest.mark.parametrize(
    ("antal", "gar"), [(STORSTA_BILAGA - 64 * 1024, True), (2**20 * 21, False)]
)
def test_a_package_of_twenty_megabytes_goes_by_mail_and_no_more(
    databas: Databas, tmp_path: Path, antal: int, *, gar: bool
) -> None:
    rigg = per_brev(databas, tmp_path)
    rigg.skriv_under("avrop", innehall=shake_256(b"avrop").digest(antal))
    with (
        Smtpmottagare(tmp_path / "brev") as smtp,
        sandmiljo(smtp.port, tidsgrans_s=60) as miljo,
    ):
        leverera = partial(
            leverera_paket, hem=tmp_path, kanaler=miljo.kanaler, avsandare=AVSANDARE, nu=NU
        )
        if not gar:
            with pytest.raises(Leveransfel, match="är 21,0 MB och går inte per e-post, som tar"):
                rigg.lamna_in(leverera=leverera)
            assert (smtp.mottagna, rigg.avtalsstatus()) == ([], "undertecknat")
            return
        svar = rigg.lamna_in(leverera=leverera)
        (brev,) = [tolka(ett.innehall) for ett in smtp.mottagna]
    (bilaga,) = list(brev.iter_attachments())
    assert Paket(AMAL, svar.filnamn, bilaga.get_content()).sha256 == svar.sha256

"""What else a mailbox owes: where it is not told, and where it must stop nothing."""

from collections.abc import Sequence
from datetime import date

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kontakt import Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from beslutsmodell.utfall import Utfall
from diarium.databas import Databas
from diarium.provstart import provstarta
from diarium.schema import hoj_schema
from diarium.utkorg.forhandsvisning import las_nasta
from diarium.utkorg.utskicksplan import las_utskicksplan
from diarium.utkorg.visat import Avsandande
from notiser.texter.ovriga import RUBRIK
from notiser.underlag import Paminnelse
from tests.beslutsmodell.omgangar import omgang, vag
from tests.diarium.diariet import raknade_satser
from tests.diarium.svep.conftest import BORJAN
from tests.diarium.svep.rigg import AVSANDARE, Rigg, kl, rigga, sandmiljo
from tests.diarium.svep.test_ovriga import (
    BUN,
    DELAD,
    NASTA,
    SN,
    STEGET,
    brevet,
    delat,
    kontakten,
    senast,
)
from tests.rundor import bygg_runda, kontakter_for

ALE, KS, KF = "1440-kf", "1492-ks", "1492-kf"


@pytest.fixture
def runda() -> Beslutsomgang:
    """A kommunstyrelse before its fullmäktige, and two nämnder with different last days."""
    vagar = (
        vag("ks", KS),
        vag("beslut", KF),
        vag("beslut", SN, "1", "3", egen_frist=date(2019, 11, 1)),
        vag("beslut", BUN, "2"),
        vag("beslut", ALE),
    )
    return omgang(beslutsvagar=vagar)


def till_delad(smtp: Smtpmottagare) -> int:
    return sum(DELAD in ett.mottagare for ett in smtp.mottagna)


def alla_delar(runda: Beslutsomgang) -> Sequence[Kontakt]:
    """Gives all bodies one mailbox."""
    return [kontakten(organ.kod, DELAD, Kontaktroll.REGISTRATOR) for organ in runda.organ]


def test_two_roles_of_a_mailbox_get_one_letter(
    databas: Databas, smtp: Smtpmottagare, runda: Beslutsomgang
) -> None:
    bada = tuple(
        steg.model_copy(update={"roller": (Kontaktroll.REGISTRATOR, Kontaktroll.HANDLAGGARE)})
        for steg in runda.trappa.steg
    )
    runda = runda.model_copy(update={"trappa": runda.trappa.model_copy(update={"steg": bada})})
    lista = [
        *kontakter_for(runda),
        kontakten(SN, DELAD, Kontaktroll.REGISTRATOR),
        kontakten(BUN, DELAD, Kontaktroll.HANDLAGGARE),
    ]
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, lista, miljo, nu=BORJAN)
        rigg.svep()
        fore = till_delad(smtp)
        with databas.las() as session:
            plan = las_utskicksplan(session, runda.kod, avsandare=AVSANDARE, nu=BORJAN)
        rigg.svep(STEGET)
    assert till_delad(smtp) == fore + 1
    assert senast(smtp) == ([SN, BUN], [])
    (planerat,) = [ett for ett in plan.sakra if ett.tid == STEGET and DELAD in ett.till]
    assert planerat.organ == {SN, BUN}


def test_what_opens_the_same_morning_has_its_own_notice_alone(
    databas: Databas, smtp: Smtpmottagare, runda: Beslutsomgang
) -> None:
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, alla_delar(runda), miljo, nu=BORJAN)
        for stund in (BORJAN, STEGET):
            rigg.svep(stund)
        rigg.klocka.ga_till(kl(date(2019, 10, 30), 17))
        rigg.besluta(f"ks/{KS}")
        rigg.svep(NASTA)
    brev = [ett for ett in smtp.mottagna[1:] if DELAD in ett.mottagare]
    assert len(brev) >= 2
    oppning, paminnelse = sorted(
        (brevet(smtp, nummer=-2), brevet(smtp)),
        key=lambda text: "Nu kan ärendet tas upp" not in text,
    )
    assert f"Det gäller {KF}" in oppning
    assert KF not in paminnelse


def test_a_damaged_neighbour_stops_nobody_elses_letter(
    databas: Databas, smtp: Smtpmottagare, runda: Beslutsomgang
) -> None:
    lista = [
        kontakten(ett.organ, DELAD, Kontaktroll.REGISTRATOR) if ett.organ in {SN, ALE} else ett
        for ett in kontakter_for(runda)
    ]
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, lista, miljo, nu=BORJAN)
        for stund in (BORJAN, STEGET):
            rigg.svep(stund)
        rigg.besluta(f"beslut/{ALE}", Utfall.ATERREMISS)
        forstor_handelserna(rigg, f"beslut/{ALE}")
        rigg.svep(NASTA)
    assert senast(smtp) == ([SN], [])
    assert "bestaende_fel" not in rigg.tillstand()


def forstor_handelserna(rigg: Rigg, nyckel: str) -> None:
    """Makes the events of a case unreadable, past the record's guards."""
    if rigg.databas.motor.dialect.name == "sqlite":
        fraga = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'handelse'"
        for rad in rigg.las(fraga):
            rigg.skriv(f"DROP TRIGGER {rad.name}")
    else:
        rigg.skriv("ALTER TABLE handelse DISABLE TRIGGER ALL")
    rigg.skriv(
        "UPDATE handelse SET kropp = replace(kropp, 'handelse', 'handelsx')"
        " WHERE arende_id = (SELECT id FROM arende WHERE nyckel = :nyckel)",
        nyckel=nyckel,
    )


def test_a_trial_does_not_tell_what_must_be_answered_before(runda: Beslutsomgang) -> None:
    databas = provstarta(runda, alla_delar(runda), nu=BORJAN, allt_oppet=True)
    with databas.las() as session:
        visat = las_nasta(
            session, runda.kod, KF, "paminnelse", avsandande=Avsandande(AVSANDARE), nu=BORJAN
        )
    assert visat is not None
    assert isinstance(visat.underlag, Paminnelse)
    assert KS not in {ett.organ for ett in visat.underlag.ovriga}


def test_a_letter_tells_twenty_and_how_many_more(databas: Databas, smtp: Smtpmottagare) -> None:
    stor, _ = bygg_runda(30)
    lista = [kontakten(organ.kod, DELAD, Kontaktroll.REGISTRATOR) for organ in stor.organ]
    vagar = tuple(
        ett.model_copy(update={"egen_frist": date(2019, 11, 1)})
        if ett.organ == "k00030-kf"
        else ett
        for ett in stor.beslutsvagar
        if ett.steg == "beslut"
    )
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(
            databas, stor.model_copy(update={"beslutsvagar": vagar}), lista, miljo, nu=BORJAN
        )
        for stund in (BORJAN, STEGET, NASTA):
            rigg.svep(stund)
    brev = brevet(smtp)
    assert RUBRIK in brev
    assert brev.count("Egen sista dag") == 21
    assert "… och 9 ärenden till. Fråga" in brev


def test_sqlite_finds_the_mailbox_by_its_address(
    sqlite_url: str, smtp: Smtpmottagare, runda: Beslutsomgang
) -> None:
    databas = Databas(sqlite_url)
    hoj_schema(databas)
    with sandmiljo(smtp.port) as miljo:
        rigg = rigga(databas, runda, delat(runda), miljo, nu=BORJAN)
        with raknade_satser(databas) as satser:
            rigg.svep()
    fragor = {sats for sats in satser if sats.startswith("SELECT kontakt_1.organ")}
    (sats,) = fragor
    varden = (None,) * sats.count("?")
    with databas.motor.connect() as anslutning:
        plan = anslutning.exec_driver_sql(f"EXPLAIN QUERY PLAN {sats}", varden).all()
    assert any("ix_kontakt_adress (adress=?)" in rad.detail for rad in plan)
    databas.stang()

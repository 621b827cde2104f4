"""A round starts whole or not at all, and once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from beslutsmodell.kontakt import Kontakt
from beslutsmodell.omgang import Skarpa
from beslutsmodell.process import Niva, Stegsort
from diarium.databas import Databas
from diarium.fel import AnnanOmgang, PasseradFrist
from diarium.inlasning.omgang import Inlast
from diarium.omgangslasning import las_omgangen, tolka_start
from diarium.starta import starta
from tests.beslutsmodell.omgangar import PROCESS, VAGAR, omgang, steg, stolpe
from tests.diarium.diariet import START, Diariet, borja, dump, raknade_satser
from tests.rundor import bygg_runda, kontakter_for


def test_the_round_of_2019_gets_all_its_rows(databas: Databas, fvm: Inlast) -> None:
    borja(databas, fvm.omgang, fvm.kontakter)
    antal = {bord: len(rader) for bord, rader in dump(databas).items() if rader}
    assert antal == {
        "alembic_version": 1,
        "databas": 1,
        "omgang": 1,
        "trappa": 1,
        "handelse": 1,
        "frist": 1,
        "arende": 96,
        "punktlage": 279,
        "vantan": 195,
        "kontakt": 204,
        "utskick": 1,
    }


def test_only_vastkoms_case_is_open_and_notified(databas: Databas, fvm: Inlast) -> None:
    diariet = borja(databas, fvm.omgang, fvm.kontakter)
    oppna = diariet.las("SELECT nyckel FROM arende WHERE paminns")
    assert [rad.nyckel for rad in oppna] == ["vastkom/vastkom-styrelse"]
    assert dict(diariet.oppningar()) == {"vastkom/vastkom-styrelse": 1}
    lagen = diariet.las("SELECT lage, count(*) AS antal FROM punktlage GROUP BY lage")
    assert {rad.lage: rad.antal for rad in lagen}["oppen"] == 3


def test_the_same_round_twice_is_one_round(databas: Databas) -> None:
    runda, kontakter = bygg_runda(4)
    with databas.skriv() as session:
        assert starta(session, runda, kontakter, nu=START) is True
    fore = dump(databas)
    with databas.skriv() as session:
        assert starta(session, runda, kontakter, nu=START) is False
    assert dump(databas) == fore


def test_the_same_key_with_other_content_shows_both(diariet: Diariet) -> None:
    andrad = omgang(titel="En annan titel")
    fore = dump(diariet.databas)
    with pytest.raises(AnnanOmgang) as fel, diariet.databas.skriv() as session:
        starta(session, andrad, kontakter_for(andrad), nu=START)
    assert fel.value.finns != fel.value.nu
    assert fel.value.finns[:12] in str(fel.value)
    assert fel.value.nu[:12] in str(fel.value)
    assert dump(diariet.databas) == fore


def test_other_contacts_are_other_content(diariet: Diariet) -> None:
    with pytest.raises(AnnanOmgang), diariet.databas.skriv() as session:
        starta(session, omgang(), kontakter_for(omgang())[1:], nu=START)


def test_a_taken_code_is_refused(diariet: Diariet) -> None:
    krock = omgang(dnr="VK 2020/7")
    with pytest.raises(AnnanOmgang, match="fvm-avrop-2019"), diariet.databas.skriv() as session:
        starta(session, krock, kontakter_for(krock), nu=START)


def test_a_sandbox_round_may_stand_beside_the_sharp_one(diariet: Diariet) -> None:
    provad = omgang(kod="prov", skarpa=Skarpa.SANDLADA)
    with diariet.databas.skriv() as session:
        assert starta(session, provad, kontakter_for(provad), nu=START)
    assert len(diariet.las("SELECT 1 FROM omgang")) == 2
    assert len(diariet.las("SELECT 1 FROM trappa")) == 1


def test_a_round_whose_deadline_has_passed_does_not_start(databas: Databas) -> None:
    runda, kontakter = bygg_runda(4)
    sista = runda.motpartens_milstolpe.tidpunkt.instant
    fore = dump(databas)
    with pytest.raises(PasseradFrist) as fel, databas.skriv() as session:
        starta(session, runda, kontakter, nu=sista + timedelta(minutes=1))
    assert "gick ut tisdag 26 november 2019 kl. 23.59 (klockslaget är antaget)" in str(fel.value)
    assert "nu är det 27 november 2019 kl. 0.00." in str(fel.value)
    assert dump(databas) == fore
    with databas.skriv() as session:
        assert starta(session, runda, kontakter, nu=sista) is True
    with databas.skriv() as session:
        assert starta(session, runda, kontakter, nu=sista + timedelta(days=9)) is False


def test_the_counterpartys_deadline_decides_whatever_comes_later(databas: Databas) -> None:
    inlamning = steg("inlamning", Stegsort.LAMNAR_IN, Niva.HUVUDMAN, "beslut", dagar=0)
    process = PROCESS.model_copy(update={"steg": (inlamning, *PROCESS.steg[1:])})
    stolpar = (stolpe("mottaget", START.date()), stolpe("uppfoljt", date(2020, 3, 1)))
    vagar = tuple(ett.model_copy(update={"egen_frist": None}) for ett in VAGAR)
    runda = omgang(process=process, milstolpar=stolpar, beslutsvagar=vagar)
    with pytest.raises(PasseradFrist, match=r"\(mottaget\)"), databas.skriv() as session:
        starta(session, runda, kontakter_for(runda), nu=START + timedelta(days=1))


def test_a_failing_insert_leaves_nothing(databas: Databas) -> None:
    runda, kontakter = bygg_runda(4)
    trasig = Kontakt.model_construct(**{**dict(kontakter[-1]), "adress": None})
    fore = dump(databas)
    with pytest.raises(IntegrityError), databas.skriv() as session:
        starta(session, runda, (*kontakter[:-1], trasig), nu=START)
    assert dump(databas) == fore


def test_two_who_start_the_same_round_at_once_start_one(databas: Databas) -> None:
    runda, kontakter = bygg_runda(30)

    def forsok(_: int) -> bool:
        with databas.skriv() as session:
            return starta(session, runda, kontakter, nu=START)

    with ThreadPoolExecutor(4) as tradar:
        svar = list(tradar.map(forsok, range(4)))
    assert sorted(svar) == [False, False, False, True]


def test_starting_takes_as_many_statements_whatever_the_size(databas: Databas) -> None:
    antal = []
    for n in (200, 400):
        runda, kontakter = bygg_runda(n)
        with raknade_satser(databas) as satser, databas.skriv() as session:
            starta(session, runda, kontakter, nu=START)
        antal.append(len(satser))
    assert antal[1] <= antal[0]


def test_a_round_that_started_is_read_whatever_rules_came_later(diariet: Diariet) -> None:
    with diariet.databas.las() as session:
        startad = las_omgangen(session, diariet.kod)
    forsta = diariet.kedja()[0].kropp
    tom = forsta.replace('"punkter":["1","2","3"]', '"punkter":["1","1","3"]')
    assert tom != forsta
    assert tolka_start(tom).omgang.kod == startad.omgang.kod

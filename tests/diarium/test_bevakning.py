"""What bodies are asked about after their decisions is read from the record, of both kinds."""

from datetime import date, datetime

from beslutsmodell.bevakning import Bevakningsslag
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kommandon import Ansla, AvslaOverklagande, Overklaga, Upphav
from beslutsmodell.process import Protokollsregler
from beslutsmodell.utfall import Utfall
from diarium.bevakning import las_bevakning
from diarium.databas import Databas
from diarium.fattade import las_besluten, las_fattade
from diarium.omgangslasning import las_omgangen
from diarium.planering import las_plan
from diarium.verifiera import verifiera
from tests.diarium.diariet import NU, VEM, Diariet, beslut, borja
from tests.rundor import bygg_runda

KF, ANNAN = "beslut/k00001-kf", "beslut/k00002-kf"
JUSTERAT, DOM = date(2019, 10, 16), date(2019, 11, 15)


def rundan(databas: Databas) -> Diariet:
    """Starts a round whose kommuner announce the justering within two days."""
    omgang = bygg_runda(8)[0]
    regler = Protokollsregler(justering_dagar=14, anslag_dagar=2)
    steg = tuple(
        ett.model_copy(update={"protokoll": regler}) if ett.kod == "beslut" else ett
        for ett in omgang.process.steg
    )
    process = omgang.process.model_copy(update={"steg": steg})
    return borja(databas, omgang.model_copy(update={"process": process}))


def bevakat(diariet: Diariet, nu: datetime = NU) -> list[tuple[str, Bevakningsslag, date]]:
    """Gives whom the record asks about what, and since when."""
    with diariet.databas.las() as session:
        alla = las_bevakning(session, diariet.kod, nu=nu)
    return [(ett.arende, ett.slag, ett.dag) for ett in alla]


def test_a_missing_announcement_is_asked_for_until_it_is_known(databas: Databas) -> None:
    diariet = rundan(databas)
    assert bevakat(diariet) == []
    diariet.gor(KF, beslut(KF, justerat=JUSTERAT))
    diariet.gor(ANNAN, beslut(ANNAN, Utfall.AVSLAG, justerat=JUSTERAT))
    sista = datetime(2019, 10, 18, 23, tzinfo=STOCKHOLM)
    assert bevakat(diariet, sista) == []
    assert bevakat(diariet) == [(KF, Bevakningsslag.ANSLAG, date(2019, 10, 18))]
    nedtaget = date(2019, 10, 25)
    diariet.gor(KF, Ansla(nummer=1, anslaget=JUSTERAT, nedtaget=nedtaget))
    assert bevakat(diariet) == [(KF, Bevakningsslag.NEDTAGET, nedtaget)]
    diariet.gor(KF, Ansla(nummer=1, anslaget=date(2019, 10, 28)))
    assert bevakat(diariet) == []


def test_what_a_court_has_tried_waits_for_no_announcement(databas: Databas) -> None:
    diariet = rundan(databas)
    diariet.gor(KF, beslut(KF, justerat=JUSTERAT))
    diariet.gor(KF, Overklaga(nummer=1, datum=JUSTERAT))
    assert [ett for ett, *_ in bevakat(diariet)] == [KF]
    dom = AvslaOverklagande(nummer=1, datum=DOM, laga_kraft=DOM, motivering="mål 1", av=VEM)
    diariet.gor(KF, dom)
    assert bevakat(diariet) == []


def test_an_annulled_decision_is_planned_for_and_reminded_of_again(databas: Databas) -> None:
    diariet = rundan(databas)
    diariet.gor(KF, beslut(KF, justerat=JUSTERAT))
    diariet.gor(KF, Overklaga(nummer=1, datum=JUSTERAT))
    assert not diariet.arende(KF).paminns
    diariet.gor(KF, Upphav(nummer=1, datum=DOM, motivering="Förvaltningsrätten", av=VEM))
    assert diariet.punkter(KF) == dict.fromkeys("123", ("oppen", None, "upphavd"))
    assert diariet.arende(KF).paminns
    with databas.las() as session:
        omgang_id = las_omgangen(session, diariet.kod).id
        assert las_besluten(session, omgang_id) == {KF: {}}
        assert KF not in las_fattade(session, omgang_id)
        plan = las_plan(session, diariet.kod, nu=NU)
        assert verifiera(session) == ()
    man = next(ett for ett in plan.huvudman if ett.kod == "k00001")
    assert all(ett.bedomning != "beslutat" for ett in man.beslut)
    assert "Förvaltningsrätten" not in " ".join(rad.kropp for rad in diariet.kedja())

"""A decision in court: stopped, let go, upheld or annulled; and what is refused."""

from datetime import date

import pytest

from beslutsmodell import (
    Ansla,
    Arende,
    AvslaOverklagande,
    Flagga,
    HavInhibition,
    Inhibera,
    Justera,
    Korrigera,
    Lagekod,
    OgiltigtBeslut,
    Overklaga,
    RegistreraBeslut,
    Upphav,
    Utfall,
    gallande_beslut,
    overklagat_beslut,
)
from tests.beslutsmodell.arenden import JUSTERAT, arende, bekrafta, beslut, flaggor, kor, lage
from tests.beslutsmodell.arenden import registrera as registrera_beslut

OVERKLAGAT, INHIBERAT, HAVT, DOM = (date(2019, 10, dag) for dag in (20, 22, 24, 30))
KRAFT = date(2019, 11, 21)


def overklagat(*, inhiberat: bool = False) -> Arende:
    """Gives a case whose only decision is announced and in court."""
    ett = kor(
        arende("1"),
        registrera_beslut(Utfall.BIFALL, justerat=JUSTERAT),
        Ansla(nummer=1, anslaget=JUSTERAT),
        Overklaga(nummer=1, datum=OVERKLAGAT),
    )
    return kor(ett, Inhibera(nummer=1, datum=INHIBERAT)) if inhiberat else ett


def avsla(dag: date = DOM, laga_kraft: date = KRAFT) -> AvslaOverklagande:
    """Gives the command that lets a decision stand."""
    return AvslaOverklagande(
        nummer=1, datum=dag, laga_kraft=laga_kraft, motivering="mål 1-19", av="samordnaren"
    )


def upphav(nummer: int = 1) -> Upphav:
    """Gives the command that annuls a decision."""
    return Upphav(nummer=nummer, datum=DOM, motivering="mål 1-19", av="samordnaren")


def test_laga_kraft_is_unknown_in_court_and_stated_afterwards() -> None:
    fore = kor(
        arende("1"),
        registrera_beslut(Utfall.BIFALL, justerat=JUSTERAT),
        Ansla(nummer=1, anslaget=JUSTERAT),
    )
    assert fore.beslut[0].laga_kraft == date(2019, 11, 7)
    ett = overklagat()
    assert ett.beslut[0].laga_kraft is None
    ett = kor(ett, avsla())
    assert (ett.beslut[0].laga_kraft, flaggor(ett), lage(ett)) == (KRAFT, set(), Lagekod.AVGJORD)
    assert kor(ett, Overklaga(nummer=1, datum=DOM)).beslut[0].laga_kraft is None


def test_an_inhibition_is_lifted_and_the_appeal_goes_on() -> None:
    ett = overklagat(inhiberat=True)
    assert flaggor(ett) == {Flagga.OVERKLAGAD, Flagga.INHIBERAD}
    ett = kor(ett, HavInhibition(nummer=1, datum=HAVT))
    assert flaggor(ett) == {Flagga.OVERKLAGAD}
    assert [steg.typ for steg in ett.beslut[0].i_domstol] == [
        *("overklagat", "inhiberat", "inhibition_havd")
    ]


def test_a_dismissed_appeal_takes_the_inhibition_with_it() -> None:
    assert flaggor(kor(overklagat(inhiberat=True), avsla())) == set()


def test_an_annulled_decision_is_owed_anew_with_its_history() -> None:
    ett = kor(
        arende("1"),
        registrera_beslut(Utfall.ATERREMISS),
        registrera_beslut(Utfall.BIFALL, justerat=JUSTERAT),
        Overklaga(nummer=2, datum=OVERKLAGAT),
        upphav(2),
    )
    assert (lage(ett), flaggor(ett)) == (Lagekod.OPPEN, {Flagga.UPPHAVD})
    assert (ett.utestaende(), ett.senaste_utfall("1")) == (("1",), None)
    assert [gammalt.beslut.punkter[0].utfall for gammalt in ett.beslut] == [
        Utfall.ATERREMISS,
        Utfall.BIFALL,
    ]
    ett = kor(ett, registrera_beslut(Utfall.AVSLAG, justerat=JUSTERAT))
    assert (lage(ett), flaggor(ett)) == (Lagekod.AVGJORD, set())
    assert gallande_beslut(ett, None) == 5


def test_only_the_points_of_the_annulled_decision_are_opened() -> None:
    ett = kor(
        arende("1", "2"),
        registrera_beslut({"1": Utfall.BIFALL}, justerat=JUSTERAT),
        registrera_beslut({"2": Utfall.AVSLAG}, justerat=JUSTERAT),
        Overklaga(nummer=1, datum=OVERKLAGAT),
        upphav(),
    )
    assert (lage(ett, "1"), lage(ett, "2")) == (Lagekod.OPPEN, Lagekod.AVGJORD)


def test_a_correction_is_in_court_like_what_it_corrects() -> None:
    rattat = beslut(Utfall.BIFALL, justerat=JUSTERAT)
    ett = kor(overklagat(inhiberat=True), Korrigera(nummer=1, beslut=rattat, motivering="fel §"))
    assert flaggor(ett) == {Flagga.OVERKLAGAD, Flagga.INHIBERAD}
    assert overklagat_beslut(ett, None) == 5
    assert ett.beslut[-1].i_domstol == ett.beslut[0].i_domstol
    with pytest.raises(OgiltigtBeslut, match="redan ersatt"):
        kor(ett, Korrigera(nummer=1, beslut=rattat, motivering="fel §"))


def test_the_same_report_again_is_in_court_too_and_annulled_as_one() -> None:
    ett = kor(overklagat(), RegistreraBeslut(beslut=beslut(Utfall.BIFALL, justerat=JUSTERAT)))
    assert overklagat_beslut(ett, None) == 4
    assert ett.beslut[1].laga_kraft is None
    ett = kor(ett, upphav(4))
    assert [gammalt.star_kvar for gammalt in ett.beslut] == [False, False]


def test_what_is_annulled_can_be_neither_corrected_nor_announced() -> None:
    ett = kor(overklagat(), upphav())
    with pytest.raises(OgiltigtBeslut, match="en domstol har upphävt det"):
        kor(ett, Korrigera(nummer=1, beslut=beslut(Utfall.AVSLAG), motivering="fel"))
    with pytest.raises(OgiltigtBeslut, match="har inget registrerat beslut som gäller"):
        gallande_beslut(ett, None)


def test_conflicting_reports_are_settled_before_one_is_annulled() -> None:
    ett = kor(overklagat(), registrera_beslut(Utfall.AVSLAG, justerat=JUSTERAT))
    with pytest.raises(OgiltigtBeslut, match="Avgör det först med `beslut bekrafta`"):
        kor(ett, upphav())
    assert lage(kor(ett, bekrafta(1), upphav())) is Lagekod.OPPEN


@pytest.mark.parametrize(
    ("kommando", "skal"),
    [
        (Inhibera(nummer=1, datum=date(2019, 10, 19)), "inhibitionen har datumet 2019-10-19"),
        (Inhibera(nummer=1, datum=date(2019, 11, 21)), "och idag, 2019-11-20"),
        (HavInhibition(nummer=1, datum=HAVT), "Det finns ingen inhibition att häva"),
        (avsla(laga_kraft=date(2019, 10, 29)), "ska ligga mellan domen 2019-10-30 och 2020-10-30"),
        (avsla(laga_kraft=date(2021, 1, 1)), "Rätta datumet"),
        (avsla(dag=date(2019, 10, 19)), "domen har datumet 2019-10-19"),
    ],
)
def test_days_out_of_order_are_refused(
    kommando: Inhibera | HavInhibition | AvslaOverklagande, skal: str
) -> None:
    with pytest.raises(OgiltigtBeslut, match=skal):
        kor(overklagat(), kommando)


def test_a_court_stops_a_decision_once() -> None:
    with pytest.raises(OgiltigtBeslut, match="redan inhiberat"):
        kor(overklagat(inhiberat=True), Inhibera(nummer=1, datum=HAVT))


def test_only_what_is_appealed_is_in_court() -> None:
    ett = kor(arende("1"), registrera_beslut(Utfall.BIFALL), Justera(nummer=1, justerat=JUSTERAT))
    with pytest.raises(OgiltigtBeslut, match="Registrera överklagandet först"):
        kor(ett, upphav())

"""The forecast of a small round, against chances that are reckoned by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsmodell.enkat import Enkatpunkt, Enkatsvar, Trolighet
from beslutsmodell.fel import OgiltigProvning
from beslutsmodell.huvudman import Organslag
from beslutsmodell.plan.planregler import Planregler
from beslutsmodell.plan.vagen import vagen_fran
from beslutsmodell.prognos.erfarenhet import Organerfarenhet
from beslutsmodell.prognos.forvantan import Andel, Forvantan, Riskangivelse
from beslutsmodell.prognos.underlag import Skett
from beslutsmodell.prognos.vad_om import vad_om
from tests.beslutsmodell.plan.rundan import ALE, AMAL, KF, KS, runda
from tests.beslutsmodell.prognos.rundan import (
    FRIST,
    RISKFRI,
    alltid,
    mannen,
    organet,
    prognos,
    underlag,
)

KLART = {
    "vastkom/vk-styrelse": date(2019, 9, 10),
    "au/fyr-au": date(2019, 9, 19),
    "direktion/fyr-direktion": date(2019, 9, 27),
    KS: date(2019, 10, 8),
}
MANGA = 40_000


def ett_organ(kod: str, **risker: tuple[float, float]) -> Forvantan:
    """Gives risks of one body, and none of the others."""
    return RISKFRI.model_copy(update={"organ": {kod: alltid(**risker)}})


def test_certainty_is_one_or_none() -> None:
    hinner = prognos(underlag())
    assert (hinner.alla_i_tid, hinner.sena, hinner.raknade) == (1.0, 0.0, 3)
    sent = prognos(underlag(runda(kf_1440=("2019-11-25",))))
    assert (sent.alla_i_tid, sent.sena, sent.sena_lag, sent.sena_hog) == (0.0, 1.0, 1, 1)
    assert mannen(sent, ALE).i_tid == 0.0
    assert mannen(sent, AMAL).i_tid == 1.0


def test_a_body_that_puts_off_once_in_four_is_late_so_often() -> None:
    svar = prognos(underlag(forvantan=ett_organ("1440-kf", bordlaggning=(1, 4))), dragningar=MANGA)
    assert mannen(svar, ALE).i_tid == pytest.approx(0.75, abs=0.01)
    assert svar.sena == pytest.approx(0.25, abs=0.01)
    vikt = organet(svar, "1440-kf")
    assert vikt.huvudman == 1
    assert vikt.risk == pytest.approx(0.25, abs=0.01)
    assert vikt.minskning == pytest.approx(svar.sena)
    assert svar.organ[0] == vikt


def test_what_a_body_has_just_done_is_learned_of_within_a_draw() -> None:
    # Three times in a row at 1 of 2: 1/2 · 2/3 · 3/4, not 1/8.
    egen = runda(kf_1440=("2019-10-28", "2019-11-04", "2019-11-11"))
    svar = prognos(
        underlag(egen, forvantan=ett_organ("1440-kf", bordlaggning=(1, 2))), dragningar=MANGA
    )
    assert mannen(svar, ALE).i_tid == pytest.approx(0.75, abs=0.01)


def test_a_common_body_makes_all_late_at_once() -> None:
    forvantan = ett_organ("vk-styrelse", installt=(500_000, 1_000_000))
    svar = prognos(underlag(forvantan=forvantan), dragningar=MANGA)
    assert svar.alla_i_tid == pytest.approx(0.5, abs=0.01)
    assert (svar.sena_lag, svar.sena_hog) == (0, 3)
    assert organet(svar, "vk-styrelse").minskning == pytest.approx(svar.sena)
    assert organet(svar, "vk-styrelse").huvudman == 3


def test_what_is_sent_back_is_prepared_anew_and_what_is_put_off_is_not() -> None:
    egen = runda(kf_1492=("2019-10-24", "2019-11-07", "2019-11-12"))
    lage = {"beslutat": KLART, "behandlat": {KF: date(2019, 10, 24)}}
    idag = date(2019, 10, 25)
    bordlagd = prognos(underlag(egen, idag=idag, nulage=lage | {"bordlagda": frozenset({KF})}))
    assert mannen(bordlagd, AMAL).median == date(2019, 11, 21)  # the 7th, and 14 days
    aterremitterad = prognos(underlag(egen, idag=idag, nulage=lage))
    # KS meets on 5 November; documents to the 12th are due that day.
    assert mannen(aterremitterad, AMAL).median == date(2019, 11, 26)
    beredd = lage | {"beslutat": KLART | {KS: date(2019, 10, 25)}}
    svar = prognos(underlag(egen, idag=idag, nulage=beredd))
    assert mannen(svar, AMAL).median == date(2019, 11, 21)


def test_minutes_that_come_late_make_the_agreements_late() -> None:
    egen = runda(kf_1440=("2019-11-12",))
    assert mannen(prognos(underlag(egen)), ALE).i_tid == 1.0
    svar = prognos(
        underlag(egen, forvantan=ett_organ("1440-kf", sen_justering=(1, 5))), dragningar=MANGA
    )
    assert mannen(svar, ALE).i_tid == pytest.approx(0.8, abs=0.01)


def test_real_days_of_the_minutes_go_before_what_is_drawn() -> None:
    nulage = {"beslutat": {"beslut/1440-kf": date(2019, 10, 28)}}
    svar = prognos(underlag(nulage=nulage))
    assert mannen(svar, ALE).median == date(2019, 11, 11)
    skett = Skett(justerat={"beslut/1440-kf": date(2019, 11, 4)})
    assert mannen(prognos(underlag(nulage=nulage, skett=skett)), ALE).median == date(2019, 11, 4)
    anslaget = replace(skett, anslaget={"beslut/1440-kf": date(2019, 11, 5)})
    fran = underlag(nulage=nulage, skett=anslaget, regler=Planregler())
    assert mannen(prognos(fran), ALE).median == date(2019, 11, 27)  # appeal until the 26th
    framme = replace(skett, mottaget={ALE: date(2019, 11, 20)})
    assert mannen(prognos(underlag(nulage=nulage, skett=framme)), ALE).nittio == date(2019, 11, 20)
    oppnad = prognos(underlag(skett=framme))  # what came then is no answer to what is owed now
    assert mannen(oppnad, ALE).median == date(2019, 11, 11)


def test_the_day_of_a_late_one_is_told_also_beyond_the_last_meeting() -> None:
    regler = Planregler(undertecknande_dagar=30, leverans_dagar=20)
    fran = underlag(runda(kf_1440=("2019-12-16",)), regler=regler)
    vagen = vagen_fran(
        date(2019, 12, 16),
        slag=Organslag.FULLMAKTIGE,
        protokoll=fran.omgang.process.finn("beslut").protokoll,
        regler=regler,
    )
    assert mannen(prognos(fran), ALE).median == vagen[-1].datum == date(2020, 3, 14)


def test_who_owes_an_answer_when_the_deadline_has_passed_is_late() -> None:
    svar = prognos(
        underlag(
            runda(kf_1440=("2019-11-25",)),
            idag=date(2019, 11, 27),
            nulage={"startad": True, "beslutat": {KF: date(2019, 10, 24)}},
            skett=Skett(mottaget={AMAL: date(2019, 11, 20)}),
        )
    )
    assert mannen(svar, ALE).i_tid == 0.0
    assert mannen(svar, AMAL).i_tid == 1.0


def test_a_kommun_without_calendar_is_told_apart_and_nothing_is_guessed() -> None:
    svar = prognos(underlag(runda(kf_1440=())))
    assert svar.utan_kalender == ("Ale",)
    assert (svar.raknade, svar.alla_i_tid, mannen(svar, ALE).i_tid) == (2, 1.0, None)


def test_nobody_to_count_is_no_certainty() -> None:
    svar = prognos(underlag(runda(kf_1440=(), kf_1492=(), sn_1487=())))
    assert (svar.raknade, svar.alla_i_tid, svar.sena) == (0, None, 0.0)
    assert svar.mening().startswith("Ingen går att räkna")


def test_who_has_ended_without_an_answer_is_awaited_no_more() -> None:
    svar = prognos(underlag(nulage={"avslutade": frozenset({"beslut/1440-kf"})}))
    assert (svar.avslutade, svar.raknade) == (("Ale",), 2)


def test_the_numbers_add_up() -> None:
    svar = prognos(underlag(forvantan=Forvantan()))
    assert svar.sena == pytest.approx(sum(1 - (man.i_tid or 0) for man in svar.huvudman))
    assert all(ett.lag <= ett.median <= ett.hog <= svar.raknade for ett in svar.kurva)
    for fore, efter in zip(svar.kurva, svar.kurva[1:], strict=False):
        assert (efter.datum - fore.datum).days == 7
        assert (fore.lag, fore.median, fore.hog) <= (efter.lag, efter.median, efter.hog)
    assert (svar.kurva[-1].datum - FRIST).days > 49
    assert f"{svar.raknade} räknas: alla i tid" in svar.mening()


def test_the_same_seed_gives_the_same_answer_and_another_seed_another() -> None:
    fran = underlag(forvantan=Forvantan())
    assert prognos(fran, fro=7) == prognos(fran, fro=7)
    assert prognos(fran, fro=7).sena != prognos(fran, fro=8).sena


def test_what_has_happened_is_learned_of_by_the_body_and_by_its_kind() -> None:
    forvantan = Forvantan(alla=alltid(bordlaggning=(1, 10)), delning=0.5)
    fran = underlag(forvantan=forvantan)
    sett = {"1487-sn": Organerfarenhet(bordlagda=6, avgjorda=4)}
    efter = prognos(replace(fran, erfarenhet=sett), dragningar=MANGA)
    assert organet(efter, "1487-sn").risk == pytest.approx(7 / 20, abs=0.01)
    assert organet(efter, "1487-bun").risk == pytest.approx(4 / 15, abs=0.01)  # half of it
    assert organet(efter, "1440-kf").risk == pytest.approx(0.1, abs=0.01)  # another kind


def test_the_survey_holds_the_matter_back_and_counts_approvals() -> None:
    svar = Enkatsvar(
        huvudman=ALE,
        punkter=(Enkatpunkt(punkt="1", troligt=Trolighet.TROLIGEN),),
        organslag=Organslag.STYRELSE,
        datum=date(2019, 11, 20),
    )
    fran = underlag(
        enkat={ALE: svar},
        nulage={"beslutat": {KF: date(2019, 10, 24)}},
        skett=Skett(bifall={AMAL: {"1": True, "2": False, "3": True}}),
    )
    med = prognos(fran)
    assert mannen(med, ALE).i_tid == 0.0
    assert mannen(prognos(replace(fran, enkat={})), ALE).i_tid == 1.0
    ett, tva, _ = med.punkter
    assert (ett.bifall, ett.beslutade, ett.svarat, ett.okanda) == (1.75, 1, 1, 1)
    assert (tva.bifall, tva.beslutade, tva.svarat, tva.okanda) == (0.0, 1, 0, 2)
    (rad,) = med.anmarkningar
    assert rad.startswith("Ale (1440) uppger att styrelse beslutar. I omgången beslutar fullm")


_RISK = st.builds(
    lambda ganger, resten: Andel(ganger=ganger, av=ganger + resten),
    st.floats(0, 5),
    st.floats(0.1, 20),
)


@settings(max_examples=40, deadline=None)
@given(
    forvantan=st.builds(
        Forvantan,
        alla=st.builds(
            Riskangivelse,
            installt=_RISK,
            bordlaggning=_RISK,
            aterremiss=_RISK,
            justering=_RISK,
            sen_justering=_RISK,
        ),
    ),
    fro=st.integers(0, 1000),
    organ=st.sampled_from(["1440-kf", "1492-ks", "1492-kf", "1487-sn", "fyr-direktion"]),
    dag=st.integers(0, 25),
    langre=st.integers(0, 60),
)
def test_a_meeting_more_and_a_later_deadline_never_make_anybody_later(
    forvantan: Forvantan, fro: int, organ: str, dag: int, langre: int
) -> None:
    fran = underlag(forvantan=forvantan)
    extra = date.fromordinal(date(2019, 9, 30).toordinal() + dag // 5 * 7 + dag % 5)
    if any(mote.organ == organ and mote.datum == extra for mote in fran.kalender):
        return
    fore = prognos(fran, dragningar=300, fro=fro)
    for andrat in (
        vad_om(fran, extra=[(organ, extra)]),
        vad_om(fran, frist=date.fromordinal(FRIST.toordinal() + langre)),
        vad_om(fran, tidigare=langre),
    ):
        efter = prognos(andrat, dragningar=300, fro=fro)
        for gammal, ny in zip(fore.huvudman, efter.huvudman, strict=True):
            assert (ny.i_tid or 0) >= (gammal.i_tid or 0), ny


@pytest.mark.parametrize(
    ("vad", "svar"),
    [
        ({"extra": [("1440-fk", date(2019, 11, 4))]}, "är inget organ i omgången"),
        ({"extra": [("1440-kf", date(2019, 9, 5))]}, "hinner inte kallas till torsdag 5 sept"),
        ({"extra": [("1440-kf", date(2019, 11, 3))]}, "Söndag 3 november 2019 är ingen vardag"),
        ({"extra": [("1440-kf", date(2019, 10, 28))]}, "sammanträder redan måndag 28 oktober"),
        ({"frist": date(2019, 9, 1)}, "har redan varit"),
    ],
)
def test_a_what_if_that_cannot_be_is_refused(vad: dict[str, object], svar: str) -> None:
    with pytest.raises(OgiltigProvning, match=svar):
        vad_om(underlag(), **vad)  # type: ignore[arg-type]


def test_the_ask_cannot_go_out_earlier_when_it_has_gone_out() -> None:
    with pytest.raises(OgiltigProvning, match="redan startad"):
        vad_om(underlag(nulage={"startad": True}), tidigare=7)


def test_an_earlier_ask_reaches_meetings_that_were_too_soon() -> None:
    fran = underlag(runda(kf_1440=("2019-10-28",)), idag=date(2019, 9, 4))
    assert prognos(fran).alla_i_tid == 0.0  # documents to VästKom were due on the 3rd
    assert prognos(vad_om(fran, tidigare=1)).alla_i_tid == 1.0

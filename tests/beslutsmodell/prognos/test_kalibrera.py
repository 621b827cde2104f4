"""The forecast against rounds that are played one by one, by other code than the forecast's."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from beslutsmodell.prognos.erfarenhet import risker
from beslutsmodell.prognos.facit import Spel, Spelat, dra_sanning
from beslutsmodell.prognos.forvantan import Andel, Forvantan, Riskangivelse
from beslutsmodell.prognos.kalibrera import kalibrera
from beslutsmodell.prognos.tittat import sett_till
from beslutsmodell.utfall import Utfall
from tests.beslutsmodell.plan.rundan import AMAL, KF, KS, runda
from tests.beslutsmodell.prognos.rundan import mannen, prognos, underlag

OROLIGT = Forvantan(
    alla=Riskangivelse(
        installt=Andel(ganger=1, av=8),
        bordlaggning=Andel(ganger=1, av=6),
        aterremiss=Andel(ganger=1, av=6),
        sen_justering=Andel(ganger=1, av=10),
    )
)
TATT = runda(
    kf_1492=("2019-10-10", "2019-10-24", "2019-11-07", "2019-11-12"),
    ks_1492=("2019-10-01", "2019-10-08", "2019-10-22", "2019-11-05"),
    sn_1487=("2019-10-15", "2019-10-29", "2019-11-12"),
    bun_1487=("2019-10-16", "2019-11-06"),
    kf_1440=("2019-10-07", "2019-10-28", "2019-11-11"),
)
RUNDOR = 3000


def test_rounds_that_are_played_one_by_one_end_as_often_in_time() -> None:
    fran = underlag(TATT, forvantan=OROLIGT)
    spel, lott = Spel(fran), np.random.default_rng(5)
    risk = risker(fran.omgang, OROLIGT, {})
    i_tid: dict[str, int] = dict.fromkeys(("1492", "1487", "1440"), 0)
    for _ in range(RUNDOR):
        sanningar = {kod: dra_sanning(ett, lott, faktor=1) for kod, ett in risk.items()}
        framme = spel.spela(sanningar, lott).mottaget
        for kod in i_tid:
            dagar = [dag for nyckel, dag in framme.items() if kod in nyckel]
            i_tid[kod] += all(dag is not None and dag <= fran.frist for dag in dagar)
    svar = prognos(fran, dragningar=40_000)
    for kod, antal in i_tid.items():
        assert mannen(svar, kod).i_tid == pytest.approx(antal / RUNDOR, abs=0.03)


def test_a_forecast_knows_what_has_happened_and_nothing_more() -> None:
    fran = underlag(TATT)
    spelat = Spelat(
        gang={
            "vastkom/vk-styrelse": [(date(2019, 9, 10), Utfall.BIFALL)],
            "au/fyr-au": [(date(2019, 9, 19), Utfall.BIFALL)],
            "direktion/fyr-direktion": [(date(2019, 9, 27), Utfall.BIFALL)],
            KS: [(date(2019, 10, 1), Utfall.BORDLAGGNING), (date(2019, 10, 8), Utfall.BIFALL)],
            KF: [(date(2019, 10, 24), Utfall.ATERREMISS), (date(2019, 11, 12), Utfall.BIFALL)],
        },
        beredda={KS: [date(2019, 11, 5)]},
        installda={organ.kod: [] for organ in fran.omgang.organ}
        | {"1492-kf": [date(2019, 10, 10), date(2019, 11, 7)]},
    )
    sett = sett_till(fran, Spel(fran), spelat, date(2019, 10, 28))
    assert sett.nulage.beslutat[KS] == date(2019, 10, 8)
    assert KF not in sett.nulage.beslutat
    assert sett.nulage.behandlat == {KF: date(2019, 10, 24)}
    dagar = [mote.datum for mote in sett.kalender if mote.organ == "1492-kf"]
    assert dagar == [date(2019, 10, 24), date(2019, 11, 7), date(2019, 11, 12)]
    kf = sett.erfarenhet["1492-kf"]
    assert (kf.hallna, kf.installda, kf.aterremitterade, kf.avgjorda) == (1, 1, 1, 0)
    olard = replace(sett, erfarenhet={})  # what the body does again is another test's
    assert mannen(prognos(olard), AMAL).median == date(2019, 11, 26)
    sent = sett_till(fran, Spel(fran), spelat, date(2019, 11, 6))
    assert sent.nulage.beslutat[KS] == date(2019, 11, 5)


def test_a_calibration_tells_a_good_forecast_from_none() -> None:
    start, mitt, varre_start, varre_mitt = kalibrera(
        underlag(TATT, forvantan=OROLIGT), rundor=150, dragningar=500
    )
    assert (start.faktor, varre_start.faktor) == (1, 2)
    assert (start.dag, mitt.dag) == (date(2019, 9, 2), date(2019, 10, 14))
    for ett in (start, mitt, varre_start, varre_mitt):
        assert sum(rad.antal for rad in ett.rader) == 3 * ett.rundor == 450
    assert mitt.brier < mitt.brier_utan
    assert mitt.brier < start.brier
    assert start.sena_vantat == pytest.approx(start.sena_utfall, abs=0.25)
    assert varre_start.sena_utfall > varre_start.sena_vantat + 0.2
    fore = varre_start.sena_utfall - varre_start.sena_vantat
    assert varre_mitt.sena_utfall - varre_mitt.sena_vantat < fore  # it has learned


def test_the_same_seed_is_the_same_calibration() -> None:
    fran = underlag(TATT, forvantan=OROLIGT)
    assert kalibrera(fran, rundor=5, dragningar=50) == kalibrera(fran, rundor=5, dragningar=50)

"""Acts of one's own in the simulated round of 2019, where chance would seldom lead."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from beslutsmodell.arende import Arende, Punkt
from beslutsmodell.beslut import Beslut, Punktbeslut
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.punktlage import Oppen
from beslutsmodell.sammantrade import Sammantrade
from beslutsmodell.utfall import Utfall
from diarium.inlasning.omgang import las_omgang
from diarium.omgangslasning import Omgangslasning
from diarium.simulering.akter import Akt, Beslutar, KlockanGarFel, Nere, SvepetDor
from diarium.simulering.brevlada import Brevlada
from diarium.simulering.krympa import krymp
from diarium.simulering.spela import Spelad, spela
from diarium.utkorg.fakta import uppgift
from notiser.underlag import Uppgift

ROT = Path(__file__).parents[3]
START = datetime(2019, 6, 3, 9, tzinfo=STOCKHOLM)
VASTKOM = "vastkom/vastkom-styrelse"
AU = "au/fyrbodal-au"


def klockan(manad: int, dag: int, timme: int, minut: int = 0) -> datetime:
    return datetime(2019, manad, dag, timme, minut, tzinfo=STOCKHOLM)


def beslutar(arende: str, tid: datetime) -> Beslutar:
    """Reports an approval of every point, of the day before."""
    return Beslutar(
        tid=tid,
        arende=arende,
        beslut=Beslut(
            organ=arende.partition("/")[2],
            datum=tid.date() - timedelta(days=1),
            punkter=tuple(Punktbeslut(punkt=kod, utfall=Utfall.BIFALL) for kod in "123"),
            registrerat_av="Registrator (fiktiv)",
        ),
    )


def spelad(*akter: Akt, lada: Brevlada | None = None) -> Spelad:
    inlast = las_omgang(ROT / "exempel" / "fvm-avrop-2019")
    return spela(inlast.omgang, inlast.kontakter, akter, start=START, fro=1, lada=lada)


def test_rungs_that_a_clock_gone_ahead_ran_past_are_not_lost() -> None:
    """The AU opens after the clock is right again; its last rung is on the day after."""
    svar = spelad(
        KlockanGarFel(tid=klockan(9, 10, 7), till=klockan(9, 10, 9), fel=timedelta(hours=50)),
        beslutar(VASTKOM, klockan(9, 10, 10)),
        beslutar(AU, klockan(9, 30, 10)),
    )
    assert svar.brott is None, svar.brott


@pytest.mark.parametrize("timmar", [50, 196, 720])
def test_what_a_clock_gone_ahead_claimed_is_claimed_anew(timmar: int) -> None:
    """VästKom owes until its last day, the 18th of June: its rungs come on their own days."""
    lada = Brevlada()
    svar = spelad(
        KlockanGarFel(tid=klockan(6, 12, 9), till=klockan(6, 12, 20), fel=timedelta(hours=timmar)),
        beslutar(VASTKOM, klockan(6, 28, 10)),
        lada=lada,
    )
    assert svar.brott is None, svar.brott
    dagar = {ett.tid.astimezone(STOCKHOLM).date() for ett in lada.mottaget}
    assert {date(2019, 6, 17)} <= dagar, "steget en dag före gick inte ut i tid"


def test_no_rung_is_lost_in_a_stop_while_a_letter_of_the_wrong_clock_still_waits() -> None:
    """It asks for minutes, and waits; the AU's rung of the 14th of July falls in the stop."""
    svar = spelad(
        KlockanGarFel(tid=klockan(7, 10, 9), till=klockan(7, 10, 15), fel=timedelta(days=30)),
        beslutar("kommunbeslut/1460-kf", klockan(7, 10, 12)),
        beslutar(VASTKOM, klockan(7, 11, 10)),
        Nere(tid=klockan(7, 12, 17), till=klockan(7, 22, 17)),
        beslutar(AU, klockan(7, 30, 10)),
    )
    assert svar.brott is None, svar.brott


@pytest.mark.parametrize(("dygn", "sen"), [(5, 17), (6, 18)])
def test_no_rung_is_lost_in_a_stop_that_is_longer_than_the_clock_was_ahead(
    dygn: int, sen: int
) -> None:
    """The AU opens in the stop, and its rung of the 14th of July is before where the clock was."""
    svar = spelad(
        KlockanGarFel(tid=klockan(7, 10, 9), till=klockan(7, 10, 16), fel=timedelta(days=dygn)),
        Nere(tid=klockan(7, 10, 16, 30), till=klockan(7, sen, 7)),
        beslutar(VASTKOM, klockan(7, 12, 10)),
        beslutar(AU, klockan(7, 30, 10)),
    )
    assert svar.brott is None, svar.brott


def test_a_rung_that_waits_is_not_lost_in_a_letter_that_a_clock_gone_ahead_made_of_it() -> None:
    """The AU's rung of the 14th of July, a Sunday, waits for Monday when the clock goes ahead."""
    lada = Brevlada()
    svar = spelad(
        beslutar(VASTKOM, klockan(7, 10, 10)),
        KlockanGarFel(tid=klockan(7, 14, 12), till=klockan(7, 14, 18), fel=timedelta(days=34)),
        beslutar(AU, klockan(8, 9, 10)),
        lada=lada,
    )
    assert svar.brott is None, svar.brott
    assert date(2019, 7, 15) in {ett.tid.astimezone(STOCKHOLM).date() for ett in lada.mottaget}


def test_what_a_clock_gone_ahead_put_off_to_its_own_morning_goes_by_the_right_one() -> None:
    """An opening waits for the morning, and in the evening the clock is thirty days ahead."""
    lada = Brevlada()
    svar = spelad(
        beslutar(VASTKOM, klockan(9, 10, 16, 30)),
        KlockanGarFel(
            tid=klockan(9, 11, 7), till=klockan(9, 11, 9), fel=timedelta(days=30, hours=9)
        ),
        beslutar(AU, klockan(9, 30, 10)),
        lada=lada,
    )
    assert svar.brott is None, svar.brott
    till_au = [ett.tid for ett in lada.mottaget if ett.tid < klockan(9, 12, 9)]
    assert any(tid > klockan(9, 11, 9) for tid in till_au), (
        "öppningen gick inte när klockan var rätt"
    )


def test_who_answers_between_the_claim_and_the_letter_gets_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Sixty days before, the 14th of July, is a Sunday: the letters wait for Monday."""
    akter = (beslutar(VASTKOM, klockan(6, 12, 10)), beslutar(AU, klockan(7, 14, 10)))
    riktig = spelad(*akter)
    assert riktig.brott is None, riktig.brott
    assert riktig.slut["utskick aterhallen"] >= 1

    def som_om_obesvarat(
        lasning: Omgangslasning,
        arende: Arende,
        kalender: Iterable[Sammantrade],
        *,
        steg: str,
        frist: date,
        idag: date,
    ) -> Uppgift | None:
        oppna = {kod: Punkt(lage=Oppen()) for kod in arende.punkter}
        oppet = arende.model_copy(update={"punkter": oppna})
        return uppgift(lasning, oppet, kalender, steg=steg, frist=frist, idag=idag)

    monkeypatch.setattr("diarium.utkorg.underlag.uppgift", som_om_obesvarat)
    brott = spelad(*akter).brott
    assert brott is not None
    assert brott.invariant == 3


def test_a_killed_sweep_and_a_week_of_silence_lose_nothing() -> None:
    svar = spelad(
        beslutar(VASTKOM, klockan(6, 12, 10)),
        SvepetDor(tid=klockan(8, 12, 18), efter=1),
        Nere(tid=klockan(8, 13, 12), till=klockan(8, 20, 12)),
        beslutar(AU, klockan(8, 30, 10)),
    )
    assert svar.brott is None, svar.brott
    assert svar.dodade == 1


@pytest.mark.parametrize("behovs", [{3}, {0, 19}, {4, 5, 11}])
def test_a_list_is_shrunk_to_what_it_takes(behovs: set[int]) -> None:
    akter = [Akt(tid=START + timedelta(hours=timme)) for timme in range(20)]
    ratta = [akter[plats] for plats in sorted(behovs)]

    def bryter(farre: Sequence[Akt]) -> bool:
        return all(akt in farre for akt in ratta)

    assert krymp(akter, bryter) == tuple(ratta)
    assert len(krymp(akter, bryter, forsok=1)) >= len(ratta)

"""A justering is announced by the second day, rolled to a vardag (KL 8:12)."""

from datetime import date

import pytest

from beslutsmodell import Beslut, Protokollsregler, Punktbeslut, Utfall
from beslutsmodell.regler.anslag import anslag_saknas

REGLER = Protokollsregler(justering_dagar=14, anslag_dagar=2)


def beslut(justerat: str | None, anslaget: str | None = None) -> Beslut:
    return Beslut(
        organ="1492-kf",
        datum=date(2019, 9, 18),
        punkter=(Punktbeslut(punkt="1", utfall=Utfall.BIFALL),),
        justerat=date.fromisoformat(justerat) if justerat else None,
        anslaget=date.fromisoformat(anslaget) if anslaget else None,
        registrerat_av="Registrator (fiktiv)",
    )


@pytest.mark.parametrize(
    ("justerat", "sista"),
    [("2019-09-23", "2019-09-25"), ("2019-10-31", "2019-11-04")],  # Alla helgons dag, a weekend
)
def test_it_is_missed_the_day_after_the_last_one(justerat: str, sista: str) -> None:
    sist = date.fromisoformat(sista)
    assert anslag_saknas(beslut(justerat), REGLER, idag=sist) is None
    brist = anslag_saknas(beslut(justerat), REGLER, idag=sist.replace(day=sist.day + 1))
    assert brist is not None
    assert f"senast {sist.day} {'september' if sist.month == 9 else 'november'} 2019" in str(brist)


@pytest.mark.parametrize(
    ("ett", "regler"),
    [
        (beslut("2019-09-23", "2019-09-30"), REGLER),
        (beslut(None), REGLER),
        (beslut("2019-09-23"), Protokollsregler(justering_dagar=14)),
    ],
)
def test_nothing_is_missed_where_nothing_is_awaited(ett: Beslut, regler: Protokollsregler) -> None:
    assert anslag_saknas(ett, regler, idag=date(2020, 1, 1)) is None

"""One round after the other through both arms, alternately; also how flat a decision is."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median
from time import perf_counter
from typing import Final

from bench.arm import Arm
from bench.kvot import Krav, Matning
from bench.motor import Motor
from bench.runda import PUNKTER, antal_i_svepet

FLEST_BESLUT: Final = 300
VARV: Final = ("inget", "1 %", "99 %")
START, BESLUT, PLATT = Krav(7, 3), Krav(8, 3), Krav(1.3)
SVEP, OVERSIKT, UPPLYSNING = Krav(2), Krav(5, 1.5), Krav()
Par = tuple[float, float]


def ta_tid(gor: Callable[[], int | None]) -> tuple[float, int | None]:
    """Give the seconds that a call took, and its answer."""
    borjan = perf_counter()
    svar = gor()
    return perf_counter() - borjan, svar


def mat_rundan(ra: Arm, motor: Motor, *, omgangar: int) -> list[Matning]:
    """Measure start, overview, sweeps and decisions; the first round warms up and is not kept."""
    _en_omgang(ra, motor)
    serier: dict[tuple[str, Krav], list[Par]] = defaultdict(list)
    for _ in range(omgangar):
        for nyckel, par in _en_omgang(ra, motor).items():
            serier[nyckel].append(par)
    return [
        Matning(vad, motor.n, tuple(a for a, _ in par), tuple(b for _, b in par), krav)
        for (vad, krav), par in serier.items()
    ]


def mat_platthet(liten: Motor, stor: Motor, *, omgangar: int) -> Matning:
    """Measure a decision in a large round against one in a small, one by one in turn."""
    smatt, stort = [], []
    for _ in range(omgangar):
        for arm in (liten, stor):
            arm.ny()
            arm.starta()
            arm.oppna()
        ett, annat = _i_tur(liten.besluta, stor.besluta, liten.n)
        smatt.append(ett)
        stort.append(annat)
    vad = f"beslut p50, mot p50 vid {liten.n}"
    return Matning(vad, stor.n, tuple(smatt), tuple(stort), PLATT)


def _en_omgang(ra: Arm, motor: Motor) -> dict[tuple[str, Krav], Par]:
    n = motor.n
    ut: dict[tuple[str, Krav], Par] = {}
    for arm in (ra, motor):
        arm.ny()
    ut["starta", START] = bada(ra.starta, motor.starta, None)
    for arm in (ra, motor):
        arm.oppna()
    matris = n * len(PUNKTER)
    ut["översikt", OVERSIKT] = bada(ra.oversikt, motor.oversikt, matris)
    ut["hela läget (upplysning)", UPPLYSNING] = bada(ra.oversikt, motor.lage, matris)
    krav = 0
    for varv, (namn, antal) in enumerate(zip(VARV, antal_i_svepet(n), strict=True)):
        tider = bada(partial(ra.svepa, varv), partial(motor.svepa, varv), None)
        ut[f"påminnelsesvep {namn}", SVEP] = tider
        krav += antal
        assert ra.ansprak() == motor.ansprak() == krav
        assert motor.bunta(varv) == antal
    ut["hela svepet igen (upplysning)", UPPLYSNING] = bada(
        partial(ra.svepa, 2),
        motor.hela_svepet,
        None,
    )
    ut["beslut p50", BESLUT] = _i_tur(ra.besluta, motor.besluta, min(n, FLEST_BESLUT))
    assert ra.beslutade() == motor.beslutade() == min(n, FLEST_BESLUT)
    return ut


def bada(
    ra: Callable[[], int | None],
    motor: Callable[[], int | None],
    antal: int | None,
) -> Par:
    """Time both arms right after each other, and check that both did all the work."""
    with _staddat():
        ra_tid, ra_svar = ta_tid(ra)
    with _staddat():
        motor_tid, motor_svar = ta_tid(motor)
    assert ra_svar == motor_svar == antal, (ra_svar, motor_svar, antal)
    return ra_tid, motor_tid


@contextmanager
def _staddat() -> Iterator[None]:
    """Set aside what the bench itself holds in memory, so that no arm pays for walking it."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def _i_tur(ett: Callable[[int], None], annat: Callable[[int], None], antal: int) -> Par:
    """Do one by one in turn, as a process does that lives on; give the two medians."""
    ena: list[float] = []
    andra: list[float] = []
    with _staddat():
        for nummer in range(antal):
            ena.append(ta_tid(partial(ett, nummer))[0])
            andra.append(ta_tid(partial(annat, nummer))[0])
    return median(ena), median(andra)

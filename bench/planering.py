"""Many rungs that fall due in one sweep: claimed, bundled into messages, all in one transaction."""

from typing import Final

from bench.arm import Arm
from bench.kvot import Krav, Matning
from bench.motor import Motor
from bench.rundan import Par, bada

PLANERING: Final = Krav(sekunder=5)


def mat_planering(ra: Arm, motor: Motor, *, omgangar: int) -> list[Matning]:
    """Measure a sweep that plans a message for every kommun; the first one warms up."""
    par = [_en_gang(ra, motor) for _ in range(omgangar + 1)][1:]
    tider = tuple(ett for ett, _ in par), tuple(annat for _, annat in par)
    return [Matning("planering i ett svep", motor.n, *tider, PLANERING)]


def _en_gang(ra: Arm, motor: Motor) -> Par:
    for arm in (ra, motor):
        arm.ny()
        arm.starta()
        arm.oppna()
    tider = bada(ra.planera, motor.planera, motor.n)
    assert ra.ansprak() == motor.ansprak() == motor.n
    return tider

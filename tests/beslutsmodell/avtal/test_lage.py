"""The status of the agreements is derived: what time alone does is never stored."""

from datetime import datetime

import pytest

from beslutsmodell import Avtalsstatus, Brist, Huvudmansavtal, avtalsstatus
from tests.beslutsmodell.avtal.avtalen import (
    BRIST,
    EFTER,
    FORE,
    FRIST,
    LAMNA_IN,
    TOMT,
    kor,
    kvittera,
    prova,
    registrera,
)

I_TID = kor(TOMT, registrera())
INLAMNAT = kor(I_TID, LAMNA_IN)
SENT = kor(TOMT, registrera(inkommet=EFTER), nu=EFTER)

TABELL: tuple[tuple[Huvudmansavtal, tuple[Brist, ...], datetime, str], ...] = (
    (TOMT, (BRIST,), FORE, "saknas"),
    (TOMT, (BRIST,), EFTER, "saknas"),
    (I_TID, (), FORE, "undertecknat"),
    (I_TID, (BRIST,), FORE, "komplettering_kravs"),
    (I_TID, (), FRIST, "undertecknat"),
    (I_TID, (), EFTER, "inkommet_efter_frist"),
    (I_TID, (BRIST,), EFTER, "komplettering_kravs"),
    (SENT, (), EFTER, "inkommet_efter_frist"),
    (kor(SENT, prova(godtas=True), nu=EFTER), (), EFTER, "undertecknat"),
    (kor(SENT, prova(godtas=True), nu=EFTER), (BRIST,), EFTER, "komplettering_kravs"),
    (kor(SENT, prova(godtas=False), nu=EFTER), (), EFTER, "avvisat"),
    (INLAMNAT, (), FORE, "inlamnat"),
    (INLAMNAT, (), EFTER, "inlamnat"),
    (kor(INLAMNAT, prova(godtas=False), nu=EFTER), (), EFTER, "avvisat"),
    (kor(INLAMNAT, kvittera()), (), FORE, "kvitterat"),
    (kor(INLAMNAT, kvittera()), (BRIST,), EFTER, "kvitterat"),
    (kor(INLAMNAT, kvittera(), registrera(fil="b" * 64)), (), FORE, "undertecknat"),
    (kor(INLAMNAT, kvittera(), registrera()), (), FORE, "kvitterat"),
)


@pytest.mark.parametrize(("avtal", "brister", "nu", "status"), TABELL)
def test_each_situation_has_its_status(
    avtal: Huvudmansavtal,
    brister: tuple[Brist, ...],
    nu: datetime,
    status: str,
) -> None:
    assert avtalsstatus(avtal, brister, frist=FRIST, nu=nu) == status


def test_who_has_nothing_to_sign_lacks_nothing() -> None:
    status = avtalsstatus(TOMT, (), frist=FRIST, nu=EFTER, inget_att_teckna=True)
    assert status is Avtalsstatus.INGET
    assert avtalsstatus(I_TID, (), frist=FRIST, nu=FORE, inget_att_teckna=True) == "undertecknat"


def test_every_status_is_in_the_table() -> None:
    andra = {str(status) for status in Avtalsstatus} - {"inget"}
    assert {status for *_, status in TABELL} == andra

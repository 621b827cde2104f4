"""The small round of the sweep's tests, with chains of contacts, and bounces of its letters."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from diarium.databas import Databas
from tests.diarium.returer.returrigg import Returrigg
from tests.diarium.svep.conftest import BORJAN, med_samordnare, utan_kedja
from tests.diarium.svep.rigg import rigga, sandmiljo

HANDLAGGARE = "handlaggare@1492-kf.example"
AGARE = "agare@vastkom.example"


@pytest.fixture
def smtp(tmp_path: Path) -> Iterator[Smtpmottagare]:
    with Smtpmottagare(tmp_path / "brev") as mottagare:
        yield mottagare


@pytest.fixture
def rigg(databas: Databas, smtp: Smtpmottagare) -> Iterator[Returrigg]:
    """Åmål has a handläggare, every body a coordinator, and the round an owner."""
    runda = utan_kedja()
    with sandmiljo(smtp.port) as miljo:
        grund = rigga(databas, runda, egna_kontakter(runda), miljo, nu=BORJAN)
        yield Returrigg(grund, smtp)


def egna_kontakter(runda: Beslutsomgang) -> tuple[Kontakt, ...]:
    return (
        *med_samordnare(runda),
        _kontakt("1492-kf", Kontaktroll.HANDLAGGARE, HANDLAGGARE),
        _kontakt(runda.organ[0].kod, Kontaktroll.AGARE, AGARE),
    )


def _kontakt(organ: str, roll: Kontaktroll, adress: str) -> Kontakt:
    return Kontakt(
        organ=organ, roll=roll, kanal=Kanal.EPOST, adress=adress, namn=f"{roll.etikett} (fiktiv)"
    )

"""A small round with one case open, and a mail server that counts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.mottagare.smtp import Smtpmottagare
from beslutsmodell.kontakt import Kanal, Kontakt, Kontaktroll
from beslutsmodell.omgang import Beslutsomgang
from diarium.databas import Databas
from tests.beslutsmodell.omgangar import VAGAR, omgang
from tests.diarium.svep.rigg import Rigg, kl, rigga, sandmiljo
from tests.rundor import kontakter_for

BORJAN = kl(date(2019, 6, 3), 9)


@pytest.fixture
def smtp(tmp_path: Path) -> Iterator[Smtpmottagare]:
    with Smtpmottagare(tmp_path / "brev") as mottagare:
        yield mottagare


def utan_kedja() -> Beslutsomgang:
    """Gives a round in which the three kommuner's bodies decide from the start."""
    return omgang(beslutsvagar=tuple(vag for vag in VAGAR if vag.steg == "beslut"))


def med_samordnare(omgang: Beslutsomgang) -> tuple[Kontakt, ...]:
    """Gives every body its mailbox, and one coordinator for all of them."""
    samordnare = (
        Kontakt(
            organ=organ.kod,
            roll=Kontaktroll.SAMORDNARE,
            kanal=Kanal.EPOST,
            adress="samordnare@forbundet.example",
            namn="Samordnare (fiktiv)",
        )
        for organ in omgang.organ
    )
    return (*kontakter_for(omgang), *samordnare)


@pytest.fixture
def rigg(databas: Databas, smtp: Smtpmottagare) -> Iterator[Rigg]:
    """Four open cases: three with the last day 12 November, Åmål's with its own, 1 November."""
    runda = utan_kedja()
    with sandmiljo(smtp.port) as miljo:
        yield rigga(databas, runda, med_samordnare(runda), miljo, nu=BORJAN)

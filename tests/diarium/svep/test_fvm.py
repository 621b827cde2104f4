"""The round of 2019 with real letters and cards: nobody in the kommuner answers."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from app.mottagare.teams import Teamsmottagare
from beslutsmodell.frist import STOCKHOLM
from beslutsmodell.kalender import nasta_sandtid
from beslutsmodell.kontakt import Kanal, Kontaktroll
from diarium.databas import Databas
from diarium.inlasning.omgang import Inlast
from tests.diarium.svep.rigg import Rigg, ar_paminnelse, kl, rigga, sandmiljo, tolka

SLUT = kl(date(2019, 11, 13), 9)


@pytest.fixture
def teams(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Teamsmottagare]]:
    ca = Lokalca(tmp_path / "ca")
    with Teamsmottagare(tmp_path / "kort", tls=ca.serverkontext()) as mottagare:
        monkeypatch.setenv("BESLUT_DEMO_TEAMS", mottagare.adress())
        yield str(ca.ca_fil), mottagare


def oppna_kommunerna(rigg: Rigg) -> None:
    """Lets VästKom and the förbund recommend, so that the kommuner's first cases open."""
    for steg in ("vastkom", "au", "direktion", "forbundsstyrelse"):
        rader = rigg.las("SELECT nyckel FROM arende WHERE steg = :steg ORDER BY id", steg=steg)
        for rad in rader:
            rigg.besluta(rad.nyckel)


def vantat(rigg: Rigg, fvm: Inlast) -> dict[Kanal, Counter[date]]:
    """Gives how many messages are due each day, reckoned here from the ladder and the contacts."""
    brevlador: dict[Kanal, set[tuple[date, str, str, Kontaktroll]]] = {
        Kanal.EPOST: set(),
        Kanal.TEAMS: set(),
    }
    for arende in rigg.las("SELECT organ, frist FROM arende WHERE paminns"):
        frist = date.fromisoformat(str(arende.frist))
        for steg in fvm.omgang.trappa.steg:
            dag = nasta_sandtid(kl(frist - timedelta(days=steg.dagar))).date()
            for kontakt in fvm.kontakter:
                if kontakt.organ == arende.organ and kontakt.roll in steg.roller:
                    # In Teams all channels of the demo are one: the body tells them apart.
                    brevlador[kontakt.kanal].add((dag, arende.organ, kontakt.adress, kontakt.roll))
    per_dag = {Kanal.EPOST: {(d, a, r) for d, _, a, r in brevlador[Kanal.EPOST]}}
    kort = {(d, a, r) for d, _, a, r in brevlador[Kanal.TEAMS]}
    return {
        Kanal.EPOST: Counter(dag for dag, _, _ in per_dag[Kanal.EPOST]),
        Kanal.TEAMS: Counter(dag for dag, _, _ in kort),
    }


def test_each_open_case_of_2019_gets_its_rungs_by_mail_and_teams(
    databas: Databas, fvm: Inlast, smtp: Smtpmottagare, teams: tuple[str, Teamsmottagare]
) -> None:
    ca_fil, kort = teams
    with sandmiljo(smtp.port, ca_fil=ca_fil) as miljo:
        rigg = rigga(databas, fvm.omgang, fvm.kontakter, miljo, nu=kl(date(2019, 6, 3), 9))
        oppna_kommunerna(rigg)
        rigg.svep(kl(date(2019, 6, 11)))
        assert not any(ar_paminnelse(str(tolka(ett.innehall)["Subject"])) for ett in smtp.mottagna)
        vantade, korten_fore = vantat(rigg, fvm), len(kort.mottagna)
        arenden = rigg.las("SELECT nyckel FROM arende WHERE paminns")
        rigg.klocka.ga_till(kl(date(2019, 8, 1)))
        rigg.svep_var(timedelta(days=1), till=SLUT)
    mottagna = [tolka(ett.innehall) for ett in smtp.mottagna]
    brev = Counter(
        ett["Date"].datetime.astimezone(STOCKHOLM).date()
        for ett in mottagna
        if ar_paminnelse(str(ett["Subject"]))
    )
    assert brev == vantade[Kanal.EPOST]
    assert len(kort.mottagna) - korten_fore == vantade[Kanal.TEAMS].total()
    ansprak = rigg.ansprak()
    assert set(ansprak.values()) == {1}
    per_arende = Counter(
        nyckel for nyckel, dagar in {(nyckel, dagar) for nyckel, _, dagar, _ in ansprak}
    )
    assert per_arende == {rad.nyckel: 6 for rad in arenden}
    assert len(arenden) >= 49
    assert set(rigg.tillstand()) <= {"skickad", "aterhallen"}
    assert len({ett["Message-ID"] for ett in mottagna}) == len(mottagna)

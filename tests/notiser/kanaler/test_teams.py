"""Cards to a real HTTPS receiver."""

import json
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.mottagare.ca import Lokalca
from app.mottagare.teams import Teamsmottagare
from notiser.dubblett import markera_dubblett
from notiser.forsandelse import Kort
from notiser.kanaler.teams import Teamskanal
from notiser.svar import BestaendeFel, Okant, Skickat, Svar, TillfalligtFel
from tests.mottagare.trasig_teams import KLIPP, TYST, TrasigTeams
from tests.notiser.kanaler.utkast import HEMLIG, ett_adaptivt_kort, ett_kort
from tests.notiser.kort.langa import en_paminnelse, kortet

NU = datetime(2019, 9, 3, 8, tzinfo=UTC)


def skicka(mottagare: Teamsmottagare, ca: Lokalca, **andringar: object) -> Svar:
    adress = mottagare.adress(signatur=HEMLIG)
    with Teamskanal(ca_fil=str(ca.ca_fil), tidsgrans_s=0.5) as kanal:
        return kanal.skicka(ett_kort(adress, **andringar), adress=adress, nu=NU)


def svar_vid(mapp: Path, ca: Lokalca, status: int, **huvuden: str) -> Svar:
    with TrasigTeams(mapp, tls=ca.serverkontext(), status=status, **huvuden) as mottagare:
        svar = skicka(mottagare, ca)
    assert HEMLIG not in f"{svar} {svar!r}"
    return svar


def test_a_card_arrives_and_lies_as_a_file(
    teams: Teamsmottagare, ca: Lokalca, tmp_path: Path
) -> None:
    assert skicka(teams, ca) == Skickat(kvitto="HTTP 202")
    assert teams.mottagna == [ett_adaptivt_kort()]
    assert json.loads((tmp_path / "kort" / "0001.json").read_text("utf-8")) == teams.mottagna[0]


def test_no_log_holds_the_signature(
    teams: Teamsmottagare, ca: Lokalca, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    assert isinstance(skicka(teams, ca), Skickat)
    assert HEMLIG not in caplog.text


def test_many_cards_go_over_one_connection(teams: Teamsmottagare, ca: Lokalca) -> None:
    adress = teams.adress()
    with Teamskanal(ca_fil=str(ca.ca_fil)) as kanal:
        svar = [kanal.skicka(ett_kort(adress), adress=adress, nu=NU) for _ in range(10)]
    assert svar == [Skickat(kvitto="HTTP 202")] * 10
    assert len(teams.mottagna) == 10
    assert teams.anslutningar == 1


def test_an_unknown_authority_is_not_trusted(teams: Teamsmottagare) -> None:
    adress = teams.adress()
    with Teamskanal() as kanal:
        svar = kanal.skicka(ett_kort(adress), adress=adress, nu=NU)
    assert isinstance(svar, TillfalligtFel)
    assert not teams.mottagna


def test_verify_no_in_the_address_changes_nothing(teams: Teamsmottagare) -> None:
    adress = f"{teams.adress()}?verify=no"
    with Teamskanal() as kanal:
        assert isinstance(kanal.skicka(ett_kort(adress), adress=adress, nu=NU), TillfalligtFel)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 413, 302])
def test_these_statuses_are_for_good(tmp_path: Path, ca: Lokalca, status: int) -> None:
    svar = svar_vid(tmp_path, ca, status, Location="https://annan.example/")
    assert isinstance(svar, BestaendeFel)
    assert str(status) in svar.orsak


@pytest.mark.parametrize("status", [408, 429, 503])
def test_these_statuses_are_for_now(tmp_path: Path, ca: Lokalca, status: int) -> None:
    svar = svar_vid(tmp_path, ca, status, Retry_After="17")
    assert isinstance(svar, TillfalligtFel)
    assert svar.vanta_s == 17


@pytest.mark.parametrize("status", [500, 502, 504, KLIPP, TYST])
def test_these_answers_are_not_known(tmp_path: Path, ca: Lokalca, status: int) -> None:
    assert isinstance(svar_vid(tmp_path, ca, status), Okant)


def test_a_refused_connection_is_for_now(ca: Lokalca) -> None:
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        adress = f"workflows://127.0.0.1:{ledig.getsockname()[1]}/flode/{HEMLIG}"
    with Teamskanal(ca_fil=str(ca.ca_fil)) as kanal:
        svar = kanal.skicka(ett_kort(adress), adress=adress, nu=NU)
    assert isinstance(svar, TillfalligtFel)
    assert HEMLIG not in str(svar)


def test_a_card_about_sixty_bodies_arrives_shortened_and_marked(
    teams: Teamsmottagare, ca: Lokalca
) -> None:
    kort = markera_dubblett(kortet(en_paminnelse(60)))
    assert isinstance(kort, Kort)
    assert isinstance(skicka(teams, ca, kort=kort.kort), Skickat)
    assert teams.mottagna == [kort.kort]
    assert "ärenden till. Fråga fvm@vastkom.example" in str(teams.mottagna[0])


def test_a_card_that_is_too_big_is_refused_and_never_cut(
    teams: Teamsmottagare, ca: Lokalca
) -> None:
    svar = skicka(teams, ca, kort=ett_adaptivt_kort(rader=60, langd=400))
    assert isinstance(svar, BestaendeFel)
    assert "28 kB" in svar.orsak
    assert not teams.mottagna


def test_an_address_that_apprise_cannot_parse_is_for_good(ca: Lokalca) -> None:
    with Teamskanal(ca_fil=str(ca.ca_fil)) as kanal:
        for adress in ("workflows://h.example", f"ntfy://h.example/{HEMLIG}"):
            svar = kanal.skicka(ett_kort(adress), adress=adress, nu=NU)
            assert isinstance(svar, BestaendeFel)
            assert HEMLIG not in str(svar)

"""All transports behind one door, and the two small ones."""

from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from app.mottagare.ca import Lokalca
from app.mottagare.smtp import Smtpmottagare
from app.mottagare.teams import Teamsmottagare
from notiser.kanaler.fil import filnamn
from notiser.kanaler.kanaler import Kanaler, Kanalinstallningar
from notiser.svar import BestaendeFel, Okant, Skickat, TillfalligtFel
from tests.notiser.kanaler.test_epost import installning
from tests.notiser.kanaler.utkast import HEMLIG, en_filpost, en_notis, ett_brev, ett_kort

NU = datetime(2019, 9, 3, 8, tzinfo=UTC)


class _Mottagning(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.antal += 1  # type: ignore[attr-defined]
        self.send_response(200 if self.path == "/gar" else 500)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def http() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), _Mottagning)
    server.antal = 0  # type: ignore[attr-defined]
    trad = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    trad.start()
    yield server
    server.shutdown()
    server.server_close()
    trad.join()


def test_each_kind_finds_its_transport(
    smtp: Smtpmottagare, teams: Teamsmottagare, ca: Lokalca, tmp_path: Path
) -> None:
    installningar = Kanalinstallningar(smtp=installning(smtp.port), ca_fil=str(ca.ca_fil))
    with Kanaler(installningar) as kanaler:
        for forsandelse in (
            ett_brev(),
            ett_kort(teams.adress()),
            en_filpost(str(tmp_path / "ut")),
            ett_brev(),
            ett_kort(teams.adress()),
        ):
            assert isinstance(kanaler.skicka(forsandelse, nu=NU), Skickat)
    assert (smtp.anslutningar, len(smtp.mottagna)) == (1, 2)
    assert (teams.anslutningar, len(teams.mottagna)) == (1, 2)
    assert len(list((tmp_path / "ut").iterdir())) == 1


def test_no_mail_server_is_for_now() -> None:
    with Kanaler(Kanalinstallningar()) as kanaler:
        assert isinstance(kanaler.skicka(ett_brev(), nu=NU), TillfalligtFel)


def test_a_missing_secret_is_for_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEAMS_SAKNAS", raising=False)
    with Kanaler(Kanalinstallningar()) as kanaler:
        svar = kanaler.skicka(ett_kort("miljo:TEAMS_SAKNAS"), nu=NU)
    assert isinstance(svar, TillfalligtFel)
    assert "TEAMS_SAKNAS" in svar.orsak


def test_a_malformed_variable_is_for_good() -> None:
    with Kanaler(Kanalinstallningar()) as kanaler:
        assert isinstance(kanaler.skicka(ett_kort("miljo:"), nu=NU), BestaendeFel)


class _Trasig:
    """A transport with a fault in it."""

    def skicka(self, *_: object, **__: object) -> None:
        raise RuntimeError(HEMLIG)


def test_a_fault_in_a_transport_is_not_known() -> None:
    with Kanaler(Kanalinstallningar()) as kanaler:
        vars(kanaler)["_teams"] = _Trasig()
        svar = kanaler.skicka(ett_kort("workflows://h.example/a/b"), nu=NU)
    assert svar == Okant(orsak="Oväntat fel vid sändning (RuntimeError).")


def test_a_missing_authority_is_for_now(tmp_path: Path) -> None:
    installningar = Kanalinstallningar(ca_fil=str(tmp_path / "finns-inte.pem"))
    with Kanaler(installningar) as kanaler:
        svar = kanaler.skicka(ett_kort("workflows://h.example/a/b"), nu=NU)
    assert isinstance(svar, TillfalligtFel)
    assert "finns-inte.pem i BESLUT_CA_FIL" in svar.orsak


def test_apprise_carries_any_other_channel(http: HTTPServer) -> None:
    adress = f"json://127.0.0.1:{http.server_port}/gar"
    with Kanaler(Kanalinstallningar()) as kanaler:
        assert kanaler.skicka(en_notis(adress), nu=NU) == Skickat(kvitto="apprise")


def test_apprise_never_retries_nor_hides_a_failure(http: HTTPServer) -> None:
    adress = f"json://127.0.0.1:{http.server_port}/gar-inte?retry=3&optional=yes"
    with Kanaler(Kanalinstallningar()) as kanaler:
        assert isinstance(kanaler.skicka(en_notis(adress), nu=NU), Okant)
    assert http.antal == 1  # type: ignore[attr-defined]


def test_an_address_that_apprise_does_not_know_is_for_good() -> None:
    with Kanaler(Kanalinstallningar()) as kanaler:
        svar = kanaler.skicka(en_notis(f"okand://{HEMLIG}"), nu=NU)
    assert isinstance(svar, BestaendeFel)
    assert svar.orsak.startswith("Okänd kanaladress")
    assert HEMLIG not in str(svar)


def test_apprise_logs_nothing_about_us(http: HTTPServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    with Kanaler(Kanalinstallningar()) as kanaler:
        kanaler.skicka(en_notis(f"json://127.0.0.1:{http.server_port}/gar-inte"), nu=NU)
    assert "gar-inte" not in caplog.text
    assert "Rubrik" not in caplog.text


def test_the_same_notice_twice_is_one_file(tmp_path: Path) -> None:
    with Kanaler(Kanalinstallningar()) as kanaler:
        svar = [kanaler.skicka(en_filpost(str(tmp_path)), nu=NU) for _ in range(2)]
    (fil,) = tmp_path.iterdir()
    assert svar == [Skickat(kvitto=fil.name)] * 2
    assert fil.read_text("utf-8") == "Påminnelse § 12\n\nÅ, ä, ö.\n"


def test_a_folder_that_cannot_be_written_is_for_now(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    with Kanaler(Kanalinstallningar()) as kanaler:
        svar = kanaler.skicka(en_filpost(str(tmp_path / "fil")), nu=NU)
    assert isinstance(svar, TillfalligtFel)


@pytest.mark.parametrize("fil_id", ["../../etc/passwd", "..", "a/b", "å", "x" * 300, "/"])
def test_a_file_name_never_leaves_its_folder(fil_id: str) -> None:
    namn = filnamn(fil_id)
    assert namn.isascii()
    assert "/" not in namn
    assert not namn.startswith(".")
    assert len(namn) < 120


def test_two_notices_never_share_a_file() -> None:
    assert filnamn("a/b") != filnamn("a-b") != filnamn("a b")

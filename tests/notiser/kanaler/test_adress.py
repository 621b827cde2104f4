"""Addresses: resolved, hidden and checked."""

import pytest

from notiser.fel import Adressfel, Miljoadressfel
from notiser.forsandelse import Forsandelsesort
from notiser.kanaler.adress import dold, kontrollera_adress, los_adress
from tests.notiser.kanaler.utkast import HEMLIG

MILJO = {"TEAMS_AU": f"workflows://h.example/flode/{HEMLIG}", "TOM": " ", "FEL": "nej"}


def test_a_secret_is_read_from_the_environment() -> None:
    assert los_adress("miljo:TEAMS_AU", miljo=MILJO) == MILJO["TEAMS_AU"]


def test_an_open_address_stands_as_it_is() -> None:
    assert los_adress("ntfy://h.example/a", miljo={}) == "ntfy://h.example/a"


@pytest.mark.parametrize("namn", ["SAKNAS", "TOM"])
def test_a_missing_variable_is_named(namn: str) -> None:
    with pytest.raises(Miljoadressfel, match=f"Miljövariabeln {namn} saknas"):
        los_adress(f"miljo:{namn}", miljo=MILJO)


def test_a_variable_needs_a_name() -> None:
    with pytest.raises(Adressfel, match="namnet på en miljövariabel"):
        los_adress("miljo:inte ett namn", miljo=MILJO)


@pytest.mark.parametrize(
    ("adress", "visad"),
    [
        (f"workflows://h.example:8443/flode/{HEMLIG}?pa=yes", "workflows://h.example:8443/…"),
        (f"workflows://{HEMLIG}@h.example/a/b", "workflows://…"),
        (f"tgram://{HEMLIG}/kanal", "tgram://…"),
        (f"https://h.example/workflows/a?sig={HEMLIG}", "https://…"),
        ("miljo:TEAMS_AU", "miljo:TEAMS_AU"),
        ("registrator@ockero.example", "registrator@ockero.example"),
        ("/srv/beslut/utskick", "/srv/beslut/utskick"),
    ],
)
def test_an_address_is_shown_without_secrets(adress: str, visad: str) -> None:
    assert dold(adress) == visad


@pytest.mark.parametrize(
    ("kanal", "adress"),
    [
        ("brev", "Öckerö <registrator@ockero.example>"),
        ("kort", "miljo:TEAMS_AU"),
        ("kort", "workflows://h.example/flode/signatur"),
        ("notis", "ntfy://h.example/kanal"),
        ("fil", "/srv/beslut/utskick"),
    ],
)
def test_a_good_address_passes(kanal: Forsandelsesort, adress: str) -> None:
    kontrollera_adress(kanal, adress, miljo=MILJO)


@pytest.mark.parametrize(
    ("kanal", "adress"),
    [
        ("brev", "registrator"),
        ("brev", " "),
        ("kort", "miljo:FEL"),
        ("kort", "miljo:SAKNAS"),
        ("kort", f"workflows://h.example/{HEMLIG}"),
        ("kort", f"ntfy://h.example/{HEMLIG}"),
        ("notis", f"okand://h.example/{HEMLIG}"),
        ("fil", "ntfy://h.example"),
        ("fil", "a\nb"),
    ],
)
def test_a_bad_address_is_refused_without_quoting_it(kanal: Forsandelsesort, adress: str) -> None:
    with pytest.raises(Adressfel) as fel:
        kontrollera_adress(kanal, adress, miljo=MILJO)
    assert HEMLIG not in str(fel.value)

"""From a workflows:// address to the HTTPS address, as apprise itself would post."""

import pytest

from notiser.fel import Adressfel
from notiser.kanaler.workflows import las_workflows

FRAGA = {"api-version": "2016-06-01", "sp": "/triggers/manual/run", "sv": "1.0", "sig": "sigg"}
NY_FRAGA = FRAGA | {"api-version": "2022-03-01-preview"}
VISAD_FRAGA = "api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=sigg"
SLUT = "workflows/abc/triggers/manual/paths/invoke"


@pytest.mark.parametrize(
    ("adress", "url", "fraga"),
    [
        ("workflows://h.example/abc/sigg", f"https://h.example/{SLUT}", FRAGA),
        ("workflow://h.example:8443/abc/sigg/", f"https://h.example:8443/{SLUT}", FRAGA),
        (
            "workflows://h.example/abc/sigg?pa=yes",
            f"https://h.example/powerautomate/automations/direct/{SLUT}",
            NY_FRAGA,
        ),
        (
            "workflows://h.example/abc/sigg?ver=2020-01-01",
            f"https://h.example/{SLUT}",
            FRAGA | {"api-version": "2020-01-01"},
        ),
        (
            f"https://h.example:443/{SLUT}?{VISAD_FRAGA}",
            f"https://h.example:443/{SLUT}",
            FRAGA,
        ),
    ],
)
def test_the_address_becomes_https(adress: str, url: str, fraga: dict[str, str]) -> None:
    assert las_workflows(adress) == (url, fraga)


@pytest.mark.parametrize(
    "adress",
    ["workflows://", "workflows://h.example/abc", "ntfy://h.example/abc", "msteams://a/b/c/d", ""],
)
def test_what_is_no_workflow_is_refused(adress: str) -> None:
    with pytest.raises(Adressfel):
        las_workflows(adress)


def test_the_parsed_address_is_not_shown() -> None:
    assert "sigg" not in repr(las_workflows("workflows://h.example/abc/sigg"))
